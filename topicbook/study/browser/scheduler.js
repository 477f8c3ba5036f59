// @ts-check
// When a card comes back: FSRS-6, the Free Spaced Repetition Scheduler, with its published weights.
// The formulas are those of https://github.com/open-spaced-repetition/fsrs4anki/wiki/The-Algorithm,
// the steps of the first minutes those of its reference, https://pypi.org/project/fsrs/ (6.3), without
// fuzz. tests/unit/test_scheduler.py runs both on the same histories.

(() => {
  const MINUTE = 60_000;
  const DAY = 86_400_000;
  const W = [
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835,
    0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
  ];
  const RETENTION = 0.9;
  const LONGEST = 36_500;
  const LEAST_STABILITY = 0.001;
  const DECAY = -W[20];
  const FACTOR = 0.9 ** (1 / DECAY) - 1;
  /** Minutes until a card that is being learned, or learned again, comes back. */
  const STEPS = { learning: [1, 10], relearning: [10] };
  const AGAIN = 1;
  const HARD = 2;
  const GOOD = 3;
  const EASY = 4;

  /** @param {number} value */
  const stable = (value) => Math.max(value, LEAST_STABILITY);

  /** @param {number} value */
  const between1And10 = (value) => Math.min(Math.max(value, 1), 10);

  /** @param {number} rating */
  const firstDifficulty = (rating) => W[4] - Math.E ** (W[5] * (rating - 1)) + 1;

  /** @param {number} difficulty @param {number} rating */
  const nextDifficulty = (difficulty, rating) => {
    const moved = difficulty + ((10 - difficulty) * -(W[6] * (rating - 3))) / 9;
    return between1And10(W[7] * firstDifficulty(EASY) + (1 - W[7]) * moved);
  };

  /** On the day of the last review. @param {number} stability @param {number} rating */
  const sameDayStability = (stability, rating) => {
    const growth = Math.E ** (W[17] * (rating - 3 + W[18])) * stability ** -W[19];
    return stable(stability * (rating === AGAIN ? growth : Math.max(growth, 1)));
  };

  /** How likely the card is remembered after *days*. @param {number} days @param {number} stability */
  const retrievability = (days, stability) => (1 + (FACTOR * Math.max(0, days)) / stability) ** DECAY;

  /** @param {PracticeState} card @param {number} days */
  const forgottenStability = ({ difficulty, stability }, days) => {
    const recall = retrievability(days, stability);
    const long = W[11] * difficulty ** -W[12] * ((stability + 1) ** W[13] - 1) * Math.E ** ((1 - recall) * W[14]);
    return Math.min(long, stability / Math.E ** (W[17] * W[18]));
  };

  /** @param {PracticeState} card @param {number} days @param {number} rating */
  const recalledStability = ({ difficulty, stability }, days, rating) => {
    const recall = retrievability(days, stability);
    const growth = Math.E ** W[8] * (11 - difficulty) * stability ** -W[9] * (Math.E ** ((1 - recall) * W[10]) - 1);
    return stability * (1 + growth * (rating === HARD ? W[15] : 1) * (rating === EASY ? W[16] : 1));
  };

  /** @param {PracticeState} card @param {number} days @param {number} rating */
  const nextStability = (card, days, rating) => {
    if (days < 1) {
      return sameDayStability(card.stability, rating);
    }
    return stable(rating === AGAIN ? forgottenStability(card, days) : recalledStability(card, days, rating));
  };

  /** The nearest whole number, the even one of two that are as near. @param {number} value */
  const round = (value) => {
    const whole = Math.floor(value);
    const rest = value - whole;
    return whole + (rest > 0.5 || (rest === 0.5 && whole % 2 === 1) ? 1 : 0);
  };

  /** @param {number} stability */
  const wholeDays = (stability) => {
    const days = round((stability / FACTOR) * (RETENTION ** (1 / DECAY) - 1));
    return Math.min(Math.max(days, 1), LONGEST) * DAY;
  };

  /** The next step and its wait, or null after the last step.
   * @param {number[]} steps @param {number} step @param {number} rating @returns {[number, number] | null} */
  const nextStep = (steps, step, rating) => {
    if (rating === AGAIN) {
      return [0, steps[0]];
    }
    if (rating === HARD) {
      const between = steps.length > 1 ? (steps[0] + steps[1]) / 2 : steps[0] * 1.5;
      return [step, step === 0 ? between : steps[step]];
    }
    return rating === GOOD && step + 1 < steps.length ? [step + 1, steps[step + 1]] : null;
  };

  /** Where a card stands after a review; null stands for a card never reviewed.
   * @param {PracticeState | null} card @param {number} rating @param {number} at milliseconds
   * @returns {PracticeState} */
  const review = (card, rating, at) => {
    const memory = card
      ? {
          stability: nextStability(card, Math.floor((at - card.last) / DAY), rating),
          difficulty: nextDifficulty(card.difficulty, rating),
        }
      : { stability: stable(W[rating - 1]), difficulty: between1And10(firstDifficulty(rating)) };
    const phase = card ? card.phase : "learning";
    /** @type {"learning" | "relearning" | null} */
    let steps = phase === "review" ? null : phase;
    let step = card?.step ?? 0;
    if (phase === "review" && rating === AGAIN) {
      [steps, step] = ["relearning", 0];
    }
    const next = steps && nextStep(STEPS[steps], step, rating);
    if (!steps || !next) {
      return { ...memory, phase: "review", step: null, due: at + wholeDays(memory.stability), last: at };
    }
    return { ...memory, phase: steps, step: next[0], due: at + next[1] * MINUTE, last: at };
  };

  /** Where a card stands after all its reviews. @param {PracticeReview[]} reviews */
  const replay = (reviews) =>
    reviews.reduce(
      (card, [at, rating]) => review(card, rating, at),
      /** @type {PracticeState | null} */ (null),
    );

  /** Where it would stand after each of the four ratings. @param {PracticeState | null} card @param {number} at */
  const preview = (card, at) => [AGAIN, HARD, GOOD, EASY].map((rating) => review(card, rating, at));

  topicbookPractice.scheduler = { review, replay, preview };
})();
