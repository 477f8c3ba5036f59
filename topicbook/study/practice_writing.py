"""Writes the program and the cards of the practice page."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from ..bundle import joined, version_of, write_files
from ..domain import TopicbookDomain
from ..source_list import cited
from .practice_data import scripts
from .sources import short_source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

#: folder of the files, below the output folder
FOLDER = "_study"
BROWSER = Path(__file__).parent / "browser"
#: the program's scripts, each after those it uses
SCRIPTS = (
    "data", "scheduler", "reviews", "store", "topics", "session", "view", "chart", "keeping",
    "choose", "ask", "page",
)  # fmt: skip


def write_practice(app: Sphinx) -> Iterator[Path]:
    """Write the files of the practice page and yield them; none where nobody could use them."""
    domain = TopicbookDomain.of(app.env)
    if not any(one.name == "practice" for page in domain.pages.values() for one in page.listings):
        return
    cards = domain.study.cards
    if not cards:
        return
    entries = cited(app.env).bibdata.data.entries
    keys = {key for card in cards for key in card.sources}
    sources = {key: short_source(entries[key]) for key in keys if key in entries}
    files = scripts(domain.graph, cards, app.builder.get_target_uri, sources)
    files["practice.js"] = program()
    yield from write_files(Path(app.outdir, FOLDER), files)


@cache
def program() -> str:
    """Return the scripts as one, without comments and blanks."""
    return joined(BROWSER, SCRIPTS)


def program_version() -> str:
    """Return a digest of the program, so that browsers load a new one at once."""
    return version_of(program())
