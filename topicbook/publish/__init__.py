"""Files beside the pages: feed, sitemap, redirects, ``knowledge.json``, books to download."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..domain import TopicbookDomain
from ..search.writing import write_search
from ..study.anki import write_decks
from ..study.practice_writing import write_practice
from .address import Addresses
from .feed import write_feed
from .knowledge import write_knowledge
from .not_found import place_not_found, set_not_found_prefix
from .outputs import announce, prune, record_pages
from .redirects import write_redirects
from .sitemap import write_sitemap
from .take_along import note_downloads, write_downloads

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx.application import Sphinx


def publish(app: Sphinx, exception: Exception | None) -> None:
    """Write the files beside the pages and remove those of pages that are gone."""
    if exception is not None or app.builder.name not in ("html", "dirhtml"):
        return
    place_not_found(app)
    graph = TopicbookDomain.of(app.env).graph
    addresses = Addresses(app.builder, app.config.html_baseurl)
    written: list[str | Path] = [
        *record_pages(app),
        *write_redirects(app, graph),
        *write_knowledge(app, graph, addresses),
        *write_feed(app, graph, addresses),
        *write_sitemap(app, graph, addresses),
        *write_search(app),
        *write_decks(app, graph, addresses),
        *write_downloads(app),
        *write_practice(app),
    ]
    prune(app, written)


def setup_publish(app: Sphinx) -> None:
    """Connect to the end of the build."""
    app.connect("config-inited", set_not_found_prefix)
    app.connect("env-updated", note_downloads, priority=400)
    app.connect("env-updated", announce, priority=950)
    app.connect("build-finished", publish)
