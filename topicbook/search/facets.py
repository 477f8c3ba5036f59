"""What readers narrow results by: kind of page, topic and audience."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from ..graph import Graph
from ..model import Audience

#: kinds of pages in the order in which they are offered
KINDS = ("topic", "post", "concept", "reference", "page")


def kind_of(graph: Graph, docname: str, references: Collection[str]) -> int:
    """Return the index of a page's kind in :data:`KINDS`.

    A page that explains concepts is one of concepts, one that lists sources,
    as those in *references* do, a reference.
    """
    if docname in graph.topics:
        return KINDS.index("topic")
    if docname in graph.posts:
        return KINDS.index("post")
    if any(entry.docname == docname for entry in graph.concepts.entries.values()):
        return KINDS.index("concept")
    if docname in references:
        return KINDS.index("reference")
    return KINDS.index("page")


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
