"""Notes: cards as Anki keeps them, with the page they come from and their sources.

Imports no Sphinx.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape
from typing import Any
from urllib.parse import quote

from ..graph import Graph
from .card import Card
from .deck import Deck, all_decks, deck_name, topic_tag
from .stable_id import guid, project_slug, stable_id, stable_ids

#: what the notes hold; a field added, renamed or moved makes a second note type on import
FIELDS = ("Id", "Front", "Back", "Source", "Page link")
#: characters with a meaning inside a field: Anki plays ``[sound:...]`` and parts fields by U+001F
ACTIVE = re.compile(r"[\[\x00-\x08\x0b\x0c\x0e-\x1f]")


@dataclass(frozen=True, slots=True)
class Note:
    """One card as a note of one deck."""

    #: the card's own id, also what notes are sorted by
    name: str
    #: numbers of the note and of its one card
    id: int
    card_id: int
    guid: str
    #: number of its deck or subdeck
    deck: int
    front: str
    back: str
    #: bibliography entries; how they read is worked out when a package is made
    sources: tuple[Any, ...]
    page_link: str
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Package:
    """All that is in one file."""

    file: str
    project: str
    #: number of the note type
    note_type: int
    #: numbers and full names of the decks, each before its subdecks
    decks: tuple[tuple[int, str], ...]
    #: in the order in which they are to be learned
    notes: tuple[Note, ...]


@dataclass(frozen=True)
class Binder:
    """Makes packages of cards."""

    graph: Graph
    cards: tuple[Card, ...]
    project: str
    #: address of a page by docname
    address: Callable[[str], str]
    #: bibliography entries by key
    entries: Mapping[str, Any]

    def packages(self) -> tuple[Package, ...]:
        """Return all packages; none without a card."""
        slug = project_slug(self.project)
        numbers = self.deck_numbers(slug)
        notes = self.notes(slug, numbers)
        note_type = stable_id("note-type", slug, "card")
        found = []
        for deck in all_decks(self.graph, self.cards, self.project):
            homes = self.homes(deck)
            decks = (
                (numbers[topic], deck_name(self.graph, self.project, topic)) for topic in homes
            )
            inside = tuple(notes[card.id] for card in deck.cards)
            found.append(Package(deck.file, self.project, note_type, tuple(decks), inside))
        return tuple(found)

    def notes(self, slug: str, numbers: Mapping[str, int]) -> dict[str, Note]:
        """Return the note of each card; *numbers* are those of the decks."""
        names = [card.id for card in self.cards]
        note_ids, card_ids = stable_ids("note", slug, names), stable_ids("card", slug, names)
        return {
            card.id: Note(
                card.id,
                note_ids[card.id],
                card_ids[card.id],
                guid(slug, card.id),
                numbers[home(card)],
                harmless(card.front),
                harmless(card.back),
                tuple(self.entries[key] for key in card.sources if key in self.entries),
                harmless(self.page_link(card)),
                (f"kind::{card.kind}", *map(topic_tag, card.topics)),
            )
            for card in self.cards
        }

    def deck_numbers(self, slug: str) -> dict[str, int]:
        """Return the number of each topic's deck by docname, ``""`` being the project's."""
        ids = {"": "", **{topic.docname: topic.id for topic in self.graph.topics.values()}}
        numbers = stable_ids("deck", slug, set(ids.values()))
        return {docname: numbers[name] for docname, name in ids.items()}

    def homes(self, deck: Deck) -> tuple[str, ...]:
        """Return the topics with a subdeck in the order of the tree, after the project's ``""``."""
        tree = self.graph.tree
        used = {home(card) for card in deck.cards}
        used |= {above for topic in used for above in tree.ancestors(topic)}
        return "", *(topic for topic in tree.walk() if topic in used)

    def page_link(self, card: Card) -> str:
        """Return a link to a card's place, or the page's title where it has no address."""
        title = escape(self.graph.titles[card.docname])
        address = self.address(card.docname)
        if not address.startswith(("https://", "http://")):
            return f"“{title}”, a page of {escape(self.project)} (this copy has no web address)"
        anchor = f"#{quote(card.anchor)}" if card.anchor else ""
        return f'<a href="{escape(address + anchor)}">{title}</a>'


def home(card: Card) -> str:
    """Return the topic whose deck a card is in, ``""`` for the project's."""
    return card.topics[0] if card.topics else ""


def harmless(text: str) -> str:
    """Return HTML in which Anki finds nothing of its own."""
    return ACTIVE.sub(lambda match: "&#91;" if match[0] == "[" else " ", text)
