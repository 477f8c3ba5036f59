// @ts-check
// Study questions: a button that compares what is chosen with what is right, and says why.
// Without this script the answer opens under each question.
(function () {
  "use strict";

  const WORDS = { right: "right", missed: "this is right too", wrong: "not this one" };

  /** @param {string} tag @param {string} name @param {string} [text] */
  function make(tag, name, text) {
    const found = document.createElement(tag);
    found.className = name;
    found.textContent = text || "";
    return found;
  }

  /** @param {HTMLFieldSetElement} fields */
  function choices(fields) {
    return /** @type {HTMLInputElement[]} */ ([...fields.querySelectorAll("input")]);
  }

  /** @param {HTMLInputElement} input */
  function unmark(input) {
    const label = /** @type {HTMLElement} */ (input.parentElement);
    delete label.dataset.mark;
    label.querySelector(".topicbook-mark")?.remove();
  }

  /**
   * @param {HTMLInputElement} input
   * @param {boolean} one whether only one choice can be right
   */
  function mark(input, one) {
    const right = "right" in input.dataset;
    if (!input.checked && !right) return;
    const kind = right ? (input.checked ? "right" : "missed") : "wrong";
    const words = kind === "missed" && one ? "this is right" : WORDS[kind];
    const label = /** @type {HTMLElement} */ (input.parentElement);
    label.dataset.mark = kind;
    label.append(make("span", "topicbook-mark", (right ? "✓ " : "✗ ") + words));
  }

  /**
   * @param {HTMLInputElement[]} inputs
   * @returns {string} what is said of the choice
   */
  function judge(inputs) {
    const wrong = inputs.some((input) => input.checked && !("right" in input.dataset));
    const missed = inputs.some((input) => !input.checked && "right" in input.dataset);
    if (!wrong && !missed) return "Right. Here is why:";
    const found = inputs.some((input) => input.checked && "right" in input.dataset);
    return found ? "Partly right. Here is why:" : "Not quite. Here is why:";
  }

  /** @param {HTMLElement} check */
  function enliven(check) {
    const fields = check.querySelector("fieldset");
    const details = check.querySelector("details");
    if (!fields || !details) return;
    const inputs = choices(fields);
    const button = make("button", "topicbook-check", "Check my answer");
    button.setAttribute("type", "button");
    const verdict = make("p", "topicbook-verdict");
    verdict.setAttribute("role", "status");
    fields.append(button, verdict);
    button.addEventListener("click", () => {
      inputs.forEach(unmark);
      if (!inputs.some((input) => input.checked)) {
        verdict.textContent = "Choose an answer first.";
        return;
      }
      inputs.forEach((input) => mark(input, input.type === "radio"));
      const said = judge(inputs);
      const why = [...details.children].slice(1).map((part) => part.textContent).join(" ");
      details.open = true;
      // The explanation stands right below; those who hear the page are told it at once.
      verdict.replaceChildren(said, make("span", "visually-hidden topicbook-said", ` ${why}`));
    });
    fields.addEventListener("change", () => {
      inputs.forEach(unmark);
      verdict.textContent = "";
    });
  }

  /** Open what a link to one question leads into. */
  function openTarget() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const fold = target?.closest("details.topicbook-fold");
    if (target && fold instanceof HTMLDetailsElement && !fold.open) {
      fold.open = true;
      target.scrollIntoView();
    }
  }

  document.querySelectorAll(".topicbook-self-check").forEach((check) => {
    if (check instanceof HTMLElement) enliven(check);
  });
  document.querySelectorAll("details.topicbook-answer").forEach((details) => {
    details.addEventListener("toggle", () => {
      const summary = /** @type {HTMLElement} */ (details.querySelector("summary"));
      const open = details instanceof HTMLDetailsElement && details.open;
      summary.textContent = open ? "Hide the answer" : "Show the answer";
    });
  });
  addEventListener("hashchange", openTarget);
  openTarget();
})();
