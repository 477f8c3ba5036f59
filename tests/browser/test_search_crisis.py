"""Words of crisis bring help to the top, whatever else is or is not there."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from .reading import open_kind
from .searching import (
    BOX,
    DIALOG_BOX,
    INDEX,
    OPTIONS,
    PROGRAM,
    RESULTS,
    SHARDS,
    Held,
    answered,
    asking,
    bank,
    open_dialog,
    open_search,
)  # fmt: skip
from .walking import arrive

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from .sitekit import Site

TRIGGERS = bank("crisis_triggers.txt")
HARMLESS = bank("crisis_not.txt")
#: words of the phrases that already hold a slip
SLIPPED = {"suicidle", "disapear", "myslef", "overdoes", "comit"}
#: typed with real keys, in the page and in the dialog
TYPED = ("i want to die", "i cant stop hurting myslef", "My husband hit me, and I'm scared")
COPY = ".topicbook-help-copy"
NOTHING = "Nothing here fits"
PLACES = {
    "page": {"box": BOX, "list": RESULTS, "place": "#topicbook-search-page"},
    "dialog": {"box": DIALOG_BOX, "list": OPTIONS, "place": ".topicbook-dialog"},
}
#: for each phrase, whether a help block is seen above all that search says, and all that it says
TRY_ALL = """async ({ phrases, box, list, place }) => {
  const input = document.querySelector(box);
  const results = document.querySelector(list);
  const whole = document.querySelector(place);
  const found = [];
  for (const phrase of phrases) {
    input.value = phrase;
    input.dispatchEvent(new Event("input", { bubbles: true }));
    while (results.dataset.state === "busy") {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    const help = whole.querySelector(".topicbook-help-copy");
    const below = [".topicbook-search-said", ".topicbook-search-advice", list]
      .map((name) => whole.querySelector(name))
      .filter((one) => one.checkVisibility());
    const bottom = help?.getBoundingClientRect().bottom;
    found.push({
      phrase,
      text: whole.innerText,
      shown: help !== null,
      first:
        help?.checkVisibility() &&
        below.every((one) => one.getBoundingClientRect().top >= bottom),
    });
  }
  return found;
}"""


def opened(page: Page, site: Site, name: str) -> None:
    if name == "page":
        open_search(page, site.url)
    else:
        open_kind(page, site.url, "leaf")
        open_dialog(page)


def try_all(page: Page, name: str, phrases: list[str]) -> list[dict[str, str]]:
    found: list[dict[str, str]] = page.evaluate(TRY_ALL, {"phrases": phrases, **PLACES[name]})
    assert len(found) == len(phrases)
    return found


def help_in(page: Page, name: str) -> Locator:
    """Return the help block that search has put up."""
    return page.locator(PLACES[name]["place"]).locator(COPY)


def is_first(help_block: Locator, results: Locator) -> bool:
    above, below = help_block.bounding_box(), results.bounding_box()
    assert above is not None
    return below is None or above["y"] + above["height"] <= below["y"]


@pytest.mark.parametrize("name", PLACES)
def test_help_comes_first_for_every_phrase_of_crisis(page: Page, site: Site, name: str) -> None:
    assert len(TRIGGERS) == 40
    opened(page, site, name)
    found = try_all(page, name, TRIGGERS)
    assert [one["phrase"] for one in found if not one["first"]] == []
    assert [one["phrase"] for one in found if NOTHING in one["text"]] == []


@pytest.mark.parametrize("name", PLACES)
def test_nothing_comes_for_what_only_sounds_like_it(page: Page, site: Site, name: str) -> None:
    assert len(HARMLESS) == 20
    opened(page, site, name)
    found = try_all(page, name, HARMLESS)
    assert [one["phrase"] for one in found if one["shown"]] == []


def swapped(word: str) -> str:
    at = len(word) // 2
    return word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :]


def doubled(word: str) -> str:
    at = len(word) // 2
    return word[:at] + word[at] + word[at:]


@pytest.mark.parametrize("slip", [swapped, doubled])
def test_one_slip_in_a_long_word_hides_no_help(
    page: Page, site: Site, slip: Callable[[str], str]
) -> None:
    phrases = []
    for phrase in TRIGGERS:
        words = phrase.split()
        for at, word in enumerate(words):
            if len(word) >= 5 and word not in SLIPPED:
                phrases.append(" ".join([*words[:at], slip(word), *words[at + 1 :]]))
    assert len(phrases) > 60
    opened(page, site, "page")
    found = try_all(page, "page", phrases)
    assert [one["phrase"] for one in found if not one["first"]] == []


@pytest.mark.parametrize("name", PLACES)
@pytest.mark.parametrize("words", TYPED)
def test_help_comes_while_the_words_are_typed(
    page: Page, site: Site, name: str, words: str
) -> None:
    opened(page, site, name)
    page.locator(PLACES[name]["box"]).press_sequentially(words, delay=15)
    help_block = help_in(page, name)
    expect(help_block).to_be_in_viewport()
    expect(help_block).to_contain_text("call your local emergency number")
    results = answered(page, PLACES[name]["list"])
    assert is_first(help_block, results)
    expect(help_block).to_have_count(1)


@pytest.mark.parametrize("name", PLACES)
def test_help_goes_with_the_words_and_comes_again(page: Page, site: Site, name: str) -> None:
    opened(page, site, name)
    box, help_block = page.locator(PLACES[name]["box"]), help_in(page, name)
    for words, count in (("i want to die", 1), ("boundaries", 0), ("im suicidal", 1), ("", 0)):
        box.fill(words)
        answered(page, PLACES[name]["list"])
        expect(help_block).to_have_count(count)


@pytest.mark.parametrize("words", ["i want to die", "kms"])
def test_help_comes_with_a_question_in_the_address(page: Page, site: Site, words: str) -> None:
    results = open_search(page, site.url, q=words)
    assert is_first(help_in(page, "page"), results)
    page.goto(f"{site.url}search.html?q={words.replace(' ', '+')}")
    answered(page)
    assert is_first(help_in(page, "page"), results)


def test_help_leads_to_all_contacts(page: Page, site: Site) -> None:
    open_search(page, site.url, q="i want to die")
    help_in(page, "page").get_by_role("link", name="All help contacts").click()
    arrive(page, "Crisis help")


@pytest.mark.parametrize("kind", ["home", "leaf", "post-stress", "crisis", "about"])
def test_help_comes_in_the_dialog_of_every_page(page: Page, site: Site, kind: str) -> None:
    open_kind(page, site.url, kind)
    open_dialog(page)
    page.locator(DIALOG_BOX).fill("im suicidal")
    help_block = help_in(page, "dialog")
    expect(help_block).to_contain_text("call your local emergency number")
    assert is_first(help_block, answered(page, OPTIONS))
    expect(help_block.get_by_role("link").last).to_be_visible()


@pytest.mark.parametrize("name", PLACES)
def test_help_comes_while_the_index_is_loading(page: Page, site: Site, name: str) -> None:
    held = Held(page, INDEX)
    if name == "page":
        # the page is not complete before the index is there
        page.goto(asking(site.url), wait_until="commit")
    else:
        open_kind(page, site.url, "leaf")
        page.keyboard.press("Control+k")
    waiting = page.locator(PLACES[name]["list"])
    expect(waiting).to_have_attribute("data-state", "busy")
    page.locator(PLACES[name]["box"]).fill("i want to die")
    expect(waiting).to_have_attribute("data-state", "busy")
    expect(help_in(page, name)).to_be_visible()
    held.let_go()
    results = answered(page, PLACES[name]["list"])
    assert is_first(help_in(page, name), results)


@pytest.mark.parametrize("name", PLACES)
@pytest.mark.parametrize("missing", [INDEX, SHARDS], ids=["index", "shard"])
def test_help_comes_without_the_index(
    page: Page, site: Site, name: str, missing: re.Pattern[str]
) -> None:
    page.route(missing, lambda route: route.abort())
    if name == "page":
        page.goto(asking(site.url))
    else:
        open_kind(page, site.url, "leaf")
        page.keyboard.press("Control+k")
    # the last word stands in no common shard
    page.locator(PLACES[name]["box"]).fill("i want to die zyzzyva")
    expect(page.locator(PLACES[name]["list"])).to_have_attribute("data-state", "failed")
    help_block, said = help_in(page, name), page.locator(PLACES[name]["place"]).get_by_role("alert")
    assert is_first(help_block, said)
    expect(said).to_contain_text("could not be loaded")


@pytest.mark.parametrize("name", PLACES)
def test_help_comes_without_any_result(page: Page, site: Site, name: str) -> None:
    opened(page, site, name)
    [found] = try_all(page, name, ["kms"])
    assert found["first"]
    assert NOTHING not in found["text"]
    expect(page.locator(PLACES[name]["list"]).locator("a")).to_have_count(0)


def test_help_comes_when_choices_leave_nothing(page: Page, site: Site) -> None:
    results = open_search(page, site.url, q="i want to die", kind="reference")
    expect(results.locator("li")).to_have_count(0)
    expect(help_in(page, "page")).to_be_in_viewport()


@pytest.mark.parametrize("pattern", [PROGRAM, re.compile("/_search/")], ids=["program", "all"])
def test_the_pages_own_help_stands_without_the_program(
    page: Page, site: Site, pattern: re.Pattern[str]
) -> None:
    page.route(pattern, lambda route: route.abort())
    page.goto(asking(site.url, q="i want to die"))
    expect(page.get_by_role("alert")).to_contain_text("could not be loaded")
    expect(page.locator(".topicbook-help").first).to_be_visible()
