"""Writes the made-up site as source files, in the form each kind of build reads.

``ours`` is a topicbook site.  ``stock`` has the same pages and text for plain Sphinx with MyST
and Furo: topics in explicit toctrees, posts outside.  ``stock-toctree`` has the posts inside.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from .corpus import HELP_TOPIC, Post, Topic, all_topics, branches, make_post, topic_text
from .settings import STOCK_CONF


class Flavor(StrEnum):
    """Which kind of site."""

    OURS = "ours"
    STOCK = "stock"
    STOCK_TOCTREE = "stock-toctree"


@dataclass(frozen=True)
class Site:
    """One source tree and the folders its builds go to."""

    flavor: Flavor
    folder: Path
    posts: tuple[Post, ...]

    @property
    def source(self) -> Path:
        """Where the source files are."""
        return self.folder / "source"

    @property
    def output(self) -> Path:
        """Where the built pages go."""
        return self.folder / "html"

    @property
    def doctrees(self) -> Path:
        """Where Sphinx keeps its environment."""
        return self.folder / "doctrees"

    def source_of(self, docname: str) -> Path:
        """Return the source file of a page."""
        return self.source / f"{docname}.md"

    def html_of(self, docname: str) -> Path:
        """Return the built file of a page."""
        return self.output / f"{docname}.html"


CONTACTS = (
    ("land-one", "Anyland", "Anyland Helpline", "Call 555-0100 at any hour", True),
    ("land-two", "Anyland", "Anyland Text Line", "Text HOME to 555-0101", True),
    ("isle-one", "Farisle", "Farisle Listeners", "Call 555-0102 in the evening", False),
    ("isle-two", "Farisle", "Farisle Chat", "Chat on the service's page", False),
)


def write_site(flavor: Flavor, count: int, folder: Path) -> Site:
    """Write a site of *count* posts below *folder*."""
    return write_posts_site(
        flavor, tuple(make_post(number, count) for number in range(count)), folder
    )


def write_posts_site(flavor: Flavor, posts: tuple[Post, ...], folder: Path) -> Site:
    """Write a site of these posts below *folder*."""
    site = Site(flavor, folder, posts)
    filed = defaultdict(list)
    for post in site.posts:
        filed[post.topics[0].docname].append(post.docname)
    pages = {"index": _front(flavor)}
    for topic in all_topics():
        listed = filed[topic.docname] if flavor is Flavor.STOCK_TOCTREE else ()
        pages[topic.docname] = _our_topic(topic) if _ours(flavor) else _stock_topic(topic, listed)
    pages |= {post.docname: _our_post(post) for post in site.posts if _ours(flavor)}
    pages |= {post.docname: _stock_post(post, flavor) for post in site.posts if not _ours(flavor)}
    for docname, text in pages.items():
        _write(site.source_of(docname), text)
    if not _ours(flavor):
        _write(site.source / "conf.py", STOCK_CONF)
    return site


def _ours(flavor: Flavor) -> bool:
    return flavor is Flavor.OURS


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _page(matter: dict[str, object], *blocks: str) -> str:
    # JSON is YAML, and quoting every value keeps a colon in a question harmless.
    head = [f"{key}: {json.dumps(value)}" for key, value in matter.items()]
    fence = ["---", *head, "---", ""] if matter else []
    return "\n".join([*fence, "\n\n".join(block for block in blocks if block), ""])


def _directive(name: str, *lines: str) -> str:
    return "\n".join([f"```{{{name}}}", *lines, "```"])


def _toctree(docnames: Iterable[str]) -> str:
    entries = [f"/{docname}" for docname in docnames]
    return _directive("toctree", ":hidden:", "", *entries) if entries else ""


def _front(flavor: Flavor) -> str:
    title, text = "Benchmark site", "Made-up pages to measure builds with."
    if _ours(flavor):
        listing = _directive("latest-posts", ":limit: 10")
        return _page({"title": title, "summary": text}, text, listing)
    return _page({}, f"# {title}", text, _toctree(branch.docname for branch in branches()))


def _our_topic(topic: Topic) -> str:
    matter: dict[str, object] = {
        "title": topic.title,
        "summary": f"What there is to know about {topic.title.lower()}.",
        "also_called": [f"{topic.title.lower()} and so on"],
    }
    if topic.name == HELP_TOPIC:
        keys = ("id", "region", "name", "how", "brief")
        matter["contacts"] = [dict(zip(keys, contact, strict=True)) for contact in CONTACTS]
        return _page(matter, topic_text(topic))
    if not topic.children:
        return _page(matter, topic_text(topic), _directive("topic-posts"))
    posts = _directive("topic-posts", ":subtree:", ":limit: 20")
    return _page(matter, topic_text(topic), _directive("topic-tree"), posts)


def _stock_topic(topic: Topic, posts: Iterable[str]) -> str:
    below = [*(child.docname for child in topic.children), *posts]
    return _page({}, f"# {topic.title}", topic_text(topic), _toctree(below))


def _our_post(post: Post) -> str:
    matter: dict[str, object] = {
        "title": post.title,
        "summary": post.summary,
        "topics": [topic.name for topic in post.topics],
        "questions": post.questions,
        "audience": [post.audience],
    }
    text = _page(matter, post.body)
    # A date must stay unquoted: the contract takes a YAML date.
    return text.replace("\ntopics:", f"\ndate: {post.date}\ntopics:", 1)


def _stock_post(post: Post, flavor: Flavor) -> str:
    matter: dict[str, object] = {"orphan": True} if flavor is Flavor.STOCK else {}
    return _page(matter, f"# {post.title}", post.body)
