"""The command: ``python -m benchmarks.relevance``."""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

from playwright.sync_api import Browser

from ..report import put_between
from ..settings import ROOT
from .browser import chromium, serve
from .engines import Engine, MiniSearch, Ours, Pagefind, SphinxSearch, read_boosts
from .made import asked, documents, make
from .pages import Pages
from .questions import Question, read_questions
from .speed import Speed, speed
from .success import Finding, Fit, find, fit
from .tables import BEGIN, END, INTRO, report, targets
from .transfer import Transfer, transfer
from .tuning import tune

PAGE = ROOT / "docs" / "benchmarks.md"
SIZES = (1_000, 10_000)
ASKED = 30
TYPED = 6


def say(line: str) -> None:
    """Tell how far the run is."""
    print(line, file=sys.stderr, flush=True)


def build(folder: Path, *options: str) -> Path:
    """Build this site into *folder* and return its output."""
    command = [sys.executable, "-m", "sphinx", "-q", "-b", "html", "-j", "auto", *options]
    command += ["-d", str(folder / "doctrees"), str(ROOT), str(folder / "html")]
    subprocess.run(command, check=True)
    return folder / "html"


class Run:
    """One run over this site."""

    def __init__(self, browser: Browser, folder: Path) -> None:
        """Build the site in *folder*, with our search and with Sphinx's."""
        self.browser, self.folder = browser, folder
        say("building this site, twice")
        self.output = build(folder / "ours")
        self.stock = build(folder / "stock", "-D", "topicbook_search=0")
        self.pages = Pages(self.output)
        self.tuned, self.held_out = read_questions("relevance"), read_questions("heldout")

    def minisearch(self, url: str) -> list[MiniSearch]:
        """Return MiniSearch over the site at *url*, without the question banks and with them."""
        return [
            MiniSearch(self.browser.new_page(), self.pages, url, banks=banks)
            for banks in (False, True)
        ]

    def find(self) -> tuple[list[Finding], Fit]:
        """Ask all engines everything."""
        found = []
        with serve(self.output) as ours, serve(self.stock) as stock:
            first = Ours(self.browser, ours.url)
            engines: list[Engine] = [
                first,
                SphinxSearch(self.browser, stock.url),
                Pagefind(self.browser, stock.url, self.stock),
                *self.minisearch(ours.url),
            ]
            for engine in engines:
                say(f"asking {engine.name}")
                found.append(find(engine, self.pages, self.tuned, self.held_out))
            return found, fit(first, [*self.tuned, *self.held_out])

    def tune(self) -> None:
        """Find MiniSearch's boosts."""
        with serve(self.output) as server:
            for engine in self.minisearch(server.url):
                say(f"{engine.name}: {tune(engine, self.pages, self.tuned)}")

    def large(self, sizes: tuple[int, ...]) -> tuple[dict[int, Transfer], dict[int, Speed]]:
        """Measure bytes and times, here and on made-up sites."""
        transfers = {0: transfer(self.browser, self.output, texts(self.tuned, ASKED))}
        speeds: dict[int, Speed] = {}
        for size in sizes:
            say(f"building {size:,} posts")
            site = make(size, self.folder / f"made-{size}")
            say(f"asking among {size:,} posts")
            transfers[size] = transfer(self.browser, site.output, asked(site, ASKED))
            speeds[size] = speed(
                self.browser,
                site.output,
                documents(site),
                asked(site, TYPED),
                read_boosts("MiniSearch"),
            )
        return transfers, speeds


def texts(questions: list[Question], count: int) -> list[str]:
    """Return *count* of the questions, from all over them."""
    return [question.text for question in questions[:: len(questions) // count][:count]]


def main(arguments: list[str] | None = None) -> int:
    """Measure, print and keep the result; 1 if a target is missed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.relevance")
    parser.add_argument(
        "--quick", action="store_true", help="no large sites; docs stay as they are"
    )
    parser.add_argument("--tune", action="store_true", help="find MiniSearch's boosts anew")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="topicbook-relevance-") as name, chromium() as browser:
        run = Run(browser, Path(name))
        if given.tune:
            run.tune()
            return 0
        found, fits = run.find()
        transfers, speeds = run.large(() if given.quick else SIZES)
    rows = targets(found, fits, transfers, speeds)
    versions = f"Sphinx {version('sphinx')}, Pagefind {version('pagefind')}, MiniSearch 7.2.0."
    text = report(rows, found, transfers, speeds, versions)
    print(text)
    if given.quick:
        return 0
    page = PAGE.read_text(encoding="utf-8")
    if BEGIN not in page:
        page = f"{page}{INTRO}\n{BEGIN}\n{END}\n"
    PAGE.write_text(put_between(page, BEGIN, END, f"{text}\n"), encoding="utf-8")
    return 0 if all(row.met for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
