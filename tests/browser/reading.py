"""What a reader sees: opening page kinds, and their text in a form that can be compared."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from .sitekit import GENERATED, KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from playwright.sync_api import Locator, Page

STRAIGHT = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "…": "...", "\u00a0": " "})
#: inline markup and whatever is not one plain paragraph
MARKED = re.compile(r"[`*\[\]{}|<>_\\]|^\s*([-#:]|\d+\.)", re.MULTILINE)


def plain(text: str) -> str:
    """Return *text* on one line, without the typographer's quotes."""
    return " ".join(text.translate(STRAIGHT).split())


def lines(place: Locator) -> list[str]:
    """Return what a place shows, line by line."""
    return [plain(line) for line in place.inner_text().splitlines() if line.strip()]


def shown(found: Locator) -> list[str]:
    """Return the text of each element that can be seen."""
    return [plain(one.inner_text()) for one in found.all() if one.is_visible()]


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a Markdown text that hold no markup, as they should read."""
    blocks = re.sub(r"^(:{3,}|`{3}).*?^\1$", "", text, flags=re.DOTALL | re.MULTILINE)
    return [plain(block) for block in blocks.split("\n\n") if block.strip() and not MARKED.search(block)]


def headings(text: str) -> list[str]:
    """Return the second-level headings of a Markdown text."""
    return [plain(title) for title in re.findall(r"^## (.+)$", text, re.MULTILINE)]


def missing_in_order(wanted: Iterable[str], text: str) -> list[str]:
    """Return those of *wanted* that *text* does not hold after the one before."""
    missing, place = [], 0
    for part in wanted:
        found = text.find(part, place)
        if found < 0:
            missing.append(part)
        else:
            place = found + len(part)
    return missing


def address_of(kind: str) -> str:
    """Return the address of a page kind, from the site's root."""
    return {**KINDS, **GENERATED}[kind]


def open_kind(page: Page, base: str, kind: str) -> None:
    """Open one page kind over http and wait until it is complete."""
    page.goto(base + address_of(kind), wait_until="load")
    if kind == "search":
        expect(page.locator("#search-results li").first).to_be_visible()
