"""Decks for Anki as part of a build: when they are made, and what is kept to make them rarely."""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import sys
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from ..domain import TopicbookDomain
from ..source_list import cited
from .note import Binder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

    from ..graph import Graph
    from ..publish.address import Addresses
    from .note import Package

#: file beside the doctrees: for each deck, digests of what it was made of and of its bytes
KEPT = "topicbook-decks.json"
STYLE = Path(__file__).with_name("note_type") / "card.css"


def write_decks(app: Sphinx, graph: Graph, addresses: Addresses) -> Iterator[Path]:
    """Write the decks that are not as they should be, and yield the paths of all."""
    cards = TopicbookDomain.of(app.env).study.cards
    entries = cited(app.env).bibdata.data.entries
    packages = Binder(graph, cards, app.config.project, addresses.of, entries).packages()
    if not packages:
        return
    time, common = note_time(app), makers(app)
    folder = Path(app.doctreedir)
    before = load(folder)
    now = {}
    for package in packages:
        path = Path(app.outdir, package.file)
        wanted = digest(repr((package, time, common)).encode())
        now[package.file] = [wanted, bytes_digest(path)]
        if before.get(package.file) != now[package.file]:
            now[package.file][1] = write(package, time, path)
        yield path
    if now != before:
        save(now, folder)


def write(package: Package, time: int, path: Path) -> str:
    """Write one deck and return the digest of its bytes."""
    # Brings genanki and takes its time.
    from .package import package_bytes  # noqa: PLC0415

    data = package_bytes(package, time)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return digest(data)


def note_time(app: Sphinx) -> int:
    """Return the time of all notes in seconds: the build's, or that of the newest source file."""
    if given := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(given)
    domain = TopicbookDomain.of(app.env)
    times = [source.signature[1] for source in domain.visible_sources(domain.pages).values()]
    times += [changed for _, changed in domain.files.values()]
    bibliographies = [file.mtime for file in cited(app.env).bibdata.bibfiles.values()]
    return int(max([max(times) / 10**9, *bibliographies]))


def makers(app: Sphinx) -> tuple[str, ...]:
    """Return what a deck's bytes depend on beside its notes: code and versions."""
    code = app.config.topicbook_code, digest(STYLE.read_bytes())
    versions = version("genanki"), version("pybtex")
    return *code, *versions, sqlite3.sqlite_version, sys.version


def load(folder: Path) -> dict[str, list[str]]:
    """Return what was kept; nothing if that is missing or damaged: all decks are made again."""
    try:
        found = json.loads((folder / KEPT).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def save(kept: dict[str, list[str]], folder: Path) -> None:
    """Keep digests for the next build, all at once."""
    fresh = folder / f"{KEPT}.new"
    fresh.write_text(json.dumps(kept, indent=0), encoding="utf-8")
    fresh.replace(folder / KEPT)


def bytes_digest(path: Path) -> str:
    """Return the digest of a file, nothing without one."""
    try:
        return digest(path.read_bytes())
    except OSError:
        return ""


def digest(data: bytes) -> str:
    """Return a short digest."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()
