"""Search: an index made at build time, and scripts that only add its numbers up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .passages import note_passages
from .writing import add_search_page, prepare, replace_indexer

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup_search(app: Sphinx) -> None:
    """Connect search to the build."""
    app.connect("builder-inited", replace_indexer)
    # Before facts are noted, when nothing has been put into the text yet.
    app.connect("doctree-read", note_passages, priority=390)
    app.connect("html-collect-pages", add_search_page)
    app.connect("env-updated", prepare, priority=900)
