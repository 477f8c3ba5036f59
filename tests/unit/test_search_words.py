"""Words are the same for the index and for what a reader types."""

from __future__ import annotations

import re
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.engine import run
from tests.support.real import texts
from topicbook.search.words import SAME, fold, spell, split_words

from tests.support.build import ROOT  # isort: skip

BOTH = """
return input.map((text) => topicbookSearch.words.split(text));
"""
STEMS = """
await topicbookSearch.index.load("stemmer");
return input.map((word) => topicbookSearch.words.stem(word));
"""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Am I burned out?", ["am", "i", "burned", "out"]),
        ("my therapist\N{RIGHT SINGLE QUOTATION MARK}s couch", ["my", "therapist", "couch"]),
        ("don't, dont, can't, cannot", ["dont", "dont", "cant", "cant"]),
        ("self-care and selfcare", ["self", "care", "and", "self", "care"]),
        ("burn-out, burn out, burnout", ["burnout", "burnout", "burnout"]),
        ("Café naïve", ["cafe", "naive"]),
        ("mum practises behaviour", ["mom", "practizes", "behavior"]),
        ("counselling counsellor cancelled", ["counseling", "counselor", "canceled"]),
        ("four hours of your tour", ["four", "hours", "of", "your", "tour"]),
        ("calling, telling, filled", ["calling", "telling", "filled"]),
        ("5-4-3-2-1 \U0001f600 <b>x</b>", ["5", "4", "3", "2", "1", "b", "x", "b"]),
        ("", []),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert split_words(text) == words


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("realise", "realize"), ("organisation", "organization"), ("colour", "color"),
        ("neighbours", "neighbors"), ("labelled", "labeled"), ("centre", "center"),
        ("paediatric", "pediatric"), ("judgement", "judgment"), ("favourite", "favorite"),
    ],
)  # fmt: skip
def test_british_and_american_spelling_are_one(british: str, american: str) -> None:
    assert spell(british) == spell(american) == american


def test_the_list_of_words_is_folded_and_final() -> None:
    for word, same in SAME.items():
        assert fold(word) == word
        assert split_words(same) == same.split()


@cache
def everything() -> tuple[str, ...]:
    """Return every line of the project's sources."""
    files = sorted([*ROOT.glob("topics/**/*"), *ROOT.glob("posts/**/*"), *ROOT.glob("pages/*")])
    lines = [
        line
        for path in files
        if path.suffix in (".md", ".txt", ".bib")
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    return tuple(dict.fromkeys(lines))


def test_the_browser_splits_all_we_say_into_the_same_words() -> None:
    lines = everything()
    assert len(lines) > 3_000
    theirs = run(BOTH, list(lines))
    ours = [split_words(line) for line in lines]
    assert [
        at for at, (one, other) in enumerate(zip(ours, theirs, strict=True)) if one != other
    ] == []


@settings(max_examples=1, deadline=None)
@given(st.lists(st.text(max_size=60), min_size=400, max_size=400))
def test_the_browser_splits_any_text_into_the_same_words(given_texts: list[str]) -> None:
    # Letters that Unicode added lately may be unknown to one side; they are no words of ours.
    known = [re.sub(r"[^\u0000-\u2fff]", " ", text) for text in given_texts]
    assert run(BOTH, known) == [split_words(text) for text in known]


def test_there_are_texts_to_compare() -> None:
    assert len(texts("posts")) > 30
