// @ts-check
// The order of results: evidence for topics from their words, from the nearest whole question and
// from how words are spread over the topics, and evidence for pages from their own text.
// The formulas are those of topicbook/search/impacts.py, likeness.py and docs/search.md.

(() => {
  /** What a page that does not lead its topic's results keeps of the topic's score. */
  const SECOND = 0.55;
  /** What a page's own words and lines add to the topic's score. */
  const OWN = 0.35;
  /** Pages with less than this share of the first one's score are no results. */
  const LEAST = 0.2;
  /** The length that lines are drawn toward, as in likeness.py. */
  const USUAL = 6;
  /** A line that holds the whole question is the question if it is not much longer. */
  const WHOLE = 0.83;
  /** What such a line adds to its page, and what it adds if it is the title: whoever types a title
   * wants that page, even where a question of another is the same. */
  const LIFT = 2;
  const TITLE_LIFT = 6;
  /** What pages count that are neither post nor leaf of the tree. */
  const OVERVIEW = 0.8;

  /** Best candidate first: the sum for each place. @param {QueryTerm[]} terms @param {"pages" | "groups"} part @param {number} width @param {number} size */
  const addUp = (terms, part, width, size) => {
    const sums = new Float64Array(size);
    const best = new Float64Array(size);
    for (const term of terms) {
      const touched = [];
      for (const { stem, weight } of term.candidates) {
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

  /** Where a term stands in lines, by line and place. @param {QueryTerm} term */
  const marksOf = (term) => {
    /** @type {Map<number, number>} */
    const found = new Map();
    for (const { stem, weight } of term.candidates) {
      const { lines, rarity } = topicbookSearch.postings.get(stem);
      for (let at = 0; at < lines.length; at += 2) {
        const key = lines[at] * 256 + lines[at + 1];
        const value = weight * rarity;
        if (value > (found.get(key) ?? 0)) {
          found.set(key, value);
        }
      }
    }
    return found;
  };

  /** Add pairs of terms, up to two places apart, to the products with lines.
   * @param {Map<number, number>[]} marks @param {SearchIndex["ranking"]} ranking @param {(line: number, value: number) => void} add */
  const addPairs = (marks, ranking, add) => {
    const counts = [0, ranking.pair, ranking.skip];
    for (let at = 0; at < marks.length; at += 1) {
      for (const gap of [1, 2]) {
        const second = marks[at + gap];
        for (const [key, value] of second ? marks[at] : []) {
          for (const apart of [1, 2]) {
            const other = second.get(key + apart);
            if (other !== undefined) {
              add(key >> 8, counts[gap] * counts[apart] * (value + other) ** 2);
            }
          }
        }
      }
    }
  };

  /** How like the question each line is. @param {SearchIndex} index @param {QueryTerm[]} terms @param {Map<number, number>[]} marks */
  const likeness = (index, terms, marks) => {
    const products = new Float64Array(index.owners.length);
    /** @type {Set<number>} */
    const touched = new Set();
    /** @param {number} line @param {number} value */
    const add = (line, value) => {
      products[line] += value;
      touched.add(line);
    };
    for (const places of marks) {
      let last = -1;
      for (const [key, value] of places) {
        if (key >> 8 !== last) {
          last = key >> 8;
          add(last, value * value);
        }
      }
    }
    addPairs(marks, index.ranking, add);
    const length = questionLength(index, terms);
    const whole = index.unit * (length / USUAL) ** -index.ranking.length;
    return [...touched].map((line) => ({
      line,
      value: (products[line] * index.scales[line]) / (index.unit * USUAL * length),
      isWhole: products[line] > 0.999 * length ** 2 && index.scales[line] > WHOLE * whole,
    }));
  };

  /** That of the word itself, if it is known, not of words that begin like it. @param {QueryTerm} term @param {number} unknown */
  const rarityOf = ({ candidates }, unknown) => {
    const own = candidates.filter(({ weight }) => weight === 1);
    const meant = own.length > 0 ? own : candidates;
    return meant.length > 0
      ? Math.max(...meant.map(({ stem }) => topicbookSearch.postings.get(stem).rarity))
      : unknown;
  };

  /** @param {SearchIndex} index @param {QueryTerm[]} terms */
  const questionLength = (index, terms) => {
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

  /** The best lines of each topic or page, later ones for less. @param {SearchLine[]} lines @param {number[]} ownerOf @param {number} size @param {SearchIndex["ranking"]} ranking */
  const nearest = (lines, ownerOf, size, ranking) => {
    const sums = new Float64Array(size);
    const seen = new Uint8Array(size);
    for (const { line, value } of lines) {
      const owner = ownerOf[line];
      if (seen[owner] < ranking.lines) {
        sums[owner] += value * ranking.decay ** seen[owner];
        seen[owner] += 1;
      }
    }
    return sums;
  };

  /** In how many lines of each group something stands. @param {SearchIndex} index @param {Iterable<number>} lines */
  const countGroups = (index, lines) => {
    const counts = new Float64Array(index.groups);
    let last = -1;
    let all = 0;
    for (const line of lines) {
      if (line !== last) {
        counts[index.lineGroup[line]] += 1;
        all += 1;
        last = line;
      }
    }
    return { counts, all };
  };

  /** How much more often the words and pairs stand in a group's lines than in all, as logarithms.
   * @param {SearchIndex} index @param {Map<number, number>[]} marks */
  const spread = (index, marks) => {
    const { smooth_all: all, smooth_each: each, spread_pair: pair } = index.ranking;
    const sums = new Float64Array(index.groups);
    /** @param {Iterable<number>} lines @param {number} counts */
    const add = (lines, counts) => {
      const found = countGroups(index, lines);
      if (found.all > 0) {
        for (let group = 0; group < index.groups; group += 1) {
          const expected = (found.all * index.groupLines[group]) / index.owners.length;
          sums[group] +=
            counts *
            Math.log((found.counts[group] + all * expected + each) / (expected * (1 + all) + each));
        }
      }
    };
    marks.forEach((places, at) => {
      add([...places.keys()].map((key) => key >> 8).sort((one, other) => one - other), 1);
      const second = marks[at + 1];
      const pairs = second ? [...places.keys()].filter((key) => second.has(key + 1)) : [];
      add(pairs.map((key) => key >> 8).sort((one, other) => one - other), pair);
    });
    const most = sums.reduce((one, other) => Math.max(one, other), -Infinity);
    const scale = index.ranking.spread_scale / Math.max(1, marks.length) ** index.ranking.spread_length;
    return sums.map((value) => Math.exp((value - most) * scale));
  };

  /** @param {Float64Array} values */
  const highest = (values) => values.reduce((one, other) => Math.max(one, other), 0);

  /** The pages for a question, best first. @param {SearchIndex} index @param {QueryTerm[]} terms @returns {Ranked} */
  const rank = (index, terms) => {
    const { ranking } = index;
    const marks = terms.map(marksOf);
    const fields = addUp(terms, "groups", 2, index.groups);
    const lines = likeness(index, terms, marks).sort((one, other) => other.value - one.value || one.line - other.line);
    const near = nearest(lines, index.lineGroup, index.groups, ranking);
    const spreads = spread(index, marks);
    const own = addUp(terms, "pages", 3, index.pages);
    const ownNear = nearest(lines, index.owners, index.pages, ranking);
    const tops = { fields: highest(fields) || 1, near: highest(near) || 1, own: highest(own) || 1, ownNear: highest(ownNear) || 1 };
    const groups = fields.map((value, group) =>
      value === 0 && near[group] === 0
        ? 0
        : (value / tops.fields + (ranking.nearest * near[group]) / tops.near + ranking.spread * spreads[group]) *
          (index.overviews.has(group) ? OVERVIEW : 1),
    );
    const pages = order(index, groups, {
      words: own,
      lines: ownNear,
      both: own.map((value, page) => value / tops.own + ownNear[page] / tops.ownNear),
      lifts: lifts(index, lines),
    });
    return { pages, lines };
  };

  /** What lines that are the whole question add to their pages. @param {SearchIndex} index @param {SearchLine[]} lines */
  const lifts = (index, lines) => {
    /** @type {Map<number, number>} */
    const found = new Map();
    for (const { line, isWhole } of lines) {
      if (isWhole) {
        const page = index.owners[line];
        // The title is the first line of its page.
        const lift = index.owners[line - 1] === page ? LIFT : TITLE_LIFT;
        found.set(page, Math.max(lift, found.get(page) ?? 0));
      }
    }
    return found;
  };

  /** The best page of each topic by the topic's score, the others below it.
   * @param {SearchIndex} index @param {Float64Array} groups
   * @param {{ words: Float64Array, lines: Float64Array, both: Float64Array, lifts: Map<number, number> }} own */
  const order = (index, groups, { words, lines, both, lifts }) => {
    /** @type {Map<number, number[]>} */
    const members = new Map();
    for (let page = 0; page < index.pages; page += 1) {
      if (words[page] > 0 || lines[page] > 0) {
        const group = index.groupOf[page];
        members.set(group, [...(members.get(group) ?? []), page]);
      }
    }
    /** @type {{ page: number, score: number, lift: number }[]} */
    const found = [];
    for (const [group, pages] of members) {
      pages.sort((one, other) => both[other] - both[one] || one - other);
      const most = both[pages[0]] || 1;
      pages.forEach((page, at) => {
        const share = at === 0 ? 1 : SECOND * (both[page] / most);
        found.push({ page, score: groups[group] * share + OWN * both[page], lift: lifts.get(page) ?? 0 });
      });
    }
    const least = LEAST * found.reduce((most, { score }) => Math.max(most, score), 0);
    return found
      .filter(({ score, lift }) => lift > 0 || score >= least)
      .sort((one, other) => other.score + other.lift - one.score - one.lift || one.page - other.page);
  };

  topicbookSearch.rank = rank;
})();
