// @ts-check
// A button beside each form of the citation copies it. Where the browser forbids that, it selects it.

(() => {
  for (const name of document.querySelectorAll(".topicbook-cite dt")) {
    const form = name.textContent ?? "";
    const text = name.nextElementSibling;
    if (!text) {
      continue;
    }
    const said = document.createElement("span");
    said.setAttribute("role", "status");
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "Copy";
    button.setAttribute("aria-label", `Copy ${form}`);
    button.addEventListener("click", async () => {
      said.textContent = "";
      const plain = text.textContent ?? "";
      /** @type {Record<string, string>} */
      const types = { "text/plain": form === "RIS" ? plain.replaceAll("\n", "\r\n") : plain };
      if (form === "APA") {
        types["text/html"] = text.innerHTML; // for its italics
      }
      try {
        const entries = Object.entries(types).map(([type, value]) => [type, new Blob([value], { type })]);
        await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(entries))]);
        said.textContent = `${form} copied`;
      } catch {
        getSelection()?.selectAllChildren(text);
        said.textContent = "Selected: copy with Ctrl+C or Cmd+C";
      }
    });
    name.append(" ", button, " ", said);
  }
})();
