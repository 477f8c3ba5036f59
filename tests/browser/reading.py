"""What a reader sees: opening page kinds, and their text in a form that can be compared."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from .sitekit import GENERATED, KINDS

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

    from playwright.sync_api import Locator, Page

STRAIGHT = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "…": "...", "\u00a0": " "})
MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September"]
MONTHS += ["October", "November", "December"]
#: Markdown that a reader does not see, in the order in which it is taken out
MARKUP = (
    (r"^:{3,}\{self-check\}[^\0]*?^:{3,}$", "\0"),  # folded, or asked on other pages
    (r"^(`{3,})\{only\} not [^\0]*?^\1$", "\0"),  # for books
    (r"^\s*(:{3,}|`{3,}).*$|^:[a-z-]+:.*$", "\0"),  # fences and options of directives
    (r"\{[\w-]+\}`([^`<]+?)\s*<[^`]*>`", "\0\\1\0"),  # a role with words of its own
    (r"\{[\w-]+\}`[^`]*`", "\0"),  # a role that shows a title or a number
    (r"\[([^\]]*)\]\([^)]*\)", "\0\\1\0"),  # a link
    (r"^\s*(?:[-#>]+|\d+\.)\s|[*|]|\n\s*\n", "\0"),  # lists, headings, emphasis, tables
)


def plain(text: str) -> str:
    """Return *text* on one line, without the typographer's quotes."""
    return " ".join(text.translate(STRAIGHT).split())


def lines(place: Locator) -> list[str]:
    """Return what a place shows, line by line."""
    return [plain(line) for line in place.inner_text().splitlines() if line.strip()]


def shown(found: Locator) -> list[str]:
    """Return the text of each element that can be seen."""
    return [plain(one.inner_text()) for one in found.all() if one.is_visible()]


def fragments(text: str) -> list[str]:
    """Return the pieces of a Markdown text between its markup, as they should read."""
    for pattern, kept in MARKUP:
        text = re.sub(pattern, kept, text, flags=re.MULTILINE)
    found = [plain(piece) for piece in text.split("\0")]
    return [piece for piece in found if re.search(r"\w", piece)]


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


def area(place: Locator) -> tuple[float, float]:
    """Return where a place begins and ends, from the top of the window."""
    box = place.bounding_box()
    assert box is not None
    return box["y"], box["y"] + box["height"]


def show_date(day: datetime.date) -> str:
    """Return a day as American readers write it."""
    return f"{MONTHS[day.month - 1]} {day.day}, {day.year}"
