"""What ``make zip`` makes: the built site in one zip, to be read from a disk."""

from __future__ import annotations

import datetime
import os
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.config import Config
from sphinx.util.tags import Tags

from ..config import OPTIONS, option
from ..dates import show_date
from ..graph import build_graph
from ..loading import find_content, is_draft, is_readable, load_source
from ..publish.archive import Entry, write_zip
from ..publish.take_along import FOLDER
from ..records import Page
from .check import Report

if TYPE_CHECKING:
    from collections.abc import Iterator

#: what only a server or another program has a use for
NEEDLESS = frozenset({"404.html", "objects.inv", "sitemap.xml", "_sources"})
START = "index.html"
README = """\
{project}
{line}

This folder is the whole site, as of {date}. It needs no connection.

To read it, open {start} with a double-click. Unpack the zip first: what is
opened inside it cannot find the rest.

Search, study questions and practice work from here. What you note or practice
stays in the browser on this computer; nobody else sees it.

{lead}
People to call or text: open {help}
"""


def report(root: Path, site: Path, to: Path) -> Report:
    """Write the zip of the site built from the project in *root*, and say where it is."""
    if not (site / START).is_file():
        return Report(f"There is no {START} in {site}: run make html first.", 1)
    settings = read_settings(root)
    readme = README.format(
        project=settings.project,
        line="=" * len(settings.project),
        date=show_date(version_date()),
        start=START,
        lead=option(settings, "help_lead"),
        help=find_help(root, option(settings, "help_topic"), site) or START,
    )
    to.parent.mkdir(parents=True, exist_ok=True)
    write_zip(to, entries(site, to.stem, readme))
    return Report(f"{to} is ready to hand on.", 0)


def read_settings(root: Path) -> Config:
    """Return the settings of the project in *root*, ours too."""
    settings = Config.read(root, overrides={}, tags=Tags())
    for entry in OPTIONS:
        settings.add(f"topicbook_{entry.name}", entry.default, entry.rebuild, entry.types)
    return settings


def version_date() -> datetime.date:
    """Return the day of the last change, which make tells; today if it does not."""
    told = os.environ.get("SOURCE_DATE_EPOCH")
    now = datetime.datetime.now(datetime.UTC)
    return (datetime.datetime.fromtimestamp(int(told), datetime.UTC) if told else now).date()


def find_help(root: Path, topic: str, site: Path) -> str | None:
    """Return the file of the page with the help contacts, from the site's folder."""
    found = {name: load_source(root, name, path) for name, path in find_content(root)}
    sources = {name: one for name, one in found.items() if is_readable(one) and not is_draft(one)}
    pages = {name: Page(title=one.matter.title or name, words=0) for name, one in sources.items()}
    docname = build_graph(sources, pages, topic).help_docname
    names = (f"{docname}.html", f"{docname}/{START}") if docname else ()
    return next((name for name in names if (site / name).is_file()), None)


def entries(site: Path, folder: str, readme: str) -> Iterator[Entry]:
    """Yield the files of the zip in *folder*: what to open first, then the rest by name."""
    yield Entry(f"{folder}/{START}", (site / START).read_bytes())
    # Notepad on older computers knows no other line ends.
    yield Entry(f"{folder}/README.txt", readme.replace("\n", "\r\n").encode())
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        if path.is_file() and is_needed(name):
            yield Entry(f"{folder}/{name}", path.read_bytes())


def is_needed(name: str) -> bool:
    """Tell whether a file of the site has a use on a disk."""
    first = name.partition("/")[0]
    another_zip = first == FOLDER and name.endswith(".zip")
    return not (name == START or first in NEEDLESS or first.startswith(".") or another_zip)
