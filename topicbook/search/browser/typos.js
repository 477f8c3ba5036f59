// @ts-check
// What a word that is nowhere on the site may have been meant to be.

(() => {
  const MOST = 3;
  const SHORTEST = 4;
  /** From this length on, two slips are forgiven. */
  const LONG = 7;

  /** @type {Promise<{ words: string[], common: number[] }> | null} */
  let lexicon = null;
  /** @type {Map<string, Correction[]>} */
  const known = new Map();

  const ready = () => {
    if (!lexicon) {
      lexicon = topicbookSearch.index.load("words").then(([words, common]) => ({
        words: topicbookSearch.index.decodeWords(words),
        common: topicbookSearch.index.decode(common),
      }));
      lexicon.catch(() => {
        lexicon = null;
      });
    }
    return lexicon;
  };

  /** Letters to put in, take out, exchange or swap with a neighbor: the optimal string alignment
   * distance, or a number above the limit. @param {string} one @param {string} other @param {number} limit */
  const distance = (one, other, limit) => {
    let before = new Array(other.length + 1).fill(0);
    let row = Array.from({ length: other.length + 1 }, (_, at) => at);
    for (let i = 1; i <= one.length; i += 1) {
      const next = [i];
      let least = i;
      for (let j = 1; j <= other.length; j += 1) {
        const same = one[i - 1] === other[j - 1];
        let value = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (same ? 0 : 1));
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
          value = Math.min(value, before[j - 2] + 1);
        }
        next.push(value);
        least = Math.min(least, value);
      }
      if (least > limit) {
        return limit + 1;
      }
      before = row;
      row = next;
    }
    return row[other.length];
  };

  /** Words of the site that are one or two slips away, the likeliest first.
   * @param {string} word @returns {Promise<Correction[]>} */
  const corrections = async (word) => {
    let found = known.get(word);
    if (found || word.length < SHORTEST || !/^\p{L}+$/u.test(word)) {
      return found ?? [];
    }
    const { words, common } = await ready();
    const limit = word.length >= LONG ? 2 : 1;
    /** @type {Correction[]} */
    const near = [];
    words.forEach((other, at) => {
      if (Math.abs(other.length - word.length) <= limit) {
        const slips = distance(word, other, limit);
        if (slips <= limit) {
          // People seldom miss the first letter, and mean common words more often than rare ones.
          const first = other[0] === word[0] ? 0 : 0.4;
          near.push({ word: other, cost: slips + first - 0.06 * common[at] });
        }
      }
    });
    near.sort((one, other) => one.cost - other.cost || (one.word < other.word ? -1 : 1));
    const least = near.length > 0 ? near[0].cost : 0;
    found = near.filter(({ cost }) => cost <= least + 0.7).slice(0, MOST);
    known.set(word, found);
    return found;
  };

  topicbookSearch.typos = { corrections, distance };
})();
