"""Files beside the pages: feed, sitemap, redirects, ``knowledge.json``, books to download."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..domain import TopicbookDomain
from ..search.writing import write_search
from .address import Addresses
from .feed import write_feed
from .knowledge import write_knowledge
from .not_found import place_not_found, set_not_found_prefix
from .outputs import announce, prune, record_pages
from .redirects import write_redirects
from .sitemap import write_sitemap
from .take_along import note_downloads, write_downloads

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sphinx.application import Sphinx

    from ..graph import Graph


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
        *write_study(app, graph, addresses),
        *write_downloads(app),
    ]
    prune(app, written)


def write_study(app: Sphinx, graph: Graph, addresses: Addresses) -> Iterator[Path]:
    """Write decks and what the practice page needs, if there is anything to study."""
    if TopicbookDomain.of(app.env).study.cards:
        # Loaded here: a site without cards does not pay for them.
        from ..study.anki import write_decks  # noqa: PLC0415
        from ..study.practice_writing import write_practice  # noqa: PLC0415

        yield from write_decks(app, graph, addresses)
        yield from write_practice(app)


def setup_publish(app: Sphinx) -> None:
    """Connect to the end of the build."""
    app.connect("config-inited", set_not_found_prefix)
    app.connect("env-updated", note_downloads, priority=400)
    app.connect("env-updated", announce, priority=950)
    app.connect("build-finished", publish)
