"""The search page and the dialog in all their states: axe, focus, contrast and narrow screens."""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from .reading import open_kind
from .searching import (
    BOX,
    DIALOG_BOX,
    INDEX,
    OPTIONS,
    RESULTS,
    answered,
    asking,
    open_dialog,
    open_search,
    type_words,
    unfold,
)  # fmt: skip
from .test_accessibility import CONTRAST, DESKTOP, FOCUS, PHONE, SCHEMES, violations
from .test_layout import CUT_OFF
from .walking import arrive

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from .sitekit import Site

#: what is asked to see each state
STATES = {
    "empty": "",
    "results": "can i text my therapist",
    "none": "zyzzyva",
    "weak": "how long do i boil an egg",
    "crisis": "i want to die",
    "misspelled": "burnuot recovery",
    "contrast": "difference between stress and burnout",
    "concept": "what is countertransference",
}
WIDTHS = (320, 640)
#: what of the dialog ends beyond it and cannot be scrolled to
BEYOND = """(dialog) => {
  const whole = dialog.getBoundingClientRect();
  if (whole.left < 0 || whole.right > innerWidth || dialog.scrollWidth > dialog.clientWidth) {
    return ["the dialog"];
  }
  return [...dialog.querySelectorAll("*")]
    .filter((one) => one.checkVisibility() && !one.closest(".topicbook-named-table"))
    .filter((one) => one.getBoundingClientRect().right > whole.right + 1)
    .map((one) => `${one.tagName}.${one.className}`);
}"""
#: those of the places that are hard to hit
SMALL = """(places) => places
  .filter((one) => one.checkVisibility())
  .map((one) => [one.textContent.trim() || one.tagName, one.getBoundingClientRect()])
  .filter(([, box]) => box.width < 24 || box.height < 24)
  .map(([name]) => name)"""


def show(page: Page, site: Site, place: str, state: str) -> None:
    """Bring the page or the dialog into a state."""
    if place == "page":
        words = {"q": STATES[state]} if STATES[state] else {}
        open_search(page, site.url, **words)
    else:
        open_kind(page, site.url, "leaf")
        open_dialog(page)
        type_words(page, STATES[state], DIALOG_BOX, OPTIONS)


