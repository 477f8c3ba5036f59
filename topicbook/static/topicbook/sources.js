// @ts-check
// The links to the kinds of sources become a filter: one kind is shown, a second click shows all.

(() => {
  const nav = document.querySelector(".topicbook-source-kinds");
  const groups = document.querySelectorAll(".topicbook-sources");
  if (!nav || groups.length === 0) {
    return;
  }
  const links = [...nav.querySelectorAll("a")];
  const said = document.createElement("p");
  said.className = "topicbook-note";
  said.setAttribute("role", "status");
  nav.append(said);

  /** @param {HTMLAnchorElement | null} chosen */
  const choose = (chosen) => {
    for (const link of links) {
      link.setAttribute("aria-pressed", String(link === chosen));
    }
    for (const group of groups) {
      if (group instanceof HTMLElement) {
        group.hidden = chosen !== null && chosen.hash !== `#${group.id}`;
      }
    }
    const count = chosen?.parentElement?.querySelector(".topicbook-count")?.textContent;
    said.textContent = chosen ? `Showing ${chosen.textContent}: ${count}.` : "Showing all kinds.";
  };

  for (const link of links) {
    link.setAttribute("role", "button");
    link.setAttribute("aria-pressed", "false");
    link.addEventListener("click", (event) => {
      event.preventDefault();
      choose(link.getAttribute("aria-pressed") === "true" ? null : link);
    });
    link.addEventListener("keydown", (event) => {
      if (event.key === " ") {
        event.preventDefault();
        link.click();
      }
    });
  }
})();
