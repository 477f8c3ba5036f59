// @ts-check
// What search needs on every page: its keys, its boxes, and the marks on the page it led to.
// The rest is loaded when a reader turns to search, and not before.

(() => {
  const tag = document.currentScript;
  // From this script's own address: on the 404 page, shown at any depth, the page's root is another.
  const source = tag instanceof HTMLScriptElement ? tag.src : window.location.href;
  const root = new URL("../../", source).href;
  const given = tag?.dataset ?? {};
  /** @type {any} */
  const search = {
    root,
    searchUrl: given.search ?? "search.html",
    helpLead: given.lead ?? "",
  };
  Object.assign(window, { topicbookSearch: search });
  const onSearchPage = document.getElementById("topicbook-search-page") !== null;

  /** @type {Promise<void> | null} */
  let engine = null;
  const loadEngine = () => {
    engine ??= new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = `${root}_search/engine.js?v=${given.engine}`;
      script.addEventListener("load", () => resolve());
      script.addEventListener("error", () => {
        engine = null;
        reject(new Error("engine.js is missing"));
      });
      document.head.append(script);
    });
    return engine;
  };

  /** @param {string} words */
  const goTo = (words) => {
    const query = words ? `#${new URLSearchParams({ q: words })}` : "";
    window.location.href = `${root}${search.searchUrl}${query}`;
  };

  const open = () => {
    const box = document.querySelector("#topicbook-search-form input");
    if (onSearchPage && box instanceof HTMLInputElement) {
      box.focus();
      box.select();
    } else {
      loadEngine().then(
        () => search.openDialog(),
        () => goTo(""),
      );
    }
  };

  /** @param {EventTarget | null} target */
  const isTyping = (target) =>
    target instanceof HTMLElement &&
    (target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName));

  // Before Sphinx's own "/", which only knows the box in the sidebar.
  window.addEventListener(
    "keydown",
    (event) => {
      const slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey;
      const command = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
      // A browser that fills a box from memory sends events without a key.
      const k = command && event.key?.toLowerCase() === "k";
      if (k || (slash && !isTyping(event.target))) {
        event.preventDefault();
        event.stopImmediatePropagation();
        open();
      }
    },
    true,
  );

  // Words go behind the "#", which is sent to no server.
  for (const form of document.querySelectorAll(".sidebar-search-container, .topicbook-search")) {
    form.addEventListener("submit", (event) => {
      const box = form.querySelector("input[name=q]");
      // On the search page itself the program answers once it is there; until then the box waits.
      event.preventDefault();
      if (form.id !== "topicbook-search-form" && box instanceof HTMLInputElement) {
        goTo(box.value.trim());
      }
    });
  }

  const header = document.querySelector(".mobile-header .header-right");
  if (header) {
    const button = document.createElement("button");
    button.className = "topicbook-search-button";
    button.type = "button";
    button.setAttribute("aria-label", "Search");
    button.addEventListener("click", open);
    header.prepend(button);
  }

  if (onSearchPage) {
    loadEngine().catch(() => {
      const place = document.getElementById("topicbook-search-page");
      const said = document.createElement("p");
      said.setAttribute("role", "alert");
      said.textContent = "The search could not be loaded. Reload the page, or choose a topic.";
      place?.prepend(said);
    });
  } else {
    const markLeft = () => {
      try {
        const left = window.sessionStorage.getItem("topicbook-marks");
        window.sessionStorage.removeItem("topicbook-marks");
        const [page, stems] = left ? JSON.parse(left) : ["", []];
        if (page === window.location.pathname && stems.length > 0) {
          void loadEngine().then(() => search.markPage(stems));
        }
      } catch {
        // Storage is blocked: nothing was left to mark.
      }
    };
    window.addEventListener("topicbook-marks", markLeft);
    markLeft();
  }
})();
