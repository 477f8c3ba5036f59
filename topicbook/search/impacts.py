"""What each word counts for each page: BM25F, worked out at build time.

The formula is that of Robertson, Zaragoza and Taylor, "Simple BM25 extension to multiple
weighted fields" (2004): the weighted, length-normalized counts of all fields are added up,
then saturated, then multiplied by the inverse document frequency.  Imports no Sphinx.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from .terms import Bag
from .weights import Fields

#: norms are rounded to powers of this, so that a longer text elsewhere, which changes the average
#: length a little, leaves nearly all norms as they are; Lucene keeps lengths in one byte for less
NORM_STEP = 1.05

#: a whole number for a weight is below this
STRONGEST = 105

#: the power of :data:`NORM_STEP` for each field
Norms = tuple[tuple[str, int], ...]


def norms(sizes: Sequence[Mapping[str, int]], b: float) -> list[Norms]:
    """Return what the counts in each document's fields are divided by.

    *sizes* are the lengths of its fields, in words; *b* is how much they count.
    """
    totals: Counter[str] = Counter()
    for size in sizes:
        totals.update(size)
    averages = {name: total / len(sizes) for name, total in totals.items() if total}
    step = math.log(NORM_STEP)
    return [
        tuple(
            (name, round(math.log(1 - b + b * size[name] / average) / step))
            for name, average in averages.items()
            if size.get(name)
        )
        for size in sizes
    ]


def weighted_counts(
    document: Mapping[str, Bag], document_norms: Norms, fields: Fields
) -> dict[str, float]:
    """Return the count of each stem of a document, weighted and normalized field by field."""
    sums: dict[str, float] = {}
    for name, power in document_norms:
        factor = getattr(fields, name) / NORM_STEP**power
        for stem, times in document[name].items():
            sums[stem] = sums.get(stem, 0.0) + factor * times
    return sums


def impacts(counts: Iterable[float], having: int, documents: int, k1: float) -> list[int]:
    """Return what a stem counts in documents with these weighted counts of it, as whole numbers.

    It stands in *having* of all *documents*.  :data:`STRONGEST` is what nothing reaches: a stem
    that stands in one document, as often as can be.
    """
    scale = STRONGEST * rarity(having, documents) / rarity(1, documents)
    return [round(scale * value / (value + k1)) for value in counts]


def rarity(having: int, documents: int) -> float:
    """Return the inverse document frequency of BM25, in nats."""
    return math.log(1 + (documents - having + 0.5) / (having + 0.5))
