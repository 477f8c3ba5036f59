"""Concepts by name, and where their names stand in running text.  Imports no Sphinx."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from .records import Concept

APOSTROPHES = str.maketrans("’‘", "''")
#: a name in capitals, such as HIPAA, is found in capitals only
ABBREVIATION = re.compile(r"\b[A-Z][A-Z0-9-]+\b")


@dataclass(frozen=True, slots=True)
class Entry:
    """One concept, the page that defines it, and the topics it belongs to."""

    concept: Concept
    docname: str
    #: docnames
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """A concept's name in a text."""

    start: int
    end: int
    id: str


def fold(name: str) -> str:
    """Return a name as it is compared: case, spaces and the form of apostrophes apart."""
    return " ".join(name.translate(APOSTROPHES).casefold().split())


class ConceptIndex:
    """All concepts of the site."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        """Take the concepts in the order of their pages; of equal ids the first counts."""
        self.entries: dict[str, Entry] = {}
        self._named: defaultdict[str, list[str]] = defaultdict(list)
        for entry in entries:
            if entry.concept.id not in self.entries:
                self.entries[entry.concept.id] = entry
                for name in dict.fromkeys(map(fold, entry.concept.names)):
                    self._named[name].append(entry.concept.id)

    def find(self, name: str, topics: Iterable[str] = ()) -> tuple[str, ...]:
        """Return the ids that *name* may mean on a page in *topics*, which are docnames.

        An id is always exact. Of several senses, one that belongs to a topic of the page
        is meant.
        """
        return (name,) if name in self.entries else self.senses(name, topics)

    def senses(self, name: str, topics: Iterable[str]) -> tuple[str, ...]:
        """Return the ids of the concepts that a word may mean on a page in *topics*."""
        found = self._named.get(fold(name), [])
        near = [one for one in found if set(self.entries[one].topics) & set(topics)]
        return tuple(near if len(found) > 1 and near else found)

    def shared_names(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield each name that several concepts have, with their ids."""
        for name, ids in self._named.items():
            if len(ids) > 1:
                yield name, tuple(ids)

    def names(self) -> list[str]:
        """Return everything a role may be given, for suggestions."""
        return sorted({*self.entries, *self._named})

    def of_topic(self, topic: str) -> tuple[Entry, ...]:
        """Return the concepts of a topic, by term."""
        found = (entry for entry in self.entries.values() if topic in entry.topics)
        return tuple(sorted(found, key=lambda entry: entry.concept.term.casefold()))

    @property
    def automatic(self) -> Mapping[str, Entry]:
        """The concepts that are explained wherever they are used first."""
        return {name: entry for name, entry in self.entries.items() if entry.concept.auto}

    @property
    def deciding(self) -> Mapping[str, Entry]:
        """The concepts that decide what is explained: automatic ones and their namesakes."""
        explained = [fold(name) for one in self.automatic.values() for name in one.concept.names]
        found = {name for known in explained for name in self._named[known]}
        return {name: entry for name, entry in self.entries.items() if name in found}

    @cached_property
    def _patterns(self) -> tuple[re.Pattern[str], ...]:
        """One pattern for names in any case, one for abbreviations; long names first."""
        names = {name for entry in self.automatic.values() for name in entry.concept.names}
        capitals = {name for name in names if ABBREVIATION.search(name)}
        return _pattern(names - capitals, re.IGNORECASE), _pattern(capitals, 0)

    def matches(self, text: str, topics: Iterable[str]) -> list[Match]:
        """Return where automatic concepts are named in *text*, a page's in *topics*."""
        found: list[Match] = []
        for pattern in self._patterns:
            for match in pattern.finditer(text):
                ids = self.senses(match[0], topics)
                if len(ids) == 1 and ids[0] in self.automatic:
                    found.append(Match(match.start(), match.end(), ids[0]))
        return sorted(found, key=lambda match: match.start)


def _pattern(names: set[str], flags: int) -> re.Pattern[str]:
    """Return a pattern for whole names, whatever the form of spaces and apostrophes."""
    alternatives = (
        re.escape(name.translate(APOSTROPHES)).replace(r"\ ", r"\s+").replace("'", "['’]")
        for name in sorted(names, key=lambda name: (-len(name), name))
    )
    return re.compile(rf"(?<![\w-])(?:{'|'.join(alternatives) or '(?!)'})(?![\w-])", flags)
