"""The practice page, as a reader uses it: sessions, progress kept and carried, and every state."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.support.cards import CARDS

from .practicing import (
    DAY,
    MINUTE,
    NOW,
    PRACTICE,
    PREFIX,
    begin,
    build_practice,
    keep,
    kept,
    numbers,
    open_practice,
    plans,
    question,
    rate,
    view,
)
from .sitekit import serve
from .test_accessibility import DESKTOP, FOCUS, PHONE, violations
from .test_layout import CUT_OFF
from .test_privacy import Parts, digests
from .walking import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

BLOCKED = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("blocked", "SecurityError"); },
});"""
FULL = """Storage.prototype.setItem = () => {
  throw new DOMException("full", "QuotaExceededError");
};"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the built site."""
    return build_practice(tmp_path_factory.mktemp("practice"))


@pytest.fixture(scope="module")
def base(built: Path) -> Iterator[str]:
    """Return the address of the site."""
    with serve(built) as url:
        yield url


def tab_to(page: Page, name: str) -> None:
    """Press Tab until something of this name has the focus."""
    named = page.get_by_role("button", name=name)
    for _ in range(60):
        page.keyboard.press("Tab")
        if named.evaluate("(one) => one === document.activeElement"):
            return
    pytest.fail(f"Tab does not reach {name}")


# ---------------------------------------------------------------- a session


def test_a_whole_session_by_keyboard_alone(page: Page, base: str) -> None:
    open_practice(page, base)
    assert numbers(page) == ["0", "6", "6"]
    tab_to(page, "Practice 6 cards")
    page.keyboard.press("Enter")
    asked = []
    for turn in range(12):
        view(page, "question")
        expect(question(page)).to_be_focused()
        asked.append(question(page).inner_text())
        page.keyboard.press("Enter" if turn % 2 else " ")
        expect(page.get_by_role("group", name="Answer")).to_be_focused()
        if turn == 3:
            tab_to(page, "Good")
            page.keyboard.press("Enter")
        else:
            page.keyboard.press("3")
    # each new card comes back once, in the order of the first round
    assert asked[:6] == asked[6:]
    assert len(set(asked)) == 6
    expect(page.get_by_role("heading", name="Done for now")).to_be_focused()
    expect(view(page, "done")).to_contain_text("You went through 6 cards.")
    expect(page.locator("[data-view=done] dl")).to_contain_text("12")
    assert {card: len(reviews) for card, reviews in kept(page).items()} == dict.fromkeys(CARDS, 2)
    tab_to(page, "Back to the topics")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Today")).to_be_focused()
    assert numbers(page) == ["0", "0", "6"]


def test_what_happens_is_said(page: Page, base: str) -> None:
    open_practice(page, base)
    begin(page)
    rate(page, "4")
    said = page.locator(".topicbook-practice-said")
    expect(said).to_have_text("Easy. It comes back on Tuesday, December 1. 5 cards left.")
    expect(said).to_have_role("status")
    rate(page, "1")
    expect(said).to_have_text("Again. It comes back in 1 min. 5 cards left.")


def test_each_rating_shows_when_the_card_comes_back(page: Page, base: str) -> None:
    open_practice(page, base)
    begin(page)
    page.keyboard.press(" ")
    buttons = page.get_by_role("group", name="How well did you know it?").get_by_role("button")
    assert [" ".join(text.split()) for text in buttons.all_inner_texts()] == [
        "Again 1 min", "Hard 6 min", "Good 10 min", "Easy 8 days",
    ]  # fmt: skip


def test_a_card_that_slipped_comes_back_when_its_minutes_are_over(page: Page, base: str) -> None:
    open_practice(page, base)
    begin(page)
    first = question(page).inner_text()
    rate(page, "1")
    expect(question(page)).not_to_have_text(first)
    page.clock.set_fixed_time(NOW + 2 * MINUTE)
    rate(page, "4")
    expect(question(page)).to_have_text(first)


