"""What a first question loads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from urllib.parse import quote

from playwright.sync_api import Browser

from .browser import Server, serve


@dataclass(frozen=True)
class Transfer:
    """Bytes for a first question, compressed, beyond the page itself."""

    typical: int
    most: int
    #: what the search page loads before anything is asked, all of it
    page: int


def transfer(browser: Browser, output: Path, questions: Sequence[str]) -> Transfer:
    """Open the search page anew with each question and count the answers."""
    with serve(output) as server:
        before = sum(_load(browser, server, "").values())
        sizes = [
            sum(size for path, size in _load(browser, server, question).items() if _is_ours(path))
            for question in questions
        ]
    return Transfer(round(median(sizes)), max(sizes), before)


def _is_ours(path: str) -> bool:
    return path.startswith("/_search/") or path.endswith("/topicbook/search.js")


def _load(browser: Browser, server: Server, question: str) -> dict[str, int]:
    context = browser.new_context()
    server.sent.clear()
    page = context.new_page()
    page.goto(f"{server.url}search.html#q={quote(question)}")
    page.wait_for_selector("#search-results[data-state=ready]", state="attached")
    page.wait_for_load_state("networkidle")
    context.close()
    return dict(server.sent)
