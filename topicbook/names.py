"""Names of topics and posts: the shortest part of an id that tells it from all others.

Imports no Sphinx.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from .records import Reference


class Index:
    """Find documents by the shortest part of their id that names only one."""

    def __init__(self, ids: Mapping[str, str]) -> None:
        """Take *ids*, docname to full id."""
        self._ids = dict(ids)
        self._by_name: defaultdict[str, list[str]] = defaultdict(list)
        for docname, identifier in sorted(ids.items()):
            for name in (*suffixes(identifier), f"/{identifier}"):
                self._by_name[name].append(docname)

    def find(self, name: str) -> tuple[str, ...]:
        """Return the docnames that *name* may mean: none, the one, or all candidates.

        A name that starts with a slash is a whole id, so every document can be named.
        """
        return tuple(self._by_name.get(name, ()))

    def shortest(self, docname: str) -> str:
        """Return the shortest name that finds only *docname*; its id if none does."""
        identifier = self._ids[docname]
        names = (*suffixes(identifier), f"/{identifier}")
        return next((name for name in names if self._by_name[name] == [docname]), names[-1])

    def names(self) -> list[str]:
        """Return the shortest name of every document."""
        return sorted(self.shortest(docname) for docname in self._ids)


def suffixes(identifier: str) -> list[str]:
    """Return the trailing parts of an id: ``a/b/c`` gives ``c``, ``b/c`` and ``a/b/c``."""
    parts = identifier.split("/")
    return ["/".join(parts[start:]) for start in range(len(parts) - 1, -1, -1)]


@dataclass(frozen=True)
class Names:
    """All names an author can link to."""

    topics: Index
    posts: Index
    #: titles of all pages, by docname
    titles: Mapping[str, str]

    def resolve(self, reference: Reference) -> str | None:
        """Return the docname a reference leads to, if it leads to exactly one page."""
        if reference.role == "doc":
            return reference.target if reference.target in self.titles else None
        if reference.role == "topic":
            return only(self.topics.find(reference.target))
        if reference.role == "post":
            return only(self.posts.find(reference.target))
        return None


def only(found: tuple[str, ...]) -> str | None:
    """Return the one document found, or None for none or several."""
    return found[0] if len(found) == 1 else None


def resolve_all(index: Index, names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the docnames of the names that find exactly one document, each once."""
    found = (only(index.find(name)) for name in names)
    return tuple(dict.fromkeys(docname for docname in found if docname))
