"""The index cut into scripts of bounded size, by stem.

The first holds as many of the stems that stand in most lines, which nearly every question needs,
as fit into it; the others hold ranges of the sorted rest.  Imports no Sphinx.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from .encoding import encode

#: the most characters in the first shard, and in each other
FIRST_FULL, FULL = 60_000, 8_000
#: the most pages kept for one stem; beyond it those where it counts least are left out: the
#: champion lists of Manning, Raghavan and Schütze, "Introduction to Information Retrieval" (7.1.3)
MOST_PAGES = 400
#: numbers in the posting of a page
WIDTH_OF_PAGES = 3
#: stands for the lines of a stem that is in too many to be told
UNTOLD = encode([0])


@dataclass(frozen=True, slots=True)
class Shard:
    """Stems with their encoded postings, in sorted order."""

    stems: tuple[str, ...]
    #: page, weight, passage
    pages: tuple[str, ...]
    #: group, weight
    groups: tuple[str, ...]
    #: line, place in it
    lines: tuple[str, ...]


class Cell(NamedTuple):
    """Encoded postings of one stem."""

    #: how many they are
    size: int
    text: str


#: no postings
NOWHERE = Cell(0, "")


@dataclass(frozen=True, slots=True)
class Postings:
    """Where each stem stands."""

    #: page, weight, passage
    pages: Mapping[str, Cell]
    #: group, weight
    groups: Mapping[str, Cell]
    #: line, place in it; none for stems in too many lines
    lines: Mapping[str, Cell]
    #: number of lines
    frequency: Mapping[str, int]


def cell(postings: Sequence[tuple[int, ...]]) -> Cell:
    """Return postings encoded, the first number of each as the distance from the one before.

    Of very many postings those of the largest second number are kept.
    """
    if len(postings) > MOST_PAGES and len(postings[0]) == WIDTH_OF_PAGES:
        postings = sorted(sorted(postings, key=lambda one: (-one[1], one[0]))[:MOST_PAGES])
    before = 0
    numbers: list[int] = []
    for first, *rest in postings:
        numbers.append(first - before)
        numbers += rest
        before = first
    return Cell(len(postings), encode(numbers))


def shards(postings: Postings) -> tuple[Shard, ...]:
    """Return all shards, the one of common stems first."""
    count = postings.frequency
    stems = {*postings.pages, *postings.groups, *count}
    often = sorted(count, key=lambda stem: (-count[stem], stem))
    # A stem of one line is nobody's common word.
    size, common = 0, set()
    for stem in often:
        size += _size(stem, postings)
        if size > FIRST_FULL or count[stem] == 1:
            break
        common.add(stem)
    found = [_shard(sorted(common), postings)]
    taken: list[str] = []
    size = 0
    for stem in sorted(stems - common):
        own = _size(stem, postings)
        if taken and size + own > FULL:
            found.append(_shard(taken, postings))
            taken, size = [], 0
        taken.append(stem)
        size += own
    return (*found, _shard(taken, postings)) if taken else tuple(found)


def _size(stem: str, postings: Postings) -> int:
    """Return about how many characters a stem takes; a number takes one or two."""
    pages = postings.pages.get(stem, NOWHERE).size
    others = postings.groups.get(stem, NOWHERE).size + postings.lines.get(stem, NOWHERE).size
    return len(stem) + round(1.3 * (WIDTH_OF_PAGES * pages + 2 * others))


def _shard(stems: Sequence[str], postings: Postings) -> Shard:
    return Shard(
        tuple(stems),
        tuple(postings.pages.get(stem, NOWHERE).text for stem in stems),
        tuple(postings.groups.get(stem, NOWHERE).text for stem in stems),
        tuple(_lines(stem, postings) for stem in stems),
    )


def _lines(stem: str, postings: Postings) -> str:
    if stem in postings.lines:
        return postings.lines[stem].text
    return UNTOLD if stem in postings.frequency else ""
