// @ts-check
// Elements and words that the parts of the practice page share.

(() => {
  const MINUTE = 60_000;
  const HOUR = 60 * MINUTE;
  const DAY = 24 * HOUR;
  const MONTH = 30.44 * DAY;
  const YEAR = 365.25 * DAY;

  /** @param {string} tag @param {Record<string, string>} attributes @param {(Node | string)[]} children */
  const element = (tag, attributes, ...children) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      made.setAttribute(name, value);
    }
    made.append(...children);
    return made;
  };

  /** @param {string} text @param {() => void} act @param {string} kind */
  const button = (text, act, kind = "") => {
    const made = element("button", { type: "button", class: `topicbook-button ${kind}`.trim() }, text);
    made.addEventListener("click", act);
    return made;
  };

  /** How many, in words. @param {number} count @param {string} thing */
  const counted = (count, thing) => `${count} ${thing}${count === 1 ? "" : "s"}`;

  /** @param {number} value @param {string} unit */
  const rounded = (value, unit) => `${String(Math.round(value * 10) / 10)} ${unit}${Math.round(value * 10) === 10 ? "" : "s"}`;

  /** A time from now, such as "10 min" or "4 days". @param {number} span */
  const duration = (span) => {
    if (span < HOUR) {
      return `${Math.max(1, Math.round(span / MINUTE))} min`;
    }
    if (span < DAY) {
      return counted(Math.round(span / HOUR), "hour");
    }
    if (span < MONTH) {
      return counted(Math.round(span / DAY), "day");
    }
    return span < YEAR ? rounded(span / MONTH, "month") : rounded(span / YEAR, "year");
  };

  const dayFormat = new Intl.DateTimeFormat("en-US", { weekday: "long", day: "numeric", month: "long" });
  const dateFormat = new Intl.DateTimeFormat("en-US", { day: "numeric", month: "long", year: "numeric" });
  const timeFormat = new Intl.DateTimeFormat("en-US", { hour: "numeric", minute: "2-digit" });

  /** @param {number} at */
  const day = (at) => dayFormat.format(at);

  /** A moment to come, as one says it. @param {number} at @param {number} now */
  const when = (at, now) => {
    if (at - now < HOUR) {
      return `in ${duration(at - now)}`;
    }
    const midnight = new Date(now);
    const days = Math.round((new Date(at).setHours(0, 0, 0, 0) - midnight.setHours(0, 0, 0, 0)) / DAY);
    if (days < 2) {
      return `${days === 0 ? "today" : "tomorrow"} at ${timeFormat.format(at)}`;
    }
    return `on ${days < 200 ? day(at) : dateFormat.format(at)}`;
  };

  /** Give a table what keeps it one when a phone stacks its cells. @param {HTMLTableElement} table */
  const stackable = (table) => {
    const [head] = table.rows;
    if (!head || head.querySelectorAll("th[scope=col]").length === 0) {
      return;
    }
    const names = [...head.cells].map((cell) => cell.textContent ?? "");
    table.className = "topicbook-contrast-table";
    table.setAttribute("role", "table");
    table.createTHead().append(head);
    for (const part of table.querySelectorAll("thead, tbody")) {
      part.setAttribute("role", "rowgroup");
    }
    for (const row of table.rows) {
      row.setAttribute("role", "row");
      [...row.cells].forEach((cell, column) => {
        const role = { col: "columnheader", row: "rowheader" }[cell.scope] ?? "cell";
        cell.setAttribute("role", role);
        if (cell.tagName === "TD" && names[column]) {
          cell.dataset.label = names[column];
        }
      });
    }
  };

  /** A side of a card; its few elements were written when the site was built. @param {string} text */
  const side = (text) => {
    const { body } = new DOMParser().parseFromString(text, "text/html");
    body.querySelectorAll("table").forEach(stackable);
    return [...body.childNodes];
  };

  topicbookPractice.view = { element, button, counted, duration, when, day, side };
})();
