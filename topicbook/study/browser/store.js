// @ts-check
// Progress in this browser's storage: one entry for each card, so that two tabs disagree about one
// card at most, and read again before each write, so that they do not even about that.
// Whatever the storage does, practice goes on in memory, and the page says what is not kept.

(() => {
  const { merge, parse, format } = topicbookPractice.reviews;
  const NEW_PER_DAY = 10;
  const MOST_NEW = 999;

  /** @param {any} found @returns {PracticeSettings} */
  const soundSettings = (found) => ({
    newPerDay:
      Number.isInteger(found?.newPerDay) && found.newPerDay >= 0 && found.newPerDay <= MOST_NEW
        ? found.newPerDay
        : NEW_PER_DAY,
    off: Array.isArray(found?.off) ? found.off.map(String) : [],
  });

  /** @param {string} site keeps the sites of one address apart @param {() => void} changed */
  const open = (site, changed) => {
    const prefix = `topicbook-practice/${site}/`;
    const cardKey = `${prefix}card/`;
    const asideKey = `${prefix}aside/`;
    const settingsKey = `${prefix}settings`;
    /** @type {Map<string, PracticeReview[]>} */
    const known = new Map();
    /** Reviews that are not in the storage yet. @type {Map<string, PracticeReview[]>} */
    const waiting = new Map();
    /** @type {Map<string, { reviews: PracticeReview[], state: PracticeState | null }>} */
    const states = new Map();
    /** Cards with an entry that could not be read. @type {Set<string>} */
    const damaged = new Set();
    let settings = soundSettings(null);
    /** @type {"" | "blocked" | "full"} */
    let trouble = "";

    /** Note why something was not kept. @param {unknown} error */
    const fail = (error) => {
      trouble = error instanceof DOMException && error.name === "QuotaExceededError" ? "full" : "blocked";
    };

    /** Put an entry that cannot be read where nothing writes. @param {string} id @param {string} text */
    const setAside = (id, text) => {
      let number = 1;
      while (localStorage.getItem(`${asideKey}${id}/${number}`) !== null) {
        number += 1;
      }
      localStorage.setItem(`${asideKey}${id}/${number}`, text);
      damaged.add(id);
    };

    /** What is stored of one card, with what cannot be read set aside; throws if it cannot be.
     * @param {string} id @param {string | null} text */
    const stored = (id, text = localStorage.getItem(cardKey + id)) => {
      const { reviews, sound } = parse(text ?? "[]");
      if (text !== null && !sound) {
        setAside(id, text);
        if (reviews.length > 0) {
          localStorage.setItem(cardKey + id, format(reviews));
        } else {
          localStorage.removeItem(cardKey + id);
        }
      }
      return reviews;
    };

    /** Take what is stored of one card, as far as it can be read. @param {string} id */
    const refresh = (id) => {
      const text = localStorage.getItem(cardKey + id);
      let found = parse(text ?? "[]").reviews;
      try {
        found = stored(id, text);
      } catch (error) {
        fail(error);
      }
      found = merge(found, waiting.get(id) ?? []);
      if (found.length > 0) {
        known.set(id, found);
      } else {
        known.delete(id);
      }
    };

    const refreshSettings = () => {
      try {
        settings = soundSettings(JSON.parse(localStorage.getItem(settingsKey) ?? "null"));
      } catch (error) {
        if (!(error instanceof SyntaxError)) {
          throw error;
        }
        settings = soundSettings(null);
      }
    };

    const ids = () =>
      Array.from({ length: localStorage.length }, (_, at) => localStorage.key(at) ?? "")
        .filter((key) => key.startsWith(cardKey))
        .map((key) => key.slice(cardKey.length));

    const refreshAll = () => {
      try {
        const all = new Set([...ids(), ...waiting.keys()]);
        known.clear();
        all.forEach(refresh);
        refreshSettings();
      } catch (error) {
        fail(error);
      }
    };

    /** Write what waits; what cannot be written waits on. */
    const flush = () => {
      trouble = "";
      for (const [id, reviews] of waiting) {
        try {
          const all = merge(stored(id), reviews);
          localStorage.setItem(cardKey + id, format(all));
          known.set(id, all);
          waiting.delete(id);
        } catch (error) {
          fail(error);
        }
      }
      changed();
    };

    /** Write while no other tab does, where the browser can see to that. */
    const save = () => {
      const { locks } = navigator;
      if (locks && !trouble) {
        locks.request(prefix, flush).catch(flush);
      } else {
        flush();
      }
    };

    /** @param {string} id @param {PracticeReview[]} reviews */
    const put = (id, reviews) => {
      known.set(id, merge(known.get(id) ?? [], reviews));
      waiting.set(id, merge(waiting.get(id) ?? [], reviews));
    };

    /** @param {string} id @param {number} rating @param {number} now */
    const add = (id, rating, now) => {
      // A clock that was put back must not change the order.
      const last = known.get(id)?.at(-1)?.[0] ?? 0;
      put(id, [[Math.max(now, last + 1), rating]]);
      save();
    };

    /** Join in the reviews of a file. @param {Map<string, PracticeReview[]>} cards */
    const join = (cards) => {
      let [added, there, touched] = [0, 0, 0];
      for (const [id, reviews] of cards) {
        const before = known.get(id) ?? [];
        const given = merge(reviews, []);
        const fresh = merge(before, given).length - before.length;
        added += fresh;
        there += given.length - fresh;
        if (fresh > 0) {
          touched += 1;
          put(id, given);
        }
      }
      save();
      return { added, there, touched };
    };

    /** Forget all progress; the reader's settings stay. */
    const clear = () => {
      known.clear();
      waiting.clear();
      damaged.clear();
      try {
        Array.from({ length: localStorage.length }, (_, at) => localStorage.key(at) ?? "")
          .filter((key) => key.startsWith(cardKey) || key.startsWith(asideKey))
          .forEach((key) => localStorage.removeItem(key));
      } catch (error) {
        fail(error);
      }
      changed();
    };

    /** @param {PracticeSettings} next */
    const set = (next) => {
      settings = next;
      try {
        localStorage.setItem(settingsKey, JSON.stringify(next));
      } catch (error) {
        fail(error);
      }
      changed();
    };

    /** @param {string} id @returns {PracticeState | null} */
    const state = (id) => {
      const reviews = known.get(id);
      if (!reviews) {
        return null;
      }
      let found = states.get(id);
      if (!found || found.reviews !== reviews) {
        found = { reviews, state: topicbookPractice.scheduler.replay(reviews) };
        states.set(id, found);
      }
      return found.state;
    };

    window.addEventListener("storage", ({ key }) => {
      if (key !== null && !key.startsWith(prefix)) {
        return;
      }
      if (key?.startsWith(cardKey)) {
        refresh(key.slice(cardKey.length));
      } else {
        refreshAll();
      }
      changed();
    });
    window.addEventListener("pagehide", () => {
      if (waiting.size > 0) {
        flush();
      }
    });

    refreshAll();
    try {
      // Better said before the first card than after it.
      localStorage.setItem(`${prefix}probe`, "1");
      localStorage.removeItem(`${prefix}probe`);
    } catch (error) {
      fail(error);
    }

    return {
      known,
      damaged,
      state,
      add,
      join,
      clear,
      set,
      settings: () => settings,
      trouble: () => trouble,
    };
  };

  topicbookPractice.openStore = open;
})();
