// @ts-check
// MiniSearch over given documents, with the words and stems of our search.

(() => {
  /** @type {any} */
  let index = null;

  /** @param {Record<string, string>[]} documents @param {string[]} fields */
  const fill = (documents, fields) => {
    // @ts-ignore: defined by the library's own script
    index = new MiniSearch({
      fields,
      storeFields: ["title", "summary"],
      tokenize: topicbookSearch.words.split,
      processTerm: topicbookSearch.words.stem,
    });
    index.addAll(documents);
  };

  /** @param {string} question @param {{ boost?: Record<string, number>, fuzzy?: number, prefix?: boolean }} options */
  const search = (question, options) => index.search(question, { combineWith: "OR", ...options });

  /** @param {{ questions: string[], options: any, depth: number }} given @returns {string[][]} */
  const ask = ({ questions, options, depth }) =>
    questions.map((question) =>
      search(question, options).slice(0, depth).map((/** @type {{ id: string }} */ one) => one.id),
    );

  Object.assign(window, { miniSearch: { fill, search, ask } });
})();
