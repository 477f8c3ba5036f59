"""How often a right page is among the first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .engines import Engine, Ours
from .pages import Pages
from .questions import Question, read_lines, with_slips


@dataclass(frozen=True)
class Success:
    """Shares of questions with a right page first, and among the first three."""

    at_1: float
    at_3: float


def success(engine: Engine, pages: Pages, questions: Sequence[Question]) -> Success:
    """Ask all *questions*; a page is right if it is the leaf or a post that belongs to it first."""
    answers = engine.ask([question.text for question in questions])
    places = []
    for question, answer in zip(questions, answers, strict=True):
        leaves = [pages.leaf_of(docname) for docname in answer]
        places.append(leaves.index(question.leaf) if question.leaf in leaves else len(leaves) + 9)
    count = len(questions)
    return Success(*(sum(place < first for place in places) / count for first in (1, 3)))


@dataclass(frozen=True)
class Finding:
    """What one engine found."""

    engine: str
    tuned: Success
    held_out: Success
    #: the questions never tuned on, with slips
    slipped: Success


def find(
    engine: Engine, pages: Pages, tuned: Sequence[Question], held_out: Sequence[Question]
) -> Finding:
    """Ask one engine everything."""
    return Finding(
        engine.name,
        success(engine, pages, tuned),
        success(engine, pages, held_out),
        success(engine, pages, with_slips(held_out)),
    )


@dataclass(frozen=True)
class Fit:
    """Shares of questions that our search says nothing fits well."""

    out_of_scope: float
    in_scope: float


def fit(ours: Ours, questions: Sequence[Question]) -> Fit:
    """Return how often ``data-fit`` is weak."""
    shares = []
    for texts in (read_lines("out_of_scope"), [question.text for question in questions]):
        ours.ask(texts)
        shares.append(ours.fits.count("weak") / len(texts))
    return Fit(*shares)
