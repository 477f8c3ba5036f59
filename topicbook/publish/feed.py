"""One Atom feed of the latest posts."""

from __future__ import annotations

import datetime
import html
import uuid
from typing import TYPE_CHECKING

from feedgenerator import Atom1Feed

from ..config import option
from ..graph import NEVER

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx.application import Sphinx

    from ..graph import Graph
    from ..records import Post
    from .address import Addresses

FILENAME = "feed.xml"


def write_feed(app: Sphinx, graph: Graph, addresses: Addresses) -> list[Path]:
    """Write the feed and return its path; nothing without a dated post."""
    posts = [post for post in graph.posts.values() if post.date != NEVER]
    if not posts:
        return []
    posts.sort(key=lambda post: (-last_change(post).toordinal(), post.docname))
    project = app.config.project
    feed = Atom1Feed(
        title=project,
        link=addresses.base or addresses.of(app.config.root_doc),
        description=None,
        feed_url=addresses.base + FILENAME if addresses.base else None,
        feed_guid=permanent_id(project, ""),
        language=app.config.language,
        author_name=option(app.config, "feed_author") or project,
    )
    for post in posts[: option(app.config, "feed_limit")]:
        feed.add_item(
            title=post.title,
            link=addresses.of(post.docname),
            # The format writes it as HTML, and a summary is plain text.
            description=html.escape(post.summary),
            unique_id=permanent_id(project, post.docname),
            pubdate=noon(post.date),
            updateddate=noon(last_change(post)),
            categories=[graph.titles[topic] for topic in post.topics],
        )
    path = app.outdir / FILENAME
    path.write_text(feed.writeString("utf-8"), encoding="utf-8")
    return [path]


def last_change(post: Post) -> datetime.date:
    """Return the day of a post's last change in substance."""
    return max(post.updated or post.date, post.date)


def noon(date: datetime.date) -> datetime.datetime:
    """Return noon UTC of a day, so that it is the same day almost everywhere."""
    return datetime.datetime.combine(date, datetime.time(12), datetime.UTC)


def permanent_id(project: str, docname: str) -> str:
    """Return an id that stays when the site's address changes (RFC 4122, version 5)."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"{project}/{docname}").urn
