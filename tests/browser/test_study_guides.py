"""The real study guides on paper, as a browser prints them."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from .sitekit import Site

GUIDES = ("therapeutic-relationship", "stress-vs-burnout", "self-care")
MARGIN = "15mm"
#: words beyond the left or right edge of what is printed
OUTSIDE = """
() => {
  const sheet = document.querySelector("article").getBoundingClientRect();
  const walker = document.createTreeWalker(document.querySelector("article"), 4);
  const found = [];
  while (walker.nextNode()) {
    const range = document.createRange();
    range.selectNodeContents(walker.currentNode);
    const shown = walker.currentNode.parentElement.checkVisibility();
    const boxes = shown ? [...range.getClientRects()] : [];
    if (boxes.some((box) => box.left < sheet.left - 1 || box.right > sheet.right + 1)) {
      found.push(walker.currentNode.textContent.slice(0, 80));
    }
  }
  return found;
}
"""


def printed(page: Page, address: str) -> str:
    """Return the words of a page as it is printed, sheet by sheet."""
    page.goto(address)
    margin = {"top": MARGIN, "bottom": MARGIN, "left": MARGIN, "right": MARGIN}
    data = page.pdf(format="A4", margin=margin)  # type: ignore[arg-type]
    return "\n".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(data)).pages)


@pytest.mark.parametrize("guide", GUIDES)
def test_the_key_comes_after_the_last_question(page: Page, site: Site, guide: str) -> None:
    text = printed(page, f"{site.url}/pages/study/guide-{guide}.html")
    count = page.locator(".topicbook-guide-questions > ol > li").count()
    assert count >= 40
    questions, answers = text.rindex("\nQuestions\n"), text.rindex("\nAnswers\n")
    assert questions < answers < text.rindex("\nSources\n")
    for part in (text[questions:answers], text[answers:]):
        numbers = [int(found) for found in re.findall(r"^(\d+)\.\s", part, re.M)]
        # Each number is there whole: nothing is cut off at the edge of the sheet.
        assert [number for number in range(1, count + 1) if number not in numbers] == []


@pytest.mark.parametrize("guide", GUIDES)
def test_nothing_reaches_beyond_the_sheet(page: Page, site: Site, guide: str) -> None:
    # the width of A4 between the margins, in CSS pixels
    page.set_viewport_size({"width": 680, "height": 1000})
    page.goto(f"{site.url}/pages/study/guide-{guide}.html")
    page.emulate_media(media="print")
    assert page.evaluate(OUTSIDE) == []
