// @ts-check
// The first view: how much is due, which topics to practice, and what comes in the next weeks.

(() => {
  const { element, button, counted, when } = topicbookPractice.view;
  const { plan, usual, ahead, newToday } = topicbookPractice.session;

  /** @param {PracticeTopic} topic */
  const withCards = (topic) => topic.below.filter(({ own }) => own.length > 0);

  /** One topic with its box and its counts.
   * @param {PracticeTopic} topic @param {PracticeContext} context @param {() => void} chosen */
  const row = (topic, context, chosen) => {
    const box = /** @type {HTMLInputElement} */ (element("input", { type: "checkbox" }));
    const counts = element("span", { class: "topicbook-count" });
    const made = element("div", { class: "topicbook-practice-row" }, element("label", {}, box, " ", topic.title), " ", counts);
    box.addEventListener("change", () => {
      const off = new Set(context.off());
      topic.below.forEach(({ id }) => (box.checked ? off.delete(id) : off.add(id)));
      context.setOff(off);
      chosen();
    });
    const refresh = () => {
      const parts = withCards(topic);
      const on = parts.filter(({ id }) => !context.off().has(id)).length;
      box.checked = on === parts.length;
      box.indeterminate = on > 0 && on < parts.length;
      const { due } = plan(topic.cards, context.store.state, context.clock());
      counts.textContent = counted(topic.cards.length, "card") + (due.length > 0 ? `, ${due.length} due` : "");
    };
    return { made, refresh };
  };

  /** How deep a topic stands below its branch. @param {PracticeTopics} all @param {PracticeTopic} topic */
  const depth = (all, topic) => {
    let found = 0;
    for (let at = topic.parent; at >= 0; at = all.topics[at].parent) {
      found += 1;
    }
    return found;
  };

  /** @param {PracticeContext} context @param {() => void} chosen */
  const tree = (context, chosen) => {
    /** @type {(() => void)[]} */
    const refreshers = [];
    /** @param {PracticeTopic} topic */
    const add = (topic) => {
      const { made, refresh } = row(topic, context, chosen);
      refreshers.push(refresh);
      return made;
    };
    const branches = context.all.topics.filter(({ parent }) => parent < 0).map((branch) => {
      const item = element("li", {}, add(branch));
      const below = branch.below.slice(1);
      if (below.length > 0) {
        const rows = below.map((topic) => element("li", { class: `topicbook-depth-${depth(context.all, topic)}` }, add(topic)));
        const details = element("details", {}, element("summary", {}, counted(below.length, "topic")), element("ul", {}, ...rows));
        // Where only some are chosen, they can be seen.
        const parts = withCards(branch).map(({ id }) => context.off().has(id));
        details.toggleAttribute("open", parts.includes(true) && parts.includes(false));
        item.append(details);
      }
      return item;
    });
    const made = element("fieldset", { class: "topicbook-practice-topics" }, element("legend", {}, "Topics to practice"), element("ul", {}, ...branches));
    return { made, refresh: () => refreshers.forEach((refresh) => refresh()) };
  };

  /** What a link chose, in place of the topics. @param {PracticeLink} link @param {PracticeContext} context */
  const linkNote = (link, context) => {
    const note = element("div", { class: "topicbook-practice-chosen" });
    if (link.kind === "topic") {
      const found = link.topics.length > 0;
      const names = link.topics.map(({ title }) => `“${title}”`).join(" and ");
      note.append(element("p", {}, found ? `You came by a link, so ${names} is chosen.` : `The topic “${link.name}” has no cards here. You can choose other topics.`));
    } else {
      const lost = link.missing > 0 ? ` ${counted(link.missing, "card")} of the link ${link.missing === 1 ? "is" : "are"} not here any more.` : "";
      note.append(element("p", {}, `You came by a link to ${counted(link.cards.length, "card")}.${lost}`));
    }
    note.append(button("Choose from all topics", context.unlink));
    return note;
  };

  /** The numbers of the day, and the button that begins. @param {PracticeContext} context */
  const today = (context) => {
    const number = () => element("dd", {}, "0");
    const [due, fresh, chosen] = [number(), number(), number()];
    const tile = (/** @type {string} */ name, /** @type {Node} */ value) => element("div", {}, element("dt", {}, name), value);
    const advice = element("p", { class: "topicbook-practice-advice" });
    /** @type {string[]} */
    let ids = [];
    const begin = button("Practice", () => context.begin(ids), "topicbook-primary");
    const heading = element("h2", { id: "topicbook-practice-today", tabindex: "-1" }, "Today");
    const made = element(
      "section",
      { class: "topicbook-practice-today", "aria-labelledby": heading.id },
      heading,
      element("dl", {}, tile("Due", due), tile("New today", fresh), tile("Cards chosen", chosen)),
      advice,
      begin,
      perDay(context),
    );
    const refresh = () => {
      const now = context.clock();
      const cards = context.chosen();
      const found = plan(cards, context.store.state, now);
      const allowed = Math.max(0, context.store.settings().newPerDay - newToday(context.store.known.values(), now));
      const usualIds = usual(found, allowed);
      ids = usualIds.length > 0 ? usualIds : ahead(found);
      due.textContent = String(found.due.length);
      fresh.textContent = String(usualIds.length - found.due.length);
      chosen.textContent = String(cards.length);
      begin.textContent = usualIds.length > 0 ? `Practice ${counted(ids.length, "card")}` : `Practice ${counted(ids.length, "card")} anyway`;
      begin.classList.toggle("topicbook-primary", usualIds.length > 0);
      begin.hidden = ids.length === 0;
      advice.textContent = usualIds.length > 0 ? "" : adviceOn(found, now, context.link());
    };
    return { made, refresh, heading };
  };

  /** What to say when there is nothing to do.
   * @param {PracticePlan} found @param {number} now @param {PracticeLink | null} link */
  const adviceOn = (found, now, link) => {
    if (found.fresh.length === 0 && found.next === null) {
      return link?.kind === "cards" ? "There is nothing to practice here." : "No topic is chosen. Choose at least one below.";
    }
    const next = found.next === null ? "" : ` The next card comes back ${when(found.next, now)}.`;
    const fresh = found.fresh.length > 0 ? " You have met the new cards of today." : "";
    return `Nothing is due right now.${next}${fresh}`;
  };

  /** @param {PracticeContext} context */
  const perDay = (context) => {
    const box = /** @type {HTMLInputElement} */ (element("input", { type: "number", min: "0", max: "999", step: "1", inputmode: "numeric" }));
    box.value = String(context.store.settings().newPerDay);
    box.addEventListener("change", () => {
      if (box.value !== "" && box.validity.valid) {
        context.store.set({ ...context.store.settings(), newPerDay: Number(box.value) });
      } else {
        box.value = String(context.store.settings().newPerDay);
        context.say("New cards a day can be 0 to 999.");
      }
    });
    return element("p", { class: "topicbook-practice-new" }, element("label", {}, "New cards a day ", box));
  };

  /** What comes in the next weeks; as long as nothing was met, why there is nothing.
   * @param {PracticeContext} context */
  const forecast = (context) => {
    const holder = element("div", {});
    const heading = element("h2", { id: "topicbook-practice-weeks" }, "The next four weeks");
    const made = element("section", { "aria-labelledby": heading.id }, heading, holder);
    let shown = "";
    const refresh = () => {
      const states = context.all.cards.map(({ id }) => context.store.state(id));
      const fresh = states.every((state) => state === null)
        ? [element("p", {}, "After your first session, you can see here when cards come back.")]
        : topicbookPractice.chart(states, context.clock());
      const text = fresh.map((part) => part.textContent).join();
      // A table that is open stays open while its numbers are the same.
      if (text !== shown) {
        shown = text;
        holder.replaceChildren(...fresh);
      }
    };
    return { made, refresh };
  };

  /** @param {PracticeContext} context @returns {PracticeView} */
  const choose = (context) => {
    const link = context.link();
    const start = today(context);
    const weeks = forecast(context);
    const topics = link?.kind === "cards" ? null : tree(context, () => refresh());
    const refresh = () => {
      start.refresh();
      topics?.refresh();
      weeks.refresh();
    };
    const parts = [
      ...(link ? [linkNote(link, context)] : []),
      start.made,
      ...(topics ? [topics.made] : []),
      weeks.made,
      topicbookPractice.keeping.section(context.store, context.say, context.clock),
    ];
    refresh();
    return { node: element("div", { "data-view": "choose" }, ...parts), refresh, focus: () => start.heading.focus() };
  };

  topicbookPractice.choose = choose;
  topicbookPractice.forecast = forecast;
})();
