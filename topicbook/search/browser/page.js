// @ts-check
// The search page: results as one types, facets, and an address that is written once.

(() => {
  const place = document.getElementById("topicbook-search-page");
  const form = document.getElementById("topicbook-search-form");
  const box = form?.querySelector("input[name=q]");
  if (!place || !(form instanceof HTMLFormElement) || !(box instanceof HTMLInputElement)) {
    return;
  }
  const { element, told } = topicbookSearch.view;
  const PAUSE = 700;
  const SHORT_PAUSE = 120;
  const MORE = 20;

  const list = element("ol", { id: "search-results", "data-state": "idle", "data-fit": "good" });
  const said = element("p", { class: "topicbook-search-said", role: "status" });
  const helpPlace = element("div", {});
  const advice = element("div", { class: "topicbook-search-advice" });
  const facetPlace = element("div", { class: "topicbook-facets" });
  const more = element("button", { type: "button", class: "topicbook-more" }, "Show more");
  place.replaceChildren(helpPlace, said, advice, list, more, facetPlace);
  more.hidden = true;

  let state = topicbookSearch.address.read();
  let asked = 0;
  let extra = 0;
  let timer = 0;
  let drawing = 0;
  /** The stems that are marked in the list. @type {string[]} */
  let shown = [];

  /** Help first, whatever else is or is not there. */
  const showHelp = () => {
    if (!topicbookSearch.crisis(state.q)) {
      helpPlace.replaceChildren();
    } else if (!helpPlace.firstChild) {
      helpPlace.append(topicbookSearch.view.help());
    }
  };

  /** Announced when the typing pauses, not at every key. @param {string} text @param {boolean} typing */
  const say = (text, typing) => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => {
      said.textContent = text;
    }, typing ? PAUSE : 0);
  };

  /** @param {SearchState} next */
  const go = (next) => {
    state = next;
    extra = 0;
    box.value = state.q;
    topicbookSearch.address.write(state);
    void update(false);
  };

  /** @param {string} words */
  const meantButton = (words) => {
    const button = element("button", { type: "button" }, words);
    button.addEventListener("click", () => go({ ...state, q: words }));
    return element("p", {}, "Did you mean ", button, "?");
  };

  /** @param {SearchAnswer} answer */
  const adviseOn = (answer) => {
    advice.replaceChildren();
    if (answer.meant) {
      advice.append(meantButton(answer.meant));
    }
    const asks = state.q.trim() !== "";
    const empty = answer.total === 0 && (asks || topicbookSearch.facets.isOn(state));
    if (empty && topicbookSearch.facets.isOn(state)) {
      const clear = element("button", { type: "button" }, "Show results from everywhere");
      clear.addEventListener("click", () => go({ ...topicbookSearch.address.nothing(), q: state.q }));
      advice.append(element("p", {}, "Nothing is left with these choices. ", clear));
    } else if (asks && !helpPlace.firstChild && (empty || answer.fit === "weak")) {
      advice.append(weakAdvice(answer, empty));
    }
    if (answer.named && !topicbookSearch.facets.isOn(state)) {
      advice.append(topicbookSearch.view.named(answer.named));
    }
  };

  /** @param {SearchAnswer} answer @param {boolean} empty */
  const weakAdvice = (answer, empty) => {
    const links = answer.near.map(({ id, title }) => {
      const link = element("a", { href: `#${topicbookSearch.address.format({ ...topicbookSearch.address.nothing(), topic: id })}` }, title);
      return element("li", {}, link);
    });
    const help = element("a", { href: topicbookSearch.view.helpHref() }, "Help contacts");
    return element(
      "div",
      { class: "topicbook-weak" },
      element("p", {}, empty ? "Nothing here fits these words." : "Nothing here fits these words well. The closest pages are below."),
      element("p", {}, "You can try other everyday words, or look at a topic:"),
      element("ul", {}, ...links, element("li", {}, help)),
    );
  };

  /** @param {Facet} facet */
  const facetGroup = (facet) => {
    const buttons = facet.choices
      .filter(({ count, value }) => count > 0 || state[facet.name] === value)
      .map((choice) => {
        const on = state[facet.name] === choice.value;
        const attributes = { type: "button", "aria-pressed": String(on) };
        const button = element("button", attributes, choice.label, " ", element("span", { class: "topicbook-count" }, String(choice.count)));
        button.dataset.value = choice.value;
        button.addEventListener("click", () => go({ ...state, [facet.name]: on ? "" : choice.value }));
        return element("li", { class: `topicbook-depth-${choice.depth}` }, button);
      });
    return element("fieldset", { "data-facet": facet.name }, element("legend", {}, facet.label), element("ul", {}, ...buttons));
  };

  /** Draw the choices anew and give the focus back to the one that was used. @param {SearchAnswer} answer */
  const showFacets = (answer) => {
    const used = facetPlace.contains(document.activeElement) ? document.activeElement : null;
    const open = facetPlace.querySelector("details")?.open ?? window.matchMedia("(min-width: 63em)").matches;
    const name = used?.closest("fieldset")?.dataset.facet;
    const value = used instanceof HTMLElement ? used.dataset.value : "";
    const details = element("details", {}, element("summary", {}, "Narrow down"), ...answer.facets().map(facetGroup));
    details.toggleAttribute("open", open);
    facetPlace.replaceChildren(details);
    if (name) {
      const again = [...facetPlace.querySelectorAll(`[data-facet=${name}] button`)].find(
        (button) => button instanceof HTMLElement && button.dataset.value === value,
      );
      (again instanceof HTMLElement ? again : details.querySelector("summary"))?.focus();
    }
  };

  /** @param {SearchAnswer} answer @param {boolean} typing */
  const show = (answer, typing) => {
    const stems = new Set(answer.stems);
    const items = topicbookSearch.view.list(answer.results, stems);
    // What is shown already stays as it is, with its focus.
    if (items.length !== list.children.length || items.some((item, at) => item !== list.children[at])) {
      list.replaceChildren(...items);
    }
    shown = answer.stems;
    list.dataset.fit = answer.fit;
    list.dataset.state = "ready";
    more.hidden = answer.results.length >= answer.total;
    adviseOn(answer);
    // Results first: while keys follow each other, the choices wait.
    window.clearTimeout(drawing);
    if (typing) {
      drawing = window.setTimeout(() => showFacets(answer), SHORT_PAUSE);
    } else {
      showFacets(answer);
    }
    const asks = state.q.trim() !== "" || topicbookSearch.facets.isOn(state);
    say(asks ? told(answer, helpPlace.firstChild !== null) : "", typing);
  };

  const fail = () => {
    list.replaceChildren();
    advice.replaceChildren(
      element("p", { role: "alert" }, "The search could not be loaded. Reload the page, or choose a topic from the menu."),
    );
    window.clearTimeout(drawing);
    facetPlace.replaceChildren();
    more.hidden = true;
    say(told(null, helpPlace.firstChild !== null), false);
    list.dataset.state = "failed";
  };

  /** @param {boolean} typing */
  const update = async (typing) => {
    asked += 1;
    const mine = asked;
    showHelp();
    list.dataset.state = "busy";
    try {
      const answer = await topicbookSearch.answer(state, { typing, more: extra });
      // A later key has asked again: this answer is stale.
      if (mine === asked) {
        ({ state } = answer);
        show(answer, typing);
      }
    } catch {
      if (mine === asked) {
        fail();
      }
    }
  };

  box.addEventListener("input", () => {
    state = { ...state, q: box.value };
    extra = 0;
    void update(true);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    go({ ...state, q: box.value });
  });
  more.addEventListener("click", () => {
    const before = list.children.length;
    extra += MORE;
    void update(false).then(() => list.children[before]?.querySelector("a")?.focus());
  });
  list.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (link) {
      topicbookSearch.view.carry(link.href, shown);
    }
  });
  window.addEventListener("hashchange", () => go(topicbookSearch.address.read()));

  // What was typed while this script was on its way is the newer question.
  state = { ...state, q: box.value || state.q };
  box.value = state.q;
  void update(false);
  if (!state.q && !topicbookSearch.facets.isOn(state)) {
    box.focus();
  }
})();
