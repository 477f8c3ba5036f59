"""A small site with a few cards, and what a reader does on its practice page."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.support.build import STRICT, build_small
from tests.support.cards import FILES, PROJECT

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Locator, Page

PRACTICE = "pages/study/practice.html"
PREFIX = f"topicbook-practice/{PROJECT}/"
NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
#: what is stored, read when nobody writes
STORED = """(name) => {
  const read = () => ({ ...localStorage });
  return navigator.locks ? navigator.locks.request(name, read) : read();
}"""


def build_practice(folder: Path) -> Path:
    """Build the site and return its output folder."""
    build = build_small(folder, FILES, *STRICT)
    assert build.status == 0, build.errors
    return build.out


def open_practice(page: Page, base: str, link: str = "", at: datetime = NOW) -> Locator:
    """Open the page at a time of day and return the part the program works in."""
    page.clock.set_fixed_time(at)
    # a changed "#" alone would not load the page
    page.goto("about:blank")
    page.goto(f"{base}{PRACTICE}{link}")
    view(page, "choose")
    return page.locator(".topicbook-practice")


def view(page: Page, name: str) -> Locator:
    """Wait for a view and return it."""
    found = page.locator(f"[data-view={name}]")
    expect(found).to_be_visible()
    return found


def begin(page: Page) -> None:
    """Start a session."""
    page.get_by_role("button", name="Practice").click()
    view(page, "question")


def question(page: Page) -> Locator:
    """Return the question of the card that is asked."""
    return page.get_by_role("group", name="Question")


def rate(page: Page, *keys: str) -> None:
    """Show answers and rate them, by keys."""
    for key in keys:
        view(page, "question")
        page.keyboard.press(" ")
        view(page, "answer")
        page.keyboard.press(key)


def numbers(page: Page) -> list[str]:
    """Return the numbers of the day: due, new, chosen."""
    return page.locator(".topicbook-practice-today dd").all_inner_texts()


def plans(page: Page) -> list[str]:
    """Return all that tells when cards are due: numbers, counts of topics, days of the table."""
    rows = page.locator(".topicbook-practice-row").all_text_contents()
    days = page.locator(".topicbook-practice-table tr").all_text_contents()
    return [*numbers(page), *rows, *days]


def kept(page: Page) -> dict[str, list[list[int]]]:
    """Return the reviews in the browser's storage, by card, once all are written."""
    stored = page.evaluate(STORED, PREFIX)
    card = f"{PREFIX}card/"
    return {
        key.removeprefix(card): json.loads(text)
        for key, text in stored.items()
        if key.startswith(card)
    }


def keep(page: Page, **reviews: list[tuple[datetime, int]]) -> None:
    """Put reviews into the storage, as an earlier visit would have left them."""
    for name, found in reviews.items():
        rows = [[round(at.timestamp() * 1000), rating] for at, rating in found]
        key = f"{PREFIX}card/{name.replace('_', '-')}"
        page.evaluate("([key, text]) => localStorage.setItem(key, text)", [key, json.dumps(rows)])
