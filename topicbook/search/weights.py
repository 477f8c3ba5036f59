"""The numbers that search weighs its evidence with, found on ``tests/search/relevance.tsv``.

``make relevance`` says how well they do on questions they were not found on.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Fields:
    """What a word counts in each field of a page, or of a topic with its posts."""

    title: float = 3.1
    #: questions of the page's own front matter
    questions: float = 8.0
    #: other names of a topic
    also_called: float = 6.6
    #: names of the concepts that belong to a topic
    concepts: float = 1.0
    headings: float = 1.0
    summary: float = 0.4
    body: float = 0.6
    #: lines of a topic's question bank
    bank: float = 6.4
    #: titles and questions of a topic's posts
    post_questions: float = 5.0
    post_summary: float = 0.2
    post_body: float = 0.4


@dataclass(frozen=True)
class Saturation:
    """BM25F's constants: how soon more of a word, and a longer field, stop counting."""

    k1: float = 1.2
    b: float = 0.3


@dataclass(frozen=True)
class Ranking:
    """What the browser weighs; its names are those of ``search-rank.js``."""

    #: a pair of neighboring words, against its two words
    pair: float = 0.5
    #: a pair with one word between
    skip: float = 0.3
    #: how much of a line's own length is taken out of its likeness: 1 is the cosine
    length: float = 0.73
    #: exponent of the likeness
    sharpness: float = 1.0
    #: lines of one topic that count, and what each next one counts of the one before
    lines: int = 5
    decay: float = 0.38
    #: the nearest lines, against the fields
    nearest: float = 1.0
    #: how words and pairs are spread over the topics' lines, against the fields
    spread: float = 1.15
    #: what is added to the counts of a word, in all topics together and in each
    smooth_all: float = 0.3
    smooth_each: float = 1.0
    #: how sharply the spread tells topics apart, in all and for each word of the question
    spread_scale: float = 1.0
    spread_length: float = 0.6
    spread_pair: float = 0.83


FIELDS, SATURATION, RANKING = Fields(), Saturation(), Ranking()


def for_browser() -> dict[str, Any]:
    """Return the numbers that the browser needs, by name."""
    return asdict(RANKING)
