"""The pages of posts: what follows the text, and how posts lead to each other."""

from __future__ import annotations

import math
import re
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from pybtex.database.input.bibtex import Parser
from pybtex.richtext import Text

from .reading import area, lines, open_kind, plain, show_date, shown
from .sitekit import POSTS, ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from .sitekit import Site

BYLINE = (
    "Knowledge-base edition of The Therapist Diaries. "
    "Written from published research; not Georgina's own words."
)
BOND = "Building a therapeutic relationship"
FIVE = "The first five minutes"
HOUR = "When the hour is up"
CITED = [*POSTS, "leaf", "crisis", "about"]


def cited(site: Site, kind: str) -> list[str]:
    """Return the keys a text cites, in the order of their numbers."""
    found = re.findall(r"\{footcite\}`([^`]+)`", site.source_of(kind).text)
    return list(dict.fromkeys(key.strip() for keys in found for key in keys.split(",")))


def open_post(page: Page, site: Site, name: str) -> None:
    page.goto(f"{site.url}posts/{name}.html")


@pytest.mark.parametrize("kind", POSTS)
def test_reading_time_fits_the_text(page: Page, site: Site, kind: str) -> None:
    open_kind(page, site.url, kind)
    said = re.search(r"(\d+) min read", page.locator(".topicbook-meta").inner_text())
    assert said is not None
    words = len(site.source_of(kind).text.split())
    assert abs(int(said[1]) - math.ceil(words / 238)) <= 1


@pytest.mark.parametrize("kind", POSTS)
def test_chips_lead_to_the_topics(page: Page, site: Site, kind: str) -> None:
    open_kind(page, site.url, kind)
    titles = [site.topics[topic].front["title"] for topic in site.source_of(kind).front["topics"]]
    assert shown(page.locator(".topicbook-meta a")) == [plain(title) for title in titles]
    page.locator(".topicbook-meta a").last.click()
    expect(page.locator("h1")).to_contain_text(titles[-1])


@pytest.mark.parametrize("kind", [*POSTS, "branch", "group", "leaf", "crisis"])
def test_questions_are_the_authors(page: Page, site: Site, kind: str) -> None:
    open_kind(page, site.url, kind)
    wanted = [plain(question) for question in site.source_of(kind).front["questions"]]
    assert lines(page.locator(".topicbook-questions")) == ["Questions this page answers", *wanted]


@pytest.mark.parametrize("kind", CITED)
def test_references_are_numbered_and_linked(page: Page, site: Site, kind: str) -> None:
    open_kind(page, site.url, kind)
    keys = cited(site, kind)
    notes = page.locator("aside.footnote")
    expect(notes).to_have_count(len(keys))
    block = page.locator(".topicbook-references")
    expect(block.get_by_text("References", exact=True)).to_be_visible()
    entries = Parser().parse_file(str(ROOT / "topics" / "references.bib")).entries
    for number, key in enumerate(keys, start=1):
        note = notes.nth(number - 1)
        text = " ".join(lines(note))
        assert text.startswith(f"[{number}]")
        author = next(iter(entries[key].persons.values()))[0]
        assert plain(str(Text.from_latex(author.last_names[-1]))) in text
        if "year" in entries[key].fields:
            assert entries[key].fields["year"] in text
        if "doi" in entries[key].fields:
            doi = entries[key].fields["doi"]
            link = note.get_by_role("link", name=f"doi:{doi}", exact=True)
            expect(link).to_be_visible()
            expect(link).to_have_attribute("href", f"https://doi.org/{doi}")


@pytest.mark.parametrize("kind", CITED)
def test_numbers_lead_to_references_and_back(page: Page, site: Site, kind: str) -> None:
    open_kind(page, site.url, kind)
    mark = page.locator("article a.footnote-reference:visible").last
    number = mark.inner_text().strip("[]")
    mark.click()
    note = page.locator("aside.footnote", has_text=f"[{number}]").first
    expect(note).to_be_in_viewport()
    assert page.evaluate("document.querySelector(':target').matches('aside.footnote')")
    note.locator("a[role=doc-backlink]").last.click()
    expect(mark).to_be_in_viewport()


@pytest.mark.parametrize("kind", POSTS)
def test_the_byline_closes_the_page(page: Page, site: Site, kind: str) -> None:
    open_kind(page, site.url, kind)
    assert lines(page.locator("article"))[-1] == BYLINE