def test_due_cards_come_before_new_ones(page: Page, base: str) -> None:
    open_practice(page, base)
    keep(page, concept_strain=[(NOW - 9 * DAY, 4)], concept_word=[(NOW - 20 * DAY, 4)])
    page.reload()
    expect(page.locator(".topicbook-practice-today dd").first).to_have_text("2")
    begin(page)
    asked = []
    for _ in range(3):
        asked.append(question(page).inner_text())
        rate(page, "4")
    assert asked == ["What does Word mean?", "What does Strain mean?", "What does Pause mean?"]


def test_the_answer_names_its_page_and_its_sources(page: Page, base: str) -> None:
    open_practice(page, base, "#cards=concept-rest")
    begin(page)
    expect(page.get_by_role("link", name="Words")).to_have_count(1)
    page.get_by_role("button", name="Show the answer").click()
    answer = view(page, "answer")
    expect(answer).to_contain_text("Doing <b>nothing</b>.")
    expect(answer).to_contain_text("From Words. Source: Doe et al., 2001.")
    answer.get_by_role("link", name="Words").click()
    expect(page.locator("#concept-rest")).to_be_in_viewport()


def test_a_session_can_be_stopped_and_taken_up_again(page: Page, base: str) -> None:
    open_practice(page, base)
    begin(page)
    rate(page, "4", "4")
    page.get_by_role("button", name="Stop for now").click()
    expect(view(page, "done")).to_contain_text("You went through 2 cards.")
    page.get_by_role("button", name="Back to the topics").click()
    assert numbers(page) == ["0", "4", "6"]


def test_keys_belong_to_the_boxes_and_links_that_have_the_focus(page: Page, base: str) -> None:
    open_practice(page, base)
    begin(page)
    page.get_by_role("button", name="Stop for now").focus()
    page.keyboard.press("Enter")
    view(page, "done")
    page.get_by_role("button", name="Back to the topics").click()
    begin(page)
    page.keyboard.press(" ")
    page.locator(".sidebar-search").focus()
    page.keyboard.press("3")
    view(page, "answer")
    assert kept(page) == {}


def test_a_key_that_is_held_rates_one_card(page: Page, base: str) -> None:
    open_practice(page, base)
    begin(page)
    page.keyboard.press(" ")
    for _ in range(4):
        page.keyboard.down("4")
    page.keyboard.up("4")
    view(page, "question")
    assert len(kept(page)) == 1


# ---------------------------------------------------------------- choosing


def test_topics_are_a_tree_of_boxes_with_counts(page: Page, base: str) -> None:
    place = open_practice(page, base)
    keep(page, concept_load=[(NOW - 9 * DAY, 4)])
    page.reload()
    rows = place.locator(".topicbook-practice-row")
    expect(rows.first).to_contain_text("due")
    assert [" ".join(text.split()) for text in rows.all_text_contents()] == [
        "Care 4 cards, 1 due",
        "Rest 4 cards, 1 due",
        "Work 2 cards, 1 due",
        "Long days 2 cards, 1 due",
        "Other words 1 card",
    ]


def test_a_branch_turns_its_topics_on_and_off(page: Page, base: str) -> None:
    place = open_practice(page, base)
    care, rest = place.get_by_label("Care", exact=True), place.get_by_label("Rest", exact=True)
    care.uncheck()
    assert numbers(page) == ["0", "3", "3"]
    place.locator("summary", has_text="1 topic").first.click()
    expect(rest).not_to_be_checked()
    rest.check()
    expect(care).to_be_checked()
    assert numbers(page) == ["0", "6", "6"]
    rest.uncheck()
    page.reload()
    expect(place.get_by_label("Care", exact=True)).not_to_be_checked()
    assert numbers(page) == ["0", "3", "3"]


def test_no_topic_is_said(page: Page, base: str) -> None:
    place = open_practice(page, base)
    for name in ("Care", "Work", "Other words"):
        place.get_by_label(name, exact=True).uncheck()
    expect(place).to_contain_text("No topic is chosen. Choose at least one below.")
    expect(page.get_by_role("button", name="Practice")).to_have_count(0)


