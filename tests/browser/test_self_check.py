"""Study questions in a browser: by keyboard, heard, without a script, by link, on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.support.build import STRICT, build_small
from tests.support.studying import FILES

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the address of a small site with study questions."""
    build = build_small(tmp_path_factory.mktemp("checks"), FILES, *STRICT)
    assert (build.status, build.errors) == (0, "")
    return build.out.as_uri()


def opened(page: Page, small: str, name: str) -> Locator:
    """Return a question of the page of rest, reached by its link."""
    page.goto(f"{small}/topics/care/rest.html#check-{name}")
    found = page.locator(f"#check-{name}")
    expect(found).to_be_visible()
    return found


def test_questions_are_folded_until_asked_for(page: Page, small: str) -> None:
    page.goto(f"{small}/topics/care/rest.html")
    fold = page.get_by_text("Check your understanding (not a test of your health)")
    expect(fold).to_be_visible()
    expect(page.locator("#check-nap")).to_be_hidden()
    fold.click()
    expect(page.locator("#check-nap")).to_be_visible()


def test_a_question_by_keyboard_alone(page: Page, small: str) -> None:
    page.goto(f"{small}/topics/care/rest.html")
    page.locator(".topicbook-fold > summary").focus()
    page.keyboard.press("Enter")
    check = page.locator("#check-nap")
    check.get_by_label("Harm").focus()
    page.keyboard.press("ArrowDown")
    expect(check.get_by_label("It rests you")).to_be_checked()
    page.keyboard.press("Tab")
    expect(check.get_by_role("button", name="Check my answer")).to_be_focused()
    page.keyboard.press("Enter")
    expect(check.get_by_role("status")).to_contain_text("Right. Here is why:")
    expect(check.get_by_role("status")).to_contain_text("As Rest says.")
    expect(check.locator("details.topicbook-answer")).to_have_attribute("open", "")


def test_a_wrong_choice_is_marked_and_explained(page: Page, small: str) -> None:
    check = opened(page, small, "nap")
    check.get_by_text("Harm").click()
    check.get_by_role("button").click()
    expect(check.get_by_role("status")).to_contain_text("Not quite.")
    expect(check.locator("[data-mark=wrong]")).to_contain_text("✗ not this one")
    expect(check.locator("[data-mark=missed]")).to_contain_text("✓ this is right")


def test_some_of_several_is_partly_right(page: Page, small: str) -> None:
    check = opened(page, small, "kinds")
    check.get_by_label("Sleep").check()
    check.get_by_role("button").click()
    expect(check.get_by_role("status")).to_contain_text("Partly right.")
    check.get_by_label("Sitting").check()
    expect(check.get_by_role("status")).to_be_empty()
    check.get_by_role("button").click()
    expect(check.get_by_role("status")).to_contain_text("Right.")
    expect(check.locator("[data-mark]")).to_have_count(2)


def test_nothing_chosen_is_no_answer(page: Page, small: str) -> None:
    check = opened(page, small, "nap")
    check.get_by_role("button").click()
    expect(check.get_by_role("status")).to_have_text("Choose an answer first.")
    expect(check.locator("details.topicbook-answer")).not_to_have_attribute("open", "")


def test_a_question_to_recall_shows_its_answer(page: Page, small: str) -> None:
    check = opened(page, small, "sleep")
    check.get_by_text("Show the answer").click()
    expect(check.get_by_text("For Care.")).to_be_visible()
    expect(check.get_by_text("Hide the answer")).to_be_visible()


def test_answers_open_without_scripts(browser: Browser, small: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{small}/topics/care/rest.html")
    page.get_by_text("Check your understanding").click()
    check = page.locator("#check-nap")
    expect(check.get_by_role("button")).to_have_count(0)
    check.get_by_text("Show the answer").click()
    expect(check.get_by_text("As Rest says.")).to_be_visible()
    context.close()


@pytest.mark.parametrize("scripts", [True, False])
def test_on_paper_the_key_follows_all_questions(
    browser: Browser, small: str, scripts: bool
) -> None:
    context = browser.new_context(java_script_enabled=scripts)
    page = context.new_page()
    page.goto(f"{small}/topics/care/rest.html")
    expect(page.locator(".topicbook-answer-key")).to_be_hidden()
    page.emulate_media(media="print")
    key = page.locator(".topicbook-answer-key")
    expect(key).to_be_visible()
    last = page.locator("#check-kinds")
    expect(last).to_be_visible()
    expect(last.locator(".topicbook-answer")).to_be_hidden()
    below, above = key.bounding_box(), last.bounding_box()
    assert below is not None
    assert above is not None
    assert below["y"] >= above["y"] + above["height"]
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("state", ["folded", "open", "answered"])
def test_axe_finds_nothing(page: Page, small: str, scheme: str, state: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(f"{small}/topics/care/rest.html")
    if state != "folded":
        page.locator(".topicbook-fold > summary").click()
    if state == "answered":
        for check in page.locator(".topicbook-self-check:has(input)").all():
            check.locator("input").first.check()
            check.get_by_role("button").click()
    found = Axe().run(page, options=RULES)
    assert found.response["violations"] == []


def test_a_path_keeps_its_ticks_and_those_of_another_tab(page: Page, small: str) -> None:
    address = f"{small}/pages/study/path.html"
    page.goto(address)
    other = page.context.new_page()
    other.goto(address)
    page.get_by_role("checkbox").first.check()
    expect(page.get_by_role("status")).to_have_text("1 of 2 read.")
    other.get_by_role("checkbox").last.check()
    expect(other.get_by_role("status")).to_have_text("You have read them all.")
    page.reload()
    expect(page.get_by_role("checkbox").first).to_be_checked()
    expect(page.get_by_role("checkbox").last).to_be_checked()
    expect(page.get_by_role("checkbox").first).to_have_accessible_name("I have read “Rest”")


def test_a_path_works_where_nothing_is_kept(page: Page, small: str) -> None:
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw Error(); }})"
    )
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(error.stack or ""))
    page.goto(f"{small}/pages/study/path.html")
    page.get_by_role("checkbox").first.check()
    expect(page.get_by_role("status")).to_contain_text("This browser keeps nothing")
    # The theme's own scripts do fail.
    assert [stack for stack in problems if "topicbook" in stack] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["guide", "path"])
def test_axe_finds_nothing_in_guide_and_path(
    page: Page, small: str, scheme: str, name: str
) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(f"{small}/pages/study/{name}.html")
    found = Axe().run(page, options=RULES)
    assert found.response["violations"] == []
