"""What each word counts for each page: BM25F, worked out at build time.

The formula is that of Robertson, Zaragoza and Taylor, "Simple BM25 extension to multiple
weighted fields" (2004): the weighted, length-normalized counts of all fields are added up,
then saturated, then multiplied by the inverse document frequency.  Imports no Sphinx.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from .weights import Fields, Saturation

#: what the strongest word of all is written as
STRONGEST = 90


def impacts(
    documents: Sequence[Mapping[str, Counter[str]]], fields: Fields, saturation: Saturation
) -> dict[str, list[tuple[int, float]]]:
    """Return for each stem the documents it stands in, in order, with its weight there."""
    count = len(documents)
    sizes = [{name: bag.total() for name, bag in document.items()} for document in documents]
    totals: Counter[str] = Counter()
    for size in sizes:
        totals.update(size)
    found: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, document in enumerate(documents):
        sums: defaultdict[str, float] = defaultdict(float)
        for name, bag in document.items():
            if not bag:
                continue
            average = totals[name] / count
            norm = 1 - saturation.b + saturation.b * sizes[number][name] / average
            factor = getattr(fields, name) / norm
            for stem, times in bag.items():
                sums[stem] += factor * times
        for stem, value in sums.items():
            found[stem].append((number, value))
    k1 = saturation.k1
    weighted: dict[str, list[tuple[int, float]]] = {}
    for stem, pairs in found.items():
        rarity = math.log(1 + (count - len(pairs) + 0.5) / (len(pairs) + 0.5))
        weighted[stem] = [(at, rarity * value * (k1 + 1) / (value + k1)) for at, value in pairs]
    return weighted


def quantize(
    weighted: Mapping[str, Sequence[tuple[int, float]]],
) -> dict[str, list[tuple[int, int]]]:
    """Return the weights as whole numbers, the largest of all as :data:`STRONGEST`.

    Weights that come to nothing are left out.
    """
    strongest = max((value for pairs in weighted.values() for _, value in pairs), default=1.0)
    scale = STRONGEST / strongest
    found: dict[str, list[tuple[int, int]]] = {}
    for stem, pairs in weighted.items():
        whole = [(at, round(value * scale)) for at, value in pairs]
        found[stem] = [(at, value) for at, value in whole if value]
    return found
