// @ts-check
// From a state to everything that is shown for it: the pages with what is said of each.

(() => {
  /** Pages whose titles are fetched at once. */
  const SHOWN = 10;
  /** Stems in more than every fifteenth line are not marked, nor words such as "with" and "when". */
  const COMMON = Math.log(16);
  /** Words in so many lines are what a misspelled one nearly always means. */
  const USUAL = 25;

  /** The best section for the words of a question. @param {number} page @param {QueryTerm[]} terms */
  const sectionOf = (page, terms) => {
    /** @type {Map<number, number>} */
    const votes = new Map();
    for (const term of terms) {
      for (const { stem, weight } of term.candidates) {
        const { pages } = topicbookSearch.postings.get(stem);
        const at = topicbookSearch.postings.placeOfPage(pages, page);
        if (at >= 0) {
          const section = pages[at + 2];
          votes.set(section, (votes.get(section) ?? 0) + weight * pages[at + 1]);
        }
      }
    }
    const [best] = [...votes].sort((one, other) => other[1] - one[1] || one[0] - other[0]);
    return best ? best[0] : 0;
  };

  /** @param {SearchIndex} index @param {number} page @param {QueryTerm[]} terms @returns {Promise<SearchResult>} */
  const describe = async (index, page, terms) => {
    const block = Math.floor(page / index.block);
    const [rows] = await topicbookSearch.index.load(`pages-${block}`);
    const [url, title, summary, date, sections] = rows[page - block * index.block];
    const section = sectionOf(page, terms);
    const [own] = index.topics[page];
    // A topic is shown with the one above it, a post with its own.
    const topic = own !== undefined && index.tree[own][1] === title ? index.tree[own][2] : own;
    return {
      page,
      url: topicbookSearch.root + url,
      title,
      summary,
      date,
      kind: topicbookSearch.facets.kindLabel(index, page),
      topic: index.tree[topic ?? -1]?.[1] ?? "",
      anchor: section > 0 ? sections[2 * section - 2] : "",
      heading: section > 0 ? sections[2 * section - 1] : "",
    };
  };

  /** The stems worth marking: "how do I" is in every text. @param {SearchIndex} index @param {QueryTerm[]} terms */
  const telling = (index, terms) =>
    terms
      .flatMap((term) => term.candidates.map(({ stem }) => stem))
      .filter((stem) => !index.stops.has(stem) && topicbookSearch.postings.get(stem).rarity > COMMON);

  /** The words as they were meant, if any was misspelled. Where nothing fits well, only words that
   * people often ask with are guessed: a guess at one among strange ones helps nobody.
   * @param {QueryTerm[]} terms @param {string} fit */
  const meant = (terms, fit) => {
    /** @param {QueryTerm} term */
    const isLikely = ({ corrected, candidates: [first] }) =>
      first !== undefined && (!corrected || topicbookSearch.postings.get(first.stem).frequency >= USUAL);
    return terms.some((term) => term.corrected) && (fit === "good" || terms.every(isLikely))
      ? terms.map((term) => term.corrected || term.word).join(" ")
      : "";
  };

  /** Every page in the order of the site, for facets alone; what belongs to the chosen topic itself
   * comes first. @param {SearchIndex} index @param {SearchState} state */
  const everything = (index, state) => {
    const chosen = index.tree.findIndex(([id]) => id === state.topic);
    /** @param {number} page */
    const place = (page) => (index.groupOf[page] === chosen ? -1 : index.groupOf[page]);
    return Array.from({ length: index.pages }, (_, page) => page).sort(
      (one, other) => place(one) - place(other) || index.kinds[one] - index.kinds[other] || one - other,
    );
  };

  /** @param {SearchState} given @param {{ typing: boolean, more?: number }} how @returns {Promise<SearchAnswer>} */
  const answer = async (given, { typing, more = 0 }) => {
    const index = await topicbookSearch.index.ready();
    const state = topicbookSearch.facets.valid(index, given);
    const asked = state.q.trim() ? await topicbookSearch.ask(index, state.q, { typing }) : null;
    const all = asked ? asked.pages.map(({ page }) => page) : everything(index, state);
    const pages = all.filter(topicbookSearch.facets.filter(index, state));
    const terms = asked?.terms ?? [];
    const wanted = asked || topicbookSearch.facets.isOn(state) ? pages.slice(0, SHOWN + more) : [];
    const [results, named, near] = await Promise.all([
      Promise.all(wanted.map((page) => describe(index, page, terms))),
      asked ? topicbookSearch.named(index, terms) : null,
      asked?.fit === "weak" ? nearestTopics(index, all) : [],
    ]);
    return {
      state,
      results,
      total: asked || topicbookSearch.facets.isOn(state) ? pages.length : 0,
      fit: asked && !named ? asked.fit : "good",
      meant: asked ? meant(terms, asked.fit) : "",
      stems: telling(index, terms),
      facets: () => topicbookSearch.facets.count(index, state, all),
      named,
      near,
    };
  };

  /** The topics of the first pages, for a question that nothing fits. @param {SearchIndex} index @param {number[]} pages */
  const nearestTopics = (index, pages) => {
    const found = new Set(pages.flatMap((page) => index.topics[page].slice(0, 1)));
    const topics = [...found].slice(0, 3);
    const places = topics.length > 0 ? topics : index.tree.flatMap(([, , parent], at) => (parent < 0 ? [at] : []));
    return places.map((topic) => ({ id: index.tree[topic][0], title: index.tree[topic][1] }));
  };

  topicbookSearch.answer = answer;
})();