def test_a_link_to_a_topic_chooses_it(page: Page, base: str) -> None:
    place = open_practice(page, base, "#topic=long-days")
    expect(place).to_contain_text("You came by a link, so “Long days” is chosen.")
    assert numbers(page) == ["0", "2", "2"]
    page.get_by_role("button", name="Choose from all topics").click()
    assert numbers(page) == ["0", "6", "6"]
    assert page.evaluate("location.hash") == ""
    # a visit by a link leaves the reader's own choice as it was
    assert page.evaluate(f"localStorage.getItem('{PREFIX}settings')") is None


def test_a_link_to_a_branch_chooses_all_below_it(page: Page, base: str) -> None:
    place = open_practice(page, base, "#topic=care")
    assert numbers(page) == ["0", "4", "4"]
    # one of its cards is about work too, and no topic there is chosen for that
    expect(place.get_by_label("Work", exact=True)).not_to_be_checked()


def test_a_link_to_an_unknown_topic_says_so(page: Page, base: str) -> None:
    place = open_practice(page, base, "#topic=nothing")
    expect(place).to_contain_text("The topic “nothing” has no cards here.")
    assert numbers(page) == ["0", "6", "6"]


def test_a_link_to_cards_asks_these(page: Page, base: str) -> None:
    place = open_practice(page, base, "#cards=concept-load,concept-gone,concept-strain")
    expect(place).to_contain_text(
        "You came by a link to 2 cards. 1 card of the link is not here any more."
    )
    begin(page)
    rate(page, "4", "4")
    expect(view(page, "done")).to_contain_text("You went through 2 cards.")
    assert sorted(kept(page)) == ["concept-load", "concept-strain"]
    open_practice(page, base, "#cards=concept-gone")
    expect(place).to_contain_text("You came by a link to 0 cards. 1 card of the link is not here")
    expect(place).to_contain_text("There is nothing to practice here.")


def test_an_address_that_changes_chooses_anew(page: Page, base: str) -> None:
    open_practice(page, base, "#topic=care")
    page.evaluate("location.hash = '#topic=work'")
    expect(page.locator(".topicbook-practice-today dd").last).to_have_text("2")


def test_a_day_brings_as_many_new_cards_as_the_reader_wants(page: Page, base: str) -> None:
    place = open_practice(page, base)
    box = place.get_by_label("New cards a day")
    expect(box).to_have_value("10")
    box.fill("2")
    box.press("Tab")
    expect(page.get_by_role("button", name="Practice 2 cards")).to_be_visible()
    begin(page)
    rate(page, "4", "4")
    page.get_by_role("button", name="Back to the topics").click()
    expect(place).to_contain_text("You have met the new cards of today.")
    expect(page.get_by_role("button", name="Practice 6 cards anyway")).to_be_visible()
    open_practice(page, base, at=NOW + DAY)
    assert numbers(page) == ["0", "2", "6"]
    expect(place.get_by_label("New cards a day")).to_have_value("2")


def test_a_bad_number_of_new_cards_is_put_back(page: Page, base: str) -> None:
    place = open_practice(page, base)
    box = place.get_by_label("New cards a day")
    for given in ("", "-1", "1000", "2.5"):
        box.fill(given)
        box.press("Tab")
        expect(box).to_have_value("10")
    expect(place).to_contain_text("New cards a day can be 0 to 999.")


def test_when_nothing_is_due_the_next_time_is_said(page: Page, base: str) -> None:
    place = open_practice(page, base)
    begin(page)
    rate(page, *"444444")
    page.get_by_role("button", name="Back to the topics").click()
    expect(place).to_contain_text("Nothing is due right now. The next card comes back on Tuesday")
    page.get_by_role("button", name="Practice 6 cards anyway").click()
    view(page, "question")


def test_the_next_weeks_are_shown_as_bars_and_as_a_table(page: Page, base: str) -> None:
    place = open_practice(page, base)
    keep(page, concept_load=[(NOW - 9 * DAY, 4)], concept_rest=[(NOW - DAY, 4)])
    page.reload()
    name = "2 cards due in the next four weeks; the most, 1, today"
    expect(page.get_by_role("img", name=name)).to_be_visible()
    expect(place.locator(".topicbook-bar")).to_have_count(2)
    place.get_by_text("The same as a table").click()
    rows = place.locator(".topicbook-practice-table tbody tr")
    assert rows.all_inner_texts() == ["Today\t1", "Monday, November 30\t1"]


