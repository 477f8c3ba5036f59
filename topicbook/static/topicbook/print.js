// @ts-check
// Paper cannot unfold anything: folded blocks are open while the page is printed.

(() => {
  /** @type {HTMLDetailsElement[]} */
  const opened = [];

  window.addEventListener("beforeprint", () => {
    for (const block of document.querySelectorAll("details")) {
      if (!block.open) {
        block.open = true;
        opened.push(block);
      }
    }
  });

  window.addEventListener("afterprint", () => {
    for (const block of opened.splice(0)) {
      block.open = false;
    }
  });
})();
