"""Meanings beside the words: by mouse, keys and finger, and without JavaScript (WCAG 1.4.13)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from .sitekit import serve
from .words import build_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Locator, Page

#: whether nothing of an element lies outside the window
INSIDE = """(one) => {
  const box = one.getBoundingClientRect();
  return box.left >= 0 && box.right <= document.documentElement.clientWidth;
}"""


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a small site with tips."""
    with serve(build_words(tmp_path_factory.mktemp("words"))) as url:
        yield url


@pytest.fixture
def tips(page: Page, base: str) -> Page:
    """Return the page with three tips: load, strain and rest."""
    page.goto(f"{base}posts/tips.html")
    expect(page.locator(".topicbook-term")).to_have_count(3)
    return page


@pytest.fixture
def finger(browser: Browser, browser_context_args: dict[str, Any], base: str) -> Iterator[Page]:
    """Return the page with tips on a phone with a touch screen."""
    phone = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
    context = browser.new_context(**{**browser_context_args, **phone})
    page = context.new_page()
    page.goto(f"{base}posts/tips.html")
    yield page
    context.close()


def link(page: Page, word: str = "load") -> Locator:
    return page.locator(".topicbook-term > a", has_text=word).first


def tip(page: Page, name: str = "load") -> Locator:
    return page.locator(f"#tip-{name}")


def center(place: Locator) -> tuple[float, float]:
    box = place.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_no_meaning_is_shown_unasked(tips: Page) -> None:
    expect(tips.locator("[role=tooltip]:visible")).to_have_count(0)


def test_each_link_is_described_by_its_meaning(tips: Page) -> None:
    for term in tips.locator(".topicbook-term").all():
        name = term.locator("[role=tooltip]").get_attribute("id")
        expect(term.locator("a")).to_have_attribute("aria-describedby", name or "none")


def test_the_meaning_is_read_out_with_the_link(tips: Page) -> None:
    expect(link(tips, "rest")).to_have_accessible_description("A pause.")


def test_the_pointer_shows_the_meaning_and_its_leaving_hides_it(tips: Page) -> None:
    link(tips).hover()
    expect(tip(tips)).to_be_visible()
    tips.mouse.move(1, 1)
    expect(tip(tips)).to_be_hidden()


def test_the_pointer_can_move_onto_the_meaning(tips: Page) -> None:
    link(tips).hover()
    expect(tip(tips)).to_be_visible()
    tips.mouse.move(*center(tip(tips)), steps=40)
    expect(tip(tips)).to_be_visible()


def test_the_keyboard_shows_the_meaning_and_its_leaving_hides_it(tips: Page) -> None:
    link(tips).focus()
    expect(tip(tips)).to_be_visible()
    tips.keyboard.press("Tab")
    expect(tip(tips)).to_be_hidden()
    expect(tip(tips, "strain")).to_be_visible()


@pytest.mark.parametrize("way", ["pointer", "keyboard"])
def test_escape_hides_the_meaning(tips: Page, way: str) -> None:
    (link(tips).hover if way == "pointer" else link(tips).focus)()
    expect(tip(tips)).to_be_visible()
    tips.keyboard.press("Escape")
    expect(tip(tips)).to_be_hidden()


def test_escape_leaves_the_focus_where_it_is(tips: Page) -> None:
    link(tips).focus()
    tips.keyboard.press("Escape")
    expect(link(tips)).to_be_focused()


def test_a_meaning_put_away_comes_back_when_asked_again(tips: Page) -> None:
    link(tips).focus()
    tips.keyboard.press("Escape")
    expect(tip(tips)).to_be_hidden()
    tips.keyboard.press("Tab")
    tips.keyboard.press("Shift+Tab")
    expect(tip(tips)).to_be_visible()


def test_a_passing_pointer_leaves_the_meaning_of_the_focused_link(tips: Page) -> None:
    link(tips).focus()
    link(tips).hover()
    tips.mouse.move(1, 1)
    expect(tip(tips)).to_be_visible()


def test_the_meaning_stays_while_the_pointer_does(tips: Page) -> None:
    link(tips).focus()
    link(tips).hover()
    link(tips).blur()
    expect(tip(tips)).to_be_visible()


def test_one_meaning_is_shown_at_a_time(tips: Page) -> None:
    link(tips).focus()
    link(tips, "rest").hover()
    expect(tip(tips, "rest-word")).to_be_visible()
    expect(tip(tips)).to_be_hidden()


def test_a_click_follows_the_link(tips: Page) -> None:
    link(tips).click()
    expect(tips).to_have_url(re.compile(r"/pages/words\.html#concept-load$"))


def test_enter_follows_the_link(tips: Page) -> None:
    link(tips).focus()
    tips.keyboard.press("Enter")
    expect(tips.locator("#concept-load")).to_be_in_viewport()


def test_the_first_tap_shows_the_meaning_and_the_second_follows(finger: Page) -> None:
    before = finger.url
    link(finger).tap()
    expect(tip(finger)).to_be_visible()
    assert finger.url == before
    link(finger).tap()
    expect(finger.locator("#concept-load")).to_be_in_viewport()


def test_a_tap_elsewhere_hides_the_meaning(finger: Page) -> None:
    link(finger).tap()
    expect(tip(finger)).to_be_visible()
    finger.locator("h1").tap()
    expect(tip(finger)).to_be_hidden()


def test_a_tap_on_the_meaning_leaves_it(finger: Page) -> None:
    link(finger).tap()
    tip(finger).tap()
    expect(tip(finger)).to_be_visible()


def test_a_tap_on_another_word_shows_that_ones_meaning(finger: Page) -> None:
    link(finger).tap()
    link(finger, "rest").tap()
    expect(tip(finger, "rest-word")).to_be_visible()
    expect(tip(finger)).to_be_hidden()


def test_a_swipe_over_a_word_is_no_tap(finger: Page) -> None:
    for event in ("pointerdown", "pointercancel"):
        link(finger).dispatch_event(event, {"pointerType": "touch", "bubbles": True})
    link(finger).focus()
    expect(tip(finger)).to_be_visible()


@pytest.mark.parametrize("width", [320, 360, 400, 480, 560, 700, 1280])
def test_meanings_stay_inside_the_window(tips: Page, width: int) -> None:
    tips.set_viewport_size({"width": width, "height": 740})
    for word, name in (("load", "load"), ("strain", "strain"), ("rest", "rest-word")):
        link(tips, word).focus()
        expect(tip(tips, name)).to_be_visible()
        assert tip(tips, name).evaluate(INSIDE)
        assert tips.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_meanings_are_not_printed(tips: Page) -> None:
    link(tips).focus()
    expect(tip(tips)).to_be_visible()
    tips.emulate_media(media="print")
    expect(tip(tips)).to_be_hidden()


def test_without_javascript_words_are_plain_links(
    browser: Browser, browser_context_args: dict[str, Any], base: str
) -> None:
    context = browser.new_context(**{**browser_context_args, "java_script_enabled": False})
    page = context.new_page()
    page.goto(f"{base}posts/tips.html")
    link(page).hover()
    expect(page.locator("[role=tooltip]:visible")).to_have_count(0)
    link(page).click()
    expect(page.locator("#concept-load")).to_be_in_viewport()
    context.close()


def test_words_are_links_in_a_file_too(page: Page, tmp_path: Path) -> None:
    folder = build_words(tmp_path)
    page.goto((folder / "posts/tips.html").as_uri())
    link(page).hover()
    expect(tip(page)).to_be_visible()
    link(page).click()
    expect(page.locator("#concept-load")).to_be_in_viewport()
