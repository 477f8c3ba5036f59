// @ts-check
// Topics with the cards that belong to them, and the choice a reader or a link makes among them.

(() => {
  /** @param {any} data what index.js holds @returns {PracticeTopics} */
  const open = (data) => {
    /** @type {PracticeTopic[]} */
    const topics = data.topics.map((/** @type {[string, string, number]} */ [id, title, parent]) => ({
      id, title, parent, own: [], cards: [], below: [],
    }));
    const cards = data.cards.map((/** @type {[string, number[], number]} */ [id, places, file]) => ({
      id, topics: places, file: data.files[file],
    }));
    cards.forEach((/** @type {PracticeCard} */ card) => {
      /** @type {Set<number>} */
      const above = new Set();
      for (const place of card.topics) {
        topics[place].own.push(card);
        for (let at = place; at >= 0; at = topics[at].parent) {
          above.add(at);
        }
      }
      above.forEach((at) => topics[at].cards.push(card));
    });
    topics.forEach((topic, place) => {
      for (let at = place; at >= 0; at = topics[at].parent) {
        topics[at].below.push(topic);
      }
    });
    return { topics, cards };
  };

  /** The topics that a name stands for: an id, or the end of one. @param {PracticeTopics} all @param {string} name */
  const named = ({ topics }, name) =>
    topics.filter(({ id }) => name !== "" && (id === name || id.endsWith(`/${name}`)));

  /** Ids of the topics that are off while only some are on. @param {PracticeTopics} all @param {PracticeTopic[]} on */
  const allBut = ({ topics }, on) => {
    const chosen = new Set(on.flatMap(({ below }) => below));
    return new Set(topics.filter((topic) => !chosen.has(topic)).map(({ id }) => id));
  };

  /** What the part of the address behind the "#" asks for; null if nothing.
   * @param {PracticeTopics} all @param {string} hash @returns {PracticeLink | null} */
  const linked = (all, hash) => {
    const given = new URLSearchParams(hash.replace(/^#/, ""));
    const topic = given.get("topic");
    if (topic !== null) {
      return { kind: "topic", name: topic, topics: named(all, topic) };
    }
    const ids = given.get("cards");
    if (ids !== null) {
      const wanted = new Set(ids.split(",").map((id) => id.trim()).filter(Boolean));
      const cards = all.cards.filter(({ id }) => wanted.has(id));
      return { kind: "cards", cards, missing: wanted.size - cards.length };
    }
    return null;
  };

  /** The cards with a topic that is on. @param {PracticeTopics} all @param {Set<string>} off */
  const chosen = ({ topics, cards }, off) => cards.filter((card) => card.topics.some((at) => !off.has(topics[at].id)));

  topicbookPractice.topics = { open, linked, allBut, chosen };
})();