# ---------------------------------------------------------------- progress


def test_progress_is_saved_deleted_and_added_again(page: Page, base: str, tmp_path: Path) -> None:
    place = open_practice(page, base)
    begin(page)
    rate(page, *"143424")
    open_practice(page, base, at=NOW + 5 * DAY)
    before, reviews = plans(page), kept(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Save progress to a file").click()
    assert download.value.suggested_filename == "practice-2026-11-28.json"
    file = tmp_path / "progress.json"
    download.value.save_as(file)
    data = json.loads(file.read_text(encoding="utf-8"))
    assert data == {"format": "topicbook-practice", "version": 1, "reviews": reviews}

    page.get_by_role("button", name="Delete all progress").click()
    expect(page.get_by_text("This cannot be undone.")).to_be_focused()
    page.get_by_role("button", name="Yes, delete it").click()
    expect(place).to_contain_text("All progress was deleted.")
    expect(page.get_by_role("button", name="Delete all progress")).to_be_focused()
    assert kept(page) == {}
    expect(place).to_contain_text("After your first session")
    assert plans(page) != before

    page.get_by_label("Add progress from a file").set_input_files(file)
    expect(place).to_contain_text("6 reviews of 6 cards added.")
    assert plans(page) == before
    assert kept(page) == reviews
    page.get_by_label("Add progress from a file").set_input_files(file)
    expect(place).to_contain_text("No new reviews in this file. 6 reviews were here already.")
    assert kept(page) == reviews


def test_deleting_can_be_taken_back(page: Page, base: str) -> None:
    open_practice(page, base)
    begin(page)
    rate(page, "4")
    page.reload()
    page.get_by_role("button", name="Delete all progress").press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Delete all progress")).to_be_focused()
    assert len(kept(page)) == 1


FORMAT = '{"format": "topicbook-practice", "version": '
BAD_FILES = {
    "{": "This file is not JSON",
    "[]": "This file holds no practice progress.",
    f"{FORMAT}2}}": "This file is of version 2",
    f"{FORMAT}1}}": "This file holds no list of reviews",
    f'{FORMAT}1, "reviews": {{"a": [[1, 9]]}}}}': "The reviews of the card “a” cannot be read",
}


def test_a_bad_file_changes_nothing_and_says_why(page: Page, base: str, tmp_path: Path) -> None:
    place = open_practice(page, base)
    said = place.locator(".topicbook-practice-said")
    for number, (text, message) in enumerate(BAD_FILES.items()):
        file = tmp_path / f"bad-{number}.json"
        file.write_text(text, encoding="utf-8")
        page.get_by_label("Add progress from a file").set_input_files(file)
        expect(said).to_contain_text(message)
        expect(said).to_contain_text("Nothing was changed.")
    assert kept(page) == {}


def test_reviews_of_a_card_that_is_gone_are_kept(page: Page, base: str) -> None:
    open_practice(page, base)
    keep(page, concept_gone=[(NOW - DAY, 3)])
    page.reload()
    begin(page)
    rate(page, "4")
    assert sorted(kept(page)) == ["concept-gone", "concept-pause"]


def test_what_cannot_be_read_is_set_aside(page: Page, base: str) -> None:
    place = open_practice(page, base)
    texts = dict(zip(CARDS, ("{", "7", "null", '[[1, 2], "x"]'), strict=False))
    for card, text in texts.items():
        page.evaluate("(pair) => localStorage.setItem(...pair)", [f"{PREFIX}card/{card}", text])
    page.reload()
    message = "What was kept about 4 cards could not be read. It was set aside"
    expect(place).to_contain_text(message)
    read = "(key) => localStorage.getItem(key)"
    aside = {card: page.evaluate(read, f"{PREFIX}aside/{card}/1") for card in texts}
    assert aside == texts
    # what of it can be read is kept
    assert kept(page) == {CARDS[3]: [[1, 2]]}
    page.reload()
    view(page, "choose")
    expect(place.get_by_text(message)).to_have_count(0)


def test_bad_settings_are_the_usual_ones(page: Page, base: str) -> None:
    place = open_practice(page, base)
    page.evaluate(f"localStorage.setItem('{PREFIX}settings', '[')")
    page.reload()
    expect(place.get_by_label("New cards a day")).to_have_value("10")


def test_two_sites_at_one_address_do_not_mix(page: Page, base: str) -> None:
    open_practice(page, base)
    key = "topicbook-practice/Another site/card/concept-load"
    page.evaluate(f"localStorage.setItem('{key}', '[[1, 3]]')")
    page.reload()
    view(page, "choose")
    assert numbers(page) == ["0", "6", "6"]
    page.get_by_role("button", name="Delete all progress").click()
    page.get_by_role("button", name="Yes, delete it").click()
    assert page.evaluate(f"localStorage.getItem('{key}')") == "[[1, 3]]"


# ---------------------------------------------------------------- two tabs


def test_two_tabs_keep_each_others_reviews(page: Page, base: str) -> None:
    other = page.context.new_page()
    for tab in (page, other):
        open_practice(tab, base)
        begin(tab)
    first = question(page).inner_text()
    rate(page, "4")
    # the other tab has the same card before it, and goes on to the next
    expect(question(other)).not_to_have_text(first)
    said = other.locator(".topicbook-practice-said")
    expect(said).to_have_text("That card was rated in another tab, so this is the next one.")
    rate(other, "4", "4")
    expect(question(page)).to_have_text(question(other).inner_text())
    rate(page, "4")
    assert {card: len(reviews) for card, reviews in kept(page).items()} == dict.fromkeys(
        CARDS[:4], 1
    )


def test_a_tab_that_was_told_nothing_loses_nothing(page: Page, base: str) -> None:
    open_practice(page, base, "#cards=concept-load")
    begin(page)
    # a script of the same page sets off no event
    keep(page, concept_load=[(NOW - 9 * DAY, 3), (NOW - 8 * DAY, 1)])
    rate(page, "4")
    view(page, "done")
    assert [rating for _, rating in kept(page)["concept-load"]] == [3, 1, 4]


def test_an_open_page_follows_another_tab(page: Page, base: str) -> None:
    other = page.context.new_page()
    open_practice(other, base)
    open_practice(page, base)
    begin(other)
    rate(other, "4", "4")
    expect(page.locator(".topicbook-practice-today dd").nth(1)).to_have_text("4")
    other.goto("about:blank")
    open_practice(other, base)
    other.get_by_role("button", name="Delete all progress").click()
    other.get_by_role("button", name="Yes, delete it").click()
    expect(page.locator(".topicbook-practice-today dd").nth(1)).to_have_text("6")


def test_a_tab_that_is_closed_at_once_keeps_its_last_review(page: Page, base: str) -> None:
    open_practice(page, base)
    # as if another tab held the lock
    page.evaluate(
        "(name) => void navigator.locks.request(name, () => new Promise(() => {}))", PREFIX
    )
    begin(page)
    rate(page, "4")
    view(page, "question")
    page.goto("about:blank")
    open_practice(page, base)
    assert len(kept(page)) == 1


# ---------------------------------------------------------------- storage that fails


@pytest.mark.parametrize(
    ("script", "message"),
    [
        (BLOCKED, "This browser keeps nothing for this page"),
        (FULL, "This browser's storage is full"),
    ],
    ids=["blocked", "full"],
)
def test_practice_goes_on_where_nothing_is_kept(
    page: Page, base: str, tmp_path: Path, script: str, message: str
) -> None:
    page.add_init_script(script)
    place = open_practice(page, base)
    expect(place.locator(".topicbook-practice-warning")).to_contain_text(message)
    begin(page)
    rate(page, *"444444")
    expect(view(page, "done")).to_contain_text("You went through 6 cards.")
    page.get_by_role("button", name="Back to the topics").click()
    assert numbers(page) == ["0", "0", "6"]
    expect(place.locator(".topicbook-practice-warning")).to_contain_text(message)
    with page.expect_download() as download:
        page.get_by_role("button", name="Save progress to a file").click()
    file = tmp_path / "progress.json"
    download.value.save_as(file)
    assert len(json.loads(file.read_text(encoding="utf-8"))["reviews"]) == 6
    place.get_by_label("New cards a day").fill("3")
    place.get_by_label("New cards a day").press("Tab")
    page.get_by_role("button", name="Delete all progress").click()
    page.get_by_role("button", name="Yes, delete it").click()
    expect(page.get_by_role("button", name="Practice 3 cards")).to_be_visible()


def test_storage_that_fills_up_midway_is_said_and_caught_up(page: Page, base: str) -> None:
    place = open_practice(page, base)
    begin(page)
    rate(page, "4")
    assert len(kept(page)) == 1
    page.evaluate("() => { window.kept = Storage.prototype.setItem; }")
    page.evaluate(f"() => {{ {FULL} }}")
    rate(page, "4")
    warning = place.locator(".topicbook-practice-warning")
    expect(warning).to_contain_text("storage is full")
    assert len(kept(page)) == 1
    page.evaluate("() => { Storage.prototype.setItem = window.kept; }")
    rate(page, "4")
    expect(warning).to_be_empty()
    assert len(kept(page)) == 3


def test_without_locks_progress_is_kept_too(page: Page, base: str) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'locks', { value: undefined })")
    open_practice(page, base)
    begin(page)
    rate(page, "4")
    assert len(kept(page)) == 1


