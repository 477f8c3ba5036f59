// @ts-check
// Meanings of concepts beside the words: shown on hover, focus or touch, and put away with Esc.
// Without this script the words are links to the glossary and the meanings stay hidden.

(() => {
  const MARGIN = 8;

  /** @param {Element} term @returns {[HTMLElement, HTMLElement] | null} */
  const parts = (term) => {
    const link = term.querySelector("a");
    const tip = term.querySelector("[role=tooltip]");
    return link && tip instanceof HTMLElement ? [link, tip] : null;
  };

  /** Keep a meaning inside the window. @param {HTMLElement} tip */
  const place = (tip) => {
    tip.style.translate = "";
    const box = tip.getBoundingClientRect();
    const width = document.documentElement.clientWidth;
    const left = Math.min(0, width - MARGIN - box.right);
    const shift = Math.max(left, MARGIN - box.left);
    tip.style.translate = `${shift}px`;
  };

  /** @type {HTMLElement | null} */
  let shown = null;

  /** @param {HTMLElement | null} tip */
  const show = (tip) => {
    if (shown && shown !== tip) {
      shown.hidden = true;
    }
    shown = tip;
    if (tip) {
      tip.hidden = false;
      place(tip);
    }
  };

  for (const term of document.querySelectorAll(".topicbook-term")) {
    const found = parts(term);
    if (!found) {
      continue;
    }
    const [link, tip] = found;
    link.setAttribute("aria-describedby", tip.id);
    // A finger cannot hover: its first tap shows the meaning, its second follows the link.
    let touched = false;
    term.addEventListener("pointerenter", (event) => {
      if (event instanceof PointerEvent && event.pointerType === "mouse") {
        show(tip);
      }
    });
    term.addEventListener("pointerleave", (event) => {
      const mouse = event instanceof PointerEvent && event.pointerType === "mouse";
      if (mouse && shown === tip && document.activeElement !== link) {
        show(null);
      }
    });
    link.addEventListener("pointerdown", (event) => {
      touched = event.pointerType !== "mouse" && shown !== tip;
    });
    // A swipe that starts on the word is no tap.
    link.addEventListener("pointercancel", () => {
      touched = false;
    });
    link.addEventListener("click", (event) => {
      if (touched) {
        event.preventDefault();
        touched = false;
        show(tip);
      }
    });
    link.addEventListener("focus", () => {
      if (!touched) {
        show(tip);
      }
    });
    link.addEventListener("blur", () => {
      if (shown === tip && !term.matches(":hover")) {
        show(null);
      }
    });
  }

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && shown) {
      show(null);
      event.stopPropagation();
    }
  });

  document.addEventListener("pointerdown", (event) => {
    if (shown && event.target instanceof Node && !shown.parentElement?.contains(event.target)) {
      show(null);
    }
  });
})();