@pytest.mark.parametrize("place", ["page", "dialog"])
@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing(page: Page, site: Site, place: str, state: str) -> None:
    show(page, site, place, state)
    found = []
    for scheme, size in product(SCHEMES, (DESKTOP, PHONE)):
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        page.set_viewport_size(size)
        found += [(scheme, size["width"], problem) for problem in violations(page)]
    assert found == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing_with_choices_made(page: Page, site: Site, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    open_search(page, site.url, q="therapist", topic="boundaries", kind="post")
    unfold(page)
    assert violations(page) == []
    open_search(page, site.url, q="boundaries", kind="reference")
    assert violations(page) == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing_with_an_option_chosen(page: Page, site: Site, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    show(page, site, "dialog", "results")
    page.keyboard.press("ArrowDown")
    assert violations(page) == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing_without_the_index(page: Page, site: Site, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.route(INDEX, lambda route: route.abort())
    page.goto(asking(site.url, q="boundaries"))
    expect(page.locator(RESULTS)).to_have_attribute("data-state", "failed")
    assert violations(page) == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing_on_a_page_with_marks(page: Page, site: Site, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    open_search(page, site.url, q="boundaries").locator("a").first.click()
    arrive(page, "Boundaries in therapy")
    expect(page.locator("mark").first).to_be_attached()
    assert violations(page) == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_small_print_and_marked_words_can_be_read(page: Page, site: Site, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    open_search(page, site.url, q="boundaries", kind="topic")
    unfold(page)
    texts = ".topicbook-result-meta, .topicbook-facets button, .topicbook-count, mark"
    found = page.locator(texts).evaluate_all(CONTRAST)
    assert len(found) > 4
    assert min(found) >= 4.5


@pytest.mark.parametrize("place", ["page", "dialog"])
@pytest.mark.parametrize("state", ["results", "weak", "contrast"])
def test_focus_is_always_seen(page: Page, site: Site, place: str, state: str) -> None:
    show(page, site, place, state)
    inside = "#topicbook-search-page, #topicbook-search-form" if place == "page" else "dialog"
    stops = []
    for _ in range(60):
        if page.evaluate("(name) => document.activeElement.closest(name) !== null", inside):
            stops.append(page.evaluate(FOCUS))
        page.keyboard.press("Tab")
    names = {stop["name"] for stop in stops}
    assert len(names) >= 3
    assert [stop["name"] for stop in stops if not stop["good"]] == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("state", STATES)
def test_the_page_fits_narrow_screens(page: Page, site: Site, width: int, state: str) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    show(page, site, "page", state)
    page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
    sizes = "() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]"
    whole, seen = page.evaluate(sizes)
    assert whole <= seen
    assert page.evaluate(CUT_OFF) == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("state", STATES)
def test_the_dialog_fits_narrow_screens(page: Page, site: Site, width: int, state: str) -> None:
    page.set_viewport_size({"width": width, "height": 480})
    show(page, site, "dialog", state)
    dialog = page.get_by_role("dialog", name="Search")
    assert dialog.evaluate(BEYOND) == []
    box = dialog.bounding_box()
    assert box is not None
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= 480
    dialog.get_by_role("link", name="All results and choices").scroll_into_view_if_needed()
    expect(dialog.get_by_role("link", name="All results and choices")).to_be_in_viewport()


def test_a_very_long_word_breaks_nothing(phone: Page, site: Site) -> None:
    open_search(phone, site.url)
    type_words(phone, "psychotherapy" * 200)
    whole, seen = phone.evaluate(
        "() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]"
    )
    assert whole <= seen


@pytest.mark.parametrize("state", ["results", "weak", "misspelled", "crisis"])
def test_everything_is_large_enough_to_hit(phone: Page, site: Site, state: str) -> None:
    show(phone, site, "page", state)
    phone.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
    places = "#topicbook-search-page button, #topicbook-search-form :is(button, input), "
    places += f"{RESULTS} a"
    assert phone.locator(places).evaluate_all(SMALL) == []
    show(phone, site, "dialog", state)
    places = ".topicbook-dialog :is(button, input, [role=option], .topicbook-dialog-all)"
    assert phone.locator(places).evaluate_all(SMALL) == []


@pytest.mark.parametrize("place", ["page", "dialog"])
def test_what_changes_without_a_key_is_announced(page: Page, site: Site, place: str) -> None:
    inside = page.locator("#topicbook-search-page" if place == "page" else ".topicbook-dialog")
    show(page, site, place, "weak")
    status = inside.get_by_role("status")
    expect(status).to_have_text(re.compile(r"^\d+ pages\. Nothing here fits these words well\.$"))
    show(page, site, place, "none")
    expect(status).to_have_text("0 pages. Nothing here fits these words.")
    show(page, site, place, "misspelled")
    expect(status).to_have_text(re.compile(r"^\d+ pages\. Did you mean burnout recovery\?$"))
    show(page, site, place, "empty")
    spoken = inside.locator("[aria-live=polite]")
    expect(spoken).to_have_text("")
    box = BOX if place == "page" else DIALOG_BOX
    page.locator(box).fill(STATES["crisis"])
    expect(spoken).to_contain_text("call your local emergency number")
    expect(status).to_have_text(re.compile(r"^\d+ pages$"))


def test_parts_have_names_and_roles(page: Page, site: Site) -> None:
    open_search(page, site.url, q="boundaries")
    unfold(page)
    expect(page.get_by_role("searchbox", name="What is on your mind?")).to_be_visible()
    for name in ("Topic", "Kind", "Written for"):
        expect(page.get_by_role("group", name=name, exact=True)).to_be_visible()
    expect(page.get_by_role("status").first).to_have_text(re.compile(r"^\d+ pages$"))
    page.locator(BOX).fill("burnout")
    count = answered(page).locator("li").count()
    assert count == 10
    expect(page.get_by_role("button", name="Show more")).to_be_visible()
    assert page.locator("h1").count() == 1
