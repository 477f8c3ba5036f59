"""Graphs for unit tests, from a few words: no file, no Sphinx."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from topicbook.graph import Graph, build_graph
from topicbook.model import MATTERS, kind_of
from topicbook.records import Page, Reference, Source

DAY = datetime.date(2026, 11, 22)
Fields = dict[str, Any]


def source(docname: str, **fields: Any) -> Source:
    """Return the record of a file with the front matter *fields*; needed ones have defaults."""
    kind = kind_of(docname)
    if kind == "post":
        fields = {"date": DAY, "topics": ("care",), **fields}
    matter = MATTERS[kind].model_validate({"summary": f"About {docname}.", **fields})
    return Source(docname, kind, f"{docname}.md", (0, 0), matter, 1, None, {}, ())


def title_of(docname: str) -> str:
    """Return the title a file gets here: the last part of its address."""
    return docname.removesuffix("/index").rpartition("/")[2].replace("-", " ").capitalize()


def to(target: str, role: str = "doc", sentence: int = -1) -> Reference:
    """Return a link."""
    return Reference(role, target, "", 1, 1, sentence)


def make_pages(files: Mapping[str, Fields], texts: Mapping[str, Page]) -> dict[str, Page]:
    """Return a page for every file: the given one, or one without links."""
    plain = {name: Page(fields.get("title", title_of(name)), 100) for name, fields in files.items()}
    return plain | dict(texts)


def make_graph(
    files: Mapping[str, Fields], texts: Mapping[str, Page] | None = None, help_name: str = "crisis"
) -> Graph:
    """Return the graph of *files*, docname to front matter, with the *texts* that hold links."""
    sources = {name: source(name, **fields) for name, fields in files.items()}
    return build_graph(sources, make_pages(files, texts or {}), help_name)
