// @ts-check
// How like a question each line is: the formulas are those of topicbook/search/likeness.py.
// While somebody types only the last word changes, so what each word and pair adds is kept.

(() => {
  /** The length that lines are drawn toward, as in likeness.py. */
  const USUAL = 6;
  /** A line that holds the whole question is the question if it is not much longer. */
  const WHOLE = 0.83;
  /** Words and pairs that are remembered. */
  const MOST_KEPT = 300;
  /** The nearest lines that are told one by one. */
  const TOLD = 3;

  /** @type {Map<string, Map<number, number>>} */
  const keptMarks = new Map();
  /** @type {Map<string, Share>} */
  const keptShares = new Map();

  /** @template T @param {Map<string, T>} kept @param {string} key @param {() => T} work @returns {T} */
  const remembered = (kept, key, work) => {
    let found = kept.get(key);
    if (found === undefined) {
      found = work();
      if (kept.size >= MOST_KEPT) {
        kept.clear();
      }
      kept.set(key, found);
    }
    return found;
  };

  /** @param {QueryTerm} term */
  const keyOf = (term) => term.candidates.map(({ stem, weight }) => `${stem} ${weight}`).join("|");

  /** Where a term stands in lines: 256 times the line and the place, with its weight. @param {QueryTerm} term */
  const marksOf = (term) =>
    remembered(keptMarks, keyOf(term), () => {
      /** @type {Map<number, number>} */
      const found = new Map();
      for (const { stem, weight } of term.candidates) {
        const { lines, rarity } = topicbookSearch.postings.get(stem);
        const value = weight * rarity;
        for (let at = 0; at < lines.length; at += 2) {
          const key = lines[at] * 256 + lines[at + 1];
          if (value > (found.get(key) ?? 0)) {
            found.set(key, value);
          }
        }
      }
      return found;
    });

  /** What one term adds to the products with lines, once for each line. @param {Map<number, number>} marks @returns {Share} */
  const ofTerm = (marks) => {
    /** @type {Map<number, number>} */
    const best = new Map();
    for (const [key, value] of marks) {
      const line = key >> 8;
      if (value > (best.get(line) ?? 0)) {
        best.set(line, value);
      }
    }
    return { lines: [...best.keys()], values: [...best.values()].map((value) => value * value) };
  };

  /** What two terms add that stand in lines with the same or the other small gap.
   * @param {Map<number, number>} marks @param {Map<number, number>} second @param {number} gap @param {SearchRanking} ranking @returns {Share} */
  const ofPair = (marks, second, gap, ranking) => {
    const counts = [0, ranking.pair, ranking.skip];
    /** @type {Share} */
    const found = { lines: [], values: [] };
    // The smaller side is walked through.
    const isFirst = marks.size <= second.size;
    const [few, many, sign] = isFirst ? [marks, second, 1] : [second, marks, -1];
    for (const [key, value] of few) {
      for (const apart of [1, 2]) {
        const other = many.get(key + sign * apart);
        if (other !== undefined) {
          found.lines.push(key >> 8);
          found.values.push(counts[gap] * counts[apart] * (value + other) ** 2);
        }
      }
    }
    return found;
  };

  /** @param {SearchIndex} index @param {QueryTerm[]} terms @returns {Share[]} */
  const shares = (index, terms) => {
    const marks = terms.map(marksOf);
    const keys = terms.map(keyOf);
    return marks.flatMap((own, at) => [
      remembered(keptShares, keys[at], () => ofTerm(own)),
      ...[1, 2].flatMap((gap) => {
        const second = marks[at + gap];
        return second && own.size > 0 && second.size > 0
          ? [remembered(keptShares, `${keys[at]}&${gap}&${keys[at + gap]}`, () => ofPair(own, second, gap, index.ranking))]
          : [];
      }),
    ]);
  };

  /** That of the word itself, if it is known, not of words that begin like it. @param {QueryTerm} term @param {number} unknown */
  const rarityOf = ({ candidates }, unknown) => {
    const own = candidates.filter(({ weight }) => weight === 1);
    const meant = own.length > 0 ? own : candidates;
    return meant.length > 0
      ? Math.max(...meant.map(({ stem }) => topicbookSearch.postings.get(stem).rarity))
      : unknown;
  };

  /** The Euclidean length of a question. @param {SearchIndex} index @param {QueryTerm[]} terms */
  const lengthOf = (index, terms) => {
    const unknown = Math.log(1 + index.owners.length / 0.5);
    const rarities = terms.map((term) => rarityOf(term, unknown));
    let sum = 0;
    rarities.forEach((rarity, at) => {
      sum += rarity ** 2;
      [0, index.ranking.pair, index.ranking.skip].forEach((counts, gap) => {
        // A word too common to tell lines apart has no pairs in them either.
        if (gap > 0 && at + gap < rarities.length && rarity > 0 && rarities[at + gap] > 0) {
          sum += (counts * (rarity + rarities[at + gap])) ** 2;
        }
      });
    });
    return Math.sqrt(sum) || 1;
  };

  /** @type {Float64Array} */
  let products = new Float64Array(0);

  /** The lines that share a word with the question, each with its product. @param {SearchIndex} index @param {Share[]} parts */
  const addUp = (index, parts) => {
    if (products.length !== index.owners.length) {
      products = new Float64Array(index.owners.length);
    }
    /** @type {number[]} */
    const touched = [];
    for (const { lines, values } of parts) {
      for (let at = 0; at < lines.length; at += 1) {
        if (products[lines[at]] === 0) {
          touched.push(lines[at]);
        }
        products[lines[at]] += values[at];
      }
    }
    return touched;
  };

  /** The nearest lines, those that are the whole question, and how near all are.
   * @param {SearchIndex} index @param {QueryTerm[]} terms @returns {Likeness} */
  const likeness = (index, terms) => {
    const touched = addUp(index, shares(index, terms));
    const length = lengthOf(index, terms);
    const whole = index.unit * (length / USUAL) ** -index.ranking.length;
    const values = new Float64Array(touched.length);
    /** @type {SearchLine[]} */
    const nearest = [];
    /** @type {number[]} */
    const same = [];
    touched.forEach((line, at) => {
      const value = (products[line] * index.scales[line]) / (index.unit * USUAL * length);
      values[at] = value;
      const isWhole = products[line] > 0.999 * length ** 2 && index.scales[line] > WHOLE * whole;
      if (isWhole) {
        same.push(line);
      }
      products[line] = 0;
      const last = nearest[TOLD - 1];
      if (!last || value > last.value || (value === last.value && line < last.line)) {
        nearest.push({ line, value, isWhole });
        nearest.sort((one, other) => other.value - one.value || one.line - other.line);
        nearest.length = Math.min(nearest.length, TOLD);
      }
    });
    return { lines: touched, values, nearest, same };
  };

  /** The best lines of each topic or page added up, later ones for less.
   * @param {Likeness} like @param {number[]} ownerOf @param {number} size @param {SearchRanking} ranking */
  const bestOf = ({ lines, values }, ownerOf, size, ranking) => {
    const most = ranking.lines;
    const best = new Float64Array(size * most);
    for (let at = 0; at < lines.length; at += 1) {
      const start = ownerOf[lines[at]] * most;
      let value = values[at];
      for (let place = start; place < start + most && value > 0; place += 1) {
        if (value > best[place]) {
          [best[place], value] = [value, best[place]];
        }
      }
    }
    const sums = new Float64Array(size);
    for (let owner = 0; owner < size; owner += 1) {
      let weight = 1;
      for (let place = owner * most; place < (owner + 1) * most; place += 1) {
        sums[owner] += weight * best[place];
        weight *= ranking.decay;
      }
    }
    return sums;
  };

  topicbookSearch.lines = { keyOf, marksOf, likeness, bestOf, remembered };
})();
