"""On paper: the text, its sources and the help block, unfolded, dark on white."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from .reading import lines, open_kind
from .sitekit import KINDS

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page, ViewportSize

    from .sitekit import Site

ON_SCREEN_ONLY = (
    ".sidebar-drawer",
    ".toc-drawer",
    ".mobile-header",
    ".topicbook-breadcrumbs",
    ".topicbook-neighbors",
    ".theme-toggle",
    ".back-to-top",
    ".skip-to-content",
)
#: what the browser's own margins leave of a Letter sheet, in CSS pixels
SHEET: ViewportSize = {"width": 739, "height": 979}
FOLDED = "details.topicbook-mentions"
#: notes, after the site's own listener, which blocks are open while the page is printed
NOTE_PRINTING = f"""() => {{
  window.printed = [];
  for (const name of ["beforeprint", "afterprint"]) {{
    window.addEventListener(name, () => {{
      window.printed.push([name, document.querySelector("{FOLDED}").open]);
    }});
  }}
}}"""
OPEN = f"() => document.querySelector('{FOLDED}').open"


@pytest.mark.parametrize("kind", KINDS)
def test_only_the_text_is_printed(page: Page, site: Site, kind: str) -> None:
    open_kind(page, site.url, kind)
    page.emulate_media(media="print")
    for name in ON_SCREEN_ONLY:
        for one in page.locator(name).all():
            expect(one).to_be_hidden()
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator(".topicbook-summary")).to_be_visible()
    expect(page.locator(".topicbook-help")).to_be_visible()
    for reference in page.locator("aside.footnote").all():
        expect(reference).to_be_visible()


@pytest.mark.parametrize("kind", ["post-bond", "post-stress"])
def test_nothing_of_the_text_is_lost(page: Page, site: Site, kind: str) -> None:
    open_kind(page, site.url, kind)
    crumbs = lines(page.locator(".topicbook-breadcrumbs"))
    seen = lines(page.locator("article"))
    for name in ("neighbors", "cite"):
        aside = lines(page.locator(f".topicbook-{name}"))
        place = next(n for n in range(len(seen)) if seen[n : n + len(aside)] == aside)
        del seen[place : place + len(aside)]
    page.emulate_media(media="print")
    printed = lines(page.locator("article"))
    assert printed == seen[len(crumbs) :]
    references = page.locator(".topicbook-references")
    expect(references.get_by_text("References", exact=True)).to_be_visible()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_paper_is_white(page: Page, site: Site, theme: str) -> None:
    page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
    page.add_init_script(f"localStorage.setItem('theme', '{theme}')")
    open_kind(page, site.url, "post-bond")
    page.emulate_media(media="print")
    colors = page.evaluate("""() => [document.body, ...document.querySelectorAll(
      "article p, article h2, article a, .topicbook-fact, .topicbook-chip")].map((one) => {
        const style = getComputedStyle(one);
        return [style.color, style.backgroundColor].map(
          (color) => color.match(/[\\d.]+/g).map(Number));
    })""")
    assert colors[0][1] == [255, 255, 255]
    assert max(sum(ink[:3]) / 3 for ink, _ in colors) < 128
    behind = [paper for _, paper in colors if len(paper) == 3]
    assert min(sum(paper) / 3 for paper in behind) > 200


def test_folded_blocks_are_open_on_paper_only(page: Page, site: Site, tmp_path: Path) -> None:
    open_kind(page, site.url, "leaf")
    assert page.evaluate(OPEN) is False
    page.evaluate(NOTE_PRINTING)
    paper = page.pdf(path=tmp_path / "leaf.pdf", format="Letter")
    assert paper.startswith(b"%PDF-")
    assert page.evaluate("window.printed") == [["beforeprint", True], ["afterprint", False]]
    assert page.evaluate(OPEN) is False


def test_a_block_the_reader_opened_stays_open(page: Page, site: Site) -> None:
    open_kind(page, site.url, "leaf")
    page.locator(FOLDED).locator("summary").click()
    page.evaluate(NOTE_PRINTING)
    page.pdf(format="Letter")
    assert page.evaluate("window.printed") == [["beforeprint", True], ["afterprint", True]]


@pytest.mark.parametrize("kind", ["post-stress", "crisis", "home"])
def test_no_sheet_is_wasted(page: Page, site: Site, kind: str) -> None:
    page.set_viewport_size(SHEET)
    open_kind(page, site.url, kind)
    page.emulate_media(media="print")
    # paper shows what is folded on the screen
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
    length = page.evaluate("document.documentElement.scrollHeight")
    paper = page.pdf(format="Letter")
    sheets = len(re.findall(rb"/Type\s*/Page\b", paper))
    # blocks that are kept whole leave some room at the foot of a sheet
    assert 1 <= sheets <= length / SHEET["height"] + 3


def test_a_printed_link_says_where_it_leads(page: Page, site: Site) -> None:
    open_kind(page, site.url, "crisis")
    page.emulate_media(media="print")
    after = "(one) => getComputedStyle(one, '::after').content"
    link = page.locator(".topicbook-contacts a").first
    assert link.evaluate(after) == f'" ({link.get_attribute("href")})"'
    for reference in page.locator("aside.footnote a.external").all():
        assert reference.evaluate(after) == "none"
