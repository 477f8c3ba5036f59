// @ts-check
// The order of results: evidence for topics from their words, from the nearest whole question and
// from how words are spread over the topics, and evidence for pages from their own text.
// The formulas are those of topicbook/search/impacts.py and docs/search.md.

(() => {
  /** What a page that does not lead its topic's results keeps of the topic's score. */
  const SECOND = 0.55;
  /** What a page's own words and lines add to the topic's score. */
  const OWN = 0.35;
  /** Pages with less than this share of the first one's score are no results. */
  const LEAST = 0.2;
  /** What a line that is the whole question adds to its page, and what it adds if it is the title:
   * whoever types a title wants that page, even where a question of another is the same. */
  const LIFT = 2;
  const TITLE_LIFT = 6;
  /** What pages count that are neither post nor leaf of the tree. */
  const OVERVIEW = 0.8;

  /** Best candidate first: the sum for each place. @param {QueryTerm[]} terms @param {"pages" | "groups"} part @param {number} width @param {number} size */
  const addUp = (terms, part, width, size) => {
    const sums = new Float64Array(size);
    const best = new Float64Array(size);
    for (const { candidates } of terms) {
      if (candidates.length === 1) {
        const [{ stem, weight }] = candidates;
        const found = topicbookSearch.postings.get(stem)[part];
        for (let at = 0; at < found.length; at += width) {
          sums[found[at]] += weight * found[at + 1];
        }
        continue;
      }
      const touched = [];
      for (const { stem, weight } of candidates) {
        const found = topicbookSearch.postings.get(stem)[part];
        for (let at = 0; at < found.length; at += width) {
          const value = weight * found[at + 1];
          if (value > best[found[at]]) {
            best[found[at]] = value;
            touched.push(found[at]);
          }
        }
      }
      for (const place of touched) {
        sums[place] += best[place];
        best[place] = 0;
      }
    }
    return sums;
  };

  /** @param {Float64Array} values */
  const highest = (values) => {
    let most = 0;
    for (const value of values) {
      most = value > most ? value : most;
    }
    return most || 1;
  };

  /** What all evidence says for each topic. @param {SearchIndex} index @param {QueryTerm[]} terms @param {Likeness} like */
  const scoreGroups = (index, terms, like) => {
    const { ranking } = index;
    const fields = addUp(terms, "groups", 2, index.groups);
    const near = topicbookSearch.lines.bestOf(like, index.lineGroup, index.groups, ranking);
    const spreads = topicbookSearch.spread(index, terms);
    const [mostFields, mostNear] = [highest(fields), highest(near)];
    return fields.map((value, group) =>
      value === 0 && near[group] === 0
        ? 0
        : (value / mostFields + (ranking.nearest * near[group]) / mostNear + ranking.spread * spreads[group]) *
          (index.overviews.has(group) ? OVERVIEW : 1),
    );
  };

  /** What each page's own words and lines say. @param {SearchIndex} index @param {QueryTerm[]} terms @param {Likeness} like */
  const scorePages = (index, terms, like) => {
    const words = addUp(terms, "pages", 3, index.pages);
    const near = topicbookSearch.lines.bestOf(like, index.owners, index.pages, index.ranking);
    const [mostWords, mostNear] = [highest(words), highest(near)];
    return words.map((value, page) => value / mostWords + near[page] / mostNear);
  };

  /** What lines that are the whole question add to their pages. @param {SearchIndex} index @param {number[]} same */
  const lifts = (index, same) => {
    /** @type {Map<number, number>} */
    const found = new Map();
    for (const line of same) {
      const page = index.owners[line];
      // The title is the first line of its page.
      const lift = index.owners[line - 1] === page ? LIFT : TITLE_LIFT;
      found.set(page, Math.max(lift, found.get(page) ?? 0));
    }
    return found;
  };

  /** The best page of each topic by the topic's score, the others below it.
   * @param {SearchIndex} index @param {Float64Array} groups @param {Float64Array} pages @param {Map<number, number>} lifted */
  const order = (index, groups, pages, lifted) => {
    // The leading page of each topic, the first of equal ones.
    const leading = new Int32Array(index.groups).fill(-1);
    for (let page = 0; page < index.pages; page += 1) {
      const group = index.groupOf[page];
      if (pages[page] > 0 && (leading[group] < 0 || pages[page] > pages[leading[group]])) {
        leading[group] = page;
      }
    }
    /** @param {number} page */
    const scoreOf = (page) => {
      const group = index.groupOf[page];
      const share = page === leading[group] ? 1 : SECOND * (pages[page] / pages[leading[group]]);
      return groups[group] * share + OWN * pages[page];
    };
    /** @type {{ page: number, score: number }[]} */
    const found = [];
    let most = 0;
    for (let page = 0; page < index.pages; page += 1) {
      if (pages[page] > 0) {
        const score = scoreOf(page);
        most = Math.max(most, score);
        found.push({ page, score });
      }
    }
    return found
      .filter(({ page, score }) => score >= LEAST * most || lifted.has(page))
      .map(({ page, score }) => ({ page, score: score + (lifted.get(page) ?? 0) }))
      .sort((one, other) => other.score - one.score || one.page - other.page);
  };

  /** The pages for a question, best first. @param {SearchIndex} index @param {QueryTerm[]} terms @returns {Ranked} */
  topicbookSearch.rank = (index, terms) => {
    const like = topicbookSearch.lines.likeness(index, terms);
    const groups = scoreGroups(index, terms, like);
    const pages = order(index, groups, scorePages(index, terms, like), lifts(index, like.same));
    return { pages, lines: like.nearest };
  };
})();
