"""The site works from a folder on a disk, without any server."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from .reading import lines, open_kind
from .sitekit import KINDS
from .walking import Record, search, walk

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from .sitekit import Site


def test_a_reader_can_walk_through(page: Page, site: Site) -> None:
    record = Record(page.context)
    page.goto(site.file_url("index.html"))
    walk(page)
    assert page.url == site.file_url("index.html")
    assert record.problems == []


def test_search_finds_pages(page: Page, site: Site) -> None:
    page.goto(site.file_url(KINDS["post-bond"]))
    search(page, "boundaries", "Boundaries in therapy")
    assert page.url.startswith(site.file_url(KINDS["leaf"]))


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_is_the_same_as_from_a_server(page: Page, site: Site, kind: str) -> None:
    open_kind(page, site.url, kind)
    served, place = lines(page.locator("body")), page.locator("h1").bounding_box()
    page.goto(site.file_url(KINDS[kind]))
    assert lines(page.locator("body")) == served
    assert page.locator("h1").bounding_box() == place


def test_a_chosen_scheme_is_kept(page: Page, site: Site) -> None:
    page.goto(site.file_url("index.html"))
    body = page.locator("body")
    toggle = page.locator(".theme-toggle:visible")
    expect(body).to_have_attribute("data-theme", "auto")
    toggle.click()
    chosen = body.get_attribute("data-theme")
    assert chosen in ("light", "dark")
    page.goto(site.file_url(KINDS["leaf"]))
    expect(body).to_have_attribute("data-theme", chosen)
