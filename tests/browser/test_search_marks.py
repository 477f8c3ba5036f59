"""The words of a question, marked on the page that a result led to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from .reading import open_kind, plain
from .searching import ask_dialog, open_dialog, open_search
from .walking import arrive

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from .sitekit import Site

SECTION = "everyday-questions"
MARKS = "mark.topicbook-mark"


@pytest.mark.parametrize("way", ["key", "button"])
def test_marks_can_be_removed(page: Page, site: Site, way: str) -> None:
    open_search(page, site.url, q="can i text my therapist").locator("a").first.click()
    arrive(page, "Boundaries in therapy")
    expect(page.locator(MARKS).first).to_be_attached()
    button = page.get_by_role("button", name="Remove marks")
    expect(button).to_be_in_viewport()
    if way == "key":
        page.keyboard.press("Escape")
    else:
        button.click()
    expect(page.locator(MARKS)).to_have_count(0)
    expect(button).to_have_count(0)
    page.reload()
    page.wait_for_load_state("networkidle")
    expect(page.locator(MARKS)).to_have_count(0)


def test_marked_words_change_nothing_in_the_text(page: Page, site: Site) -> None:
    open_kind(page, site.url, "leaf")
    article = page.locator("article section").first
    before = plain(article.inner_text())
    open_search(page, site.url, q="can i text my therapist").locator("a").first.click()
    arrive(page, "Boundaries in therapy")
    expect(page.locator(MARKS).first).to_be_attached()
    assert plain(article.inner_text()) == before


def test_a_section_of_the_page_itself_is_marked_too(page: Page, site: Site) -> None:
    open_kind(page, site.url, "leaf")
    ask_dialog(page, "texting my therapist")
    page.get_by_role("option").first.click()
    page.wait_for_url(re.compile(f"#{SECTION}$"))
    expect(page.locator("dialog[open]")).to_have_count(0)
    expect(page.locator(f"#{SECTION}")).to_be_in_viewport()
    expect(page.locator(MARKS).first).to_be_attached()


def test_other_words_on_the_page_itself_replace_the_marks(page: Page, site: Site) -> None:
    open_kind(page, site.url, "leaf")
    for words, marked in (("texting my therapist", "text"), ("boundaries", "boundar")):
        ask_dialog(page, words)
        page.get_by_role("option", name="Boundaries in therapy").first.click()
        expect(page.locator(MARKS).filter(has_text=re.compile(marked, re.I)).first).to_be_attached()
        found = {plain(mark).lower() for mark in page.locator(MARKS).all_text_contents()}
        assert all(mark.startswith(marked) for mark in found)
        expect(page.get_by_role("button", name="Remove marks")).to_have_count(1)


def test_the_esc_that_closes_the_dialog_leaves_the_marks(page: Page, site: Site) -> None:
    open_search(page, site.url, q="can i text my therapist").locator("a").first.click()
    arrive(page, "Boundaries in therapy")
    expect(page.locator(MARKS).first).to_be_attached()
    open_dialog(page)
    page.keyboard.press("Escape")
    expect(page.locator("dialog[open]")).to_have_count(0)
    expect(page.locator(MARKS).first).to_be_attached()
    page.keyboard.press("Escape")
    expect(page.locator(MARKS)).to_have_count(0)


def test_words_that_tell_nothing_are_marked_nowhere(page: Page, site: Site) -> None:
    """Not even those that stand in few of the questions."""
    results = open_search(page, site.url, q="breathing exercise that works with me when i panic")
    expect(results.locator("mark", has_text="breathing").first).to_be_visible()
    small = {"that", "with", "me", "when", "i"}
    marks = {plain(mark).lower() for mark in results.locator("mark").all_inner_texts()}
    assert not marks & small
    results.locator("a").first.click()
    arrive(page, "Breathing and grounding")
    expect(page.locator("mark", has_text="breath").first).to_be_attached()
    assert not {plain(mark).lower() for mark in page.locator("mark").all_text_contents()} & small
