// @ts-check
// The words of a question, marked on the page that a result led to, until Esc or a click.

(() => {
  const PLACE = "#furo-main-content";
  const SKIPPED = "mark, script, style, svg, .topicbook-help, .topicbook-references, .headerlink";

  /** The texts that a reader reads, in order. @param {Element} place */
  const texts = (place) => {
    const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
      if (!walker.currentNode.parentElement?.closest(SKIPPED)) {
        found.push(walker.currentNode);
      }
    }
    return found;
  };

  const clear = () => {
    for (const mark of document.querySelectorAll("mark.topicbook-mark")) {
      const parent = mark.parentNode;
      mark.replaceWith(...mark.childNodes);
      parent?.normalize();
    }
    document.querySelector(".topicbook-unmark")?.remove();
    document.removeEventListener("keydown", onKey, true);
  };

  /** The Esc that closes the dialog is meant for the dialog alone. @param {KeyboardEvent} event */
  const onKey = (event) => {
    if (event.key === "Escape" && !document.querySelector("dialog[open]")) {
      clear();
    }
  };

  /** @param {string[]} stems */
  const markPage = async (stems) => {
    const place = document.querySelector(PLACE);
    await topicbookSearch.index.load("stemmer");
    // Other words may have led to the page at hand.
    clear();
    const wanted = new Set(stems);
    for (const text of place ? texts(place) : []) {
      const parts = topicbookSearch.view.marked(text.textContent ?? "", wanted);
      if (parts.length > 1 && text instanceof Text) {
        for (const part of parts) {
          if (part instanceof Element) {
            part.className = "topicbook-mark";
          }
        }
        text.replaceWith(...parts);
      }
    }
    if (document.querySelector("mark.topicbook-mark")) {
      const button = topicbookSearch.view.element("button", { type: "button", class: "topicbook-unmark" }, "Remove marks");
      button.addEventListener("click", clear);
      document.body.append(button);
      document.addEventListener("keydown", onKey, true);
    }
  };

  topicbookSearch.markPage = markPage;
})();
