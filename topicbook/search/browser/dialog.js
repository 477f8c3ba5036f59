// @ts-check
// The dialog with instant results on every page: a combobox whose list opens below the box.

(() => {
  const { element } = topicbookSearch.view;
  const PAUSE = 700;
  const MOST = 8;

  const box = /** @type {HTMLInputElement} */ (element("input", {
    type: "search", id: "topicbook-dialog-box", role: "combobox", autocomplete: "off", spellcheck: "false",
    "aria-expanded": "false", "aria-controls": "topicbook-dialog-list", "aria-autocomplete": "list",
  }));
  const list = element("div", { id: "topicbook-dialog-list", role: "listbox", "aria-label": "Pages", "data-state": "idle" });
  const said = element("p", { class: "topicbook-search-said", role: "status" });
  const helpPlace = element("div", {});
  const advice = element("div", { class: "topicbook-search-advice" });
  const all = element("a", { class: "topicbook-dialog-all", href: `${topicbookSearch.root}${topicbookSearch.searchUrl}` }, "All results and choices");
  const close = element("button", { type: "button", class: "topicbook-dialog-close" }, "Close");
  const label = element("label", { for: "topicbook-dialog-box" }, "Search this site");
  const form = element("form", { role: "search" }, label, box);
  const dialog = /** @type {HTMLDialogElement} */ (element(
    "dialog",
    { class: "topicbook-dialog", "aria-label": "Search" },
    element("div", { class: "topicbook-dialog-top" }, form, close),
    helpPlace, said, advice, list, element("p", {}, all),
  ));
  document.body.append(dialog);

  let asked = 0;
  let timer = 0;
  let chosen = -1;
  /** @type {string[]} */
  let stems = [];

  const state = () => ({ ...topicbookSearch.address.nothing(), q: box.value });
  const options = () => [...list.querySelectorAll("a")];

  /** @param {number} at */
  const choose = (at) => {
    const found = options();
    chosen = found.length === 0 ? -1 : Math.max(-1, Math.min(at, found.length - 1));
    found.forEach((option, place) => {
      option.setAttribute("aria-selected", String(place === chosen));
    });
    if (chosen >= 0) {
      box.setAttribute("aria-activedescendant", found[chosen].id);
      found[chosen].scrollIntoView({ block: "nearest" });
    } else {
      box.removeAttribute("aria-activedescendant");
    }
  };

  const showHelp = () => {
    const needed = topicbookSearch.crisis(box.value);
    helpPlace.replaceChildren(...(needed ? [helpPlace.firstChild ?? topicbookSearch.view.help()] : []));
    return needed;
  };

  /** @param {string} text */
  const say = (text) => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => {
      said.textContent = text;
    }, PAUSE);
  };

  /** @param {SearchResult} result @param {number} at @param {Set<string>} words */
  const option = (result, at, words) => {
    const href = result.anchor ? `${result.url}#${result.anchor}` : result.url;
    const section = result.anchor ? [element("span", { class: "topicbook-result-section" }, ...topicbookSearch.view.marked(result.heading, words))] : [];
    return element(
      "a",
      { role: "option", id: `topicbook-option-${at}`, href, tabindex: "-1", "aria-selected": "false" },
      element("span", { class: "topicbook-result-title" }, ...topicbookSearch.view.marked(result.title, words)),
      ...section,
      element("span", { class: "topicbook-result-meta" }, topicbookSearch.view.about(result)),
    );
  };

  /** @param {SearchAnswer} answer @param {boolean} crisis */
  const adviseOn = (answer, crisis) => {
    advice.replaceChildren();
    if (answer.meant) {
      const button = element("button", { type: "button" }, answer.meant);
      button.addEventListener("click", () => {
        box.value = answer.meant;
        box.focus();
        void update();
      });
      advice.append(element("p", {}, "Did you mean ", button, "?"));
    }
    if (box.value.trim() && !crisis && answer.fit === "weak") {
      const help = element("a", { href: topicbookSearch.view.helpHref() }, "Help contacts");
      const topics = answer.near.flatMap(({ id, title }) => {
        const query = topicbookSearch.address.format({ ...topicbookSearch.address.nothing(), topic: id });
        return [element("a", { href: `${topicbookSearch.root}${topicbookSearch.searchUrl}#${query}` }, title), ", "];
      });
      advice.append(element("p", {}, "Nothing here fits these words well. Topics near them: ", ...topics, help, "."));
    }
    if (answer.named) {
      advice.append(topicbookSearch.view.named(answer.named));
    }
  };

  /** @param {SearchAnswer} answer */
  const show = (answer) => {
    const crisis = showHelp();
    ({ stems } = answer);
    const results = answer.results.slice(0, MOST);
    list.replaceChildren(...results.map((result, at) => option(result, at, new Set(stems))));
    list.dataset.state = "ready";
    list.dataset.fit = answer.fit;
    box.setAttribute("aria-expanded", String(results.length > 0));
    adviseOn(answer, crisis);
    choose(-1);
    say(box.value.trim() ? topicbookSearch.view.told(answer, crisis) : "");
  };

  const update = async () => {
    asked += 1;
    const mine = asked;
    showHelp();
    list.dataset.state = "busy";
    all.setAttribute("href", `${topicbookSearch.root}${topicbookSearch.searchUrl}#${topicbookSearch.address.format(state())}`);
    try {
      const answer = await topicbookSearch.answer(state(), { typing: true });
      if (mine === asked) {
        show(answer);
      }
    } catch {
      if (mine === asked) {
        list.replaceChildren();
        box.setAttribute("aria-expanded", "false");
        list.dataset.state = "failed";
        say(topicbookSearch.view.told(null, helpPlace.firstChild !== null));
        advice.replaceChildren(element("p", { role: "alert" }, "The search could not be loaded. Reload the page, or choose a topic from the menu."));
      }
    }
  };

  /** @param {HTMLAnchorElement} link */
  const follow = (link) => {
    topicbookSearch.view.carry(link.href, stems);
    dialog.close();
    const here = new URL(link.href).pathname === window.location.pathname;
    window.location.href = link.href;
    if (here) {
      // The page is not loaded anew, so nothing else would mark it.
      window.dispatchEvent(new Event("topicbook-marks"));
    }
  };

  box.addEventListener("input", () => void update());
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      // In a search field the first Esc would only empty it.
      event.preventDefault();
      dialog.close();
    }
    const moves = { ArrowDown: chosen + 1, ArrowUp: chosen - 1 };
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      choose(moves[event.key]);
    }
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const option = options()[chosen];
    if (option) {
      follow(option);
    } else if (box.value.trim()) {
      window.location.href = all.getAttribute("href") ?? "";
    }
  });
  list.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      follow(link);
    }
  });
  all.addEventListener("click", () => dialog.close());
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) {
      dialog.close();
    }
  });

  topicbookSearch.openDialog = () => {
    if (!dialog.open) {
      dialog.showModal();
      box.select();
      void update();
    }
  };
})();
