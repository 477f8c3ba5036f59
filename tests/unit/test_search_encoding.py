"""Numbers and words survive the way into a script and out of it."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.engine import run
from topicbook.search.encoding import ALPHABET, LAST, encode, front_code

DECODE = """
const { decode, decodeWords } = topicbookSearch.index;
return [input.numbers.map(decode), decodeWords(input.words)];
"""
EDGES = [0, 1, LAST - 1, LAST, LAST + 1, 84, 85, 86, 1848, 1849, 1850, 10**6, 2**31]


def test_the_browser_reads_what_was_written() -> None:
    words = sorted({"a", "ab", "abc", "b", "boundari", "boundary", "bound", "z" * 80, "é"})
    given_numbers = [EDGES, [], list(range(5000))]
    numbers, found = run(
        DECODE, {"numbers": [encode(one) for one in given_numbers], "words": front_code(words)}
    )
    assert numbers == given_numbers
    assert found == words


@given(st.lists(st.integers(0, 10**9)))
def test_text_is_safe_in_a_script_and_short(numbers: list[int]) -> None:
    text = encode(numbers)
    assert set(text) <= set(ALPHABET)
    assert json.dumps(text) == f'"{text}"'
    assert len(text) >= len(numbers)


def test_small_numbers_take_one_character() -> None:
    assert [len(encode([number])) for number in (0, LAST - 1, LAST, 1848, 1849)] == [1, 1, 2, 2, 3]


def test_a_negative_number_is_refused() -> None:
    with pytest.raises(ValueError, match="-1"):
        encode([3, -1])
