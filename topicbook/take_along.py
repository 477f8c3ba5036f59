"""``{take-along}``: the whole site as files, and how to open them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from .blocks import block, bullets, paragraph
from .study.offers import SITES, site_link

if TYPE_CHECKING:
    from docutils import nodes

    from .records import Download

MEGABYTE = 1_000_000
#: what a file is called, and how to open it
WORDS = {
    "book": (
        "The whole book as an EPUB",
        "On a phone or tablet, tap the link and open the file in the app where you read books. "
        "For a Kindle, send it with Amazon’s Send to Kindle; other e-readers take it by cable. "
        "The text, the questions with their answers and the help page are all inside.",
    ),
    "offline": (
        "The whole site as a zip",
        "For a computer: unpack it and open index.html with a double-click. Reading, search, "
        "study questions and practice work without a connection.",
    ),
}


def take_along_blocks(downloads: tuple[Download, ...], builder: str) -> list[nodes.Node]:
    """Return a link to each file with its size, or a line that says why there is none."""
    if builder not in SITES:
        return [paragraph("You have it: this is the whole book.")]
    if not downloads:
        return [paragraph("No file to take along here yet.", "topicbook-empty")]
    return [block("div", "take-along", bullets([download_row(one) for one in downloads]))]


def download_row(download: Download) -> list[nodes.Node]:
    """Return one file: its link with its size, and how to open it."""
    name, how = WORDS[download.kind]
    link = site_link("", f"{name} ({download.size})", file=download.file)
    return [paragraph(link), paragraph(how, "topicbook-note")]


def show_size(size: int) -> str:
    """Return a size in megabytes, to the next tenth: ``0.7 MB``."""
    return f"{math.ceil(size * 10 / MEGABYTE) / 10:.1f} MB"
