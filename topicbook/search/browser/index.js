// @ts-check
// The index: scripts beside the pages, each loaded once, when it is first asked for.
// Classic scripts work from a disk and under a strict policy, where fetch and modules do not.

(() => {
  const LAST = 43;
  const ALPHABET = Array.from({ length: 0x5e }, (_, at) => String.fromCharCode(0x21 + at))
    .filter((char) => !"\"'\\<>`&$".includes(char))
    .slice(0, 85);
  const MORE = ALPHABET.length - LAST;
  const DIGITS = new Uint8Array(128);
  ALPHABET.forEach((char, digit) => {
    DIGITS[char.charCodeAt(0)] = digit;
  });

  /** The numbers of topicbook/search/encoding.py. @param {string} text @returns {number[]} */
  const decode = (text) => {
    const found = [];
    for (let at = 0; at < text.length; at += 1) {
      let digit = DIGITS[text.charCodeAt(at)];
      let number = 0;
      let place = 1;
      while (digit >= LAST) {
        number += (digit - LAST) * place + LAST * place;
        place *= MORE;
        at += 1;
        digit = DIGITS[text.charCodeAt(at)];
      }
      found.push(number + digit * place);
    }
    return found;
  };

  /** Words that were front coded. @param {string} text @returns {string[]} */
  const decodeWords = (text) => {
    let before = "";
    return text.split(" ").map((coded) => {
      before = before.slice(0, DIGITS[coded.charCodeAt(0)]) + coded.slice(1);
      return before;
    });
  };

  /** @type {Map<string, { version: string, data: any }>} */
  const taken = new Map();
  /** @type {Map<string, Promise<any>>} */
  const loading = new Map();
  let version = "";

  /** Called by the index's scripts. @param {string} name @param {string} from @param {any} data */
  topicbookSearch.take = (name, from, data) => {
    taken.set(name, { version: from, data });
  };

  /** @param {string} name @returns {Promise<any>} */
  const script = (name) =>
    new Promise((resolve, reject) => {
      const tag = document.createElement("script");
      const query = version ? `?v=${version}` : "";
      tag.src = `${topicbookSearch.root}_search/${name}.js${query}`;
      tag.addEventListener("load", () => {
        resolve(taken.get(name)?.data);
      });
      tag.addEventListener("error", () => {
        tag.remove();
        reject(new Error(`${name}.js is missing`));
      });
      document.head.append(tag);
    });

  /** The data of one script; a later call tries a missing one again. @param {string} name */
  const load = (name) => {
    let found = loading.get(name);
    if (!found) {
      found = topicbookSearch.script ? topicbookSearch.script(name) : script(name);
      found = found.then((data) => {
        const from = taken.get(name)?.version ?? "";
        if (name === "index") {
          version = from;
        } else if (from && from !== version) {
          throw new Error(`${name}.js belongs to another version`);
        }
        return data;
      });
      found.catch(() => loading.delete(name));
      loading.set(name, found);
    }
    return found;
  };

  /** @param {any} data @returns {SearchIndex} */
  const open = (data) => {
    const [head] = data;
    const groupOf = decode(head.groupOf);
    const owners = decode(head.linesOf).flatMap((count, page) => Array(count).fill(page));
    const lineGroup = owners.map((page) => groupOf[page]);
    const groupLines = new Float64Array(head.groups);
    for (const group of lineGroup) {
      groupLines[group] += 1;
    }
    const flat = decode(head.topics);
    const topics = [];
    for (let at = 0; at < flat.length; at += 1 + flat[at]) {
      topics.push(flat.slice(at + 1, at + 1 + flat[at]));
    }
    return {
      ...head,
      // Topics with topics below them, and pages that belong to no topic.
      overviews: new Set([
        ...head.tree.map((/** @type {[string, string, number]} */ row) => row[2]),
        ...Array.from({ length: head.groups - head.tree.length }, (_, at) => head.tree.length + at),
      ]),
      groupOf,
      topics,
      stops: new Set(head.stops),
      kinds: decode(head.kinds),
      audiences: decode(head.audiences),
      owners,
      lineGroup,
      groupLines,
      scales: decode(head.scales).map((power) => head.step ** power),
    };
  };

  /** @type {Promise<SearchIndex> | null} */
  let opened = null;

  /** The part of the index that every question needs. @returns {Promise<SearchIndex>} */
  const ready = () => {
    if (!opened) {
      // The index tells the version that all other data must be of.
      const first = load("index").then(async (data) => {
        await load("words-0");
        return open(data);
      });
      opened = Promise.all([first, load("stemmer")]).then(([found]) => found);
      opened.catch(() => {
        opened = null;
      });
    }
    return opened;
  };

  topicbookSearch.index = { load, ready, decode, decodeWords };
})();
