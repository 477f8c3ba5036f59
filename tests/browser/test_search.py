"""Finding a page by words, and what a reader sees where there is no page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from .reading import address_of, lines, open_kind, plain
from .walking import search

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from .sitekit import Site

SEARCHES = [
    ("boundaries", "Boundaries in therapy"),
    ("burnout recovery", "Recovering from burnout"),
    ("texting my therapist", "Boundaries in therapy"),
]


@pytest.mark.parametrize(("words", "title"), SEARCHES)
def test_the_sidebar_box_finds_pages(page: Page, site: Site, words: str, title: str) -> None:
    open_kind(page, site.url, "post-stress")
    search(page, words, title)


def test_results_are_titles_with_excerpts(page: Page, site: Site) -> None:
    open_kind(page, site.url, "search")
    results = page.locator("#search-results")
    expect(results.locator("h2")).to_have_text("Search Results")
    expect(results.locator(".search-summary")).to_contain_text("matching the search query")
    first = results.locator("li").first
    expect(first.locator("a").first).to_have_text("Boundaries in therapy")
    expect(first.locator("p.context")).to_contain_text("therap")
    help_block = page.locator(".topicbook-help")
    expect(help_block).to_be_visible()


def test_words_of_the_help_block_find_one_page(page: Page, site: Site) -> None:
    """The help block stands on every page, and its words must not find all of them."""
    page.goto(f"{site.url}search.html?q=findahelpline")
    results = page.locator("#search-results")
    expect(results.locator(".search-summary")).to_contain_text("found")
    expect(results.get_by_role("link", name="Crisis help", exact=True).first).to_be_visible()
    assert results.locator("li").count() <= 2


def test_no_result_is_said(page: Page, site: Site) -> None:
    open_kind(page, site.url, "home")
    box = page.locator(".sidebar-search")
    box.fill("zyzzyva")
    box.press("Enter")
    expect(page.locator("#search-results")).to_contain_text("did not match any documents")
    expect(page.locator(".topicbook-help")).to_be_visible()


def test_the_box_on_the_home_page_finds_pages(page: Page, site: Site) -> None:
    open_kind(page, site.url, "home")
    form = page.locator("article").get_by_role("search")
    form.get_by_role("searchbox", name="What is on your mind?").fill("compassion fatigue")
    form.get_by_role("button", name="Search").click()
    results = page.locator("#search-results")
    expect(results.get_by_role("link", name="Compassion fatigue").first).to_be_visible()


def test_the_box_is_behind_the_menu_button_on_a_phone(phone: Page, site: Site) -> None:
    open_kind(phone, site.url, "leaf")
    phone.locator(".mobile-header label[for=__navigation]").click()
    search(phone, "boundaries", "Boundaries in therapy")


def test_words_of_a_reader_are_shown_as_text(page: Page, site: Site) -> None:
    page.goto(f"{site.url}search.html?q=%3Cimg%20src%3Dx%20onerror%3D%22document.title%3D1%22%3E")
    expect(page.locator("#search-results h2")).to_have_text("Search Results")
    expect(page.locator("#search-results img")).to_have_count(0)
    assert page.title().startswith("Search")


def test_a_missing_page_says_where_to_go(page: Page, site: Site) -> None:
    answer = page.goto(site.url + address_of("missing"))
    assert answer is not None
    assert answer.status == 404
    article = lines(page.locator("article"))
    assert article[0] == "This page is not here"
    branches = [plain(branch.front["title"]) for branch in site.children(None)]
    where = article.index("Home")
    assert article[where : where + 1 + len(branches)] == ["Home", *branches]


def test_a_missing_page_looks_and_works_like_the_others(page: Page, site: Site) -> None:
    open_kind(page, site.url, "leaf")
    places = [page.locator(name) for name in (".sidebar-tree", ".sidebar-search", "article")]
    wanted = [place.bounding_box() for place in places]
    open_kind(page, site.url, "missing")
    for place, box in zip(places, wanted, strict=True):
        here = place.bounding_box()
        assert here is not None
        assert box is not None
        assert (here["x"], here["width"]) == (box["x"], box["width"])
    for link in page.locator("article a, .sidebar-tree a").all():
        address = link.evaluate("(one) => one.href")
        assert page.request.get(address).status == 200, address
    search(page, "boundaries", "Boundaries in therapy")
