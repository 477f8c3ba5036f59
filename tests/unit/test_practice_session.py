"""What a session asks and when, and how reviews are joined: the scripts in Node."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.practice import run

MINUTE, DAY = 60_000, 86_400_000
NOW = round(datetime(2026, 11, 23, 9, 30, tzinfo=UTC).timestamp() * 1000)

PLAN = """
const { plan, usual, ahead } = topicbookPractice.session;
const states = new Map(input.states);
const stateOf = (id) => (states.has(id) ? { due: states.get(id) } : null);
const found = plan(input.cards.map((id) => ({ id })), stateOf, input.now);
return [found, usual(found, input.allowed), ahead(found)];
"""
PLAY = """
const session = topicbookPractice.session.start(input.ids);
const asked = [];
let now = input.now;
for (const [wait, rating, back] of input.steps) {
  now += wait;
  const id = session.next(now);
  asked.push(id);
  if (id !== null) session.rated(id, rating, now + back, now);
}
return [asked, session.left(), session.met(), session.tally];
"""
FORECAST = """
const states = input.dues.map((due) => due && { due });
return topicbookPractice.session.forecast(states, input.now, input.days);
"""
MERGE = "return input.map(([one, other]) => topicbookPractice.reviews.merge(one, other));"


def plan(allowed: int = 2, **dues: int) -> Any:
    given = {"cards": list("abcdef"), "states": list(dues.items()), "now": NOW}
    return run(PLAN, {**given, "allowed": allowed})


def play(ids: str, *steps: tuple[int, int, int]) -> Any:
    return run(PLAY, {"ids": list(ids), "steps": steps, "now": NOW})


def test_the_longest_due_come_first_then_new_ones_in_their_order() -> None:
    found, usual, ahead = plan(b=NOW - 1, e=NOW - DAY, f=NOW + 1)
    assert found == {"due": ["e", "b"], "fresh": ["a", "c", "d"], "later": ["f"], "next": NOW + 1}
    assert usual == ["e", "b", "a", "c"]
    assert ahead == ["e", "b", "a", "c", "d", "f"]


@pytest.mark.parametrize("allowed", [0, -3])
def test_no_new_card_is_asked_when_the_day_has_had_its_share(allowed: int) -> None:
    assert plan(allowed, b=NOW)[1] == ["b"]


def test_a_card_due_in_minutes_comes_back_when_it_is_due() -> None:
    again = (0, 1, MINUTE)
    asked, left, met, tally = play("abc", again, (30_000, 3, DAY), (30_000, 3, DAY), (0, 3, DAY))
    assert asked == ["a", "b", "a", "c"]
    assert (left, met, tally) == (0, 3, [1, 0, 3, 0])


def test_at_the_end_nobody_has_to_wait() -> None:
    asked, left, *_ = play(
        "ab", (0, 3, 10 * MINUTE), (0, 1, MINUTE), (0, 4, DAY), (0, 4, DAY), (0, 1, 1)
    )
    assert asked == ["a", "b", "b", "a", None]
    assert left == 0


def test_a_card_due_after_the_session_is_done() -> None:
    asked, left, *_ = play("a", (0, 3, 21 * MINUTE), (0, 3, DAY))
    assert asked == ["a", None]
    assert left == 0


def test_what_is_overdue_counts_for_today() -> None:
    dues = [NOW - 9 * DAY, NOW, NOW + DAY, NOW + 3 * DAY, NOW + 4 * DAY, None]
    assert run(FORECAST, {"dues": dues, "now": NOW, "days": 4}) == [2, 1, 0, 1]


@pytest.mark.parametrize("zone", ["America/New_York", "Asia/Kolkata", "Pacific/Auckland"])
def test_days_are_the_readers_own_also_when_clocks_change(zone: str) -> None:
    # both changes of the year lie within the two hundred days
    start = datetime(2026, 3, 1, 12, tzinfo=UTC)
    dues = [(start + timedelta(days=days)).timestamp() * 1000 for days in range(200)]
    found = run(FORECAST, {"dues": dues, "now": dues[0], "days": 200}, zone)
    assert found == [1] * 200


def test_new_cards_are_counted_by_the_readers_day() -> None:
    code = "return topicbookPractice.session.newToday(input.known, input.now);"
    midnight = NOW - 9 * 3_600_000 - 30 * MINUTE
    known = [[[midnight - 1, 3], [NOW, 3]], [[midnight, 3]], [[NOW, 1]]]
    assert run(code, {"known": known, "now": NOW}) == 2
    assert run(code, {"known": known, "now": NOW}, "Asia/Kolkata") == 3


REVIEW = st.tuples(st.integers(1, 40), st.integers(1, 4)).map(list)
REVIEWS = st.lists(REVIEW, max_size=8)


@settings(max_examples=1, deadline=None)
@given(st.lists(st.tuples(REVIEWS, REVIEWS), min_size=300, max_size=300))
def test_joining_loses_nothing_and_repeats_nothing(pairs: list[Any]) -> None:
    for (one, other), found in zip(pairs, run(MERGE, pairs), strict=True):
        assert found == sorted(map(list, {tuple(review) for review in [*one, *other]}))


def test_a_file_holds_all_and_is_the_same_each_time() -> None:
    code = """
    const { toFile, fromFile } = topicbookPractice.reviews;
    const text = toFile(new Map(input));
    return [text, [...fromFile(text).cards], text === toFile(new Map(input.reverse()))];
    """
    cards = [["b", [[1, 3]]], ["a", [[2, 4], [5, 1]]], ["__proto__", [[7, 2]]]]
    text, back, same = run(code, cards)
    assert sorted(back) == sorted(cards)
    assert same
    assert text.endswith("\n")


LINKS = """
const all = topicbookPractice.topics.open({
  topics: [
    ["care", "Care", -1], ["care/rest", "Rest", 0], ["work", "Work", -1], ["work/rest", "Rest", 2],
  ],
  cards: [["a", [1], 0], ["b", [3, 1], 0], ["c", [2], 1]],
  files: [["cards-care", "1"], ["cards-work", "2"]],
});
return input.map((hash) => {
  const link = topicbookPractice.topics.linked(all, hash);
  if (link?.kind !== "topic") return link && [link.cards.map(({ id }) => id), link.missing];
  const off = topicbookPractice.topics.allBut(all, link.topics);
  return topicbookPractice.topics.chosen(all, off).map(({ id }) => id);
});
"""


def test_links_choose_topics_and_cards() -> None:
    asked = {
        "": None,
        "#a-section": None,
        "#topic=care": ["a", "b"],
        "#topic=care/rest": ["a", "b"],
        "#topic=work%2Frest": ["b"],
        # both topics of that name
        "#topic=rest": ["a", "b"],
        "#topic=work": ["b", "c"],
        "#topic=": [],
        "#cards=c,a": [["a", "c"], 0],
        "#cards=c,%20nothing,": [["c"], 1],
        "#cards=": [[], 0],
    }
    assert run(LINKS, list(asked)) == list(asked.values())
