"""Decks for Anki: which cards are in which file, and how its subdecks and tags are named.

There is a file for each branch that has cards, and one with all cards.  Imports no Sphinx.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from ..graph import Graph
from ..tree import topic_id
from .card import Card, derive_cards
from .stable_id import project_slug

#: folder of what is made for study, below the output folder
FOLDER = "_study"
ENDING = ".apkg"
#: what parts a deck's name from its subdeck's, and a tag from the tag below it
LEVEL = "::"
#: what no part of such a name may hold
SEPARATORS = re.compile(r"\s*:{2,}\s*")
UNPRINTABLE = re.compile(r"[\s\x00-\x1f\x7f-\x9f]+")


@dataclass(frozen=True, slots=True)
class Deck:
    """The cards of one file."""

    #: path below the output folder
    file: str
    #: docname of its branch, ``""`` for the deck of everything
    branch: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class DeckEntry:
    """What a list of decks shows of one: its name, its file, and how many cards it holds."""

    title: str
    #: ``""`` for the deck of everything, whose file follows from the project's name
    file: str
    cards: int


def view_decks(graph: Graph) -> tuple[DeckEntry, ...]:
    """Return all decks as a list shows them; none without a card."""
    cards = derive_cards(graph)
    if not cards:
        return ()
    branches = (
        DeckEntry(graph.titles[deck.branch], deck.file, len(deck.cards))
        for deck in branch_decks(graph, cards)
    )
    return DeckEntry("Everything", "", len(cards)), *branches


def deck_file(graph: Graph, branch: str) -> str:
    """Return the path of a branch's deck below the output folder; *branch* is a docname."""
    return f"{FOLDER}/{graph.topics[branch].id}{ENDING}"


def whole_file(project: str, others: Iterable[str]) -> str:
    """Return the path of the deck of everything; none of the *others* has the same."""
    taken = {file.casefold() for file in others}
    name = project_slug(project)
    while f"{FOLDER}/{name}{ENDING}" in taken:
        name += "-all"
    return f"{FOLDER}/{name}{ENDING}"


def branch_decks(graph: Graph, cards: Iterable[Card]) -> tuple[Deck, ...]:
    """Return the decks of the branches that have cards, in the order of the tree.

    A card is in the branch of its first topic; one without a topic is in none.
    """
    found: defaultdict[str, list[Card]] = defaultdict(list)
    for card in cards:
        if card.topics:
            found[deck_file(graph, graph.tree.branch(card.topics[0]))].append(card)
    # Two files may claim one id, which is reported; theirs is one deck.
    branches = {deck_file(graph, name): name for name in graph.tree.children.get(None, ())}
    return tuple(
        Deck(file, branch, tuple(found[file])) for file, branch in branches.items() if file in found
    )


def all_decks(graph: Graph, cards: tuple[Card, ...], project: str) -> tuple[Deck, ...]:
    """Return all decks, that of everything first; none without a card."""
    if not cards:
        return ()
    branches = branch_decks(graph, cards)
    return Deck(whole_file(project, (deck.file for deck in branches)), "", cards), *branches


def deck_name(graph: Graph, project: str, topic: str) -> str:
    """Return the name of a topic's subdeck, ``Project::Branch::Group::Leaf``.

    *topic* is a docname, ``""`` for the project's own deck.
    """
    trail = (*graph.tree.ancestors(topic), topic) if topic else ()
    titles = [(project, "Cards"), *((graph.titles[name], topic_id(name)) for name in trail)]
    return LEVEL.join(level(title) or level(spare) for title, spare in titles)


def topic_tag(topic: str) -> str:
    """Return the tag of a topic, ``branch::group::leaf``; *topic* is a docname."""
    parts = (level(part).replace(" ", "-") for part in topic_id(topic).split("/"))
    return LEVEL.join(part or "-" for part in parts)


def level(text: str) -> str:
    """Return a text as one part of a name: on one line, without what parts the parts."""
    return UNPRINTABLE.sub(" ", SEPARATORS.sub(": ", text)).strip(" :")
