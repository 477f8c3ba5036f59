// @ts-check
// A question as the index knows it: each word with the stems that it may stand for.

(() => {
  /** Longer questions are cut: what follows adds nothing but time. */
  const LONGEST = 64;
  const SHORTEST_PREFIX = 2;
  /** What a stem counts that only begins like the word being typed, or is a correction. */
  const BEGUN = 0.55;
  const CORRECTED = 0.85;

  /** The last word is a beginning while it is typed, and for Enter if it stands nowhere itself.
   * @param {SearchIndex} index @param {string} word @param {{ open: boolean, typing: boolean }} how
   * @returns {Promise<QueryTerm>} */
  const termOf = async (index, word, { open, typing }) => {
    const stem = topicbookSearch.words.stem(word);
    /** @type {QueryTerm} */
    const term = { word, corrected: "", candidates: [] };
    const isKnown = topicbookSearch.postings.has(stem);
    if (isKnown) {
      term.candidates.push({ stem, weight: 1 });
    }
    if (open && (typing || !isKnown) && word.length >= SHORTEST_PREFIX) {
      const stems = await topicbookSearch.postings.beginning(index, word);
      const others = stems.filter((other) => other !== stem);
      term.candidates.push(...others.map((other) => ({ stem: other, weight: isKnown ? BEGUN / 2 : BEGUN })));
    }
    if (term.candidates.length === 0) {
      const found = await topicbookSearch.typos.corrections(word);
      term.corrected = found.length > 0 ? found[0].word : "";
      const stems = [...new Set(found.map((one) => topicbookSearch.words.stem(one.word)))];
      term.candidates = stems.map((other, at) => ({ stem: other, weight: CORRECTED ** (at + 1) }));
    }
    return term;
  };

  /** The terms of a question. @param {SearchIndex} index @param {string} text @param {boolean} typing */
  const parse = async (index, text, typing) => {
    const words = topicbookSearch.words.split(text.slice(0, 2000)).slice(0, LONGEST);
    const { need } = topicbookSearch.postings;
    await need(index, words.map(topicbookSearch.words.stem));
    const open = /[\p{L}\p{N}]$/u.test(text);
    const terms = await Promise.all(
      words.map((word, at) => termOf(index, word, { open: open && at === words.length - 1, typing })),
    );
    await need(index, terms.flatMap((term) => term.candidates.map(({ stem }) => stem)));
    return terms;
  };

  /** The answer to a question. @param {SearchIndex} index @param {string} text @param {{ typing: boolean }} how */
  topicbookSearch.ask = async (index, text, { typing }) => {
    const terms = await parse(index, text, typing);
    const ranked = topicbookSearch.rank(index, terms);
    return { terms, fit: topicbookSearch.fit(index, terms, ranked), ...ranked };
  };
})();
