"""Typographic quotes and dashes for text that does not pass through a doctree."""

from __future__ import annotations

import re

from docutils.utils.smartquotes import smartyPants

#: what ``smartquotes_action = "qDe"``, Sphinx's default, would change
PLAIN = re.compile(r"['\"`]|--|\.\.\.")


def educate(text: str) -> str:
    """Return *text* with curly quotes, dashes and ellipses, as Sphinx writes running text."""
    return str(smartyPants(text, "qDe")) if PLAIN.search(text) else text
