"""The topic tree: folders are topics, ``order:`` decides among siblings.

Pure functions over docnames; imports no Sphinx.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

ROOT = "topics"


def topic_id(docname: str) -> str:
    """Return the id of the topic page *docname*, ``topics/a/index`` being ``a``."""
    return docname.removeprefix(f"{ROOT}/").removesuffix("/index")


def parent_folder(identifier: str) -> str:
    """Return the id one level up, ``""`` above a branch."""
    return identifier.rpartition("/")[0]


@dataclass(frozen=True, slots=True)
class Tree:
    """Parents and children of topics, by docname."""

    parents: Mapping[str, str | None]
    children: Mapping[str | None, tuple[str, ...]]
    #: ids of folders that hold topics but have no page of their own
    missing: tuple[str, ...]

    def walk(self, start: str | None = None) -> Iterator[str]:
        """Yield the topics below *start* in tree order, each before its children."""
        for child in self.children.get(start, ()):
            yield child
            yield from self.walk(child)

    def ancestors(self, docname: str) -> tuple[str, ...]:
        """Return the topics above *docname*, the branch first."""
        found: list[str] = []
        parent = self.parents.get(docname)
        while parent is not None:
            found.append(parent)
            parent = self.parents.get(parent)
        return tuple(reversed(found))

    def branch(self, docname: str) -> str:
        """Return the top-level topic that *docname* belongs to."""
        return (*self.ancestors(docname), docname)[0]


def build_tree(orders: Mapping[str, int]) -> Tree:
    """Arrange topics by their folders.

    *orders* maps each topic's docname to its ``order:``; siblings of one order are
    sorted by address.  A topic whose folder has no page hangs from the nearest folder
    that has one.
    """
    # Of two files with one id, a.md and a/index.md, the folder's page holds what is below.
    by_id = {topic_id(docname): docname for docname in sorted(orders)}
    parents: dict[str, str | None] = {}
    missing: set[str] = set()
    below: defaultdict[str | None, list[str]] = defaultdict(list)
    for docname in sorted(orders):
        folder = parent_folder(topic_id(docname))
        while folder and folder not in by_id:
            missing.add(folder)
            folder = parent_folder(folder)
        parent = by_id.get(folder)
        parents[docname] = parent
        below[parent].append(docname)
    children = {
        parent: tuple(sorted(group, key=lambda name: (orders[name], name)))
        for parent, group in below.items()
    }
    return Tree(parents, children, tuple(sorted(missing)))
