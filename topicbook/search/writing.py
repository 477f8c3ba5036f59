"""Search as part of a build: what is read, checked, kept and written, and when."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.search import IndexBuilder

from ..bundle import joined, version_of, write_files
from ..config import option
from ..diagnostics import warn_all
from ..domain import TopicbookDomain
from .banks import Banks
from .corpus import Corpus
from .document import scripts
from .kept import load, save

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

#: folder of the index, below the output folder
FOLDER = "_search"
BROWSER = Path(__file__).parent / "browser"
#: the engine's scripts, each after those it uses; the words of crisis come first
SCRIPTS = (
    "crisis-words", "crisis", "words", "index", "postings", "typos", "lines", "spread", "rank",
    "fit", "query", "facets", "address", "named", "answer", "view", "marks", "page", "dialog",
)  # fmt: skip


def is_on(app: Sphinx) -> bool:
    """Tell whether this build has our search: it makes pages, and nobody turned it off."""
    turned = str(option(app.config, "search")).lower() not in ("", "0", "false", "no")
    return turned and app.builder.name in ("html", "dirhtml")


def replace_indexer(app: Sphinx) -> None:
    """Switch off Sphinx's own index (``builder-inited``)."""
    if is_on(app):
        app.builder.search = False  # type: ignore[attr-defined]
        app.add_js_file(
            "topicbook/search.js",
            loading_method="defer",
            **{
                "data-engine": engine_version(),
                "data-search": app.builder.get_target_uri("search"),
                "data-lead": option(app.config, "help_lead"),
            },
        )


def add_search_page(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Add the search page (``html-collect-pages``)."""
    if is_on(app):
        yield "search", {"title": "Search"}, "topicbook/search.html"


def prepare(app: Sphinx, env: BuildEnvironment) -> None:
    """Read the question banks (``env-updated``)."""
    if not is_on(app):
        return
    domain = TopicbookDomain.of(env)
    banks = Banks(Path(env.srcdir), domain.graph.topics.keys())
    warn_all(banks.problems)
    domain.question_banks = banks.lines


def write_search(app: Sphinx) -> Iterator[Path]:
    """Write the index and yield its files."""
    if not is_on(app):
        return
    with _no_collecting():
        files = index_scripts(app)
    files["stemmer.js"] = stemmer_script(app.env)
    files["engine.js"] = engine_script()
    yield from write_files(Path(app.outdir, FOLDER), files)


def index_scripts(app: Sphinx) -> dict[str, str]:
    """Bring the index up to date and return its scripts by file name."""
    domain = TopicbookDomain.of(app.env)
    references = {
        name
        for name, page in domain.pages.items()
        if any(one.name == "sources" for one in page.listings)
    }
    corpus = Corpus(domain.graph, domain.passages, domain.question_banks, references)
    folder = Path(app.doctreedir)
    index = load(folder)
    if index.update(corpus):
        save(index, folder)
    return scripts(corpus, index, app.builder.get_target_uri)


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Keep Python from looking for garbage among the many objects of an index: there is none."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@cache
def engine_script() -> str:
    """Return the scripts that answer questions, as one, without comments and blanks."""
    return joined(BROWSER, SCRIPTS)


def engine_version() -> str:
    """Return a digest of the engine, so that browsers load a new one at once."""
    return version_of(engine_script())


def stemmer_script(env: BuildEnvironment) -> str:
    """Return the stemmer that comes with Sphinx, which defines ``window.Stemmer``."""
    empty: dict[str, Any] = {}
    code = IndexBuilder(env, "en", empty, "").get_js_stemmer_code()
    return f"(function () {{\n{code}\ntopicbookSearch.Stemmer = window.Stemmer;\n}})();\n"
