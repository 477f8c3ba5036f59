"""Addresses of pages, relative to the site's root or absolute once the root is known."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

if TYPE_CHECKING:
    from sphinx.builders import Builder


class Addresses:
    """Where pages are published."""

    def __init__(self, builder: Builder, base: str) -> None:
        """Take ``html_baseurl`` as *base*; it may be empty."""
        self._builder = builder
        self.base = f"{base.rstrip('/')}/" if base else ""

    def of(self, docname: str) -> str:
        """Return the address of a page: absolute with a base, else from the root."""
        # The builders differ: some quote, some do not.
        return self.base + quote(unquote(self._builder.get_target_uri(docname)))
