// @ts-check
// Concepts and contrasts that a question names: shown above the results.

(() => {
  /** A question this short asks for a concept it names; in longer ones the name is one word of many. */
  const SHORT = 4;
  const ASKING = new Set(["what", "is", "are", "mean", "meaning", "definit", "defin", "a", "an", "the", "of", "by", "does", "do", "in", "psycholog", "therapi", "term"]);

  /** Words that set two things beside each other. */
  const SETTING = new Set(["differ", "differenti", "vs", "versus", "v", "or", "between", "compar", "comparison", "distinguish", "distinct", "similar", "same", "confus", "mix", "mistak", "apart", "opposit", "separ", "than", "rather", "instead", "like"]);
  /** Words beside the two names that a question without such a word may have. */
  const FEW = 3;

  /** @param {string[]} stems @param {string} name */
  const names = (stems, name) => {
    const parts = name.split(" ");
    return stems.some((_, at) => parts.every((part, next) => stems[at + next] === part));
  };

  /** The contrast whose two sides a question names and sets beside each other.
   * @param {SearchIndex} index @param {string[]} stems */
  const contrastOf = (index, stems) =>
    index.contrasts.findIndex((sides) => {
      const found = sides.map((side) => side.filter((name) => names(stems, name)));
      // "Burnout" inside "compassion fatigue burnout" must not stand for both sides.
      const both = found.every((side, at) => side.some((name) => !found[1 - at].includes(name)));
      const named = new Set(found.flat().flatMap((name) => name.split(" ")));
      return both && (stems.some((stem) => SETTING.has(stem)) || stems.filter((stem) => !named.has(stem)).length <= FEW);
    });

  /** The concept that a short question is about. @param {SearchIndex} index @param {string[]} stems */
  const conceptOf = (index, stems) => {
    const asked = stems.filter((stem) => !ASKING.has(stem));
    let best = -1;
    let longest = 0;
    index.concepts.forEach((all, at) => {
      for (const name of all) {
        const size = name.split(" ").length;
        const rest = asked.filter((stem) => !name.split(" ").includes(stem));
        if (size > longest && names(stems, name) && rest.length === 0 && stems.length <= size + SHORT) {
          best = at;
          longest = size;
        }
      }
    });
    return best;
  };

  /** @param {SearchIndex} index @param {QueryTerm[]} terms @returns {Promise<NamedPart | null>} */
  topicbookSearch.named = async (index, terms) => {
    const stems = terms.map((term) => term.candidates[0]?.stem ?? "");
    const contrast = contrastOf(index, stems);
    const concept = contrast < 0 ? conceptOf(index, stems) : -1;
    if (contrast < 0 && concept < 0) {
      return null;
    }
    const [parts] = await topicbookSearch.index.load("parts");
    if (contrast >= 0) {
      const [url, sides, rows] = parts.contrasts[contrast];
      return { kind: "contrast", url: topicbookSearch.root + url, sides, rows };
    }
    const [url, term, definition] = parts.concepts[concept];
    return { kind: "concept", url: topicbookSearch.root + url, term, definition };
  };
})();
