"""The weights are those of BM25F, worked out by hand for a few documents."""

from __future__ import annotations

import math
from collections import Counter

import pytest

from topicbook.search.corpus import Line
from topicbook.search.impacts import STRONGEST, impacts, quantize
from topicbook.search.likeness import FEW_LINES, STEP, UNIT, Lines
from topicbook.search.shards import FIRST_FULL, FULL, MOST_PAGES, UNTOLD, Postings, shards
from topicbook.search.weights import Fields, Ranking, Saturation

FLAT = Saturation(k1=1.0, b=0.0)


def rarity(count: int, having: int) -> float:
    return math.log(1 + (count - having + 0.5) / (having + 0.5))


def test_one_field_without_length_is_plain_saturation() -> None:
    documents = [{"title": Counter(a=1)}, {"title": Counter(a=3, b=1)}, {"title": Counter(c=1)}]
    found = impacts(documents, Fields(title=1.0), FLAT)
    assert found["a"] == [
        (0, pytest.approx(rarity(3, 2) * 2 * 1 / 2)),
        (1, pytest.approx(rarity(3, 2) * 2 * 3 / 4)),
    ]
    assert found["b"] == [(1, pytest.approx(rarity(3, 1) * 2 * 1 / 2))]


def test_fields_are_added_before_they_saturate() -> None:
    documents = [{"title": Counter(a=1), "body": Counter(a=2)}, {"body": Counter(b=1)}]
    found = impacts(documents, Fields(title=3.0, body=0.5), FLAT)
    assert found["a"] == [(0, pytest.approx(rarity(2, 1) * 2 * 4 / 5))]


def test_a_word_in_a_longer_field_counts_less() -> None:
    documents = [{"body": Counter(a=1)}, {"body": Counter(a=1, b=8)}]
    (_, short), (_, long) = impacts(documents, Fields(), Saturation(k1=1.2, b=0.75))["a"]
    assert short > long > 0


def test_weights_become_whole_numbers_and_nothing_is_left_out() -> None:
    found = quantize({"a": [(0, 2.0), (3, 1.0)], "b": [(1, 0.0001)]})
    assert found == {"a": [(0, STRONGEST), (3, STRONGEST // 2)], "b": []}


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
    assert lines.postings() == {"a": [(0, 0), (0, 2), (1, 0)], "b": [(0, 1)]}


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
    pages = {word: [(at, 9, 0) for at in range(40)] for word in words}
    found = shards(Postings(pages, {}, lines, {word: len(at) for word, at in lines.items()}))
    assert found[0].stems == tuple(words[:10])
    rest = [stem for shard in found[1:] for stem in shard.stems]
    assert rest == words[10:]
    assert all(len("".join(shard.pages)) <= FULL for shard in found)
    assert len(found) > 3


def test_the_first_shard_has_an_end() -> None:
    words = [f"w{number:03}" for number in range(400)]
    lines = {word: [(number, 0) for number in range(300)] for word in words}
    found = shards(Postings({}, {}, lines, dict.fromkeys(words, 300)))
    assert 20 < len(found[0].stems) < len(words)
    assert len("".join(found[0].lines)) <= FIRST_FULL
    assert [stem for shard in found for stem in shard.stems] == words


def test_of_a_word_on_very_many_pages_the_best_are_kept() -> None:
    pages = {"a": [(page, 5 + page % 2, 0) for page in range(3 * MOST_PAGES)]}
    (_, shard) = shards(Postings(pages, {}, {}, {}))
    (text,) = shard.pages
    assert len(text) == 3 * MOST_PAGES
