"""A reader's walk through the site, by clicks only, and a record of what the browser did."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, ConsoleMessage, Page

POST = "Stress vs burnout: how to tell the difference"


class Record:
    """Everything the pages of one context asked for, and everything they complained about."""

    def __init__(self, context: BrowserContext) -> None:
        self.requests: list[str] = []
        self.problems: list[str] = []
        context.on("request", lambda request: self.requests.append(request.url))
        context.on("weberror", lambda error: self.problems.append(str(error.error)))
        context.on("console", self._note)

    def _note(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.problems.append(f"{message.text} ({message.location['url']})")

    def outside(self, base: str) -> list[str]:
        """Return the requests that left the place where the site is."""
        return [url for url in self.requests if not url.startswith((base, "data:"))]


def walk(page: Page) -> None:
    """Go from the open home page to a post and on, using what stands on the pages."""
    page.locator(".sd-card", has_text="Stress and burnout").click()
    arrive(page, "Stress and burnout")
    follow(page, ".topicbook-tree", "Signs and differences")
    follow(page, ".topicbook-tree", "How stress and burnout differ")
    follow(page, ".topicbook-listing", POST)
    page.locator("article a.footnote-reference").first.click()
    expect(page.locator("aside.footnote").first).to_be_in_viewport()
    for _ in range(3):
        page.locator(".theme-toggle:visible").click()
    follow(page, ".topicbook-meta", "Easing stress")
    page.locator("details.topicbook-mentions summary").click()
    expect(page.locator("details.topicbook-mentions li").first).to_be_visible()
    follow(page, "details.topicbook-mentions", POST)
    follow(page, ".sidebar-tree", "The therapeutic relationship")
    follow(page, ".topicbook-pages", "Archive")
    follow(page, ".topicbook-entries", "Building a therapeutic relationship")
    follow(page, ".topicbook-help", "All help contacts", "Crisis help")
    follow(page, ".topicbook-pages", "About this information")
    follow(page, ".topicbook-pages", "About the author")
    page.locator(".topicbook-breadcrumbs").get_by_role("link", name="Home", exact=True).click()
    arrive(page, "The Therapist Diaries")


def search(page: Page, words: str, title: str) -> None:
    """Type *words* into the sidebar's box and open the result called *title*."""
    box = page.locator(".sidebar-search")
    box.fill(words)
    box.press("Enter")
    page.wait_for_url(re.compile(r"/search(\.html|/)#q="))
    expect(page.locator("#search-results")).to_have_attribute("data-state", "ready")
    page.locator("#search-results").get_by_role("link", name=title, exact=True).first.click()
    arrive(page, title)


def follow(page: Page, place: str, name: str, title: str = "") -> None:
    """Click the link *name* in one part of the page and arrive at the page *title*."""
    page.locator(place).get_by_role("link", name=name, exact=True).first.click()
    arrive(page, title or name)


def arrive(page: Page, title: str) -> None:
    """Wait for the page *title* with everything it loads."""
    expect(page.locator("h1")).to_have_text(re.compile(rf"^{re.escape(title)}\W*$"))
    page.wait_for_load_state("load")
