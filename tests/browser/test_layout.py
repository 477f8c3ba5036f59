"""Every page kind fits every screen, and a text has lines of a length that reads well."""

from __future__ import annotations

from statistics import mean
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from .reading import open_kind
from .sitekit import GENERATED, KINDS, POSTS

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from .sitekit import Site

WIDTHS = (320, 360, 768, 1280)

#: visible elements of the text that end beyond the screen and cannot be scrolled to
CUT_OFF = """
() => [...document.querySelectorAll("article *, .mobile-header *, footer *")]
  .filter((one) => one.checkVisibility() && !one.closest("svg, .back-to-top, .visually-hidden"))
  .filter((one) => one.getBoundingClientRect().width > 1)
  .filter((one) => {
    const box = one.getBoundingClientRect();
    if (box.right <= document.documentElement.clientWidth + 1 && box.left >= -1) return false;
    // Furo makes the whole column scroll on a phone; only a block in it may, such as a table
    for (let up = one.parentElement; up && !up.matches("article"); up = up.parentElement) {
      if (["auto", "scroll"].includes(getComputedStyle(up).overflowX)) return false;
    }
    return true;
  })
  .map((one) => `${one.tagName}.${one.className}: ${one.textContent.trim().slice(0, 40)}`)
"""

#: characters on each line of the text's paragraphs, their last lines apart
LINE_LENGTHS = """
() => [...document.querySelectorAll("article section > p:not([class])")].flatMap((paragraph) => {
  const counts = new Map();
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.parentElement.closest("sup, .footnote-reference")) continue;
    for (let place = 0; place < node.data.length; place += 1) {
      range.setStart(node, place);
      range.setEnd(node, place + 1);
      const box = range.getBoundingClientRect();
      if (box.width === 0) continue;
      const line = Math.round(box.bottom / 8);
      counts.set(line, (counts.get(line) ?? 0) + 1);
    }
  }
  return [...counts.entries()].sort(([a], [b]) => a - b).slice(0, -1).map(([, count]) => count);
})
"""


@pytest.mark.parametrize("kind", [*KINDS, *GENERATED])
def test_nothing_is_wider_than_the_screen(page: Page, site: Site, kind: str) -> None:
    open_kind(page, site.url, kind)
    page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 740})
        sizes = "() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]"
        whole, seen = page.evaluate(sizes)
        assert whole <= seen, f"{width} px: {whole} > {seen}"
        assert page.evaluate(CUT_OFF) == [], f"{width} px"


@pytest.mark.parametrize("kind", POSTS)
def test_lines_have_60_to_75_characters(page: Page, site: Site, kind: str) -> None:
    open_kind(page, site.url, kind)
    lengths = page.evaluate(LINE_LENGTHS)
    assert len(lengths) > 40
    assert 60 <= mean(lengths) <= 75


@pytest.mark.parametrize("kind", POSTS)
def test_the_text_stands_first_on_a_phone(phone: Page, site: Site, kind: str) -> None:
    open_kind(phone, site.url, kind)
    expect(phone.locator("h1")).to_be_in_viewport()
    expect(phone.locator(".topicbook-summary")).to_be_in_viewport()
    expect(phone.locator(".sidebar-tree")).not_to_be_in_viewport()
