"""What readers narrow results by: kind of page, topic and audience."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from ..graph import Graph
from ..model import Audience

#: kinds of pages in the order in which they are offered
KINDS = ("topic", "post", "concept", "reference", "page")


class Kinds:
    """What kind of page each page is."""

    def __init__(self, graph: Graph, references: Collection[str]) -> None:
        """Take the graph and the docnames of the pages that list sources."""
        self._graph, self._references = graph, references
        self._explaining = {entry.docname for entry in graph.concepts.entries.values()}

    def of(self, docname: str) -> int:
        """Return the index of a page's kind in :data:`KINDS`.

        A page that explains concepts is one of concepts, one that lists sources a reference.
        """
        if docname in self._graph.topics:
            return KINDS.index("topic")
        if docname in self._graph.posts:
            return KINDS.index("post")
        if docname in self._explaining:
            return KINDS.index("concept")
        return KINDS.index("reference" if docname in self._references else "page")


def audience_mask(graph: Graph, docname: str) -> int:
    """Return a bit for each audience of a page, readers the lowest."""
    about = graph.posts.get(docname) or graph.topics.get(docname)
    members = list(Audience)
    return sum(1 << members.index(Audience(name)) for name in (about.audience if about else ()))


def topic_tree(graph: Graph, group_names: Sequence[str]) -> list[list[str | int]]:
    """Return id, title and place of the parent for each topic, in tree order; -1 for none."""
    place = {name: number for number, name in enumerate(group_names)}
    return [
        [graph.topics[name].id, graph.topics[name].title,
         place.get(graph.topics[name].parent or "", -1)]
        for name in group_names
        if name in graph.topics
    ]  # fmt: skip
