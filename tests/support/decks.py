"""Decks read as Anki reads them, by its own package."""

from __future__ import annotations

import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

FOLDER = "_study"


class Log(NamedTuple):
    """How many notes an import added, changed, and left as they were."""

    new: int
    updated: int
    duplicate: int


@contextmanager
def collection(folder: Path) -> Iterator[Collection]:
    """Open a collection of its own; an empty one if *folder* holds none."""
    folder.mkdir(exist_ok=True)
    found = Collection(str(folder / "collection.anki2"))
    try:
        yield found
    finally:
        found.close()


def take(into: Collection, package: Path) -> Log:
    """Import a package as File > Import does with nothing chosen; anything odd is an error."""
    request = ImportAnkiPackageRequest(
        package_path=str(package), options=ImportAnkiPackageOptions()
    )
    log = into.import_anki_package(request).log
    for trouble in (
        "conflicting",
        "first_field_match",
        "missing_notetype",
        "missing_deck",
        "empty_first_field",
    ):
        assert not getattr(log, trouble), trouble
    return Log(len(log.new), len(log.updated), len(log.duplicate))


def note(within: Collection, name: str) -> dict[str, str]:
    """Return the fields of the note of one card."""
    (found,) = within.find_notes(f'Id:"{name}"')
    return dict(within.get_note(found).items())


def card(within: Collection, name: str) -> Any:
    """Return one card as Anki has it."""
    (found,) = within.find_cards(f'Id:"{name}"')
    return within.get_card(found)


def deck_of(within: Collection, name: str) -> str:
    """Return the full name of the deck a card is in."""
    return within.decks.name(card(within, name).did)


def rows(package: Path, query: str) -> list[tuple[Any, ...]]:
    """Return what a query finds in the package itself."""
    connection = sqlite3.connect(":memory:")
    with closing(connection), zipfile.ZipFile(package) as archive:
        connection.deserialize(archive.read("collection.anki2"))
        return connection.execute(query).fetchall()


def packages(out: Path) -> dict[str, bytes]:
    """Return all packages of an output folder by their names."""
    folder = out / FOLDER
    found = sorted(folder.rglob("*.apkg"))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}