# ---------------------------------------------------------------- where the page works


def test_without_javascript_topics_are_linked(
    browser: Browser, browser_context_args: dict[str, Any], base: str
) -> None:
    context = browser.new_context(**{**browser_context_args, "java_script_enabled": False})
    page = context.new_page()
    page.goto(f"{base}{PRACTICE}")
    article = page.locator("article")
    expect(article).to_contain_text("Practice starts here in a browser with JavaScript.")
    expect(article).to_contain_text("It is not a test of your health.")
    article.get_by_role("link", name="Rest").click()
    expect(page.locator("h1")).to_contain_text("Rest")
    context.close()


def test_it_works_from_a_disk(page: Page, built: Path) -> None:
    record = Record(page.context)
    open_practice(page, f"{built.as_uri()}/")
    begin(page)
    rate(page, *"444444")
    view(page, "done")
    assert len(kept(page)) == 6
    open_practice(page, f"{built.as_uri()}/")
    assert numbers(page) == ["0", "0", "6"]
    assert record.problems == []
    assert record.outside(built.as_uri()) == []


def test_a_strict_policy_stops_nothing(page: Page, built: Path) -> None:
    parts = Parts([built / PRACTICE])
    policy = "; ".join(
        [
            "default-src 'self'",
            f"script-src 'self' {digests(parts.scripts)}",
            f"style-src 'self' {digests(parts.styles)}",
            f"style-src-attr 'unsafe-hashes' {digests(parts.attributes)}",
            "img-src 'self' data:",
        ]
    )
    record = Record(page.context)
    with serve(built, Content_Security_Policy=policy) as url:
        open_practice(page, url)
        begin(page)
        rate(page, *"444444")
        view(page, "done")
        page.get_by_role("button", name="Back to the topics").click()
        with page.expect_download():
            page.get_by_role("button", name="Save progress to a file").click()
        assert record.problems == []
        assert [one for one in record.outside(url) if not one.startswith("blob:")] == []
    assert page.context.cookies() == []


