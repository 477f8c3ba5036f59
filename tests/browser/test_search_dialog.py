"""The dialog: instant results on every page, by keyboard, mouse and touch."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from .reading import open_kind, plain, shown
from .searching import (
    ADVICE,
    BOX,
    DIALOG_ADVICE,
    DIALOG_BOX,
    OPTIONS,
    answered,
    ask_dialog,
    asked_in,
    first_title,
    open_dialog,
    open_search,
    type_words,
)  # fmt: skip
from .sitekit import KINDS
from .walking import Record, arrive

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from .sitekit import Site

KEYS = ("/", "Control+k", "Meta+k")
SECTION = "everyday-questions"
ACTIVE = "() => document.activeElement.getAttribute('aria-activedescendant')"
MARKS = "mark.topicbook-mark"


@pytest.mark.parametrize("kind", [*KINDS, "missing"])
def test_the_dialog_opens_on_every_page(page: Page, site: Site, kind: str) -> None:
    record = Record(page.context)
    open_kind(page, site.url, kind)
    record.problems.clear()
    ask_dialog(page, "boundaries")
    option = page.get_by_role("option", name="Boundaries in therapy").first
    option.click()
    arrive(page, "Boundaries in therapy")
    assert record.problems == []


@pytest.mark.parametrize("key", KEYS)
def test_a_key_opens_it(page: Page, site: Site, key: str) -> None:
    open_kind(page, site.url, "post-bond")
    open_dialog(page, key)
    page.keyboard.type("boundaries")
    expect(page.locator(DIALOG_BOX)).to_have_value("boundaries")
    expect(page.get_by_role("option", name="Boundaries in therapy").first).to_be_visible()


@pytest.mark.parametrize("key", KEYS)
def test_a_key_leads_to_the_box_on_the_search_page(page: Page, site: Site, key: str) -> None:
    open_search(page, site.url, q="boundaries")
    page.locator("#search-results a").first.focus()
    page.keyboard.press(key)
    expect(page.locator(BOX)).to_be_focused()
    expect(page.locator("dialog[open]")).to_have_count(0)
    page.keyboard.type("new")
    expect(page.locator(BOX)).to_have_value("new")


def test_a_slash_in_a_box_is_a_slash(page: Page, site: Site) -> None:
    open_kind(page, site.url, "home")
    for box in (page.locator(".sidebar-search"), page.locator(".topicbook-search input")):
        box.focus()
        page.keyboard.type("and/or")
        expect(box).to_have_value("and/or")
    expect(page.locator("dialog[open]")).to_have_count(0)
    open_dialog(page)
    page.keyboard.type("/ and/or")
    expect(page.locator(DIALOG_BOX)).to_have_value("/ and/or")


@pytest.mark.parametrize("key", ["Control+k", "Meta+k"])
def test_the_other_keys_work_from_a_box(page: Page, site: Site, key: str) -> None:
    open_kind(page, site.url, "leaf")
    page.locator(".sidebar-search").focus()
    open_dialog(page, key)


@pytest.mark.parametrize("key", ["k", "Control+/", "Shift+K", "Alt+k", "Control+Shift+K"])
def test_other_keys_are_left_alone(page: Page, site: Site, key: str) -> None:
    open_kind(page, site.url, "leaf")
    page.keyboard.press(key)
    page.wait_for_timeout(200)
    expect(page.locator("dialog[open]")).to_have_count(0)


def test_a_key_event_without_a_key_does_no_harm(page: Page, site: Site) -> None:
    """Browsers send one when they fill a box from what they remember."""
    record = Record(page.context)
    open_kind(page, site.url, "leaf")
    page.locator(".sidebar-search").evaluate(
        "(box) => box.dispatchEvent(new Event('keydown', { bubbles: true }))"
    )
    open_dialog(page)
    assert record.problems == []


@pytest.mark.parametrize("words", ["", "boundaries"])
def test_escape_closes_it_and_the_focus_returns(page: Page, site: Site, words: str) -> None:
    open_kind(page, site.url, "leaf")
    link = page.locator("article .topicbook-help a").first
    link.focus()
    ask_dialog(page, words)
    page.keyboard.press("Escape")
    expect(page.locator("dialog[open]")).to_have_count(0)
    expect(link).to_be_focused()


def test_it_closes_by_its_button_and_by_a_click_beside_it(page: Page, site: Site) -> None:
    open_kind(page, site.url, "leaf")
    dialog = open_dialog(page)
    dialog.get_by_role("button", name="Close").click()
    expect(dialog).not_to_be_visible()
    open_dialog(page)
    page.mouse.click(5, 400)
    expect(dialog).not_to_be_visible()
    open_dialog(page)
    dialog.locator("label").click()
    expect(dialog).to_be_visible()


def test_the_page_behind_is_out_of_reach(page: Page, site: Site) -> None:
    open_kind(page, site.url, "leaf")
    ask_dialog(page, "boundaries")
    behind = "document.activeElement.matches('article *, .sidebar-drawer *, footer *')"
    for _ in range(12):
        page.keyboard.press("Tab")
        assert not page.evaluate(behind)


def test_arrows_choose_among_the_options(page: Page, site: Site) -> None:
    open_kind(page, site.url, "home")
    options = ask_dialog(page, "boundaries").get_by_role("option")
    box = page.get_by_role("combobox", name="Search this site")
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(box).to_have_attribute("aria-controls", OPTIONS.removeprefix("#"))
    assert page.evaluate(ACTIVE) is None
    for number in (0, 1):
        page.keyboard.press("ArrowDown")
        assert page.evaluate(ACTIVE) == options.nth(number).get_attribute("id")
        expect(options.nth(number)).to_have_attribute("aria-selected", "true")
        expect(page.locator(f"{OPTIONS} [aria-selected=true]")).to_have_count(1)
        expect(box).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert page.evaluate(ACTIVE) is None
    for _ in range(20):
        page.keyboard.press("ArrowDown")
    last = options.last
    assert page.evaluate(ACTIVE) == last.get_attribute("id")
    expect(last).to_be_in_viewport()


def test_other_words_let_go_of_the_chosen_option(page: Page, site: Site) -> None:
    open_kind(page, site.url, "home")
    ask_dialog(page, "boundaries")
    page.keyboard.press("ArrowDown")
    type_words(page, "burnout recovery", DIALOG_BOX, OPTIONS)
    expect(page.get_by_role("option").first).to_contain_text("Recovering from burnout")
    assert page.evaluate(ACTIVE) is None


def test_enter_opens_the_chosen_section_with_its_words_marked(page: Page, site: Site) -> None:
    open_kind(page, site.url, "home")
    ask_dialog(page, "texting my therapist")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    arrive(page, "Boundaries in therapy")
    assert page.url == f"{site.url}{KINDS['leaf']}#{SECTION}"
    expect(page.locator(f"#{SECTION}")).to_be_in_viewport()
    marks = page.locator(MARKS)
    expect(marks.first).to_be_attached()
    assert {plain(mark).lower() for mark in marks.all_text_contents()} == {"text", "texting"}
    expect(page.locator(f"#{SECTION} {MARKS}").first).to_be_in_viewport()


def test_the_page_itself_is_marked_and_shown_from_its_top(page: Page, site: Site) -> None:
    address = f"{site.url}topics/self-care/everyday/saying-no.html"
    page.goto(address)
    page.locator("footer").scroll_into_view_if_needed()
    expect(page.locator("h1")).not_to_be_in_viewport()
    ask_dialog(page, "saying no")
    option = page.get_by_role("option").first
    expect(option).to_have_attribute("href", address)
    option.click()
    expect(page.locator("dialog[open]")).to_have_count(0)
    expect(page.locator(MARKS).first).to_be_attached()
    expect(page.locator("h1")).to_be_in_viewport()


def test_enter_with_nothing_chosen_goes_to_all_results(page: Page, site: Site) -> None:
    open_kind(page, site.url, "leaf")
    ask_dialog(page, "burnout recovery")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/search\.html#q="))
    assert asked_in(page.url) == {"q": "burnout recovery"}
    assert first_title(answered(page)) == "Recovering from burnout"


def test_enter_in_the_empty_box_does_nothing(page: Page, site: Site) -> None:
    open_kind(page, site.url, "leaf")
    dialog = open_dialog(page)
    page.keyboard.press("Enter")
    page.wait_for_timeout(200)
    expect(dialog).to_be_visible()
    assert page.url == site.url + KINDS["leaf"]


def test_the_link_below_leads_to_all_results(page: Page, site: Site) -> None:
    open_kind(page, site.url, "leaf")
    ask_dialog(page, "burnout recovery")
    page.get_by_role("link", name="All results and choices").click()
    page.wait_for_url(re.compile(r"/search\.html#q=burnout\+recovery$"))
    assert first_title(answered(page)) == "Recovering from burnout"


def test_the_number_of_pages_is_said_after_a_pause(page: Page, site: Site) -> None:
    open_kind(page, site.url, "home")
    dialog = open_dialog(page)
    type_words(page, "burnout recovery", DIALOG_BOX, OPTIONS)
    expect(dialog.get_by_role("status")).to_have_text(re.compile(r"^\d+ pages$"))


def test_it_advises_as_the_page_does(page: Page, site: Site) -> None:
    open_kind(page, site.url, "home")
    ask_dialog(page, "burnuot recovery ")
    advice = page.locator(DIALOG_ADVICE)
    advice.get_by_role("button", name="burnout recovery").click()
    expect(page.locator(DIALOG_BOX)).to_have_value("burnout recovery")
    expect(page.locator(DIALOG_BOX)).to_be_focused()
    type_words(page, "difference between stress and burnout", DIALOG_BOX, OPTIONS)
    assert shown(advice.locator("thead th")) == ["Stress", "Burnout"]
    type_words(page, "how long do i boil an egg", DIALOG_BOX, OPTIONS)
    expect(advice).to_contain_text("Nothing here fits these words well")
    topic = advice.get_by_role("link").first
    title = plain(topic.inner_text())
    advice.get_by_role("link", name="Help contacts")
    topic.click()
    page.wait_for_url(re.compile(r"/search\.html#topic="))
    expect(answered(page).get_by_role("link", name=title, exact=True).first).to_be_visible()
    expect(page.locator(ADVICE)).not_to_contain_text("Nothing here fits")


def test_the_phones_header_has_a_button_for_it(phone: Page, site: Site) -> None:
    open_kind(phone, site.url, "leaf")
    button = phone.locator(".mobile-header").get_by_role("button", name="Search")
    box = button.bounding_box()
    assert box is not None
    assert min(box["width"], box["height"]) >= 44
    button.click()
    expect(phone.locator(DIALOG_BOX)).to_be_focused()
    type_words(phone, "saying no", DIALOG_BOX, OPTIONS)
    phone.get_by_role("option").first.click()
    arrive(phone, "Saying no")


def test_the_phones_button_leads_to_the_box_on_the_search_page(phone: Page, site: Site) -> None:
    open_search(phone, site.url, q="boundaries")
    phone.locator(".mobile-header").get_by_role("button", name="Search").click()
    expect(phone.locator(BOX)).to_be_focused()


@pytest.mark.parametrize(
    "words", ["<img src=x onerror='document.title=1'>", "a" * 10_000, "(.*)+["]
)
def test_whatever_is_typed_into_it_is_text(page: Page, site: Site, words: str) -> None:
    record = Record(page.context)
    open_kind(page, site.url, "leaf")
    title = page.title()
    dialog = open_dialog(page)
    type_words(page, words, DIALOG_BOX, OPTIONS)
    expect(page.locator(DIALOG_BOX)).to_have_value(words)
    expect(dialog.locator("img")).to_have_count(0)
    assert page.title() == title
    assert record.problems == []
