"""The zip of the real site works by double-click: unpacked anywhere, from the disk alone."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from topicbook.authoring.offline import report

from .sitekit import KINDS
from .walking import Record, search, walk

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from .sitekit import Site


@pytest.fixture(scope="module")
def folder(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the unpacked folder, at a path as people have them."""
    place = tmp_path_factory.mktemp("disk") / "Ganz schön offline 心 #1"
    outcome = report(site.source, site.folder, place / "the-therapist-diaries.zip")
    assert outcome.problems == 0
    with zipfile.ZipFile(place / "the-therapist-diaries.zip") as archive:
        archive.extractall(place)
    return place / "the-therapist-diaries"


def test_a_reader_can_walk_through(page: Page, folder: Path) -> None:
    record = Record(page.context)
    page.goto((folder / "index.html").as_uri())
    walk(page)
    assert page.url == (folder / "index.html").as_uri()
    assert record.problems == []
    assert record.outside(folder.as_uri()) == []


def test_search_answers(page: Page, folder: Path) -> None:
    record = Record(page.context)
    page.goto((folder / KINDS["post-bond"]).as_uri())
    search(page, "boundaries", "Boundaries in therapy")
    assert page.url.startswith((folder / KINDS["leaf"]).as_uri())
    assert record.problems == []
    assert record.outside(folder.as_uri()) == []


def test_the_readme_leads_to_help(page: Page, folder: Path) -> None:
    text = (folder / "README.txt").read_text(encoding="utf-8")
    (line,) = [line for line in text.splitlines() if line.startswith("People to call or text: ")]
    page.goto((folder / line.removeprefix("People to call or text: open ")).as_uri())
    expect(page.locator("h1")).to_contain_text("Crisis help")
    expect(page.locator(".topicbook-contacts").first).to_be_visible()


def test_a_study_question_answers(page: Page, folder: Path) -> None:
    record = Record(page.context)
    name = "topics/self-care/everyday/saying-no.html"
    page.goto(f"{(folder / name).as_uri()}#check-saying-no-reach")
    check = page.locator("#check-saying-no-reach")
    check.locator("label").first.click()
    check.get_by_role("button", name="Check my answer").click()
    expect(check.get_by_role("status")).to_contain_text("Here is why")
    expect(check.locator(".topicbook-answer p").last).to_be_visible()
    assert record.problems == []
    assert record.outside(folder.as_uri()) == []


def test_practice_asks_and_remembers(page: Page, folder: Path) -> None:
    record = Record(page.context)
    page.goto((folder / "pages" / "study" / "practice.html").as_uri())
    page.get_by_role("button", name="Practice 10 cards").click()
    expect(page.locator("[data-view=question]")).to_be_visible()
    page.keyboard.press(" ")
    page.locator("[data-view=answer]").get_by_role("button", name="Good").click()
    expect(page.locator("[data-view=question]")).to_be_visible()
    page.reload()
    expect(page.get_by_role("button", name="Practice 9 cards")).to_be_visible()
    assert record.problems == []
    assert record.outside(folder.as_uri()) == []
