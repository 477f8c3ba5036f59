// @ts-check
// How the words and pairs of a question are spread over the topics' lines: a naive Bayes classifier
// over topics (Manning, Raghavan and Schütze, "Introduction to Information Retrieval", chapter 13).

(() => {
  const { keyOf, marksOf, remembered } = topicbookSearch.lines;
  /** @type {Map<string, Float64Array>} */
  const kept = new Map();
  /** @type {Uint32Array} */
  let seen = new Uint32Array(0);
  let round = 0;

  /** How much more often lines belong to each group than by chance, as logarithms.
   * @param {SearchIndex} index @param {Iterable<number>} marks places in lines; a line counts once */
  const excess = (index, marks) => {
    if (seen.length !== index.owners.length) {
      seen = new Uint32Array(index.owners.length);
    }
    round += 1;
    const counts = new Float64Array(index.groups);
    let all = 0;
    for (const mark of marks) {
      const line = mark >> 8;
      if (seen[line] !== round) {
        seen[line] = round;
        counts[index.lineGroup[line]] += 1;
        all += 1;
      }
    }
    const { smooth_all: whole, smooth_each: each } = index.ranking;
    return counts.map((count, group) => {
      const expected = (all * index.groupLines[group]) / index.owners.length;
      return all > 0 ? Math.log((count + whole * expected + each) / (expected * (1 + whole) + each)) : 0;
    });
  };

  /** The likelihood of each group, the highest as 1. @param {SearchIndex} index @param {QueryTerm[]} terms */
  topicbookSearch.spread = (index, terms) => {
    const marks = terms.map(marksOf);
    const keys = terms.map(keyOf);
    const sums = new Float64Array(index.groups);
    /** @param {string} key @param {() => Iterable<number>} found @param {number} counts */
    const add = (key, found, counts) => {
      const values = remembered(kept, key, () => excess(index, found()));
      for (let group = 0; group < index.groups; group += 1) {
        sums[group] += counts * values[group];
      }
    };
    marks.forEach((own, at) => {
      add(keys[at], () => own.keys(), 1);
      const second = marks[at + 1];
      if (second) {
        const pairs = () => [...own.keys()].filter((mark) => second.has(mark + 1));
        add(`${keys[at]}&${keys[at + 1]}`, pairs, index.ranking.spread_pair);
      }
    });
    const most = sums.reduce((one, other) => Math.max(one, other), -Infinity);
    const scale = index.ranking.spread_scale / Math.max(1, marks.length) ** index.ranking.spread_length;
    return sums.map((value) => Math.exp((value - most) * scale));
  };
})();
