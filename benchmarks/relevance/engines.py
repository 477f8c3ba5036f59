"""Four engines over the same pages: each is given questions and returns pages, best first."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

from playwright.sync_api import Browser, Page

from ..settings import ROOT
from .pages import Pages

#: pages that are looked at for each question
DEPTH = 10
HERE = Path(__file__).parent
BOOSTS = HERE / "minisearch-boosts.json"
MINISEARCH = ROOT / "tools" / "node_modules" / "minisearch" / "dist" / "umd" / "index.js"


class Engine(Protocol):
    """What all engines can do."""

    name: str

    def ask(self, questions: Sequence[str]) -> list[list[str]]:
        """Return, for each question, the docnames of the pages found, best first."""
        ...


def docname(url: str, root: str) -> str:
    """Return the docname of a page's address."""
    return (
        url.removeprefix(root).lstrip("/").partition("#")[0].partition("?")[0].removesuffix(".html")
    )


OURS = """
async (questions) => {
  const box = document.querySelector("#topicbook-search-form input[name=q]");
  const list = document.getElementById("search-results");
  const found = [];
  for (const question of questions) {
    box.value = question;
    box.dispatchEvent(new Event("input", { bubbles: true }));
    while (list.dataset.state !== "ready") await new Promise((resolve) => setTimeout(resolve));
    const items = [...list.children].map((item) => item.querySelector("a").href);
    found.push([items, list.dataset.fit]);
  }
  return found;
}
"""


class Ours:
    """This site's search, typed into its page."""

    name = "topicbook"

    def __init__(self, browser: Browser, url: str) -> None:
        """Open the search page of the site at *url*."""
        self.url = url
        self.page = browser.new_page()
        self.page.goto(f"{url}search.html")
        self.page.wait_for_selector("#search-results[data-state=ready]", state="attached")
        #: ``good`` or ``weak`` for each question of the last call
        self.fits: list[str] = []

    def ask(self, questions: Sequence[str]) -> list[list[str]]:
        """Return the pages for each question."""
        answers = self.page.evaluate(OURS, list(questions))
        self.fits = [fit for _, fit in answers]
        return [[docname(url, self.url) for url in urls[:DEPTH]] for urls, _ in answers]


class SphinxSearch:
    """Sphinx's built-in search: a page load for each question."""

    name = "Sphinx"

    def __init__(self, browser: Browser, url: str) -> None:
        """Take the address of a site built with it."""
        self.url = url
        self.page = browser.new_page()

    def ask(self, questions: Sequence[str]) -> list[list[str]]:
        """Return the pages for each question."""
        return [self._ask(question) for question in questions]

    def _ask(self, question: str) -> list[str]:
        self.page.goto("about:blank")
        address = f"{self.url}search.html"
        self.page.goto(address)
        self.page.wait_for_function("typeof Search !== 'undefined' && Search._index !== null")
        self.page.evaluate("(text) => Search.performSearch(text)", question)
        self.page.wait_for_function(
            "Search.status && !/^(Searching|Preparing)/.test(Search.title.innerText)"
        )
        links = self.page.locator("#search-results ul.search li > a")
        urls = links.evaluate_all("(all) => all.map((link) => link.href)")
        return list(dict.fromkeys(docname(url, self.url) for url in urls))[:DEPTH]


PAGEFIND = """
async (questions) => {
  const pagefind = await import(new URL("pagefind/pagefind.js", document.baseURI));
  await pagefind.init();
  const found = [];
  for (const question of questions) {
    const { results } = await pagefind.search(question);
    const data = await Promise.all(results.slice(0, 10).map((result) => result.data()));
    found.push(data.map((one) => one.raw_url ?? one.url));
  }
  return found;
}
"""


class Pagefind:
    """Pagefind with its default settings, over the articles of the built pages."""

    name = "Pagefind"

    def __init__(self, browser: Browser, url: str, output: Path) -> None:
        """Index the built pages in *output* and open one of them."""
        command = [sys.executable, "-m", "pagefind", "--site", str(output)]
        command += ["--root-selector", "article", "--glob", "{posts,topics}/**/*.html"]
        subprocess.run(command, check=True, capture_output=True)
        self.url = url
        self.page = browser.new_page()
        self.page.goto(f"{url}index.html")

    def ask(self, questions: Sequence[str]) -> list[list[str]]:
        """Return the pages for each question."""
        answers = self.page.evaluate(PAGEFIND, list(questions))
        return [[docname(url, self.url) for url in urls] for urls in answers]


#: our fields of a page, and the lines of the question banks besides
FIELDS = ("title", "questions", "names", "concepts", "headings", "summary", "body")
BANKS = ("bank", "topic_bank")


class MiniSearch:
    """MiniSearch with our fields and stems; any word, prefixes and slips."""

    def __init__(self, page: Page, pages: Pages, url: str, *, banks: bool) -> None:
        """Index the site's pages in *page*, which has the site at *url* open."""
        self.name = "MiniSearch with the banks as a field" if banks else "MiniSearch"
        self.page = page
        page.goto(f"{url}search.html")
        page.add_script_tag(path=MINISEARCH)
        page.evaluate("() => topicbookSearch.index.ready()")
        page.add_script_tag(path=HERE / "minisearch.js")
        fields = [*FIELDS, *BANKS] if banks else FIELDS
        page.evaluate(
            "([documents, fields]) => miniSearch.fill(documents, fields)",
            [pages.documents(), list(fields)],
        )
        self.boosts = read_boosts(self.name)

    def ask(self, questions: Sequence[str]) -> list[list[str]]:
        """Return the pages for each question."""
        given = {"questions": list(questions), "options": self.boosts, "depth": DEPTH}
        return self.page.evaluate("(given) => miniSearch.ask(given)", given)  # type: ignore[no-any-return]


def read_boosts(name: str) -> dict[str, Any]:
    """Return the boosts that ``python -m benchmarks.relevance --tune`` found for an engine."""
    return dict(json.loads(BOOSTS.read_text(encoding="utf-8")).get(name, {}))
