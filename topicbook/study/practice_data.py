"""What the practice page loads: its cards by branch, and the topics they belong to.

``index.js`` names topics and cards and is loaded with the page; ``cards-<branch>.js`` holds the
texts of a branch's cards, ``cards.js`` those of words without a topic, and are loaded when a
session needs them.  Each calls ``topicbookPractice.take`` with its name and its data.
Imports no Sphinx.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from ..graph import Graph
from .card import Card

#: stands for the topic of words that have none: its id, its title and the place of its parent
OTHER: tuple[str, str, int] = ("", "Other words", -1)


def scripts(
    graph: Graph,
    cards: Iterable[Card],
    uri: Callable[[str], str],
    sources: Mapping[str, str],
) -> dict[str, str]:
    """Return all scripts by file name.

    *uri* gives a page's address from the site's root, *sources* a source's short name by key.
    """
    files: dict[str, list[Card]] = {}
    for card in cards:
        files.setdefault(file_of(graph, card), []).append(card)
    texts = {
        name: written([card_data(graph, card, uri, sources) for card in found])
        for name, found in files.items()
    }
    texts["index"] = written(index_data(graph, files, texts))
    return {
        f"{name}.js": f'topicbookPractice.take("{name}",{text});\n' for name, text in texts.items()
    }


def file_of(graph: Graph, card: Card) -> str:
    """Return the name of the script with a card's text: that of its first topic's branch."""
    if not card.topics:
        return "cards"
    return f"cards-{graph.topics[graph.tree.branch(card.topics[0])].id}"


def written(data: Any) -> str:
    """Return *data* as it stands in a script."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def card_data(
    graph: Graph, card: Card, uri: Callable[[str], str], sources: Mapping[str, str]
) -> dict[str, Any]:
    """Return the text of one card, with its page and its sources as one reads them."""
    address = uri(card.docname)
    return {
        "id": card.id,
        "front": card.front,
        "back": card.back,
        "url": f"{address}#{card.anchor}" if card.anchor else address,
        "page": graph.titles[card.docname],
        "sources": [sources[key] for key in card.sources if key in sources],
    }


def index_data(
    graph: Graph, files: Mapping[str, list[Card]], texts: Mapping[str, str]
) -> dict[str, Any]:
    """Return topics and cards without their texts.

    A topic is its id, its title and the place of the topic above it; a card its id, the places
    of its topics and the place of its script; a script its name and a digest of its text.
    """
    found = [card for group in files.values() for card in group]
    shown = {topic for card in found for topic in card.topics}
    shown |= {above for topic in shown for above in graph.tree.ancestors(topic)}
    order = [topic for topic in graph.tree.walk() if topic in shown]
    place: dict[str | None, int] = {topic: number for number, topic in enumerate(order)}
    topics = [
        (graph.topics[name].id, graph.topics[name].title, place.get(graph.tree.parents[name], -1))
        for name in order
    ]
    if any(not card.topics for card in found):
        topics.append(OTHER)
    return {
        "topics": topics,
        "files": [[name, digest(texts[name])] for name in files],
        "cards": [
            [card.id, [place[topic] for topic in card.topics] or [len(order)], number]
            for number, group in enumerate(files.values())
            for card in group
        ],
    }


def digest(text: str) -> str:
    """Return a short digest, so that browsers load a changed script at once."""
    return hashlib.blake2b(text.encode(), digest_size=6).hexdigest()
