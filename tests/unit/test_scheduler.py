"""Our schedule is that of the reference implementation, on random histories."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from fsrs import Card, Rating, Scheduler

from tests.support.practice import run

HISTORIES = 10_000
LONGEST = 24
#: gaps between two reviews, in seconds: within a session, a day, weeks and years
GAPS = ((20, 1_800), (1_800, 86_400), (86_400, 2_592_000), (2_592_000, 94_608_000))
BEGINNING = datetime(2026, 11, 22, 9, tzinfo=UTC)
#: both add the same numbers in the same order, but their powers may differ in the last bits
CLOSE = 1e-9

History = list[tuple[int, int]]

STATES = """
const { review } = topicbookPractice.scheduler;
return input.map((reviews) => {
  let card = null;
  return reviews.map(([at, rating]) => {
    card = review(card, rating, at);
    return [card.phase, card.step, card.due, card.stability, card.difficulty];
  });
});
"""


def history(seed: int) -> History:
    """Return moments, in milliseconds, and ratings; many gaps lie right beside a whole day."""
    chance = random.Random(seed)
    moment = BEGINNING + timedelta(milliseconds=chance.randrange(86_400_000))
    found = []
    for _ in range(chance.randint(1, LONGEST)):
        found.append((round(moment.timestamp() * 1000), chance.randint(1, 4)))
        if chance.random() < 0.2:
            days, beside = chance.randint(1, 60), chance.choice((-1, 0, 1))
            moment += timedelta(days=days, milliseconds=beside)
        else:
            moment += timedelta(milliseconds=chance.randrange(*chance.choice(GAPS)) * 1000 + 1)
    return found


def reference(reviews: History) -> list[list[Any]]:
    """Return where a card stands after each review, as the reference has it."""
    scheduler, card = Scheduler(enable_fuzzing=False), Card(card_id=1)
    found = []
    for at, rating in reviews:
        moment = datetime.fromtimestamp(0, UTC) + timedelta(milliseconds=at)
        card, _ = scheduler.review_card(card, Rating(rating), moment)
        due = round((card.due - datetime.fromtimestamp(0, UTC)) / timedelta(milliseconds=1))
        row = [card.state.name.lower(), card.step, due, card.stability, card.difficulty]
        found.append(row)
    return found


@pytest.fixture(scope="module")
def histories() -> list[History]:
    return [history(seed) for seed in range(HISTORIES)]


def test_ten_thousand_histories_end_where_the_reference_has_them(histories: list[History]) -> None:
    ours = run(STATES, histories)
    assert len(ours) == HISTORIES
    for reviews, states in zip(histories, ours, strict=True):
        wanted = reference(reviews)
        assert [state[:3] for state in states] == [state[:3] for state in wanted], reviews
        numbers = [number for state in wanted for number in state[3:]]
        found = [number for state in states for number in state[3:]]
        assert found == pytest.approx(numbers, rel=CLOSE), reviews


def test_the_histories_reach_every_phase_and_both_ends(histories: list[History]) -> None:
    states = [state for reviews in histories[:300] for state in reference(reviews)]
    assert {(phase, step) for phase, step, *_ in states} == {
        ("learning", 0), ("learning", 1), ("review", None), ("relearning", 0),
    }  # fmt: skip
    assert min(state[4] for state in states) == 1
    # damped, so that it only comes near
    assert max(state[4] for state in states) > 9.9


def test_an_interval_is_never_longer_than_a_hundred_years() -> None:
    reviews = [(1 + number * 3_600_000_000_00, 4) for number in range(60)]
    *_, last = run(STATES, [reviews])[0]
    assert last[:3] == reference(reviews)[-1][:3]
    assert last[2] - reviews[-1][0] == 36_500 * 86_400_000


def test_replaying_reviews_gives_the_same_as_making_them(histories: list[History]) -> None:
    code = "return input.map((one) => topicbookPractice.scheduler.replay(one).due)"
    some = histories[:200]
    assert run(code, some) == [states[-1][2] for states in run(STATES, some)]


def test_the_four_previews_are_what_the_ratings_bring() -> None:
    code = """
    const { review, preview } = topicbookPractice.scheduler;
    const card = review(review(null, 3, 1e12), 3, 1e12 + 6e5);
    const at = 1e12 + 3e9;
    return [preview(card, at), [1, 2, 3, 4].map((rating) => review(card, rating, at))];
    """
    shown, made = run(code)
    assert shown == made
    waits = [state["due"] for state in shown]
    assert waits == sorted(waits)
