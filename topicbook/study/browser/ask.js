// @ts-check
// One card: its question, then its answer and the four ratings; and the end of a session.

(() => {
  const { element, button, counted, duration, when, side } = topicbookPractice.view;
  const RATINGS = ["Again", "Hard", "Good", "Easy"];
  const OWN_KEYS = "a, button, summary, input, select, textarea";

  /** @param {PracticeText} text @param {string} root */
  const origin = (text, root) => {
    const link = element("a", { href: `${root}${text.url}` }, text.page);
    const names = text.sources.join("; ");
    const sources = names ? ` ${text.sources.length === 1 ? "Source" : "Sources"}: ${names}.` : "";
    return element("p", { class: "topicbook-practice-origin" }, "From ", link, `.${sources}`);
  };

  /** The four buttons, each with the time until the card comes back.
   * @param {PracticeState | null} state @param {number} now @param {(rating: number) => void} rate */
  const ratings = (state, now, rate) => {
    const buttons = topicbookPractice.scheduler.preview(state, now).map((next, at) => {
      const made = button("", () => rate(at + 1), `topicbook-rating-${at + 1}`);
      made.setAttribute("aria-keyshortcuts", String(at + 1));
      made.append(element("span", {}, RATINGS[at]), " ", element("span", { class: "topicbook-interval" }, duration(next.due - now)));
      return made;
    });
    return element("div", { class: "topicbook-practice-ratings", role: "group", "aria-label": "How well did you know it?" }, ...buttons);
  };

  /** @param {PracticeText} text @param {PracticeState | null} state @param {number} left
   * @param {PracticeAsking} on @returns {PracticeView} */
  const ask = (text, state, left, on) => {
    const question = element("div", { class: "topicbook-practice-front", role: "group", "aria-label": "Question", tabindex: "-1" }, ...side(text.front));
    const below = element("div", { class: "topicbook-practice-below" });
    const keys = element("p", { class: "topicbook-practice-keys" }, "Keys: Space shows the answer, 1 to 4 rate it.");
    const node = element(
      "section",
      { "data-view": "question", "aria-label": "Card" },
      element("p", { class: "topicbook-practice-left" }, `${counted(left, "card")} left`),
      element("div", { class: "topicbook-practice-card" }, question, below),
      button("Stop for now", on.stop, "topicbook-plain"),
      keys,
    );
    const show = () => {
      const answer = element("div", { class: "topicbook-practice-back", role: "group", "aria-label": "Answer", tabindex: "-1" }, ...side(text.back));
      below.replaceChildren(answer, origin(text, topicbookPractice.root), ratings(state, on.clock(), on.rate));
      node.dataset.view = "answer";
      answer.focus();
    };
    below.append(button("Show the answer", show, "topicbook-primary"));
    /** @param {KeyboardEvent} event */
    const key = (event) => {
      const { target } = event;
      const elsewhere = event.defaultPrevented || event.repeat || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]");
      if (elsewhere || !(target instanceof Element) || target.closest("input, select, textarea")) {
        return;
      }
      const asked = node.dataset.view === "question";
      if (asked && (event.key === " " || event.key === "Enter") && !target.closest(OWN_KEYS)) {
        event.preventDefault();
        show();
      } else if (!asked && /^[1-4]$/.test(event.key)) {
        event.preventDefault();
        on.rate(Number(event.key));
      }
    };
    return { node, refresh: on.refresh, focus: () => question.focus(), key };
  };

  /** @param {PracticeSession} session @param {PracticeContext} context @returns {PracticeView} */
  const done = (session, context) => {
    const heading = element("h2", { tabindex: "-1" }, session.left() > 0 ? "Stopped for now" : "Done for now");
    const rows = RATINGS.map((name, at) => element("div", {}, element("dt", {}, name), element("dd", {}, String(session.tally[at]))));
    const next = element("p", {});
    const weeks = topicbookPractice.forecast(context);
    const refresh = () => {
      const now = context.clock();
      const { plan } = topicbookPractice.session;
      const found = plan(context.chosen(), context.store.state, now);
      const comes = found.next === null ? "" : `The next one comes back ${when(found.next, now)}.`;
      next.textContent = found.due.length > 0 ? `${counted(found.due.length, "card")} ${found.due.length === 1 ? "is" : "are"} due now.` : comes;
      weeks.refresh();
    };
    refresh();
    const node = element(
      "section",
      { "data-view": "done", "aria-label": "End of the session" },
      heading,
      element("p", {}, session.met() === 0 ? "You have not rated a card this time." : `You went through ${counted(session.met(), "card")}. Your ratings:`),
      ...(session.met() === 0 ? [] : [element("dl", {}, ...rows)]),
      next,
      button("Back to the topics", context.home, "topicbook-primary"),
      weeks.made,
    );
    return { node, refresh, focus: () => heading.focus() };
  };

  topicbookPractice.ask = ask;
  topicbookPractice.done = done;
})();
