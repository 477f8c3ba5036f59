"""``{study-decks}``: the decks to take along, and how to open them in Anki."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from ..blocks import block, bullets, paragraph
from .deck import whole_file
from .offers import SITES, counted, site_link

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .deck import DeckEntry

HOW = (
    "In Anki on a computer, choose File, then Import, and open the downloaded file; in AnkiDroid, "
    "choose Import in the menu. A later version of a deck changes the texts of your cards and "
    "keeps your progress."
)


def deck_blocks(decks: Sequence[DeckEntry], project: str, builder: str) -> list[nodes.Node]:
    """Return the decks with their numbers of cards, as links where there are files."""
    if not decks:
        return [paragraph("No cards here yet.", "topicbook-empty")]
    whole = whole_file(project, (deck.file for deck in decks))
    rows = [[deck_line(deck, deck.file or whole)] for deck in decks]
    how = [paragraph(HOW, "topicbook-note")] if builder in SITES else []
    return [block("div", "decks", bullets(rows, "topicbook-entries"), *how)]


def deck_line(deck: DeckEntry, file: str) -> nodes.paragraph:
    """Return the name of a deck and how many cards it holds."""
    count = counted(deck.cards, "card")
    number = nodes.inline(count, count, classes=["topicbook-count"])
    name = nodes.inline("", "", site_link("", deck.title, file=file), classes=["topicbook-entry"])
    return paragraph([name, nodes.Text(" "), number])
