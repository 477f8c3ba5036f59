"""How rare a word is among lines, and how long a line is: the parts of their likeness.

A question is compared with whole lines as in the vector space model (Salton, Wong and Yang
1975): words, neighboring pairs and pairs with one word between count by their inverse line
frequency, and the sum of products is divided by the lengths.  Imports no Sphinx.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from .corpus import AskedLine
from .shards import Cell, cell
from .stemmer import Stemmer
from .weights import Ranking
from .words import split_words

#: words of a line that are looked at; a place is one byte in the browser
LONGEST_LINE = 64

#: the length that lines are drawn toward, about that of an everyday question
USUAL_LENGTH = 6.0
#: what a line of length 1 that counts 1 is written as
UNIT = 160
#: a stem in more than one line of so many is common, if these lines are not few
COMMON_SHARE = 12
#: few lines: of a word such as "how", and of one that tells what a site is about
FEW_LINES, FEW_TELLING = 400, 800
#: a stem in more lines than these is common on a site of any size
MANY_LINES = 1_500
#: the steps in which scales are written: each is so many times the one before
STEP = 1.04


@dataclass(frozen=True, slots=True)
class Line:
    """One way to ask for a page."""

    #: index of the page
    page: int
    stems: tuple[str, ...]
    #: what its likeness to a question counts
    weight: float


def stemmed(asked: Iterable[AskedLine], stemmer: Stemmer) -> list[Line]:
    """Return the lines that have words."""
    found = ((one, stemmer.stems(split_words(one.text))) for one in asked)
    return [Line(one.page, tuple(stems[:LONGEST_LINE]), one.weight) for one, stems in found
            if stems]  # fmt: skip


class Lines:
    """All lines, with the frequencies of their words."""

    def __init__(
        self, lines: Sequence[Line], ranking: Ranking, stops: Collection[str] = ()
    ) -> None:
        """Take the lines, the weights, and the stems of words that tell no text from another."""
        self.lines, self.ranking = lines, ranking
        #: in how many lines each stem stands
        self.frequency: Counter[str] = Counter()
        for line in lines:
            self.frequency.update(set(line.stems))
        most = min(len(lines) // COMMON_SHARE, MANY_LINES)
        #: stems that stand in so many lines that they tell none of them apart
        self.common = frozenset(
            stem
            for stem, count in self.frequency.items()
            if count > max(most, FEW_LINES if stem in stops else FEW_TELLING)
        )

    def rarity(self, stem: str) -> float:
        """Return the inverse line frequency of a stem, in nats; 0 for a common one."""
        if stem in self.common:
            return 0.0
        return math.log(1 + len(self.lines) / (self.frequency[stem] + 0.5))

    def length(self, stems: Sequence[str]) -> float:
        """Return the Euclidean length of a line's words and pairs."""
        ranking = self.ranking
        parts: dict[str | tuple[str, str], float] = {stem: self.rarity(stem) for stem in stems}
        for gap, counts in ((2, ranking.skip), (1, ranking.pair)):
            for one, other in zip(stems, stems[gap:], strict=False):
                if one not in self.common and other not in self.common:
                    parts[one, other] = counts * (self.rarity(one) + self.rarity(other))
        return math.sqrt(sum(value * value for value in parts.values())) or 1.0

    def scales(self) -> list[int]:
        """Return, for each line, what products with it are multiplied by.

        That is :data:`STEP` to the power of the number, in :data:`UNIT`.
        """
        drawn = self.ranking.length
        whole = [
            line.weight * USUAL_LENGTH
            / (self.length(line.stems) ** drawn * USUAL_LENGTH ** (1 - drawn))
            for line in self.lines
        ]  # fmt: skip
        return [max(0, round(math.log(UNIT * scale, STEP))) for scale in whole]

    def postings(self) -> dict[str, Cell]:
        """Return for each stem the lines it stands in, each with its place there, in order.

        Common stems have none.
        """
        found: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        for number, line in enumerate(self.lines):
            for place, stem in enumerate(line.stems):
                if stem in self.common:
                    continue
                found[stem].append((number, place))
        return {stem: cell(places) for stem, places in found.items()}
