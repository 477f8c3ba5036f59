// @ts-check
// Buttons that copy a citation. Where nothing can be copied, the text is selected instead.
(function () {
  "use strict";

  /** @param {Element} text */
  function select(text) {
    const range = document.createRange();
    range.selectNodeContents(text);
    const selection = getSelection();
    selection?.removeAllRanges();
    selection?.addRange(range);
  }

  document.querySelectorAll(".topicbook-cite").forEach((block) => {
    const status = document.createElement("p");
    status.setAttribute("role", "status");
    block.append(status);
    block.querySelectorAll(".topicbook-cite-row").forEach((row) => {
      const [name, text] = row.children;
      if (!name || !text) return;
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = "Copy";
      button.setAttribute("aria-label", `Copy ${name.textContent}`);
      name.append(" ", button);
      button.addEventListener("click", async () => {
        try {
          await navigator.clipboard.writeText(text.textContent || "");
          status.textContent = "Copied.";
        } catch {
          select(text);
          status.textContent = "Selected: press Ctrl+C or Cmd+C to copy.";
        }
      });
    });
  });
})();
