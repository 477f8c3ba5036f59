// @ts-check
// What is due over the next four weeks: bars, and the same as a table.

(() => {
  const { element, counted, day } = topicbookPractice.view;
  const DAYS = 28;
  const HEIGHT = 40;
  const GAP = 0.2;
  const SVG = "http://www.w3.org/2000/svg";

  /** @param {string} tag @param {Record<string, string | number>} attributes */
  const shape = (tag, attributes) => {
    const made = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) {
      made.setAttribute(name, String(value));
    }
    return made;
  };

  /** @param {number} now @param {number} days later */
  const dayName = (now, days) => {
    const date = new Date(now);
    return days === 0 ? "Today" : day(date.setDate(date.getDate() + days));
  };

  /** @param {number[]} counts @param {string} label */
  const bars = (counts, label) => {
    const most = Math.max(...counts, 1);
    const svg = shape("svg", { viewBox: `0 0 ${DAYS} ${HEIGHT}`, preserveAspectRatio: "none", role: "img", "aria-label": label });
    counts.forEach((count, at) => {
      // A day without cards keeps a thin line, so that the days can be counted.
      const height = count === 0 ? 0.5 : Math.max(2, (HEIGHT * count) / most);
      const kind = count === 0 ? "topicbook-bar-none" : "topicbook-bar";
      svg.append(shape("rect", { class: kind, x: at + GAP / 2, y: HEIGHT - height, width: 1 - GAP, height }));
    });
    return svg;
  };

  /** @param {number[]} counts @param {number} now */
  const table = (counts, now) => {
    const rows = counts.flatMap((count, at) =>
      count === 0 ? [] : [element("tr", {}, element("th", { scope: "row" }, dayName(now, at)), element("td", {}, String(count)))],
    );
    const head = element("tr", {}, element("th", { scope: "col" }, "Day"), element("th", { scope: "col" }, "Cards due"));
    return element(
      "details",
      { class: "topicbook-practice-table" },
      element("summary", {}, "The same as a table"),
      element("table", {}, element("thead", {}, head), element("tbody", {}, ...rows)),
    );
  };

  /** @param {Iterable<PracticeState | null>} states of the cards met so far @param {number} now */
  const draw = (states, now) => {
    const counts = topicbookPractice.session.forecast(states, now, DAYS);
    const total = counts.reduce((sum, count) => sum + count, 0);
    if (total === 0) {
      return [element("p", {}, "Nothing is due in the next four weeks.")];
    }
    const most = Math.max(...counts);
    const top = dayName(now, counts.indexOf(most));
    const label = `${counted(total, "card")} due in the next four weeks; the most, ${most}, ${top === "Today" ? "today" : `on ${top}`}`;
    const weeks = ["Today", "1 week", "2 weeks", "3 weeks"].map((text) => element("span", {}, text));
    return [
      element("p", {}, `${label}.`),
      element("div", { class: "topicbook-practice-chart" }, bars(counts, label), element("div", { class: "topicbook-practice-weeks", "aria-hidden": "true" }, ...weeks)),
      table(counts, now),
    ];
  };

  topicbookPractice.chart = draw;
})();
