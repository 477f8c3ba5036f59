"""The words of a reader stay in the browser: in no request, no referrer and no lasting storage."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from .reading import open_kind
from .searching import (
    ADVICE,
    BOX,
    DIALOG_BOX,
    OPTIONS,
    PROGRAM,
    Held,
    answered,
    asking,
    open_dialog,
    open_search,
    type_words,
    unfold,
)  # fmt: skip
from .walking import arrive

if TYPE_CHECKING:
    from playwright.sync_api import Page, Request

    from .sitekit import Site

#: a word that no page holds, and one that all of this is about
SECRET = "xylophonist"
WORDS = f"{SECRET} and boundaries"
STORED = """() => {
  const found = [document.cookie];
  for (const store of [localStorage, sessionStorage]) {
    for (let at = 0; at < store.length; at += 1) {
      found.push(store.key(at), store.getItem(store.key(at)));
    }
  }
  return found.join(" ");
}"""


class Sent:
    """All that a page sends: addresses, headers and bodies."""

    def __init__(self, page: Page) -> None:
        self._requests: list[Request] = []
        page.context.on("request", self._note)

    def _note(self, request: Request) -> None:
        self._requests.append(request)

    def holding(self, words: str) -> list[str]:
        """Return what was sent with *words* in it, whole or in part."""
        return [
            f"{name}: {value}"
            for request in self._requests
            for name, value in self._parts(request)
            if words in value
        ]

    def referrers(self) -> list[str]:
        """Return the addresses that were told to be where a request came from."""
        found = [request.all_headers().get("referer", "") for request in self._requests]
        assert len(found) > 10
        return [address for address in found if address]

    def _parts(self, request: Request) -> list[tuple[str, str]]:
        # what stands behind the "#" is part of the address here, and is not sent
        address = request.url.partition("#")[0]
        body = request.post_data or ""
        return [("address", address), ("body", body), *request.all_headers().items()]


def test_the_record_would_see_words_that_are_sent(page: Page, site: Site) -> None:
    sent = Sent(page)
    page.goto(f"{site.url}index.html?q={SECRET}", wait_until="networkidle")
    assert any(one.startswith("address") for one in sent.holding(SECRET))


@pytest.mark.parametrize("box", [".sidebar-search", ".topicbook-search input"])
def test_a_box_sends_nothing_of_the_words(page: Page, site: Site, box: str) -> None:
    sent = Sent(page)
    page.goto(site.url)
    page.locator(box).fill(WORDS)
    page.locator(box).press("Enter")
    page.wait_for_url(asking(site.url, q=WORDS))
    answered(page).locator("a").first.click()
    page.wait_for_load_state("networkidle")
    assert sent.holding(SECRET) == []


def test_the_search_page_sends_nothing_of_the_words(page: Page, site: Site) -> None:
    sent = Sent(page)
    open_search(page, site.url)
    page.locator(BOX).press_sequentially(WORDS)
    answered(page)
    page.locator(BOX).press("Enter")
    page.wait_for_url(asking(site.url, q=WORDS))
    unfold(page)
    page.get_by_role("button", name="Self-care").click()
    answered(page)
    page.reload()
    answered(page).locator("a").first.click()
    page.wait_for_load_state("networkidle")
    assert SECRET not in page.evaluate("document.referrer")
    assert sent.holding(SECRET) == []


def test_the_dialog_sends_nothing_of_the_words(page: Page, site: Site) -> None:
    sent = Sent(page)
    open_kind(page, site.url, "leaf")
    open_dialog(page)
    page.keyboard.type(WORDS)
    answered(page, OPTIONS)
    page.keyboard.press("Enter")
    page.wait_for_url(asking(site.url, q=WORDS))
    answered(page)
    page.wait_for_load_state("networkidle")
    assert sent.holding(SECRET) == []


def test_the_search_page_sends_nothing_while_the_program_loads(page: Page, site: Site) -> None:
    sent = Sent(page)
    held = Held(page, PROGRAM)
    page.goto(asking(site.url), wait_until="commit")
    page.wait_for_function("() => window.topicbookSearch !== undefined")
    page.locator(BOX).fill(WORDS)
    page.locator(BOX).press("Enter")
    page.wait_for_timeout(500)
    held.let_go()
    answered(page)
    assert sent.holding(SECRET) == []
    expect(page.locator(BOX)).to_have_value(WORDS)


def test_the_search_page_sends_nothing_before_any_script(page: Page, site: Site) -> None:
    sent = Sent(page)
    held = Held(page, re.compile(r"/topicbook/search\.js"))
    page.goto(asking(site.url), wait_until="commit")
    page.locator(BOX).fill(WORDS)
    page.locator(BOX).press("Enter")
    page.wait_for_timeout(500)
    assert page.url == asking(site.url)
    held.let_go()
    answered(page)
    assert sent.holding(SECRET) == []
    expect(page.locator(BOX)).to_have_value(WORDS)


def test_the_search_page_sends_nothing_without_the_program(page: Page, site: Site) -> None:
    sent = Sent(page)
    page.route(PROGRAM, lambda route: route.abort())
    page.goto(asking(site.url))
    expect(page.get_by_role("alert")).to_be_visible()
    page.locator(BOX).fill(WORDS)
    page.locator(BOX).press("Enter")
    page.wait_for_timeout(500)
    expect(page.get_by_role("alert")).to_be_visible()
    assert sent.holding(SECRET) == []


def test_an_old_address_is_told_to_nobody_again(page: Page, site: Site) -> None:
    sent = Sent(page)
    page.goto(f"{site.url}search.html?q={SECRET}+boundaries")
    results = answered(page)
    page.wait_for_load_state("networkidle")
    results.locator("a").first.click()
    page.wait_for_load_state("networkidle")
    # the one request that the address itself is
    first, *others = sent.holding(SECRET)
    assert first.startswith("address: ")
    assert others == []


@pytest.mark.parametrize("kind", ["home", "branch", "leaf", "post-bond", "missing", "search"])
def test_pages_do_not_tell_where_a_request_comes_from(page: Page, site: Site, kind: str) -> None:
    sent = Sent(page)
    open_kind(page, site.url, kind)
    page.wait_for_load_state("networkidle")
    page.locator(".sidebar-tree a").first.click()
    arrive(page, "The therapeutic relationship")
    page.wait_for_load_state("networkidle")
    assert sent.referrers() == []
    assert page.evaluate("document.referrer") == ""


def test_typing_stores_nothing(page: Page, site: Site) -> None:
    open_kind(page, site.url, "leaf")
    open_dialog(page)
    type_words(page, WORDS, DIALOG_BOX, OPTIONS)
    assert "boundar" not in page.evaluate(STORED)
    open_search(page, site.url)
    type_words(page, WORDS)
    page.locator(BOX).press("Enter")
    answered(page)
    assert "boundar" not in page.evaluate(STORED)
    assert page.context.cookies() == []


def test_the_marks_of_a_result_are_stored_for_one_page(page: Page, site: Site) -> None:
    open_search(page, site.url, q="boundaries").locator("a").first.click()
    arrive(page, "Boundaries in therapy")
    expect(page.locator("mark.topicbook-mark").first).to_be_attached()
    assert "boundar" not in page.evaluate(STORED)


def test_the_marks_of_a_section_of_the_same_page_do_not_stay(page: Page, site: Site) -> None:
    open_kind(page, site.url, "leaf")
    open_dialog(page)
    type_words(page, "texting my therapist", DIALOG_BOX, OPTIONS)
    page.get_by_role("option").first.click()
    expect(page.locator("dialog[open]")).to_have_count(0)
    page.wait_for_timeout(300)
    assert "text" not in page.evaluate(STORED)


def test_boxes_keep_no_list_of_what_was_typed(page: Page, site: Site) -> None:
    page.goto(site.url)
    expect(page.locator(".topicbook-search input")).to_have_attribute("autocomplete", "off")
    open_dialog(page)
    expect(page.locator(DIALOG_BOX)).to_have_attribute("autocomplete", "off")
    open_search(page, site.url)
    expect(page.locator(BOX)).to_have_attribute("autocomplete", "off")
    expect(page.locator(ADVICE)).to_have_text("")
