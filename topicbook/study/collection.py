"""All that can be studied on a site: cards by id and by topic, and where to study them.

Imports no Sphinx.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..names import only
from .card import Card, derive_cards

if TYPE_CHECKING:
    from ..graph import Graph
    from ..records import Page


@dataclass(frozen=True)
class Study:
    """The cards of a site, and the pages made for studying."""

    #: in the order of the tree
    cards: tuple[Card, ...]
    by_id: Mapping[str, Card]
    #: cards of a topic and of all topics below it, each once
    of_topic: Mapping[str, tuple[Card, ...]]
    #: the page to practice on
    practice: str | None
    #: topic -> the page of its study guide
    guides: Mapping[str, str]


def collect_study(graph: Graph, pages: Mapping[str, Page]) -> Study:
    """Derive the cards and find the pages for studying."""
    cards = derive_cards(graph)
    of_topic: defaultdict[str, list[Card]] = defaultdict(list)
    for card in cards:
        above = {place for topic in card.topics for place in (topic, *graph.tree.ancestors(topic))}
        for topic in above:
            of_topic[topic].append(card)
    practice: str | None = None
    guides: dict[str, str] = {}
    for docname in sorted(graph.titles):
        for listing in pages[docname].listings:
            if listing.name == "practice":
                practice = practice or docname
            elif listing.name == "study-guide":
                found = only(graph.names.topics.find(listing.topic))
                guides.setdefault(found or docname, docname)
    return Study(
        cards,
        {card.id: card for card in cards},
        {topic: tuple(group) for topic, group in of_topic.items()},
        practice,
        guides,
    )
