"""The numbers that search weighs its evidence with, found on ``tests/search/relevance.tsv``.

``make relevance`` says how well they do on questions they were not found on.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Fields:
    """What a word counts in each field of a page, or of a topic with its posts."""

    title: float = 1.7
    #: questions of the page's own front matter
    questions: float = 8.0
    #: other names of a topic
    also_called: float = 3.5
    #: names of the concepts that belong to a topic
    concepts: float = 0.9
    headings: float = 1.1
    summary: float = 0.4
    body: float = 0.8
    #: lines of a topic's question bank
    bank: float = 4.2
    #: titles and questions of a topic's posts
    post_questions: float = 8.0
    post_summary: float = 0.05
    post_body: float = 0.4


@dataclass(frozen=True)
class Saturation:
    """BM25F's constants: how soon more of a word, and a longer field, stop counting."""

    k1: float = 2.3
    b: float = 0.8


@dataclass(frozen=True)
class Ranking:
    """What the browser weighs; its names are those of ``search-rank.js``."""

    #: a pair of neighboring words, against its two words
    pair: float = 0.68
    #: a pair with one word between
    skip: float = 0.34
    #: how much of a line's own length is taken out of its likeness: 1 is the cosine
    length: float = 1.0
    #: lines of one topic that count, and what each next one counts of the one before
    lines: int = 5
    decay: float = 0.95
    #: the nearest lines, against the fields
    nearest: float = 0.88
    #: how words and pairs are spread over the topics' lines, against the fields
    spread: float = 1.2
    #: what is added to the counts of a word, in all topics together and in each
    smooth_all: float = 0.035
    smooth_each: float = 2.4
    #: how sharply the spread tells topics apart, in all and for each word of the question
    spread_scale: float = 0.72
    spread_length: float = 0.23
    spread_pair: float = 0.82


FIELDS, SATURATION, RANKING = Fields(), Saturation(), Ranking()


def for_browser() -> dict[str, Any]:
    """Return the numbers that the browser needs, by name."""
    return asdict(RANKING)
