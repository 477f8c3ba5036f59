"""Finding a page by words from any page, and what a reader sees where there is no page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from .reading import address_of, lines, open_kind, plain
from .searching import BOX, answered, asked_in, first_title, open_search
from .sitekit import GENERATED, KINDS
from .walking import search

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from .sitekit import Site

SEARCHES = [
    ("boundaries", "Boundaries in therapy"),
    ("burnout recovery", "Recovering from burnout"),
    ("texting my therapist", "Boundaries in therapy"),
]
SEARCH_FILES = re.compile(r"/_search/")


@pytest.mark.parametrize(("words", "title"), SEARCHES)
def test_the_sidebar_box_finds_pages(page: Page, site: Site, words: str, title: str) -> None:
    open_kind(page, site.url, "post-stress")
    search(page, words, title)


def test_the_sidebar_box_leads_to_the_question_behind_the_hash(page: Page, site: Site) -> None:
    open_kind(page, site.url, "leaf")
    box = page.locator(".sidebar-search")
    box.fill("can i hug my therapist?")
    box.press("Enter")
    page.wait_for_url(re.compile(r"search\.html#q="))
    assert page.url.partition("#")[0] == f"{site.url}search.html"
    assert asked_in(page.url) == {"q": "can i hug my therapist?"}
    expect(page.locator(BOX)).to_have_value("can i hug my therapist?")
    assert first_title(answered(page)) == "Boundaries in therapy"


def test_an_empty_sidebar_box_leads_to_the_empty_search_page(page: Page, site: Site) -> None:
    open_kind(page, site.url, "leaf")
    page.locator(".sidebar-search").press("Enter")
    page.wait_for_url(f"{site.url}search.html")
    expect(page.locator(BOX)).to_be_focused()
    expect(answered(page).locator("li")).to_have_count(0)


def test_the_sidebar_box_works_on_the_search_page_too(page: Page, site: Site) -> None:
    open_search(page, site.url, q="saying no")
    search(page, "burnout recovery", "Recovering from burnout")


def test_words_of_the_help_block_find_no_page(page: Page, site: Site) -> None:
    """The help block stands on every page, and its words must not find all of them."""
    results = open_search(page, site.url, q="findahelpline")
    assert results.locator("li").count() <= 2


def test_the_box_on_the_home_page_finds_pages(page: Page, site: Site) -> None:
    open_kind(page, site.url, "home")
    form = page.locator("article").get_by_role("search")
    form.get_by_role("searchbox", name="What is on your mind?").fill("compassion fatigue")
    form.get_by_role("button", name="Search").click()
    page.wait_for_url(re.compile(r"search\.html#q=compassion\+fatigue$"))
    assert first_title(answered(page)) == "Compassion fatigue"


def test_the_box_is_behind_the_menu_button_on_a_phone(phone: Page, site: Site) -> None:
    open_kind(phone, site.url, "leaf")
    phone.locator(".mobile-header label[for=__navigation]").click()
    search(phone, "boundaries", "Boundaries in therapy")


@pytest.mark.parametrize("kind", [*KINDS, "missing"])
def test_nothing_of_search_is_loaded_before_it_is_asked_for(
    page: Page, site: Site, kind: str
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(site.url + {**KINDS, **GENERATED}[kind], wait_until="networkidle")
    page.mouse.wheel(0, 400)
    page.keyboard.press("Tab")
    page.wait_for_load_state("networkidle")
    assert len(asked) > 10
    assert [url for url in asked if SEARCH_FILES.search(url)] == []


def test_the_search_page_has_a_title(page: Page, site: Site) -> None:
    open_search(page, site.url)
    assert page.title() == "Search - The Therapist Diaries"
    expect(page.locator("h1")).to_have_text("Search")


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
