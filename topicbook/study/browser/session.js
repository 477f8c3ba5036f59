// @ts-check
// What comes next: cards that are due, then new ones, as many a day as the reader wants; and those
// that a session brings back after minutes.

(() => {
  const DAY = 86_400_000;
  /** A card due this soon is still part of the session. */
  const SOON = 20 * 60_000;
  const AHEAD = 20;

  /** When the reader's day began. @param {number} now */
  const dayOf = (now) => new Date(now).setHours(0, 0, 0, 0);

  /** How many cards were new today. @param {Iterable<PracticeReview[]>} known @param {number} now */
  const newToday = (known, now) => {
    const start = dayOf(now);
    let count = 0;
    for (const [[first]] of known) {
      count += first >= start && first <= now ? 1 : 0;
    }
    return count;
  };

  /** Sort cards into those due, new and not due yet; the longest due first.
   * @param {PracticeCard[]} cards @param {(id: string) => PracticeState | null} stateOf
   * @param {number} now @returns {PracticePlan} */
  const plan = (cards, stateOf, now) => {
    /** @type {{ id: string, due: number }[]} */
    const seen = [];
    /** @type {string[]} */
    const fresh = [];
    for (const { id } of cards) {
      const state = stateOf(id);
      if (state) {
        seen.push({ id, due: state.due });
      } else {
        fresh.push(id);
      }
    }
    seen.sort((a, b) => a.due - b.due);
    const due = seen.filter((card) => card.due <= now).map(({ id }) => id);
    const later = seen.filter((card) => card.due > now);
    return { due, fresh, later: later.map(({ id }) => id), next: later[0]?.due ?? null };
  };

  /** The cards of a session. @param {PracticePlan} found @param {number} allowed how many new ones */
  const usual = ({ due, fresh }, allowed) => [...due, ...fresh.slice(0, Math.max(0, allowed))];

  /** Cards for a reader who wants more than is due. @param {PracticePlan} found */
  const ahead = ({ due, fresh, later }) => [...due, ...fresh, ...later].slice(0, AHEAD);

  /** @param {string[]} ids @returns {PracticeSession} */
  const start = (ids) => {
    const queue = [...ids];
    /** @type {Map<string, number>} */
    const soon = new Map();
    const tally = [0, 0, 0, 0];
    /** @type {Set<string>} */
    const met = new Set();

    /** @param {string} id */
    const drop = (id) => {
      soon.delete(id);
      if (queue.includes(id)) {
        queue.splice(queue.indexOf(id), 1);
      }
    };

    /** Take a card out until it is due; for good, if that is after the session.
     * @param {string} id @param {number} due @param {number} now */
    const defer = (id, due, now) => {
      drop(id);
      if (due - now <= SOON) {
        soon.set(id, due);
      }
    };

    /** @param {string} id @param {number} rating @param {number} due @param {number} now */
    const rated = (id, rating, due, now) => {
      tally[rating - 1] += 1;
      met.add(id);
      defer(id, due, now);
    };

    /** The card to show, null at the end. @param {number} now */
    const next = (now) => {
      const [first] = [...soon].sort((a, b) => a[1] - b[1]);
      if (first && (first[1] <= now || queue.length === 0)) {
        return first[0];
      }
      return queue[0] ?? null;
    };

    return {
      next,
      rated,
      defer,
      left: () => queue.length + soon.size,
      ids: () => [...queue, ...soon.keys()],
      met: () => met.size,
      tally,
    };
  };

  /** How many cards are due on each of the next days; what is overdue is due today.
   * @param {Iterable<PracticeState | null>} states @param {number} now @param {number} days */
  const forecast = (states, now, days) => {
    const start = dayOf(now);
    const counts = Array(days).fill(0);
    for (const state of states) {
      // Rounded, since a day may have 23 or 25 hours.
      const day = state ? Math.max(0, Math.round((dayOf(state.due) - start) / DAY)) : days;
      if (day < days) {
        counts[day] += 1;
      }
    }
    return counts;
  };

  topicbookPractice.session = { plan, usual, ahead, start, newToday, forecast };
})();
