// @ts-check
// Reading paths: each step can be ticked off. The ticks stay in this browser.
(function () {
  "use strict";

  /**
   * @param {string} key
   * @returns {string[]} what is kept, or nothing where the browser keeps nothing
   */
  function load(key) {
    try {
      const kept = JSON.parse(localStorage.getItem(key) || "[]");
      return Array.isArray(kept) ? kept.map(String) : [];
    } catch {
      return [];
    }
  }

  /**
   * @param {string} key
   * @param {string[]} read
   * @returns {boolean} whether it is kept; a browser may refuse, and the page still works
   */
  function save(key, read) {
    try {
      localStorage.setItem(key, JSON.stringify(read));
      return true;
    } catch {
      return false;
    }
  }

  /** @param {HTMLElement} path */
  function enliven(path) {
    const key = `topicbook:${path.dataset.project}:${path.id}`;
    const steps = /** @type {HTMLElement[]} */ ([...path.querySelectorAll(".topicbook-steps > li")]);
    const status = document.createElement("p");
    status.className = "topicbook-path-status";
    status.setAttribute("role", "status");
    path.append(status);
    /** @type {HTMLInputElement[]} */
    const boxes = [];

    /** @param {boolean} kept */
    function tell(kept) {
      const done = boxes.filter((box) => box.checked).length;
      const words = done === boxes.length ? "You have read them all." : `${done} of ${boxes.length} read.`;
      status.textContent = kept ? words : `${words} This browser keeps nothing, so it forgets this when you leave.`;
    }

    function show() {
      const read = load(key);
      boxes.forEach((box) => {
        box.checked = read.includes(box.value);
      });
      tell(true);
    }

    for (const step of steps) {
      const link = step.querySelector("a");
      if (!link) continue;
      const box = document.createElement("input");
      box.type = "checkbox";
      box.value = (link.getAttribute("href") || "").replace(/^(\.\.\/)+/, "");
      box.setAttribute("aria-label", `I have read “${link.textContent}”`);
      box.addEventListener("change", () => {
        // Another tab may have ticked off other steps since.
        const others = load(key).filter((value) => value !== box.value);
        tell(save(key, box.checked ? [...others, box.value] : others));
      });
      boxes.push(box);
      step.prepend(box);
      step.classList.add("topicbook-step");
    }
    addEventListener("storage", (event) => {
      if (event.key === key) show();
    });
    show();
  }

  document.querySelectorAll(".topicbook-path").forEach((path) => {
    if (path instanceof HTMLElement) enliven(path);
  });
})();
