// @ts-check
// The reviews of a card: when, and how it was rated. They are only ever added to, so two lists of
// one card, from two tabs or from a file, are joined without losing any.

(() => {
  const FORMAT = "topicbook-practice";
  const VERSION = 1;
  const LATEST = Date.UTC(9000, 0);

  /** @param {unknown} value @returns {value is PracticeReview} */
  const isReview = (value) =>
    Array.isArray(value) &&
    value.length === 2 &&
    Number.isSafeInteger(value[0]) &&
    value[0] > 0 &&
    value[0] < LATEST &&
    [1, 2, 3, 4].includes(value[1]);

  /** In order of time, each once. @param {PracticeReview[]} one @param {PracticeReview[]} other */
  const merge = (one, other) => {
    const found = new Map([...one, ...other].map((review) => [review.join(), review]));
    return [...found.values()].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  };

  /** What is stored of one card; not sound if part of it could not be read. @param {string} text */
  const parse = (text) => {
    let found;
    try {
      found = JSON.parse(text);
    } catch {
      found = null;
    }
    const reviews = Array.isArray(found) ? found.filter(isReview) : [];
    const sound = Array.isArray(found) && reviews.length === found.length;
    return { reviews: merge(reviews, []), sound };
  };

  /** @param {PracticeReview[]} reviews */
  const format = (reviews) => JSON.stringify(reviews);

  /** @param {Map<string, PracticeReview[]>} cards */
  const toFile = (cards) => {
    const reviews = Object.fromEntries([...cards].sort(([a], [b]) => (a < b ? -1 : 1)));
    return `${JSON.stringify({ format: FORMAT, version: VERSION, reviews })}\n`;
  };

  /** What is wrong with a file, "" if nothing. @param {any} data */
  const problemOf = (data) => {
    if (typeof data !== "object" || data === null || data.format !== FORMAT) {
      return "This file holds no practice progress. It has to be one that was saved on this page.";
    }
    if (data.version !== VERSION) {
      return `This file is of version ${String(data.version)}, and this page reads version ${VERSION}. Reload the page and try again.`;
    }
    if (typeof data.reviews !== "object" || data.reviews === null || Array.isArray(data.reviews)) {
      return "This file holds no list of reviews; it may have been changed or cut off.";
    }
    const bad = Object.entries(data.reviews).find(([, list]) => !Array.isArray(list) || !list.every(isReview));
    return bad ? `The reviews of the card “${bad[0]}” cannot be read; the file may have been changed.` : "";
  };

  /** @param {string} text @returns {{ problem: string, cards: Map<string, PracticeReview[]> }} */
  const fromFile = (text) => {
    let data;
    try {
      data = JSON.parse(text);
    } catch {
      return { problem: "This file is not JSON, or it is cut off. Choose a file that was saved on this page.", cards: new Map() };
    }
    const problem = problemOf(data);
    return { problem, cards: new Map(problem ? [] : Object.entries(data.reviews)) };
  };

  topicbookPractice.reviews = { merge, parse, format, toFile, fromFile };
})();
