// @ts-check
// What results are narrowed by: topic with all below it, kind of page and audience.

(() => {
  const KINDS = ["topic", "post", "concept", "reference", "page"];
  const KIND_NAMES = ["Topics", "Posts", "Concepts", "References", "Other pages"];
  const KIND_LABELS = ["Topic", "Post", "Glossary", "References", "Page"];
  const AUDIENCES = ["readers", "students", "helpers"];
  const AUDIENCE_NAMES = ["Readers", "Students", "Helpers"];

  /** For each page its topics and all above them, worked out once. @type {number[][]} */
  let above = [];

  /** @param {SearchIndex} index @param {number} page */
  const topicsOf = (index, page) => {
    if (above.length !== index.pages) {
      above = index.topics.map((own) => {
        const found = new Set();
        for (let topic of own) {
          while (topic >= 0 && !found.has(topic)) {
            found.add(topic);
            topic = index.tree[topic][2];
          }
        }
        return [...found];
      });
    }
    return above[page];
  };

  /** The place of a topic, named by its id or the last parts of it; -1 for none. @param {SearchIndex} index @param {string} name */
  const topicAt = (index, name) =>
    name ? index.tree.findIndex(([id]) => id === name || id.endsWith(`/${name}`)) : -1;

  /** The choices that there are: an old address may name one that is gone. @param {SearchIndex} index @param {SearchState} state @returns {SearchState} */
  const valid = (index, state) => ({
    q: state.q,
    topic: index.tree[topicAt(index, state.topic)]?.[0] ?? "",
    kind: KINDS.includes(state.kind) ? state.kind : "",
    audience: AUDIENCES.includes(state.audience) ? state.audience : "",
  });

  /** A test of pages for a state, but for one kind of choice. @param {SearchIndex} index @param {SearchState} state @param {string} [without] @returns {(page: number) => boolean} */
  const filter = (index, state, without = "") => {
    const topic = without === "topic" ? -1 : topicAt(index, state.topic);
    const kind = without === "kind" ? -1 : KINDS.indexOf(state.kind);
    const audience = without === "audience" ? -1 : AUDIENCES.indexOf(state.audience);
    return (page) =>
      (topic < 0 || topicsOf(index, page).includes(topic)) &&
      (kind < 0 || index.kinds[page] === kind) &&
      (audience < 0 || (index.audiences[page] & (1 << audience)) !== 0);
  };

  /** How many pages each choice would leave. @param {SearchIndex} index @param {SearchState} state @param {number[]} pages @returns {Facet[]} */
  const count = (index, state, pages) => {
    const [byTopic, byKind, byAudience] = ["topic", "kind", "audience"].map((name) => filter(index, state, name));
    const topics = new Array(index.tree.length).fill(0);
    const kinds = new Array(KINDS.length).fill(0);
    const audiences = new Array(AUDIENCES.length).fill(0);
    for (const page of pages) {
      if (byTopic(page)) {
        for (const topic of topicsOf(index, page)) {
          topics[topic] += 1;
        }
      }
      if (byKind(page)) {
        kinds[index.kinds[page]] += 1;
      }
      if (byAudience(page)) {
        AUDIENCES.forEach((_, at) => {
          audiences[at] += (index.audiences[page] >> at) & 1;
        });
      }
    }
    return [
      {
        name: "topic",
        label: "Topic",
        choices: topicChoices(index, state.topic, topics),
      },
      { name: "kind", label: "Kind", choices: flat(KINDS, KIND_NAMES, kinds) },
      { name: "audience", label: "Written for", choices: flat(AUDIENCES, AUDIENCE_NAMES, audiences) },
    ];
  };

  /** The branches, and what is below the chosen topic and each above it. @param {SearchIndex} index @param {string} chosen @param {number[]} counts */
  const topicChoices = (index, chosen, counts) => {
    const path = new Set([-1]);
    for (let at = topicAt(index, chosen); at >= 0; at = index.tree[at][2]) {
      path.add(at);
    }
    return index.tree.flatMap(([value, label, parent], at) =>
      path.has(parent) ? [{ value, label, count: counts[at], depth: depthOf(index, parent) }] : [],
    );
  };

  /** @param {string[]} values @param {string[]} labels @param {number[]} counts */
  const flat = (values, labels, counts) =>
    values.map((value, at) => ({ value, label: labels[at], count: counts[at], depth: 0 }));

  /** @param {SearchIndex} index @param {number} parent @returns {number} */
  const depthOf = (index, parent) => (parent < 0 ? 0 : 1 + depthOf(index, index.tree[parent][2]));

  /** @param {SearchState} state */
  const isOn = (state) => Boolean(state.topic || state.kind || state.audience);

  /** @param {SearchIndex} index @param {number} page */
  const kindLabel = (index, page) => KIND_LABELS[index.kinds[page]];

  topicbookSearch.facets = { valid, filter, count, isOn, kindLabel };
})();
