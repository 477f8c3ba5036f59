// @ts-check
// Where words stand: the shards of the index, decoded as far as a question needs them.

(() => {
  /** @type {Map<number, Shard>} */
  const shards = new Map();
  /** @type {Map<string, Postings>} */
  const decoded = new Map();
  /** @type {Postings} */
  const NOTHING = { pages: [], groups: [], lines: [], frequency: 0, rarity: 0 };
  const WIDEST = 24;

  /** The last place whose value is not above the one sought, or -1. @param {string[]} sorted @param {string} value */
  const placeOf = (sorted, value) => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle] <= value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  };

  /** @param {number} number @returns {Promise<Shard>} */
  const loadShard = async (number) => {
    let shard = shards.get(number);
    if (!shard) {
      const [stems, pages, groups, lines] = await topicbookSearch.index.load(`words-${number}`);
      const sorted = topicbookSearch.index.decodeWords(stems);
      shard = {
        stems: sorted,
        places: new Map(sorted.map((stem, at) => [stem, at])),
        pages: pages.split(" "),
        groups: groups.split(" "),
        lines: lines.split(" "),
      };
      shards.set(number, shard);
    }
    return shard;
  };

  /** Numbers in rows whose first is a distance. @param {string} text @param {number} width */
  const rows = (text, width) => {
    const found = topicbookSearch.index.decode(text);
    for (let at = width; at < found.length; at += width) {
      found[at] += found[at - width];
    }
    return found;
  };

  /** In how many lines a stem stands. @param {number[]} lines */
  const count = (lines) => {
    let found = 0;
    for (let at = 0; at < lines.length; at += 2) {
      found += at === 0 || lines[at] !== lines[at - 2] ? 1 : 0;
    }
    return found;
  };

  /** @param {SearchIndex} index @param {Shard} shard @param {string} stem */
  const decodeStem = (index, shard, stem) => {
    const at = shard.places.get(stem);
    if (at === undefined) {
      return;
    }
    const told = rows(shard.lines[at], 2);
    // A stem in too many lines to be told has one number in place of all of them.
    const isCommon = told.length === 1;
    const frequency = isCommon ? index.owners.length : count(told);
    decoded.set(stem, {
      pages: rows(shard.pages[at], 3),
      groups: rows(shard.groups[at], 2),
      lines: isCommon ? [] : told,
      frequency,
      rarity: isCommon ? 0 : Math.log(1 + index.owners.length / (frequency + 0.5)),
    });
  };

  /** Load what stems need. @param {SearchIndex} index @param {string[]} stems */
  const need = async (index, stems) => {
    const common = await loadShard(0);
    const missing = stems.filter((stem) => !decoded.has(stem));
    const rare = missing.filter((stem) => !common.places.has(stem));
    const numbers = new Set(rare.map((stem) => placeOf(index.shards, stem) + 1));
    numbers.delete(0);
    const loaded = [common, ...(await Promise.all([...numbers].map(loadShard)))];
    for (const stem of missing) {
      for (const shard of loaded) {
        decodeStem(index, shard, stem);
      }
    }
  };

  /** Whether a stem stands anywhere; it must have been asked for. @param {string} stem */
  const has = (stem) => decoded.has(stem);

  /** @param {string} stem */
  const get = (stem) => decoded.get(stem) ?? NOTHING;

  /** The stems that begin with some letters, those in most lines first. @param {SearchIndex} index @param {string} start */
  const beginning = async (index, start) => {
    const from = placeOf(index.shards, start);
    const to = Math.min(placeOf(index.shards, `${start}\uffff`), from + 1);
    const numbers = [0, from + 1, to + 1].filter((number) => number >= 0);
    const loaded = await Promise.all([...new Set(numbers)].map(loadShard));
    /** @type {[string, number][]} */
    const found = [];
    for (const shard of loaded) {
      for (let at = placeOf(shard.stems, start); at < shard.stems.length; at += 1) {
        if (at >= 0 && shard.stems[at].startsWith(start)) {
          found.push([shard.stems[at], shard.lines[at].length + shard.pages[at].length]);
        } else if (at >= 0 && shard.stems[at] > `${start}\uffff`) {
          break;
        }
      }
    }
    found.sort((one, other) => other[1] - one[1]);
    return found.slice(0, WIDEST).map(([stem]) => stem);
  };

  /** Where a page stands among the rows of a stem, or -1. @param {number[]} rows @param {number} page */
  const placeOfPage = (rows, page) => {
    let low = 0;
    let high = rows.length / 3;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (rows[3 * middle] < page) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return rows[3 * low] === page ? 3 * low : -1;
  };

  topicbookSearch.postings = { placeOfPage, need, has, get, beginning };
})();
