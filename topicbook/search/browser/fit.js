// @ts-check
// Whether the best results fit a question, or are only the least bad.

(() => {
  /** What each sign counts, and what they must come to; found on questions this site answers and
   * on questions it does not (tests/search). */
  const COVERED = 2.5;
  const KNOWN = 1.25;
  const NEAR_LINES = 1.5;
  const ENOUGH = 3.35;
  /** How much of a corrected word's rarity counts as known. */
  const CORRECTED = 0.7;

  /** @param {SearchIndex} index @param {string} stem @param {number} group */
  const standsIn = (index, stem, group) => {
    const { lines } = topicbookSearch.postings.get(stem);
    for (let at = 0; at < lines.length; at += 2) {
      if (index.lineGroup[lines[at]] === group) {
        return true;
      }
    }
    return false;
  };

  /** @param {SearchIndex} index @param {QueryTerm[]} terms @param {number} group */
  const shares = (index, terms, group) => {
    const unknown = Math.log(1 + index.owners.length / 0.5);
    let all = 0;
    let known = 0;
    let covered = 0;
    for (const { candidates, corrected } of terms) {
      const rarities = candidates.map(({ stem }) => topicbookSearch.postings.get(stem).rarity);
      const rarity = Math.max(0, ...rarities);
      all += candidates.length > 0 ? rarity : unknown;
      known += corrected ? CORRECTED * rarity : rarity;
      if (candidates.some(({ stem }) => standsIn(index, stem, group))) {
        covered += corrected ? CORRECTED * rarity : rarity;
      }
    }
    return all > 0 ? { known: known / all, covered: covered / all } : { known: 0, covered: 0 };
  };

  /** @param {SearchIndex} index @param {QueryTerm[]} terms @param {{ pages: { page: number }[], lines: { value: number }[] }} ranked @returns {"good" | "weak"} */
  topicbookSearch.fit = (index, terms, { pages, lines }) => {
    if (pages.length === 0) {
      return "weak";
    }
    const { known, covered } = shares(index, terms, index.groupOf[pages[0].page]);
    const near = lines.slice(0, 3).reduce((sum, { value }) => sum + value / 3, 0);
    const sum = (lines[0]?.value ?? 0) + COVERED * covered + KNOWN * known + NEAR_LINES * near;
    return sum >= ENOUGH ? "good" : "weak";
  };
})();
