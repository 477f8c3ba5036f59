"""The project's own site: its sources read a second way, and builds of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.support.build import ROOT, STRICT, Build, sphinx

_BUILT: dict[tuple[str, ...], Build] = {}


def real_site(factory: pytest.TempPathFactory, builder: str, *options: str) -> Build:
    """Build the project's site; a process builds it once with the same options."""
    key = (builder, *options)
    if key not in _BUILT:
        out = factory.mktemp("real") / builder
        _BUILT[key] = sphinx(ROOT, out, *STRICT, *options, builder=builder)
    return _BUILT[key]


@dataclass(frozen=True)
class Text:
    """One file of the site as written."""

    docname: str
    front: dict[str, Any]
    body: str


def read(path: Path) -> Text:
    """Read a file that is known to be in order, without topicbook."""
    _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
    docname = path.relative_to(ROOT).with_suffix("").as_posix()
    return Text(docname, yaml.safe_load(front), body)


@cache
def texts(folder: str) -> dict[str, Text]:
    """Return the texts of ``posts``, ``topics`` or ``pages``, drafts apart, by docname."""
    found = (read(path) for path in sorted((ROOT / folder).rglob("*.md")))
    return {text.docname: text for text in found if not text.front.get("draft")}


def title_of(docname: str) -> str:
    """Return a page's title."""
    folder = docname.partition("/")[0]
    return str(texts(folder)[docname].front["title"])


def parent_of(docname: str) -> str | None:
    """Return the topic above a topic: the page of the folder it stands in."""
    folder = docname.removesuffix("/index").rpartition("/")[0]
    return None if folder == "topics" else f"{folder}/index"


def ancestors_of(docname: str) -> list[str]:
    """Return the topics above a topic, the branch first."""
    above = parent_of(docname)
    return [*ancestors_of(above), above] if above else []


def below(parent: str | None) -> list[str]:
    """Return the topics directly below one, or the branches, in the author's order."""
    found = [name for name in texts("topics") if parent_of(name) == parent]
    return sorted(found, key=lambda name: (texts("topics")[name].front.get("order", 1000), name))


def walk(parent: str | None = None) -> Iterator[str]:
    """Yield topics in tree order, each before those below it."""
    for docname in below(parent):
        yield docname
        yield from walk(docname)


def topic_named(name: str) -> str:
    """Return the topic that a short id means."""
    (found,) = (
        docname
        for docname in texts("topics")
        if f"/{docname.removeprefix('topics/').removesuffix('/index')}".endswith(
            f"/{name.removeprefix('/')}"
        )
    )
    return found


def topics_of(post: str) -> list[str]:
    """Return a post's topics, the primary one first."""
    return [topic_named(name) for name in texts("posts")[post].front["topics"]]


def posts_below(topic: str) -> set[str]:
    """Return the posts of a topic and of all topics below it."""
    return {
        post
        for post in texts("posts")
        for name in topics_of(post)
        if topic in (name, *ancestors_of(name))
    }
