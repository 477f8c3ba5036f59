"""The weights are those of BM25F, worked out by hand for a few documents."""

from __future__ import annotations

import math
from collections import Counter

import pytest

from topicbook.search.encoding import encode
from topicbook.search.impacts import (
    NORM_STEP,
    STRONGEST,
    impacts,
    norms,
    rarity,
    weighted_counts,
)
from topicbook.search.likeness import FEW_LINES, STEP, UNIT, Line, Lines
from topicbook.search.shards import FIRST_FULL, FULL, MOST_PAGES, UNTOLD, Postings, cell, shards
from topicbook.search.weights import Fields, Ranking

FLAT = 0.0


def counts(document: dict[str, Counter[str]], fields: Fields, b: float) -> dict[str, float]:
    """Return the weighted counts of a document beside another of one word."""
    sizes = [{name: bag.total() for name, bag in document.items()}, {"body": 1}]
    return weighted_counts(document, norms(sizes, b)[0], fields)


def test_one_field_without_length_is_its_count() -> None:
    found = counts({"title": Counter(a=3, b=1)}, Fields(title=2.0), FLAT)
    assert found == {"a": 6.0, "b": 2.0}


def test_fields_are_weighted_and_added() -> None:
    document = {"title": Counter(a=1), "body": Counter(a=2)}
    assert counts(document, Fields(title=3.0, body=0.5), FLAT) == {"a": 4.0}


def test_a_word_in_a_longer_field_counts_less() -> None:
    short = counts({"body": Counter(a=1)}, Fields(), 0.75)["a"]
    long = counts({"body": Counter(a=1, b=8)}, Fields(), 0.75)["a"]
    average = (9 + 1) / 2
    assert (
        short
        > long
        == pytest.approx(Fields().body / (1 - 0.75 + 0.75 * 9 / average), rel=NORM_STEP - 1)
    )


def test_a_little_more_text_elsewhere_changes_no_norm() -> None:
    sizes = [{"body": 100 + number} for number in range(50)]
    before = norms(sizes, 0.8)
    sizes[7]["body"] += 1
    after = norms(sizes, 0.8)
    assert sum(one != other for one, other in zip(before, after, strict=True)) <= 3


def test_counts_saturate_and_rare_stems_count_more() -> None:
    few, many, huge = impacts([1.0, 3.0, 1e9], 3, 100, 2.0)
    rare = rarity(3, 100) / rarity(1, 100)
    assert [few, many] == [round(STRONGEST * rare * 1 / 3), round(STRONGEST * rare * 3 / 5)]
    assert huge == round(STRONGEST * rare)
    assert impacts([1e9], 1, 100, 2.0) == [STRONGEST]
    assert rarity(3, 100) == pytest.approx(math.log(1 + 97.5 / 3.5))


def line(page: int, *stems: str, weight: float = 1.0) -> Line:
    return Line(page, stems, weight)


def test_a_line_of_one_word_is_as_long_as_the_word_is_rare() -> None:
    lines = Lines([line(0, "a"), line(1, "b", "c"), line(1, "b")], Ranking(length=1.0))
    assert lines.rarity("a") == pytest.approx(math.log(1 + 3 / 1.5))
    assert lines.length(("a",)) == pytest.approx(lines.rarity("a"))
    one = lines.rarity("b") ** 2 + lines.rarity("c") ** 2
    pair = (Ranking().pair * (lines.rarity("b") + lines.rarity("c"))) ** 2
    assert lines.length(("b", "c")) == pytest.approx(math.sqrt(one + pair))


def test_a_line_that_counts_twice_is_scaled_twice() -> None:
    one, two = Lines([line(0, "a"), line(0, "a", weight=2.0)], Ranking()).scales()
    assert STEP ** (two - one) == pytest.approx(2, rel=STEP - 1)
    assert STEP**one > UNIT / 10


def test_every_place_of_a_stem_is_kept() -> None:
    lines = Lines([line(0, "a", "b", "a"), line(1, "a")], Ranking())
    assert lines.postings() == {
        "a": (3, encode([0, 0, 0, 2, 1, 0])),
        "b": (1, encode([0, 1])),
    }


def test_a_stem_in_very_many_lines_tells_nothing_and_has_no_places() -> None:
    asked = [line(0, "the", "rest", f"w{number}") for number in range(FEW_LINES + 1)]
    lines = Lines(asked, Ranking(), {"the"})
    assert lines.rarity("rest") > 0
    assert lines.frequency["the"] == FEW_LINES + 1
    assert lines.rarity("the") == 0
    assert "the" not in lines.postings()
    found = shards(Postings({}, {}, lines.postings(), lines.frequency))
    told = dict(zip(found[0].stems, found[0].lines, strict=True))
    assert told["the"] == UNTOLD
    assert len(told["rest"]) >= 2 * (FEW_LINES + 1)


def test_shards_are_sorted_ranges_after_the_common_stems() -> None:
    words = [f"w{number:04}" for number in range(3000)]
    lines = {word: [(number, 0)] * (3 if number < 10 else 1) for number, word in enumerate(words)}
    pages = {word: cell([(at, 9, 0) for at in range(40)]) for word in words}
    cells = {word: cell(found) for word, found in lines.items()}
    found = shards(Postings(pages, {}, cells, {word: len(at) for word, at in lines.items()}))
    assert found[0].stems == tuple(words[:10])
    rest = [stem for shard in found[1:] for stem in shard.stems]
    assert rest == words[10:]
    assert all(len("".join(shard.pages)) <= FULL for shard in found)
    assert len(found) > 3


def test_the_first_shard_has_an_end() -> None:
    words = [f"w{number:03}" for number in range(400)]
    lines = {word: cell([(number, 0) for number in range(300)]) for word in words}
    found = shards(Postings({}, {}, lines, dict.fromkeys(words, 300)))
    assert 20 < len(found[0].stems) < len(words)
    assert len("".join(found[0].lines)) <= FIRST_FULL
    assert [stem for shard in found for stem in shard.stems] == words


def test_of_a_word_on_very_many_pages_the_best_are_kept() -> None:
    found = cell([(page, 5 + page % 2, 0) for page in range(3 * MOST_PAGES)])
    assert found.size == MOST_PAGES
    assert found.text == encode([1, 6, 0]) + encode([2, 6, 0]) * (MOST_PAGES - 1)