def test_blocks_after_the_text_keep_their_order(page: Page, extra_site: Site) -> None:
    open_kind(page, extra_site.url, "post-bond")
    order = ["help", "questions", "references", "related", "neighbors", "mentions", "byline"]
    places = [area(page.locator(f".topicbook-{name}")) for name in order]
    assert all(above[1] <= below[0] for above, below in pairwise(places))


def test_related_posts_say_why(page: Page, extra_site: Site) -> None:
    related = page.locator(".topicbook-related")
    open_kind(page, extra_site.url, "post-bond")
    about = "also about Warning signs in a therapist"
    assert lines(related) == ["Related posts", FIVE, "links here", HOUR, about]
    open_post(page, extra_site, "when-the-hour-is-up")
    assert lines(related) == ["Related posts", FIVE, "suggested next", BOND, about]
    open_post(page, extra_site, "first-five-minutes")
    assert lines(related) == ["Related posts", HOUR, "also about Boundaries in therapy"]
    related.get_by_role("link", name=HOUR).click()
    expect(page.locator("h1")).to_contain_text(HOUR)


def test_previous_and_next_go_through_the_branch(page: Page, extra_site: Site) -> None:
    open_kind(page, extra_site.url, "post-bond")
    neighbors = page.get_by_role("navigation", name="Previous and next in this branch")
    assert lines(neighbors) == ["Next:", FIVE]
    neighbors.get_by_role("link").click()
    expect(page.locator("h1")).to_contain_text(FIVE)
    assert lines(neighbors) == ["Previous:", BOND, "Next:", HOUR]
    neighbors.get_by_role("link", name=HOUR).click()
    expect(page.locator("h1")).to_contain_text(HOUR)
    assert lines(neighbors) == ["Previous:", FIVE]


def test_mentions_are_closed_and_open_by_keyboard(page: Page, extra_site: Site) -> None:
    open_kind(page, extra_site.url, "post-bond")
    block = page.locator("details.topicbook-mentions")
    count = block.locator("li").count()
    title = f"Mentioned in {count} page{'' if count == 1 else 's'}"
    assert lines(block) == [title]
    block.locator("summary").focus()
    page.keyboard.press("Enter")
    sentence = f"If the room feels cold, {BOND} says what a good bond can be like."
    found = lines(block)
    assert found[0] == title
    assert (FIVE, sentence) in pairwise(found)
    page.keyboard.press("Enter")
    assert lines(block) == [title]
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text(FIVE)
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text(FIVE)


def test_one_line_holds_all_dates(page: Page, extra_site: Site) -> None:
    open_post(page, extra_site, "first-five-minutes")
    front = extra_site.posts["first-five-minutes"].front
    days = [show_date(front[name]) for name in ("date", "updated", "reviewed", "review_by")]
    assert lines(page.locator(".topicbook-meta")) == [
        f"{days[0]} · updated {days[1]} · 1 min read · reviewed {days[2]} · "
        f"next review due {days[3]} · The first session Boundaries in therapy"
    ]


def test_help_first_stands_between_summary_and_text(page: Page, extra_site: Site) -> None:
    open_post(page, extra_site, "when-the-hour-is-up")
    expect(page.locator(".topicbook-help")).to_have_count(1)
    top, bottom = area(page.locator(".topicbook-help"))
    assert area(page.locator(".topicbook-meta"))[1] <= top
    assert bottom <= area(page.get_by_text("The clock moved"))[0]


def test_an_old_address_leads_to_the_post(page: Page, extra_site: Site) -> None:
    old = f"{extra_site.url}2026/03/first-five-minutes.html"
    new = f"{extra_site.url}posts/first-five-minutes.html"
    page.goto(old)
    page.wait_for_url(new)
    expect(page.locator("h1")).to_contain_text(FIVE)
    # an answer without content leaves a reader on the old page, which can then be read
    page.route(new, lambda route: route.fulfill(status=204))
    page.goto(old)
    found = lines(page.locator("body"))
    assert found[:2] == ["This page has moved", f"Read it here: {FIVE}"]
    assert page.title() == FIVE
    expect(page.locator(".topicbook-help")).to_be_visible()
    page.unroute(new)
    page.locator("main a").first.click()
    page.wait_for_url(new)