@pytest.mark.parametrize("name", ["index", "cards"])
def test_data_that_does_not_load_can_be_asked_for_again(page: Page, base: str, name: str) -> None:
    pattern = re.compile(rf"/_study/{name}[^/]*\.js")
    page.route(pattern, lambda route: route.abort())
    page.clock.set_fixed_time(NOW)
    page.goto(f"{base}{PRACTICE}")
    if name == "index":
        expect(page.get_by_role("alert")).to_contain_text("Practice could not be loaded.")
        expect(page.locator("article").get_by_role("link", name="Rest")).to_be_visible()
        page.unroute(pattern)
        page.get_by_role("button", name="Try again").click()
        view(page, "choose")
        expect(page.get_by_role("alert")).to_have_count(0)
    else:
        view(page, "choose")
        page.get_by_role("button", name="Practice").click()
        said = page.locator(".topicbook-practice-said")
        expect(said).to_contain_text("The cards could not be loaded.")
        page.unroute(pattern)
    begin(page)


def test_other_pages_load_nothing_of_it(page: Page, base: str) -> None:
    record = Record(page.context)
    page.goto(f"{base}index.html", wait_until="networkidle")
    assert [url for url in record.requests if "_study" in url or "practice.css" in url] == []


# ---------------------------------------------------------------- every state


