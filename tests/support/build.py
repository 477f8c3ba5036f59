"""Builds inside this process, and small sites with the project's own conf.py.

A build in the process takes a quarter of a second where a process of its own takes two.
"""

from __future__ import annotations

import io
import posixpath
import re
import shutil
import warnings
from collections.abc import Iterator, Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from bs4 import BeautifulSoup, Tag
from sphinx.cmd.build import main

ROOT = Path(__file__).resolve().parents[2]
STRICT = ("-W", "-n", "--keep-going")
#: what typographic quotes, dashes and ellipses stand for
PLAIN = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "--", "—": "--", "…": "..."})

INDEX = """\
---
title: Home
summary: Where all begins.
---

Welcome.
"""
TOPIC = """\
---
title: {title}
summary: All about {title}.
---

A first paragraph.
"""
CRISIS = """\
---
title: Crisis help
summary: People to call.
order: 99
contacts:
  - {id: us-988, region: United States, name: 988 Lifeline, how: Call 988, brief: true}
  - {id: uk-999, region: United Kingdom, name: Emergency, how: Call 999}
---

A first paragraph.
"""
POST = """\
---
title: {title}
summary: About {title}.
date: 2026-11-22
topics: [{topics}]
{more}---

{text}
"""

#: stands in every post that :func:`bad` and :func:`good` make
KEPT = "Words that must stay."


def topic(title: str) -> str:
    """Return the text of a topic page."""
    return TOPIC.format(title=title)


def post(title: str, text: str = "Words.", topics: str = "care", more: str = "") -> str:
    """Return the text of a post; *more* are lines of front matter, each with its end."""
    return POST.format(title=title, text=text, topics=topics, more=more)


def bad(**changes: str) -> str:
    """Return a post with lines of its front matter replaced, or added at the end."""
    lines = {
        "title": "title: A post",
        "summary": "summary: What it is about.",
        "date": "date: 2026-11-22",
        "topics": "topics: [care]",
        **changes,
    }
    return "\n".join(["---", *(line for line in lines.values() if line), "---", "", KEPT, ""])


def good(body: str) -> str:
    """Return a good post whose text, from line 8 on, is *body*."""
    return post("A post", f"{body}\n\n{KEPT}")


HIDDEN = post("Hidden", more="draft: true\n")

#: the least a site needs to build without a problem
LEAST: Mapping[str, str] = {
    "index.md": INDEX,
    "topics/care/index.md": topic("Care"),
    "topics/care/rest.md": topic("Rest"),
    "topics/crisis-help.md": CRISIS,
}


def make_site(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write a site with the project's settings, the least content and *files* into *root*."""
    root.mkdir(parents=True, exist_ok=True)
    shutil.copy(ROOT / "conf.py", root)
    shutil.copytree(ROOT / "_static", root / "_static", dirs_exist_ok=True)
    for name, text in {"topics/references.bib": "", **LEAST, **files}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return root


@dataclass(frozen=True)
class Build:
    """What one run of sphinx-build gave."""

    status: int
    #: all that went to standard error, without color
    errors: str
    out: Path
    builder: str
    #: Python's own warnings, most of them about interfaces that will go
    deprecations: tuple[str, ...] = ()

    @property
    def warnings(self) -> list[str]:
        """Return the warnings, one line each."""
        return [line for line in self.errors.splitlines() if "WARNING: " in line]

    def about(self, path: str) -> list[str]:
        """Return the warnings about one source file."""
        return [line for line in self.warnings if line.startswith(f"{path}:")]

    def file(self, docname: str) -> Path:
        """Return the file of a page."""
        if self.builder == "dirhtml" and not re.search(r"(^|/)index$", docname):
            return self.out / docname / "index.html"
        return self.out / (docname + (".xhtml" if self.builder == "epub" else ".html"))

    def html(self, docname: str) -> str:
        """Return a page as written."""
        return self.file(docname).read_text(encoding="utf-8")

    def page(self, docname: str) -> BeautifulSoup:
        """Return a page, parsed."""
        return parsed(self.file(docname))

    def name(self, docname: str) -> str:
        """Return the name of a page's file from the root of the output."""
        return self.file(docname).relative_to(self.out).as_posix()

    def pages(self) -> Iterator[tuple[str, BeautifulSoup]]:
        """Yield every page by the name of its file."""
        for path in self.files("**/*.html"):
            name = path.relative_to(self.out).as_posix()
            if not name.startswith("_static/"):
                yield name, parsed(path)

    def text(self, docname: str) -> str:
        """Return the words of a page's main part, with single spaces."""
        article = self.page(docname).find("article")
        assert article is not None
        return " ".join(article.get_text().split())

    def files(self, pattern: str = "**/*") -> Iterator[Path]:
        """Yield the files of the output, sorted."""
        return (path for path in sorted(self.out.glob(pattern)) if path.is_file())


def target(name: str, href: str) -> str:
    """Return the file, from the root of the output, that a link on the page *name* leads to."""
    path = unquote(urlsplit(href).path)
    if not path:
        return name
    full = path if path.startswith("/") else f"/{posixpath.dirname(name)}/{path}"
    found = posixpath.normpath(full).lstrip("/")
    if path.endswith(("/", "/.", "/..")) or path in {".", ".."}:
        found = posixpath.join(found, "index.html").lstrip("/")
    return found


@cache
def parsed(path: Path) -> BeautifulSoup:
    """Return a page; every file is parsed once, since tests read and never change it."""
    return BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")


def sphinx(
    source: Path, out: Path, *options: str, builder: str = "html", doctrees: Path | None = None
) -> Build:
    """Run sphinx-build as from the command line, with a doctree folder of its own."""
    parsed.cache_clear()
    doctrees = doctrees or out.with_name(f"{out.name}.doctrees")
    arguments = ["--no-color", "-b", builder, "-d", str(doctrees), *options, str(source), str(out)]
    errors = io.StringIO()
    # pytest would turn the first of Python's own warnings into a failed build.
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        with redirect_stderr(errors), redirect_stdout(io.StringIO()):
            status = main(arguments)
    deprecations = {f"{entry.filename}: {entry.message}" for entry in caught}
    return Build(status, errors.getvalue(), out, builder, tuple(sorted(deprecations)))


def build_small(
    folder: Path, files: Mapping[str, str | bytes], *options: str, builder: str = "html"
) -> Build:
    """Make a small site below *folder* and build it."""
    return sphinx(make_site(folder / "site", files), folder / "out", *options, builder=builder)


def plain(text: str) -> str:
    """Return *text* with straight quotes, plain dashes and single spaces."""
    return " ".join(text.translate(PLAIN).split())


def quoted(text: str) -> str:
    """Return *text* as YAML takes any text: in single quotes."""
    return "'" + text.replace("'", "''") + "'"


def words(tag: Tag) -> str:
    """Return the text of an element without the links to headings."""
    copy = BeautifulSoup(str(tag), "html.parser")
    for link in copy.select("a.headerlink"):
        link.decompose()
    return copy.get_text()
