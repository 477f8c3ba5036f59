// @ts-check
// From what a reader types to the words that the index holds: the same as topicbook/search/words.py.

(() => {
  const WORD = /[\p{L}\p{N}]+/gu;
  const APOSTROPHES = /[\u2019\u02bc`]/g;
  const POSSESSIVE = /'s(?![\p{L}\p{N}_])/gu;
  /** @type {[RegExp, string][]} */
  const SPELLINGS = [
    [/(?<=[a-z]{2})is(?=(?:e|ed|er|ers|es|ing|ation|ations)$)/, "iz"],
    [/(?<=[a-z]{3})our(?=(?:s|ed|ful|ing|ite|ites|able|al|ally)?$)/, "or"],
    [/(?<=[a-z]{4})ll(?=(?:ed|ing|ings|er|ers|or|ors|ation|ations)$)/, "l"],
    [/(?<=[a-z]{3})tre(?=s?$)/, "ter"],
    [/(?<=[a-z])ae(?=[a-z]{4})/, "e"],
  ];
  const SAME = new Map(Object.entries({
    analyse: "analyze", cannot: "cant", catalogue: "catalog", cheque: "check",
    councelor: "counselor", defence: "defense", enrol: "enroll", fulfil: "fulfill",
    grey: "gray", judgement: "judgment", licence: "license", mam: "mom", mum: "mom",
    mums: "moms", mummy: "mom", offence: "offense", practise: "practice",
    practised: "practiced", practising: "practicing", programme: "program",
    sceptical: "skeptical", selfcare: "self care", tonite: "tonight",
    travelling: "traveling", u: "you", ur: "your", wilful: "willful",
  }));
  const JOINED = new Map([["burn out", "burnout"], ["on line", "online"]]);

  /** In lower case, without accents, possessive endings and apostrophes. @param {string} text */
  const fold = (text) =>
    text
      .replace(APOSTROPHES, "'")
      .normalize("NFKD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .replace(POSSESSIVE, "")
      .replaceAll("'", "");

  /** The American spelling of a folded word. @param {string} word */
  const spell = (word) => {
    const same = SAME.get(word);
    if (same !== undefined) {
      return same;
    }
    let found = word;
    for (const [pattern, american] of SPELLINGS) {
      found = found.replace(pattern, american);
    }
    return found;
  };

  /** The words of a text, in order. @param {string} text @returns {string[]} */
  const split = (text) => {
    const spelled = (fold(text).match(WORD) ?? []).map(spell).join(" ").split(" ");
    /** @type {string[]} */
    const found = [];
    for (let at = 0; at < spelled.length; at += 1) {
      const joined = JOINED.get(`${spelled[at]} ${spelled[at + 1]}`);
      if (joined !== undefined) {
        at += 1;
      }
      const word = joined ?? spelled[at];
      if (word) {
        found.push(word);
      }
    }
    return found;
  };

  /** @type {Map<string, string>} */
  const known = new Map();
  /** @type {{ stemWord(word: string): string } | null} */
  let stemmer = null;

  /** The stem of a word; the stemmer's script must be there. @param {string} word */
  const stem = (word) => {
    let found = known.get(word);
    if (found === undefined) {
      stemmer ??= new topicbookSearch.Stemmer();
      found = stemmer.stemWord(word);
      known.set(word, found);
    }
    return found;
  };

  topicbookSearch.words = { fold, split, stem };
})();
