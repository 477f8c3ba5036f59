// @ts-check
// Whether the words that a reader types tell of a crisis, so that help stands before all results.
// The words are in crisis-words.js.

(() => {
  /** Enough for any question; a pasted page must not make typing slow. */
  const MOST_WORDS = 300;
  const MOST_LETTERS = 4000;
  /** Other words that may stand between two of a phrase. */
  const GAP = 2;
  const SHORTEST = 4;
  /** In shorter words only a swap is a slip: another letter makes another word. */
  const ANY_SLIP = 5;
  const LONG = 7;
  const MOST_KNOWN = 5000;
  const WORD = /[\p{L}\p{N}]+/gu;
  const PARTED = [
    [/\b(my|him|her|your|them|our) (self|selves|slef)\b/g, "$1self"],
    [/\bany (more|longer)\b/g, "anymore"],
    [/\bno (?:body|one)\b/g, "nobody"],
    [/\bcan not\b/g, "cannot"],
    [/\bself (h\w{0,2}r\w?m|ham|injur|mutilat)/g, "self$1"],
    [/\bover (dos)/g, "over$1"],
    [/\bgood bye\b/g, "goodbye"],
    [/\bun alive/g, "unalive"],
  ];

  const { SETS, PHRASES, EVERYDAY } = topicbookSearch.crisisWords;

  /** @typedef {{ words: Set<string>, gap: number, not: boolean }} Step */

  /** What a part of a phrase asks for. @param {string} part @returns {Step} */
  const parse = (part) => {
    const names = part.replace(/^[+-]/, "").split("|");
    const words = names.flatMap((name) => SETS[name]?.split(" ") ?? [name]);
    return { words: new Set(words), gap: /^[+-]/.test(part) ? 0 : GAP, not: part[0] === "-" };
  };

  const phrases = PHRASES.split(/[,\n]/)
    .map((phrase) => phrase.trim())
    .filter(Boolean)
    .map((phrase) => phrase.split(" ").map(parse));

  /** The words of the list; the phrases by their first words; the words by their lengths.
   * @type {[Set<string>, Map<string, Step[][]>, string[][]]} */
  const [listed, starts, byLength] = [new Set(), new Map(), []];
  for (const steps of phrases) {
    for (const word of steps[0].words) {
      starts.set(word, [...(starts.get(word) ?? []), steps]);
    }
    for (const word of steps.flatMap((step) => [...step.words])) {
      if (!listed.has(word) && word.length >= SHORTEST) {
        (byLength[word.length] ??= []).push(word);
      }
      listed.add(word);
    }
  }

  /** Whether one letter too many, too few, another one or a swap of neighbors parts two words.
   * @param {string} one @param {string} other */
  const isSlip = (one, other) => {
    let start = 0;
    while (start < one.length && one[start] === other[start]) {
      start += 1;
    }
    let [end, otherEnd] = [one.length, other.length];
    while (end > start && otherEnd > start && one[end - 1] === other[otherEnd - 1]) {
      end -= 1;
      otherEnd -= 1;
    }
    const [left, otherLeft] = [end - start, otherEnd - start];
    if (left === 2 && otherLeft === 2) {
      return one[start] === other[start + 1] && one[start + 1] === other[start];
    }
    return left <= 1 && otherLeft <= 1;
  };

  /** Few slips hit the first letter, and in short words they make other words (hits, sits); and
   * a further s makes another form of a word, which stands in the list if it is meant.
   * @param {string} word @param {string} other */
  const isLikely = (word, other) =>
    word !== `${other}s` &&
    (other.length >= LONG ||
      other.endsWith("self") ||
      word[0] === other[0] ||
      word.startsWith(other[1] + other[0]));

  /** Whether two words have the same letters. @param {string} one @param {string} other */
  const isSwap = (one, other) => [...one].sort().join("") === [...other].sort().join("");

  /** What the words that were typed may mean. @type {Map<string, string[]>} */
  const known = new Map();

  /** The words of the list that a typed word may mean. @param {string} word @returns {string[]} */
  const meanings = (word) => {
    if (listed.has(word)) {
      return [word];
    }
    if (word.length < SHORTEST || EVERYDAY.has(word)) {
      return [];
    }
    let found = known.get(word);
    if (!found) {
      const near = [-1, 0, 1].flatMap((more) => byLength[word.length + more] ?? []);
      const slips = near.filter((other) => isSlip(word, other) && isLikely(word, other));
      found = word.length < ANY_SLIP ? slips.filter((other) => isSwap(word, other)) : slips;
      if (known.size >= MOST_KNOWN) {
        known.clear();
      }
      known.set(word, found);
    }
    return found;
  };

  /** The words of a text, without accents, apostrophes and drawn-out letters.
   * @param {string} text @returns {string[]} */
  const split = (text) => {
    const plain = text
      .slice(0, MOST_LETTERS)
      .normalize("NFKD")
      .replace(/[\p{M}'\u2018\u2019\u02bc`\u00b4*]/gu, "")
      .toLowerCase()
      .replace(/(\p{L})\1{2,}/gu, "$1")
      .replace(/(?<=\p{L})1(?=\p{L})/gu, "i");
    let words = (plain.match(WORD) ?? []).slice(0, MOST_WORDS).join(" ");
    for (const [parted, joined] of PARTED) {
      words = words.replace(parted, /** @type {string} */ (joined));
    }
    return words.split(" ");
  };

  /** Whether the rest of a phrase stands from a place on.
   * @param {string[][]} typed @param {number} at @param {Step[]} steps @param {number} step
   * @returns {boolean} */
  const reaches = (typed, at, steps, step) => {
    if (step === steps.length) {
      return true;
    }
    const { words, gap, not } = steps[step];
    if (not) {
      const barred = typed[at]?.some((word) => words.has(word));
      return !barred && reaches(typed, at, steps, step + 1);
    }
    if (at >= typed.length) {
      return words.has("$");
    }
    for (let place = at; place <= at + gap && place < typed.length; place += 1) {
      const fits = typed[place].some((word) => words.has(word));
      if (fits && reaches(typed, place + 1, steps, step + 1)) {
        return true;
      }
    }
    return false;
  };

  topicbookSearch.crisis = (text) => {
    const typed = split(typeof text === "string" ? text : "").map(meanings);
    return typed.some((words, at) =>
      words.some((word) =>
        (starts.get(word) ?? []).some((steps) => reaches(typed, at + 1, steps, 1)),
      ),
    );
  };
})();
