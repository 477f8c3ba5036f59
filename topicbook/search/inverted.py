"""Where each stem stands and what it counts there, kept between builds: an inverted index.

After an edit only the stems of the changed documents are worked out again; what comes out is
the same as from nothing.  Imports no Sphinx.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import ne
from typing import Any, NamedTuple

from .impacts import impacts
from .shards import Cell, cell

#: of so many documents more than one changed: beginning anew is faster
FEW = 8


class Document(NamedTuple):
    """One document to be indexed."""

    #: changes whenever :attr:`stems` would
    key: Any
    #: works out the weighted count of each stem, and the part of the document it stands in
    stems: Callable[[], tuple[Mapping[str, float], Mapping[str, int]]]


@dataclass(slots=True)
class Row:
    """The documents a stem stands in, in order."""

    documents: array[int] = field(default_factory=lambda: array("I"))
    counts: array[float] = field(default_factory=lambda: array("f"))
    parts: array[int] = field(default_factory=lambda: array("H"))

    def add(self, document: int, count: float, part: int) -> None:
        """Add a document after all others."""
        self.documents.append(document)
        self.counts.append(count)
        self.parts.append(part)

    def insert(self, document: int, count: float, part: int) -> None:
        """Add a document in its place."""
        at = bisect_left(self.documents, document)
        self.documents.insert(at, document)
        self.counts.insert(at, count)
        self.parts.insert(at, part)

    def remove(self, document: int) -> tuple[float, int] | None:
        """Take a document out; return its count and part, ``None`` if it is not here."""
        at = bisect_left(self.documents, document)
        if at == len(self.documents) or self.documents[at] != document:
            return None
        del self.documents[at]
        return self.counts.pop(at), self.parts.pop(at)


class InvertedIndex:
    """Stems with the documents they stand in."""

    def __init__(self, k1: float, *, with_parts: bool) -> None:
        """Take BM25's constant, and whether the parts of documents are told."""
        self.k1, self.with_parts = k1, with_parts
        #: the encoded postings of each stem
        self.cells: dict[str, Cell] = {}
        self._keys: list[Any] = []
        self._rows: dict[str, Row] = {}

    def update(self, documents: Sequence[Document]) -> bool:
        """Take the documents as they are now; return whether any is another."""
        keys = [one.key for one in documents]
        if keys == self._keys:
            return False
        changed = [at for at, differs in enumerate(map(ne, keys, self._keys)) if differs]
        if len(keys) != len(self._keys) or FEW * len(changed) > len(keys):
            touched = self._begin(documents)
        else:
            touched = set()
            for at in changed:
                touched |= self._replace(at, documents[at])
        self._keys = keys
        self._encode(touched)
        return True

    def _begin(self, documents: Iterable[Document]) -> set[str]:
        rows = self._rows = {}
        self.cells = {}
        for number, document in enumerate(documents):
            counts, parts = document.stems()
            for stem, count in counts.items():
                row = rows.get(stem)
                if row is None:
                    row = rows[stem] = Row()
                row.add(number, count, parts.get(stem, 0))
        return set(rows)

    def _replace(self, number: int, document: Document) -> set[str]:
        """Put a document in place of the one before; return the stems with another posting."""
        before = {stem: found for stem, row in self._rows.items()
                  if (found := row.remove(number)) is not None}  # fmt: skip
        counts, parts = document.stems()
        # Rounded as they will be in the row.
        rounded = zip(counts, array("f", counts.values()), strict=True)
        now = {stem: (count, parts.get(stem, 0)) for stem, count in rounded}
        for stem, (count, part) in now.items():
            self._rows.setdefault(stem, Row()).insert(number, count, part)
        return {stem for stem in {*before, *now} if before.get(stem) != now.get(stem)}

    def _encode(self, stems: Iterable[str]) -> None:
        """Write the postings of *stems* anew."""
        for stem in stems:
            if self._rows[stem].documents:
                self.cells[stem] = cell(self._postings(self._rows[stem]))
            else:
                del self._rows[stem], self.cells[stem]

    def _postings(self, row: Row) -> list[tuple[int, ...]]:
        """Return the documents of a stem with whole weights; those that come to nothing are out."""
        whole = impacts(row.counts, len(row.counts), len(self._keys), self.k1)
        columns = (row.documents, whole, row.parts) if self.with_parts else (row.documents, whole)
        return [posting for posting in zip(*columns, strict=True) if posting[1]]
