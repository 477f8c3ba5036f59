"""The questions, and the same with a slip of the finger."""

from __future__ import annotations

import csv
import random
from collections.abc import Sequence
from dataclasses import dataclass

from ..settings import ROOT

FOLDER = ROOT / "tests" / "search"
#: each question is tried with this many different slips
SLIPS = 3
SHORTEST = 5
ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


@dataclass(frozen=True)
class Question:
    """One question and the topic that answers it."""

    text: str
    #: the last part of the topic's docname
    leaf: str


def read_questions(name: str) -> list[Question]:
    """Return the questions of ``tests/search/<name>.tsv``."""
    with (FOLDER / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        return [Question(*row[:2]) for row in list(csv.reader(file, delimiter="\t"))[1:]]


def read_lines(name: str) -> list[str]:
    """Return the lines of ``tests/search/<name>.txt``."""
    return (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()


def with_slips(questions: Sequence[Question]) -> list[Question]:
    """Return each question with one slip in one word of five letters or more, in turn.

    A question without such a word stays as it is.  The slips depend on the text alone.
    """
    found = []
    for question in questions:
        chance = random.Random(question.text)
        found += [Question(slip(question.text, chance), question.leaf) for _ in range(SLIPS)]
    return found


def slip(text: str, chance: random.Random) -> str:
    """Return *text* with one random slip in one of its long words."""
    words = text.split(" ")
    long = [at for at, word in enumerate(words) if word.isalpha() and len(word) >= SHORTEST]
    if long:
        at = chance.choice(long)
        words[at] = misspell(words[at], chance)
    return " ".join(words)


def misspell(word: str, chance: random.Random) -> str:
    """Return another word: two letters swapped, one left out, doubled or hit beside."""
    found = word
    while found == word:
        at = chance.randrange(len(word))
        kind = chance.choice(("swap", "drop", "double", "beside"))
        if kind == "swap" and at + 1 < len(word):
            found = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        elif kind == "drop":
            found = word[:at] + word[at + 1 :]
        elif kind == "double":
            found = word[: at + 1] + word[at:]
        elif kind == "beside":
            found = word[:at] + beside(word[at], chance) + word[at + 1 :]
    return found


def beside(letter: str, chance: random.Random) -> str:
    """Return a letter next to one on a keyboard, or the letter itself if it is on none."""
    for row in ROWS:
        place = row.find(letter.lower())
        if place >= 0:
            return chance.choice(
                [row[near] for near in (place - 1, place + 1) if 0 <= near < len(row)]
            )
    return letter
