"""The page that hosts show for addresses that lead nowhere."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config


def set_not_found_prefix(app: Sphinx, config: Config) -> None:
    """Let the page, which is shown at any depth, find the site's root (``config-inited``)."""
    path = urlsplit(config.html_baseurl).path
    config.notfound_urls_prefix = f"/{path.strip('/')}/".replace("//", "/")


def place_not_found(app: Sphinx) -> None:
    """Put the page where hosts look for it, which is not in a folder of its own."""
    name = app.config.notfound_pagename
    inside = Path(app.outdir, name, "index.html")
    if inside.is_file() and name not in app.env.all_docs:
        inside.replace(Path(app.outdir, f"{name}.html"))
        inside.parent.rmdir()