def show(page: Page, base: str, state: str) -> None:
    """Bring the page into a state."""
    if state == "blocked":
        page.add_init_script(BLOCKED)
    link = {"link": "#topic=long-days", "card": "#cards=contrast-load-strain"}.get(state, "")
    open_practice(page, base, link)
    if state in ("choose", "answer", "done", "delete"):
        keep(page, concept_load=[(NOW - 9 * DAY, 4)], concept_rest=[(NOW - DAY, 4)])
        page.reload()
        view(page, "choose")
    if state in ("question", "answer", "done", "card"):
        begin(page)
    if state in ("answer", "card"):
        page.keyboard.press(" ")
        view(page, "answer")
    if state == "done":
        rate(page, "3", "1")
        page.get_by_role("button", name="Stop for now").click()
    if state == "empty":
        for name in ("Care", "Work", "Other words"):
            page.get_by_label(name, exact=True).uncheck()
    if state == "delete":
        page.get_by_role("button", name="Delete all progress").click()
    if state == "message":
        page.get_by_label("New cards a day").fill("")
        page.get_by_label("New cards a day").press("Tab")


STATES = (
    "first", "choose", "question", "answer", "card", "done", "empty", "link", "message", "delete",
    "blocked",
)  # fmt: skip


@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_and_nothing_is_cut_off(page: Page, base: str, state: str) -> None:
    show(page, base, state)
    found: list[object] = []
    for scheme, size in (("light", DESKTOP), ("dark", PHONE)):
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        page.set_viewport_size(size)
        found += [(scheme, problem) for problem in violations(page)]
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        found += page.evaluate(CUT_OFF)
    assert found == []


@pytest.mark.parametrize("state", ["choose", "question", "answer", "done", "delete"])
def test_focus_is_always_seen(page: Page, base: str, state: str) -> None:
    show(page, base, state)
    page.locator(".topicbook-practice summary").evaluate_all(
        "(all) => all.forEach((one) => one.click())"
    )
    page.evaluate("document.activeElement.blur()")
    stops = []
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('.topicbook-practice') !== null"):
            stops.append(page.evaluate(FOCUS))
    assert len(stops) > 1
    assert [stop["name"] for stop in stops if not stop["good"]] == []


@pytest.mark.parametrize("state", ["choose", "answer", "done", "delete"])
def test_everything_is_large_enough_to_hit(phone: Page, base: str, state: str) -> None:
    show(phone, base, state)
    small = """(places) => places.filter((one) => one.checkVisibility())
      .map((one) => [one.textContent.trim(), one.getBoundingClientRect()])
      .filter(([, box]) => box.width < 44 || box.height < 44).map(([name]) => name)"""
    places = (
        ".topicbook-practice :is(.topicbook-button, .topicbook-practice-row label, [type=number])"
    )
    assert phone.locator(places).evaluate_all(small) == []


def test_a_contrast_on_a_phone_names_its_columns(phone: Page, base: str) -> None:
    show(phone, base, "card")
    table = phone.get_by_role("group", name="Answer").get_by_role("table")
    expect(table).to_match_aria_snapshot("""\
- table:
  - rowgroup:
    - row "Load Strain":
      - cell
      - columnheader "Load"
      - columnheader "Strain"
  - rowgroup:
    - row:
      - rowheader "How long"
      - cell /Days/
      - cell /Months/
    - row:
      - rowheader "What helps"
      - cell /Rest/
      - cell /More rest/
""")
    label = "(all) => all.map((one) => getComputedStyle(one, '::before').content)"
    assert table.locator("tbody td").evaluate_all(label)[:2] == ['"Load"', '"Strain"']
