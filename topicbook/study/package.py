"""Packages as bytes of ``.apkg`` files: the same notes at the same time give the same bytes.

Imported only when a package must be made: it brings genanki.  Imports no Sphinx.
"""

from __future__ import annotations

import io
import sqlite3
import zipfile
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

import genanki

from .note import FIELDS, Note, Package, harmless
from .sources import full_source

NOTE_TYPE = Path(__file__).with_name("note_type")
#: references by their entries: most are on several notes, each in two packages
_references: dict[str, str] = {}


class _Note(genanki.Note):  # type: ignore[misc]
    """A note whose numbers are its own, whatever else is in the package."""

    def __init__(self, note: Note, place: int, model: genanki.Model) -> None:
        sources = "".join(map(reference, note.sources))
        super().__init__(
            model=model,
            fields=[note.name, note.front, note.back, sources, note.page_link],
            tags=note.tags,
            guid=note.guid,
            due=place,
        )
        self._numbers = note.id, note.card_id

    def write_to_db(
        self, cursor: sqlite3.Cursor, timestamp: float, deck_id: int, id_gen: Iterator[int]
    ) -> None:
        """Write the note and its card; genanki takes the next number for each."""
        super().write_to_db(cursor, timestamp, deck_id, iter(self._numbers))


def package_bytes(package: Package, time: int) -> bytes:
    """Return the file; notes and note type are as of *time*, in seconds since 1970.

    Anki takes over what is newer than what it has.
    """
    model = note_type(package)
    decks = {
        number: genanki.Deck(number, name, "" if place else about(package.project))
        for place, (number, name) in enumerate(package.decks)
    }
    for place, note in enumerate(package.notes):
        decks[note.deck].add_note(_Note(note, place, model))
    connection = sqlite3.connect(":memory:")
    try:
        genanki.Package(list(decks.values())).write_to_db(connection.cursor(), time, iter(()))
        connection.commit()
        collection = connection.serialize()
    finally:
        connection.close()
    return zipped({"collection.anki2": collection, "media": b"{}"})


def reference(entry: Any) -> str:
    """Return one source as a paragraph."""
    found = repr(entry)
    if found not in _references:
        _references[found] = harmless(f"<p>{escape(full_source(entry))}</p>")
    return _references[found]


def about(project: str) -> str:
    """Return what Anki shows above the project's deck."""
    return f"Cards about what {escape(project)} says. They are no test of your health."


def note_type(package: Package) -> Any:
    """Return the one note type: its fields, its front, its back and how they look."""
    front, back, css = (
        NOTE_TYPE.joinpath(name).read_text(encoding="utf-8")
        for name in ("front.html", "back.html", "card.css")
    )
    return genanki.Model(
        package.note_type,
        f"{package.decks[0][1]} card",
        fields=[{"name": name} for name in FIELDS],
        templates=[{"name": "Card", "qfmt": front, "afmt": back}],
        css=css,
    )


def zipped(files: dict[str, bytes]) -> bytes:
    """Return an archive that holds nothing of the day or the machine it was made on."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # Unix, on every machine
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, files[name])
    return written.getvalue()
