"""Search while it is loading, and with parts of it missing: nothing is lost, all is said."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from .reading import open_kind
from .searching import (
    ADVICE,
    BOX,
    DIALOG_ADVICE,
    DIALOG_BOX,
    INDEX,
    OPTIONS,
    PROGRAM,
    RESULTS,
    SHARDS,
    Held,
    addresses,
    answered,
    asking,
    first_title,
    open_dialog,
    open_search,
    type_words,
)  # fmt: skip
from .walking import Record, arrive

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

    from .sitekit import Site

#: scripts of the index, each with a question that needs it
PARTS = {
    "index": "burnout recovery",
    "stemmer": "burnout recovery",
    "words-0": "burnout recovery",
    r"words-[1-9]\d*": "loneliness",
    r"pages-\d+": "burnout recovery",
    "parts": "difference between stress and burnout",
    "words": "burnuot recovery",
}
FAILED = "The search could not be loaded. Reload the page, or choose a topic"
STATUS = "#topicbook-search-page [role=status]"


def script(name: str) -> re.Pattern[str]:
    return re.compile(rf"/_search/{name}\.js")


def problems(record: Record) -> list[str]:
    """Return what the pages complained about, apart from what was taken from them."""
    return [text for text in record.problems if "ERR_FAILED" not in text]


def test_it_is_busy_until_the_index_is_there(page: Page, site: Site) -> None:
    held = Held(page, INDEX)
    page.goto(asking(site.url, q="burnout recovery"), wait_until="commit")
    results = page.locator(RESULTS)
    expect(results).to_have_attribute("data-state", "busy")
    expect(page.locator(BOX)).to_have_value("burnout recovery")
    expect(results.locator("li")).to_have_count(0)
    expect(page.locator(ADVICE)).to_have_text("")
    held.let_go()
    assert first_title(answered(page)) == "Recovering from burnout"


def test_what_is_typed_while_the_index_loads_is_answered(page: Page, site: Site) -> None:
    held = Held(page, INDEX)
    page.goto(asking(site.url), wait_until="commit")
    expect(page.locator(RESULTS)).to_have_attribute("data-state", "busy")
    box = page.locator(BOX)
    box.press_sequentially("burnout recovery", delay=10)
    held.let_go()
    assert first_title(answered(page)) == "Recovering from burnout"
    expect(box).to_have_value("burnout recovery")
    expect(box).to_be_focused()


def test_what_is_typed_while_the_program_loads_is_answered(page: Page, site: Site) -> None:
    held = Held(page, PROGRAM)
    page.goto(asking(site.url), wait_until="commit")
    box = page.locator(BOX)
    box.press_sequentially("burnout recovery", delay=10)
    page.wait_for_function("() => document.querySelector('script[src*=\"engine.js\"]') !== null")
    held.let_go()
    answered(page)
    expect(box).to_have_value("burnout recovery")
    assert first_title(page.locator(RESULTS)) == "Recovering from burnout"


def test_the_question_of_the_address_waits_for_the_program(page: Page, site: Site) -> None:
    held = Held(page, PROGRAM)
    page.goto(asking(site.url, q="burnout recovery"), wait_until="commit")
    topics = page.locator("#topicbook-search-page").get_by_role("link", name="Self-care")
    expect(topics.first).to_be_visible()
    page.wait_for_function("() => document.querySelector('script[src*=\"engine.js\"]') !== null")
    held.let_go()
    assert first_title(answered(page)) == "Recovering from burnout"


@pytest.mark.parametrize("name", PARTS)
def test_the_order_in_which_scripts_arrive_does_not_matter(
    page: Page, site: Site, name: str
) -> None:
    held = Held(page, script(name))
    page.goto(asking(site.url, q=PARTS[name]), wait_until="commit")
    expect(page.locator(RESULTS)).to_have_attribute("data-state", "busy")
    page.wait_for_timeout(500)
    assert held.urls
    held.let_go()
    assert answered(page).locator("li").count() > 0
    expect(page.locator(ADVICE)).not_to_contain_text("could not be loaded")


def test_an_answer_that_comes_late_is_not_shown(page: Page, site: Site) -> None:
    open_search(page, site.url)
    held = Held(page, SHARDS)
    box = page.locator(BOX)
    box.fill("loneliness ")
    expect(page.locator(RESULTS)).to_have_attribute("data-state", "busy")
    # a word of the common shard: nothing more is loaded for it
    results = type_words(page, "therapist ")
    wanted = addresses(results)
    assert len(wanted) == 10
    assert held.urls
    with page.expect_response(SHARDS):
        held.let_go()
    page.wait_for_timeout(300)
    assert addresses(results) == wanted
    expect(page.locator(ADVICE)).not_to_contain_text("Loneliness")
    expect(box).to_have_value("therapist ")


def test_fast_typing_ends_with_the_last_words(page: Page, site: Site) -> None:
    wanted = addresses(open_search(page, site.url, q="burnout recovery "))
    open_search(page, site.url)
    shown = """() => {
      const list = document.querySelector("#search-results");
      window.shownFirst = [];
      new MutationObserver(() => window.shownFirst.push(list.querySelector("a")?.textContent))
        .observe(list, { childList: true });
    }"""
    page.evaluate(shown)
    box = page.locator(BOX)
    for words in ("saying no ", "boundaries ", "loneliness ", "burnout recovery "):
        box.fill("")
        box.press_sequentially(words)
    results = answered(page)
    assert addresses(results) == wanted
    page.wait_for_timeout(300)
    assert page.evaluate("window.shownFirst.at(-1)") == "Recovering from burnout"


def test_fast_typing_in_the_dialog_ends_with_the_last_words(page: Page, site: Site) -> None:
    open_kind(page, site.url, "home")
    open_dialog(page)
    held = Held(page, SHARDS)
    box, options = page.locator(DIALOG_BOX), page.locator(OPTIONS)
    box.fill("loneliness ")
    expect(options).to_have_attribute("data-state", "busy")
    box.fill("therapist ")
    wanted = answered(page, OPTIONS).locator("a").all_inner_texts()
    held.let_go()
    page.wait_for_timeout(500)
    assert options.locator("a").all_inner_texts() == wanted


@pytest.mark.parametrize("name", PARTS)
def test_a_missing_script_is_said_and_a_later_try_works(page: Page, site: Site, name: str) -> None:
    record = Record(page.context)
    pattern = script(name)
    page.route(pattern, lambda route: route.abort())
    page.goto(asking(site.url, q=PARTS[name]))
    results = page.locator(RESULTS)
    expect(results).to_have_attribute("data-state", "failed")
    alert = page.get_by_role("alert")
    expect(alert).to_have_count(1)
    expect(alert).to_contain_text(FAILED)
    expect(results.locator("li")).to_have_count(0)
    page.unroute(pattern)
    page.locator(BOX).press("Enter")
    assert answered(page).locator("li").count() > 0
    expect(alert).to_have_count(0)
    assert problems(record) == []


def test_other_questions_work_without_a_shard(page: Page, site: Site) -> None:
    open_search(page, site.url)
    page.route(SHARDS, lambda route: route.abort())
    page.locator(BOX).fill("loneliness ")
    expect(page.locator(RESULTS)).to_have_attribute("data-state", "failed")
    assert type_words(page, "therapist ").locator("li").count() == 10
    expect(page.get_by_role("alert")).to_have_count(0)


def test_nothing_of_the_last_answer_stands_beside_a_failure(page: Page, site: Site) -> None:
    open_search(page, site.url, q="therapist")
    expect(page.locator(STATUS)).to_have_text(re.compile(r"\d+ pages"))
    page.route(SHARDS, lambda route: route.abort())
    page.locator(BOX).fill("loneliness ")
    expect(page.locator(RESULTS)).to_have_attribute("data-state", "failed")
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.get_by_role("button", name="Show more")).not_to_be_visible()
    expect(page.locator(STATUS)).not_to_have_text(re.compile(r"\d+ pages"))


@pytest.mark.parametrize("place", ["page", "dialog"])
def test_a_number_of_pages_that_was_to_be_said_is_not_said_of_a_failure(
    page: Page, site: Site, place: str
) -> None:
    if place == "page":
        open_search(page, site.url)
        box, results, status = BOX, RESULTS, STATUS
    else:
        open_kind(page, site.url, "home")
        open_dialog(page)
        box, results, status = DIALOG_BOX, OPTIONS, ".topicbook-dialog [role=status]"
    page.route(SHARDS, lambda route: route.abort())
    type_words(page, "therapist ", box, results)
    page.locator(box).fill("loneliness ")
    expect(page.locator(results)).to_have_attribute("data-state", "failed")
    # longer than the pause after which a number is said
    page.wait_for_timeout(1000)
    expect(page.locator(status)).to_have_text("")


@pytest.mark.parametrize("name", ["words-0", r"pages-\d+"])
def test_a_script_of_another_version_is_not_used(page: Page, site: Site, name: str) -> None:
    def change(route: Route) -> None:
        answer = route.fetch()
        version = re.search(r'take\("[^"]+","([^"]+)"', answer.text())
        assert version
        route.fulfill(response=answer, body=answer.text().replace(version[1], "0" * 12, 1))

    page.route(script(name), change)
    page.goto(asking(site.url, q="burnout recovery"))
    expect(page.locator(RESULTS)).to_have_attribute("data-state", "failed")
    expect(page.get_by_role("alert")).to_contain_text(FAILED)


def test_the_dialog_says_what_is_missing_and_works_later(page: Page, site: Site) -> None:
    record = Record(page.context)
    page.route(INDEX, lambda route: route.abort())
    open_kind(page, site.url, "leaf")
    page.keyboard.press("Control+k")
    page.locator(DIALOG_BOX).fill("burnout recovery")
    expect(page.locator(OPTIONS)).to_have_attribute("data-state", "failed")
    expect(page.locator(DIALOG_ADVICE).get_by_role("alert")).to_contain_text(FAILED)
    page.unroute(INDEX)
    options = type_words(page, "burnout recovery ", DIALOG_BOX, OPTIONS)
    expect(options.get_by_role("option").first).to_contain_text("Recovering from burnout")
    assert problems(record) == []


def test_without_the_program_the_page_lists_the_topics(page: Page, site: Site) -> None:
    record = Record(page.context)
    page.route(PROGRAM, lambda route: route.abort())
    open_kind(page, site.url, "leaf")
    page.keyboard.press("Control+k")
    page.wait_for_url(asking(site.url))
    expect(page.get_by_role("alert")).to_contain_text("The search could not be loaded")
    page.locator("#topicbook-search-page").get_by_role("link", name="Saying no").click()
    arrive(page, "Saying no")
    assert problems(record) == []
