// @ts-check
// Whether the best results fit a question, or are only the least bad.

(() => {
  /** What each sign counts, and what they must come to: a logistic regression over questions that
   * this site answers and questions that it does not (tests/search/relevance.tsv, off_topic.txt). */
  const COVERED = 3.7;
  const KNOWN = 3;
  const NEAR = 5;
  const USUAL = 0.7;
  const SHORT = -15;
  const ENOUGH = 5.6;
  /** A question of fewer words is not held to be shorter. */
  const FEWEST = 3;
  const FEW = 2;
  /** How much of a corrected word counts. */
  const CORRECTED = 0.85;

  /** @param {number[]} rows @param {number} width @param {number} value */
  const holds = (rows, width, value) => {
    for (let at = 0; at < rows.length; at += width) {
      if (rows[at] === value) {
        return true;
      }
    }
    return false;
  };

  /** The shares of a question, by rarity, that are known and that stand in the best group, and how
   * usual its words are in questions, in nats. @param {SearchIndex} index @param {QueryTerm[]} terms @param {number} group */
  const signs = (index, terms, group) => {
    const unknown = Math.log(1 + index.owners.length / 0.5);
    const found = { words: 0, known: 0, covered: 0, usual: 0 };
    let all = 0;
    for (const { candidates, corrected } of terms) {
      const own = candidates.filter(({ weight }) => weight === 1);
      const meant = (own.length > 0 ? own : candidates).map(({ stem }) => topicbookSearch.postings.get(stem));
      const rarity = meant.length > 0 ? Math.max(...meant.map((one) => one.rarity)) : unknown;
      // A word that stands everywhere says nothing of what is asked.
      if (rarity > 0) {
        const counts = corrected ? CORRECTED : 1;
        found.words += 1;
        all += rarity;
        found.known += meant.length > 0 ? counts * rarity : 0;
        found.covered += meant.some(({ groups }) => holds(groups, 2, group)) ? counts * rarity : 0;
        found.usual += counts * Math.log(1 + Math.max(0, ...meant.map((one) => one.frequency)));
      }
    }
    return {
      words: found.words,
      known: found.known / (all || 1),
      covered: found.covered / (all || 1),
      usual: found.usual / (found.words || 1),
    };
  };

  /** @param {SearchIndex} index @param {QueryTerm[]} terms @param {{ pages: { page: number }[], lines: SearchLine[] }} ranked @returns {"good" | "weak"} */
  topicbookSearch.fit = (index, terms, { pages, lines }) => {
    if (pages.length === 0) {
      return "weak";
    }
    const { words, known, covered, usual } = signs(index, terms, index.groupOf[pages[0].page]);
    if (words === 0) {
      // "therapist", "how do I": words of every topic, which may become any question.
      return "good";
    }
    const near = lines.slice(0, 3).reduce((sum, { value }) => sum + value / 3, 0);
    const sum = COVERED * covered + KNOWN * known + NEAR * near + USUAL * usual + SHORT / Math.max(words, FEWEST);
    // One or two words that stand in a topic are all that many people type.
    const isName = words <= FEW && known === 1 && covered === 1;
    return lines[0]?.isWhole || isName || sum >= ENOUGH ? "good" : "weak";
  };
})();
