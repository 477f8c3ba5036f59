"""Asking questions: on the search page, in the dialog, and what comes back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlencode, urlsplit

from playwright.sync_api import expect

from .reading import plain
from .sitekit import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page, Route

BOX = "#topicbook-search-form input[name=q]"
DIALOG_BOX = "#topicbook-dialog-box"
RESULTS = "#search-results"
OPTIONS = "#topicbook-dialog-list"
ADVICE = "#topicbook-search-page .topicbook-search-advice"
DIALOG_ADVICE = ".topicbook-dialog .topicbook-search-advice"
#: scripts of the index, apart from the program
INDEX = re.compile(r"/_search/(?!engine)")
SHARDS = re.compile(r"/_search/words-[1-9]\d*\.js")
PROGRAM = re.compile(r"/_search/engine\.js")
DATA = ROOT / "tests" / "search"


def bank(name: str) -> list[str]:
    """Return the lines of a file of questions."""
    return (DATA / name).read_text(encoding="utf-8").splitlines()


class Held:
    """Requests that wait until they are let go."""

    def __init__(self, page: Page, pattern: re.Pattern[str]) -> None:
        self._waiting: list[Route] = []
        self._is_open = False
        self.urls: list[str] = []
        page.route(pattern, self._take)

    def _take(self, route: Route) -> None:
        self.urls.append(route.request.url)
        if self._is_open:
            route.continue_()
        else:
            self._waiting.append(route)

    def let_go(self) -> None:
        """Send what waits, and all that follows."""
        self._is_open = True
        for route in self._waiting:
            route.continue_()


def asking(base: str, **state: str) -> str:
    """Return the address of the search page with a question behind the ``#``."""
    return f"{base}search.html#{urlencode(state)}" if state else f"{base}search.html"


def asked_in(address: str) -> dict[str, str]:
    """Return what the part of an address behind the ``#`` asks."""
    return {name: value for name, [value] in parse_qs(urlsplit(address).fragment).items()}


def answered(page: Page, place: str = RESULTS) -> Locator:
    """Wait for the answer and return the list of results."""
    found = page.locator(place)
    expect(found).to_have_attribute("data-state", "ready")
    return found


def open_search(page: Page, base: str, **state: str) -> Locator:
    """Open the search page with a question, and return the list of results."""
    # a changed "#" alone would not load the page
    page.goto("about:blank")
    page.goto(asking(base, **state))
    return answered(page)


def unfold(page: Page) -> None:
    """Show the choices, which are behind a fold while there are words."""
    fold = page.locator(".topicbook-facets details")
    expect(fold).to_be_attached()
    if fold.get_attribute("open") is None:
        fold.locator("summary").click()


def type_words(page: Page, words: str, box: str = BOX, place: str = RESULTS) -> Locator:
    """Put words into the box as typing does, and return the list of results."""
    page.locator(box).fill(words)
    return answered(page, place)


def open_dialog(page: Page, key: str = "Control+k") -> Locator:
    """Open the dialog with a key, and return it."""
    page.keyboard.press(key)
    dialog = page.get_by_role("dialog", name="Search")
    expect(dialog).to_be_visible()
    expect(page.locator(DIALOG_BOX)).to_be_focused()
    answered(page, OPTIONS)
    return dialog


def ask_dialog(page: Page, words: str) -> Locator:
    """Open the dialog, put words into its box and return its list."""
    open_dialog(page)
    return type_words(page, words, DIALOG_BOX, OPTIONS)


def addresses(results: Locator) -> list[str]:
    """Return where the first link of each result leads, from the site's root."""
    links = results.locator("li").all()
    hrefs = [link.locator("a").first.get_attribute("href") or "" for link in links]
    return [href.removeprefix("./") for href in hrefs]


def first_title(results: Locator) -> str:
    """Return the title of the first result."""
    return plain(results.locator("li a").first.inner_text())
