// @ts-check
// Results as elements.  Everything a reader typed or an author wrote is put in as text.

(() => {
  const WORD = /[\p{L}\p{N}][\p{L}\p{N}'\u2019]*/gu;

  /** @param {string} tag @param {Record<string, string>} attributes @param {(Node | string)[]} children */
  const element = (tag, attributes, ...children) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      made.setAttribute(name, value);
    }
    made.append(...children);
    return made;
  };

  /** The stems of words as they stand in texts, each worked out once. @type {Map<string, string[]>} */
  const known = new Map();

  /** @param {string} written */
  const stemsOf = (written) => {
    let found = known.get(written);
    if (!found) {
      const words = topicbookSearch.words.split(written).filter((word) => word.length > 2);
      found = words.map(topicbookSearch.words.stem);
      known.set(written, found);
    }
    return found;
  };

  /** Words of short texts, such as titles and summaries, are found once. @type {Map<string, MarkableWord[]>} */
  const kept = new Map();
  const MOST_KEPT = 500;
  const SHORT = 500;

  /** @param {string} text @returns {MarkableWord[]} */
  const wordsOf = (text) => {
    let found = kept.get(text);
    if (!found) {
      found = Array.from(text.matchAll(WORD), ({ 0: word, index }) => ({ start: index, end: index + word.length, stems: stemsOf(word) }));
      if (text.length < SHORT) {
        if (kept.size >= MOST_KEPT) {
          kept.clear();
        }
        kept.set(text, found);
      }
    }
    return found;
  };

  /** A text with the words of the question marked. @param {string} text @param {Set<string>} stems */
  const marked = (text, stems) => {
    const parts = [];
    let done = 0;
    for (const { start, end, stems: own } of wordsOf(text)) {
      if (own.some((stem) => stems.has(stem))) {
        parts.push(text.slice(done, start), element("mark", {}, text.slice(start, end)));
        done = end;
      }
    }
    return [...parts, text.slice(done)];
  };

  // Made once: making one takes longer than all the rest of an item.
  const format = new Intl.DateTimeFormat("en-US", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

  /** @param {string} date */
  const written = (date) => format.format(new Date(`${date}T00:00:00Z`));

  /** What a page is, in one line. @param {SearchResult} result */
  const about = (result) =>
    [result.kind, result.topic, result.date && written(result.date)].filter(Boolean).join(" · ");

  /** @param {SearchResult} result @param {Set<string>} stems */
  const makeItem = (result, stems) => {
    const title = element("a", { href: result.url }, ...marked(result.title, stems));
    const made = element("li", {}, element("p", { class: "topicbook-result-title" }, title));
    made.append(element("p", { class: "topicbook-result-meta" }, about(result)));
    made.append(element("p", { class: "topicbook-result-summary" }, ...marked(result.summary, stems)));
    if (result.anchor) {
      const link = element("a", { href: `${result.url}#${result.anchor}` }, ...marked(result.heading, stems));
      made.append(element("p", { class: "topicbook-result-section" }, "Section: ", link));
    }
    return made;
  };

  /** The items shown last. @type {Map<string, HTMLElement>} */
  let items = new Map();

  /** Pages as items of the list; one that shows the same as before is the same element.
   * @param {SearchResult[]} results @param {Set<string>} stems */
  const list = (results, stems) => {
    const now = new Map();
    for (const result of results) {
      const texts = [result.title, result.summary, result.heading];
      const found = texts.flatMap(wordsOf).flatMap(({ stems: own }) => own.filter((stem) => stems.has(stem)));
      const key = [result.url, result.anchor, ...new Set(found)].join(" ");
      now.set(key, items.get(key) ?? makeItem(result, stems));
    }
    items = now;
    return [...now.values()];
  };

  /** A concept with its meaning, or a contrast with its table. @param {NamedPart} part */
  const named = (part) => {
    if (part.kind === "concept") {
      return element(
        "section",
        { class: "topicbook-named", "aria-label": "Meaning" },
        element("p", { class: "topicbook-result-title" }, element("a", { href: part.url }, part.term)),
        element("p", {}, part.definition),
      );
    }
    const [one, other] = part.sides;
    const title = `${one} and ${other}, side by side`;
    const head = element("tr", {}, element("td", {}), ...part.sides.map((side) => element("th", { scope: "col" }, side)));
    const rows = part.rows.map(([aspect, ...cells]) =>
      element("tr", {}, element("th", { scope: "row" }, aspect), ...cells.map((cell) => element("td", {}, cell))),
    );
    const table = element("table", {}, element("thead", {}, head), element("tbody", {}, ...rows));
    return element(
      "section",
      { class: "topicbook-named", "aria-label": title },
      element("p", { class: "topicbook-result-title" }, element("a", { href: part.url }, title)),
      element("div", { class: "topicbook-named-table", tabindex: "0", role: "region", "aria-label": title }, table),
    );
  };

  /** Where the page with all contacts is; on that page itself, its top. */
  const helpHref = () => {
    const link = document.querySelector(".topicbook-help:not(.topicbook-help-copy) a[href]:last-of-type");
    return link instanceof HTMLAnchorElement ? link.href : "#furo-main-content";
  };

  /** The site's help block, as it stands on the page, or a link to the contacts. */
  const help = () => {
    const copy = document.querySelector(".topicbook-help:not(.topicbook-help-copy)")?.cloneNode(true);
    if (copy instanceof HTMLElement) {
      copy.classList.add("topicbook-help-copy");
      copy.removeAttribute("id");
      return copy;
    }
    const link = element("a", { href: helpHref() }, "Help contacts");
    const lead = element("p", {}, element("strong", {}, topicbookSearch.helpLead), link);
    return element("section", { class: "topicbook-help topicbook-help-copy", "aria-label": "Help now" }, lead);
  };

  /** Leave the words for the page a link leads to; they stay in this tab and are read once.
   * @param {string} href @param {string[]} stems */
  const carry = (href, stems) => {
    try {
      const page = new URL(href, window.location.href);
      window.sessionStorage.setItem("topicbook-marks", JSON.stringify([page.pathname, stems]));
    } catch {
      // Storage is blocked: the page opens without marks.
    }
  };

  /** How many, in words. @param {number} count @param {string} thing */
  const counted = (count, thing) => `${count} ${thing}${count === 1 ? "" : "s"}`;

  /** What is said aloud of an answer: help and a poor fit are seen, but not heard, above the list.
   * @param {SearchAnswer | null} answer null while there is none @param {boolean} helps */
  const told = (answer, helps) => {
    const lead = helps ? "Help contacts come first" : answer?.fit === "weak" && "Nothing fits well";
    return [lead, answer && counted(answer.total, "page")].filter(Boolean).join(". ");
  };

  topicbookSearch.view = { element, marked, list, named, help, helpHref, carry, about, told };
})();
