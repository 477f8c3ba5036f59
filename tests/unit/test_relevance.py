"""The parts of ``make relevance`` that need no browser."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any

import pytest

from benchmarks.relevance.questions import SLIPS, Question, misspell, slip, with_slips
from benchmarks.relevance.speed import Speed
from benchmarks.relevance.success import Finding, Fit, Success, success
from benchmarks.relevance.tables import Target, report, targets
from benchmarks.relevance.transfer import Transfer


@pytest.mark.parametrize("word", ["burnout", "sleep", "therapist", "aaaaaa"])
def test_a_slip_is_one_letter_and_makes_another_word(word: str) -> None:
    for seed in range(200):
        other = misspell(word, random.Random(seed))
        assert other != word
        lost, won = Counter(word) - Counter(other), Counter(other) - Counter(word)
        assert max(lost.total(), won.total()) <= 1
        assert abs(len(word) - len(other)) <= 1


def test_a_slip_hits_one_long_word_and_no_other() -> None:
    text = "am i so tired of my own burnout"
    for seed in range(50):
        changed = [
            pair
            for pair in zip(text.split(), slip(text, random.Random(seed)).split(), strict=True)
            if pair[0] != pair[1]
        ]
        assert len(changed) == 1
        assert changed[0][0] in ("tired", "burnout")


def test_a_question_of_short_words_stays_as_it_is() -> None:
    assert slip("why am i so sad", random.Random(1)) == "why am i so sad"


def test_slips_are_the_same_each_time() -> None:
    asked = [Question("constantly exhausted", "burnout"), Question("saying no", "saying-no")]
    assert with_slips(asked) == with_slips(asked)
    assert len(with_slips(asked)) == SLIPS * len(asked)


class Fixed:
    """An engine that answers everything alike."""

    name = "Fixed"

    def __init__(self, *answer: str) -> None:
        self.answer = list(answer)

    def ask(self, questions: Sequence[str]) -> list[list[str]]:
        return [self.answer for _ in questions]


LEAVES = {"topics/a": "a", "posts/of-a": "a", "topics/b": "b", "topics/c": "c", "posts/d": "d"}


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (("topics/a",), (1, 1)),
        (("posts/of-a", "topics/b"), (1, 1)),
        (("topics/b", "topics/c", "posts/of-a"), (0, 1)),
        (("topics/b", "topics/c", "posts/d", "topics/a"), (0, 0)),
        ((), (0, 0)),
    ],
)
def test_a_hit_is_the_leaf_or_a_post_of_it(
    answer: tuple[str, ...], expected: tuple[int, int]
) -> None:
    pages: Any = SimpleNamespace(leaf_of=LEAVES.__getitem__)
    found = success(Fixed(*answer), pages, [Question("what is a", "a")])
    assert (found.at_1, found.at_3) == expected


def finding(name: str, at_1: float, at_3: float, slipped: float) -> Finding:
    return Finding(name, Success(1, 1), Success(at_1, at_3), Success(0, slipped))


FOUND = [finding("ours", 0.7, 0.9, 0.86), finding("Pagefind", 0, 0.1, 0),
         finding("MiniSearch", 0.5, 0.86, 0.8)]  # fmt: skip


def test_every_target_is_judged_by_its_own_limit() -> None:
    speeds = {1_000: Speed(4, 5, 10, 12), 10_000: Speed(5, 6, 20, 21)}
    transfers = {0: Transfer(90_000, 120_000, 1), 10_000: Transfer(1, 301_000, 1)}
    rows = targets(FOUND, Fit(0.79, 0.05), transfers, speeds)
    judged = {row.label: row.met for row in rows}
    assert judged == {
        "success@3 on questions never tuned on": True,
        "success@1 on them": True,
        "lead in success@3 over Pagefind": True,
        "lead in success@3 over MiniSearch": False,
        "success@3 lost by one slip": True,
        "weak fit said of questions out of scope": False,
        "weak fit said of questions in scope": True,
        "KB for a first question, this site, most of 30": True,
        "KB for a first question, 10,000 posts, most of 30": False,
        "key to results over MiniSearch, 1,000 posts": True,
        "key to results over MiniSearch, 10,000 posts": False,
    }
    text = report(rows, FOUND, transfers, speeds, "Versions.")
    assert text.count("**missed**") == 4
    assert "| MiniSearch | 1.00 | 1.00 | 0.50 | 0.86 | 0.00 | 0.80 |" in text
    assert text.endswith("Versions.")


def test_a_miss_by_less_than_is_shown_is_a_miss() -> None:
    assert not Target("x", 0.88, 0.8799, True).met
    assert not Target("x", 0.05, 0.0501, False).met
