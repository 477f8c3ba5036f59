"""The search page: what an answer looks like, and what it does to address and history."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from .reading import plain, shown
from .searching import (
    ADVICE,
    BOX,
    RESULTS,
    addresses,
    answered,
    asked_in,
    asking,
    bank,
    first_title,
    open_search,
    type_words,
    unfold,
)  # fmt: skip
from .sitekit import KINDS
from .walking import Record, arrive

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from .sitekit import Site

#: questions of the bank that share hardly a word with the site
OUTSIDE = ("how long do i boil an egg", "solve 3x plus 7 equals 22", "best dating app for over 40s")
STRANGE = {
    "regex": r"(.*)+[a-z]{2,}?$ \ ^(?:x|y)",
    "emoji": "😀 👩‍👩‍👧 i feel 😢",
    "html": '<img src=x onerror="document.title=1"><b>burnout</b>&amp;',
    "rtl": "שלום עולם مرحبا",
    "bidi": "\u202etherapist\u202c boundaries",
    "percent": "100% of %E0%A4%A and + & # q=",
    "long": "boundaries and burnout " * 434,
    "long-word": "a" * 10_000,
}
#: the address of the first three pages for each question, asked one after the other
ASK_ALL = """async (questions) => {
  const box = document.querySelector("#topicbook-search-form input");
  const list = document.querySelector("#search-results");
  const found = [];
  for (const q of questions) {
    location.hash = new URLSearchParams({ q });
    while (box.value !== q || list.dataset.state !== "ready") {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    found.push([q, list.dataset.fit, list.querySelector("a")?.href ?? ""]);
  }
  return found;
}"""


def test_results_are_a_list_of_pages(page: Page, site: Site) -> None:
    results = open_search(page, site.url, q="can i text my therapist")
    assert results.evaluate("(list) => list.tagName") == "OL"
    expect(results).to_have_attribute("data-fit", "good")
    found = addresses(results)
    assert found[0] == site.url + KINDS["leaf"]
    assert len(found) == len(set(found)) == 10
    assert all(
        (site.folder / path.removeprefix(site.url).partition("#")[0]).is_file() for path in found
    )


def test_a_result_says_what_it_is(page: Page, site: Site) -> None:
    first = open_search(page, site.url, q="can i text my therapist").locator("li").first
    leaf = site.source_of("leaf").front
    assert shown(first.locator("p")) == [
        plain(leaf["title"]),
        "Topic · Inside the sessions",
        plain(leaf["summary"]),
        "Section: Everyday questions",
    ]
    section = first.get_by_role("link", name="Everyday questions")
    expect(section).to_have_attribute("href", f"{site.url}{KINDS['leaf']}#everyday-questions")


def test_words_of_the_question_are_marked_in_results(page: Page, site: Site) -> None:
    results = open_search(page, site.url, q="what is good in boundaries")
    marks = {plain(mark).lower() for mark in results.locator("mark").all_inner_texts()}
    assert "boundaries" in marks
    assert not marks & {"what", "is", "in"}


def test_more_results_come_when_asked_for(page: Page, site: Site) -> None:
    results = open_search(page, site.url, q="therapist")
    expect(results.locator("li")).to_have_count(10)
    found = addresses(results)
    page.get_by_role("button", name="Show more").click()
    expect(results.locator("li")).to_have_count(30)
    expect(results.locator("li").nth(10).locator("a").first).to_be_focused()
    assert addresses(results)[:10] == found


def test_the_number_of_pages_is_said(page: Page, site: Site) -> None:
    status = page.locator("#topicbook-search-page").get_by_role("status")
    results = open_search(page, site.url, q="saying no", topic="saying-no")
    count = results.locator("li").count()
    assert 1 < count < 10
    expect(status).to_have_text(f"{count} pages")
    results = open_search(page, site.url, q="saying no", topic="saying-no", kind="topic")
    expect(results.locator("li")).to_have_count(1)
    expect(status).to_have_text("1 page")


def test_an_old_address_answers_and_moves_behind_the_hash(page: Page, site: Site) -> None:
    page.goto(f"{site.url}index.html")
    before = page.evaluate("history.length")
    page.goto(f"{site.url}search.html?q=burnout+recovery")
    assert first_title(answered(page)) == "Recovering from burnout"
    assert page.url == asking(site.url, q="burnout recovery")
    assert page.evaluate("history.length") == before + 1
    page.go_back()
    arrive(page, "The Therapist Diaries")


def test_typing_changes_neither_address_nor_history(page: Page, site: Site) -> None:
    open_search(page, site.url, q="saying no")
    moves: list[str] = []
    page.on("framenavigated", lambda frame: moves.append(frame.url))
    before = page.evaluate("history.length")
    page.locator(BOX).press("Control+a")
    page.locator(BOX).press_sequentially("burnout recovery", delay=20)
    results = answered(page)
    expect(results.locator("li a").first).to_have_text("Recovering from burnout")
    assert moves == []
    assert page.url == asking(site.url, q="saying no")
    assert page.evaluate("history.length") == before


def test_enter_writes_the_address_once_and_back_leaves(page: Page, site: Site) -> None:
    page.goto(site.url)
    open_search(page, site.url)
    before = page.evaluate("history.length")
    moves: list[str] = []
    page.on("framenavigated", lambda frame: moves.append(frame.url))
    type_words(page, "burnout recovery")
    page.locator(BOX).press("Enter")
    page.wait_for_url(asking(site.url, q="burnout recovery"))
    assert first_title(answered(page)) == "Recovering from burnout"
    assert moves == [asking(site.url, q="burnout recovery")]
    assert page.evaluate("history.length") == before
    page.go_back()
    assert page.url == "about:blank"


def test_a_choice_writes_the_address_once(page: Page, site: Site) -> None:
    open_search(page, site.url, q="boundaries")
    before = page.evaluate("history.length")
    moves: list[str] = []
    page.on("framenavigated", lambda frame: moves.append(frame.url))
    unfold(page)
    page.get_by_role("button", name="Self-care").click()
    page.wait_for_url(asking(site.url, q="boundaries", topic="self-care"))
    answered(page)
    assert moves == [page.url]
    assert page.evaluate("history.length") == before


def test_back_from_a_result_shows_the_same_answer(page: Page, site: Site) -> None:
    results = open_search(page, site.url)
    type_words(page, "burnout recovery")
    page.locator(BOX).press("Enter")
    found = addresses(results)
    results.locator("a").first.click()
    arrive(page, "Recovering from burnout")
    page.go_back()
    expect(page.locator(BOX)).to_have_value("burnout recovery")
    assert addresses(answered(page)) == found


def test_another_question_in_the_address_is_answered(page: Page, site: Site) -> None:
    open_search(page, site.url, q="saying no")
    page.goto(asking(site.url, q="burnout recovery"))
    expect(page.locator(BOX)).to_have_value("burnout recovery")
    expect(page.locator(f"{RESULTS} a").first).to_have_text("Recovering from burnout")


@pytest.mark.parametrize("link", ["a.skip-to-content", "a.back-to-top"])
def test_a_link_within_the_page_keeps_the_question(page: Page, site: Site, link: str) -> None:
    results = open_search(page, site.url, q="burnout recovery", kind="topic")
    found, before = addresses(results), page.url
    type_words(page, "burnout recovery at work")
    # the theme shows both only for the keyboard or while scrolling up
    page.locator(link).evaluate("(one) => one.click()")
    page.wait_for_url(before)
    expect(page.locator(BOX)).to_have_value("burnout recovery at work")
    assert addresses(answered(page))[0] == found[0]
    expect(page.locator(".topicbook-facets [aria-pressed=true]")).to_have_count(1)


@pytest.mark.parametrize("name", STRANGE)
def test_whatever_is_typed_is_text(page: Page, site: Site, name: str) -> None:
    record = Record(page.context)
    open_search(page, site.url)
    words, title = STRANGE[name], page.title()
    results = type_words(page, words)
    page.locator(BOX).press("Enter")
    answered(page)
    expect(page.locator(BOX)).to_have_value(words)
    assert page.title() == title
    place = page.locator("#topicbook-search-page")
    expect(place.locator("img, b, script")).to_have_count(0)
    if "boundaries" in words:
        assert results.locator("li").count() > 0
    assert record.problems == []
    assert asked_in(page.url) == {"q": words}


def test_a_misspelled_question_is_understood(page: Page, site: Site) -> None:
    results = open_search(page, site.url, q="burnuot recovery")
    assert first_title(results) == "Recovering from burnout"
    offer = page.locator(ADVICE).get_by_role("button", name="burnout recovery", exact=True)
    assert plain(page.locator(ADVICE).inner_text()).startswith("Did you mean burnout recovery?")
    offer.click()
    expect(page.locator(BOX)).to_have_value("burnout recovery")
    assert page.url == asking(site.url, q="burnout recovery")
    expect(page.locator(ADVICE)).not_to_contain_text("Did you mean")


@pytest.mark.parametrize(
    ("words", "meant", "title"),
    [
        ("tharapist made me uncomfortable", "therapist", "Warning signs in a therapist"),
        ("compassoin fatigue", "compassion fatigue", "Compassion fatigue"),
        ("atachment to my therapist", "attachment", "Strong feelings about your therapist"),
    ],
)
def test_the_right_word_is_offered(
    page: Page, site: Site, words: str, meant: str, title: str
) -> None:
    results = open_search(page, site.url, q=words)
    offer = page.locator(ADVICE).get_by_role("button")
    expect(offer).to_contain_text(meant)
    assert first_title(results) == title


@pytest.mark.parametrize("words", ["burnout recovery", "can i hug my therapist", "zyzzyva"])
def test_nothing_is_offered_for_words_that_are_right_or_strange(
    page: Page, site: Site, words: str
) -> None:
    open_search(page, site.url, q=words)
    expect(page.locator(ADVICE)).not_to_contain_text("Did you mean")


def test_a_contrast_is_answered_with_its_table(page: Page, site: Site) -> None:
    results = open_search(page, site.url, q="difference between stress and burnout")
    table = page.locator(ADVICE).get_by_role("table")
    expect(table).to_be_visible()
    assert shown(table.locator("thead th")) == ["Stress", "Burnout"]
    assert table.locator("tbody tr").count() > 2
    assert all(shown(row.locator("td")) for row in table.locator("tbody tr").all())
    above, below = table.bounding_box(), results.bounding_box()
    assert above is not None
    assert below is not None
    assert above["y"] + above["height"] <= below["y"]
    page.locator(ADVICE).get_by_role("link", name="Stress and Burnout, side by side").click()
    expect(page.locator("table:target, :target table, :target").first).to_be_in_viewport()


@pytest.mark.parametrize(
    "words",
    ["do therapists talk about us to their friends", "my friend told me to change my therapist"],
)
def test_two_names_in_a_question_of_their_own_are_no_contrast(
    page: Page, site: Site, words: str
) -> None:
    open_search(page, site.url, q="therapist or friend")
    expect(page.locator(ADVICE).get_by_role("table")).to_be_visible()
    open_search(page, site.url, q=words)
    expect(page.locator(ADVICE).get_by_role("table")).to_have_count(0)


@pytest.mark.parametrize(
    ("words", "title"),
    [("countertransf", "The therapist's job"), ("compassion fat", "Compassion fatigue")],
)
def test_enter_keeps_the_results_of_a_word_that_is_not_finished(
    page: Page, site: Site, words: str, title: str
) -> None:
    results = open_search(page, site.url)
    type_words(page, words)
    assert first_title(results) == title
    typed = addresses(results)
    page.locator(BOX).press("Enter")
    page.wait_for_url(asking(site.url, q=words))
    assert addresses(answered(page)) == typed
    expect(results).to_have_attribute("data-fit", "good")


def test_a_concept_is_answered_with_its_meaning(page: Page, site: Site) -> None:
    open_search(page, site.url, q="what is countertransference")
    meaning = page.locator(ADVICE).get_by_role("region", name="Meaning")
    expect(meaning).to_contain_text("A therapist’s reaction to you")
    meaning.get_by_role("link", name="Countertransference").click()
    arrive(page, "Glossary")
    expect(page.locator(":target")).to_be_in_viewport()


@pytest.mark.parametrize("words", OUTSIDE)
def test_a_question_about_something_else_is_told_so(page: Page, site: Site, words: str) -> None:
    assert words in bank("out_of_scope.txt")
    results = open_search(page, site.url, q=words)
    expect(results).to_have_attribute("data-fit", "weak")
    advice = page.locator(ADVICE)
    expect(advice).to_contain_text("Nothing here fits these words")
    *topics, contacts = advice.get_by_role("link").all()
    assert 1 <= len(topics) <= 3
    assert contacts.inner_text() == "Help contacts"
    title = topics[0].inner_text()
    topics[0].click()
    page.wait_for_url(re.compile("#topic="))
    expect(page.locator(BOX)).to_have_value("")
    expect(results.get_by_role("link", name=title, exact=True).first).to_be_visible()
    page.go_back()
    expect(page.locator(BOX)).to_have_value(words)
    expect(advice).to_contain_text("Nothing here fits these words")
    contacts.click()
    arrive(page, "Crisis help")


def test_questions_that_the_site_answers_fit(page: Page, site: Site) -> None:
    sources = [*site.topics.values(), *site.posts.values()]
    questions = [question for one in sources for question in one.front.get("questions", [])]
    assert len(questions) > 200
    open_search(page, site.url)
    found = page.evaluate(ASK_ALL, questions)
    assert [words for words, fit, _ in found if fit != "good"] == []


def test_a_title_leads_to_its_page(page: Page, site: Site) -> None:
    sources = [*site.topics.values(), *site.posts.values()]
    open_search(page, site.url)
    found = page.evaluate(ASK_ALL, [one.front["title"] for one in sources])
    ids = [one.id for one in sources]
    assert [pair for pair in zip(ids, found, strict=True) if pair[0] not in pair[1][2]] == []
