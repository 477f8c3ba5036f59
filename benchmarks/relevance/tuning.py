"""MiniSearch's best chance: its boosts, found on the same questions as our weights."""

from __future__ import annotations

import json
import random
from typing import Any

from .engines import BOOSTS, MiniSearch
from .pages import Pages
from .questions import Question
from .success import success

ROUNDS = 150
START: dict[str, Any] = {
    "boost": {
        "title": 3, "questions": 6, "names": 6, "bank": 6, "topic_bank": 1, "concepts": 1,
        "headings": 1, "summary": 1, "body": 1,
    },
    "fuzzy": 0.2,
    "prefix": True,
    "bm25": {"k": 1.2, "b": 0.7, "d": 0.5},
    "weights": {"fuzzy": 0.45, "prefix": 0.375},
}  # fmt: skip


def tune(engine: MiniSearch, pages: Pages, questions: list[Question]) -> dict[str, Any]:
    """Return the boosts of a random walk that do best, and keep them in a file."""
    chance = random.Random(1)
    best, most = START, value(engine, pages, questions, START)
    for _ in range(ROUNDS):
        other = changed(best, chance)
        reached = value(engine, pages, questions, other)
        if reached > most:
            best, most = other, reached
    all_boosts = json.loads(BOOSTS.read_text(encoding="utf-8")) | {engine.name: best}
    BOOSTS.write_text(json.dumps(all_boosts, indent=1) + "\n", encoding="utf-8")
    return best


def value(
    engine: MiniSearch, pages: Pages, questions: list[Question], options: dict[str, Any]
) -> float:
    """Return success@3 with half of success@1."""
    engine.boosts = options
    found = success(engine, pages, questions)
    return found.at_3 + found.at_1 / 2


def changed(options: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """Return *options* with one to three numbers changed."""
    other: dict[str, Any] = json.loads(json.dumps(options))
    for _ in range(chance.choice((1, 1, 2, 3))):
        if chance.random() < 0.15:
            other["prefix"] = not other["prefix"]
        elif chance.random() < 0.15:
            other["fuzzy"] = chance.choice((0.1, 0.2, 0.3, False))
        else:
            part = other[chance.choice(("boost", "boost", "boost", "bm25", "weights"))]
            name = chance.choice(sorted(part))
            part[name] = round(part[name] * chance.choice((0.3, 0.6, 0.8, 1.25, 1.7, 3)), 3)
    return other
