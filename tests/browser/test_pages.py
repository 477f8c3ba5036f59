"""Every page written by an author: what stands above its text, the text, and the help block."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from playwright.sync_api import expect

from .reading import (
    area,
    fragments,
    headings,
    lines,
    missing_in_order,
    open_kind,
    plain,
    show_date,
    shown,
)
from .sitekit import GENERATED, KINDS, POSTS, TOPICS

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from .sitekit import Site

HELP = ".topicbook-help"
HELP_LEAD = "If someone may die or be hurt now, call your local emergency number."


def crumbs(site: Site, kind: str) -> list[str]:
    """Return the breadcrumb a page should show."""
    source = site.source_of(kind)
    if kind in POSTS:
        primary = site.topics[source.front["topics"][0]]
        above = [*site.ancestors(primary), primary]
    else:
        above = site.ancestors(site.topics[source.id]) if kind in TOPICS else []
    return [] if kind == "home" else ["Home", *(plain(one.front["title"]) for one in above)]


def meta(site: Site, kind: str) -> str:
    """Return the one line about a page, with MINUTES for the reading time."""
    front = site.source_of(kind).front
    facts = [show_date(front["date"]), "MINUTES min read"] if kind in POSTS else []
    if kind in TOPICS and "updated" in front:
        facts.append(f"Updated {show_date(front['updated'])}")
    facts.append("Not yet reviewed by a clinician")
    chips = [site.topics[topic].front["title"] for topic in front.get("topics", [])]
    return plain(" · ".join([*facts, " ".join(chips)] if chips else facts))


@pytest.mark.parametrize("kind", KINDS)
def test_only_this_stands_above_the_text(page: Page, site: Site, kind: str) -> None:
    open_kind(page, site.url, kind)
    source = site.source_of(kind)
    wanted = [*crumbs(site, kind), plain(source.front["title"]), plain(source.front["summary"])]
    if kind in (*POSTS, *TOPICS):
        wanted.append(meta(site, kind))
    found = lines(page.locator("article"))
    found = [re.sub(r"\d+ min read", "MINUTES min read", line) for line in found]
    assert found[: len(wanted)] == wanted
    first_words = " ".join(plain(source.text).split()[:3])
    assert found[len(wanted)].startswith(first_words)


@pytest.mark.parametrize("kind", KINDS)
def test_titles_and_description(page: Page, site: Site, kind: str) -> None:
    open_kind(page, site.url, kind)
    front = site.source_of(kind).front
    assert shown(page.locator("h1")) == [plain(front["title"])]
    name = "The Therapist Diaries"
    assert plain(page.title()) == (name if kind == "home" else f"{plain(front['title'])} - {name}")
    description = page.locator("meta[name=description]")
    expect(description).to_have_count(1)
    assert plain(description.get_attribute("content") or "") == plain(front["summary"])


@pytest.mark.parametrize("kind", KINDS)
def test_breadcrumbs_lead_up(page: Page, site: Site, kind: str) -> None:
    open_kind(page, site.url, kind)
    wanted = crumbs(site, kind)
    trail = page.get_by_role("navigation", name="Breadcrumb")
    for place, name in enumerate(wanted):
        assert shown(trail.locator("a")) == wanted
        trail.locator("a").nth(place).click()
        expect(page.locator("h1")).to_contain_text("The Therapist Diaries" if not place else "")
        assert place == 0 or shown(page.locator("h1")) == [name]
        page.go_back()
    assert wanted or trail.count() == 0


@pytest.mark.parametrize("kind", KINDS)
def test_the_whole_text_is_there(page: Page, site: Site, kind: str) -> None:
    open_kind(page, site.url, kind)
    source = site.source_of(kind)
    text = " ".join(lines(page.locator("article")))
    assert missing_in_order(fragments(source.text), text) == []
    assert missing_in_order(headings(source.text), text) == []


@pytest.mark.parametrize("kind", [*KINDS, *GENERATED])
def test_no_markup_shows(page: Page, site: Site, kind: str) -> None:
    open_kind(page, site.url, kind)
    text = page.locator("body").inner_text()
    signs = r"\{\w[\w-]*\}|:::|```|\{\{|\}\}|&\w+;|</?\w+>|\bdatetime\b|\*\*"
    assert re.findall(signs, text) == []


@pytest.mark.parametrize("kind", [*KINDS, *GENERATED])
def test_help_stands_on_the_page_once(page: Page, site: Site, kind: str) -> None:
    open_kind(page, site.url, kind)
    block = page.get_by_role("region", name="Help now")
    expect(block).to_have_count(1)
    expect(block).to_be_visible()
    contacts = site.topics["crisis-help"].front["contacts"]
    brief = [f"{one['region']}: {one['how']}." for one in contacts if one.get("brief")]
    assert len(brief) >= 2
    assert " ".join(lines(block)) == plain(" ".join([HELP_LEAD, *brief, "All help contacts"]))
    block.get_by_role("link", name="All help contacts").click()
    expect(page.locator("h1")).to_contain_text("Crisis help")


@pytest.mark.parametrize("kind", KINDS)
def test_help_stands_right_after_the_text(page: Page, site: Site, kind: str) -> None:
    open_kind(page, site.url, kind)
    text = " ".join(lines(page.locator("article")))
    before, _, after = text.partition(HELP_LEAD)
    assert missing_in_order(fragments(site.source_of(kind).text), before) == []
    assert after
    bottom = area(page.locator(HELP))[1]
    for name in ("questions", "references", "related", "mentions", "neighbors"):
        for one in page.locator(f".topicbook-{name}").all():
            assert area(one)[0] >= bottom


def test_help_stands_on_every_file_once(site: Site, extra_site: Site) -> None:
    files = [*site.html_files(), *extra_site.html_files()]
    assert len(files) > 2 * len(site.topics)
    found = {path: path.read_text(encoding="utf-8").count(f">{HELP_LEAD}<") for path in files}
    assert [str(path) for path, count in found.items() if count != 1] == []


def test_every_page_can_be_reached_from_home(page: Page, site: Site) -> None:
    """Previous and Next at the foot of a page do not count: nobody turns sixty pages."""
    page.goto(site.url)
    find = """(html) => [...new DOMParser().parseFromString(html, "text/html")
      .querySelectorAll("a[href]:not(.related-pages a)")].map((one) => one.getAttribute("href"))"""
    reached, waiting = set(), [f"{site.url}index.html"]
    while waiting:
        address = waiting.pop()
        if address in reached:
            continue
        reached.add(address)
        file = site.folder / unquote(urlsplit(address).path.lstrip("/"))
        for link in page.evaluate(find, file.read_text(encoding="utf-8")):
            target = urljoin(address, link).partition("#")[0]
            if target.startswith(site.url) and target.endswith(".html"):
                waiting.append(target)
    files = {path.relative_to(site.folder).as_posix() for path in site.html_files()}
    missed = files - {address.removeprefix(site.url) for address in reached}
    assert missed == {"404.html", "search.html"}
