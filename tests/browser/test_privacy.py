"""Nothing leaves the site: no request, no cookie, and nothing a strict policy would stop."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

import furo
import pytest

from .reading import address_of, open_kind
from .sitekit import GENERATED, KINDS, ROOT, serve
from .walking import Record, search, walk

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from .sitekit import Site

OUR_STYLES = [*ROOT.glob("_static/**/*.css"), *ROOT.glob("topicbook/static/**/*.css")]
OUR_SCRIPTS = [*ROOT.glob("_static/**/*.js"), *ROOT.glob("topicbook/**/*.js")]
FURO = "\n".join(path.read_text() for path in Path(furo.__file__).parent.rglob("*.html"))
#: links that a browser follows by itself
FETCHED = {"dns-prefetch", "icon", "manifest", "modulepreload", "preconnect", "prefetch"}
FETCHED |= {"preload", "prerender", "shortcut", "stylesheet"}
LOADING = ("src", "srcset", "data", "poster", "action", "background")
OUTSIDE = re.compile(r"^\s*(?!data:)([a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)


class Parts(HTMLParser):
    """What pages load, and what is written into them to run or to apply."""

    def __init__(self, files: list[Path]) -> None:
        super().__init__()
        self.loads: set[str] = set()
        self.scripts: set[str] = set()
        self.styles: set[str] = set()
        self.attributes: set[str] = set()
        self.handlers: set[str] = set()
        self._into: set[str] | None = None
        for path in files:
            self.feed(path.read_text(encoding="utf-8"))
            self.close()
            self.reset()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.handlers |= {name for name in values if name.startswith("on")}
        self.attributes |= {values["style"]} if "style" in values else set()
        self.loads |= {values[name] for name in LOADING if name in values}
        if values.get("http-equiv", "").lower() == "refresh":
            self.loads.add(values["content"].partition("url=")[2])
        if tag == "link" and FETCHED & set(values.get("rel", "").split()):
            self.loads.add(values["href"])
        inline = {"script": self.scripts, "style": self.styles}.get(tag)
        self._into = None if "src" in values else inline

    def handle_data(self, data: str) -> None:
        if self._into is not None:
            self._into.add(data)

    def handle_endtag(self, tag: str) -> None:
        self._into = None


@pytest.fixture(scope="session")
def parts(site: Site, extra_site: Site) -> Parts:
    return Parts([*site.html_files(), *extra_site.html_files()])


def digests(texts: set[str]) -> str:
    found = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in texts]
    return " ".join(f"'sha256-{digest}'" for digest in sorted(found))


@pytest.mark.parametrize("scheme", ["http", "file"])
def test_a_visit_asks_nobody_else(page: Page, site: Site, scheme: str) -> None:
    base = site.url if scheme == "http" else site.folder.as_uri()
    record = Record(page.context)
    for kind in KINDS:
        page.goto(f"{base.rstrip('/')}/{KINDS[kind]}", wait_until="networkidle")
    page.goto(f"{base.rstrip('/')}/index.html")
    walk(page)
    search(page, "boundaries", "Boundaries in therapy")
    page.wait_for_load_state("networkidle")
    assert record.problems == []
    assert len(record.requests) > 100
    assert record.outside(base) == []
    assert page.context.cookies() == []


def test_missing_page_and_search_ask_nobody_else(page: Page, site: Site) -> None:
    record = Record(page.context)
    for kind in GENERATED:
        open_kind(page, site.url, kind)
        page.wait_for_load_state("networkidle")
    assert record.outside(site.url) == []
    assert page.context.cookies() == []
    # the browser reports the missing page itself
    problems = [text for text in record.problems if address_of("missing") not in text]
    assert problems == []


def test_the_record_would_see_another_host(page: Page, site: Site) -> None:
    record = Record(page.context)
    open_kind(page, site.url, "home")
    page.evaluate("new Image().src = 'http://127.0.0.1:9/seen.png'")
    page.wait_for_load_state("networkidle")
    assert record.outside(site.url) == ["http://127.0.0.1:9/seen.png"]


def test_pages_name_no_other_host_to_load_from(parts: Parts, site: Site) -> None:
    assert [address for address in parts.loads if OUTSIDE.search(address)] == []
    for style in site.folder.rglob("*.css"):
        text = style.read_text(encoding="utf-8")
        used = re.findall(r"url\(\s*[\"']?([^\"')]+)|@import\s+[\"']([^\"']+)", text)
        assert [one for pair in used for one in pair if OUTSIDE.search(one)] == [], style.name


def test_only_furo_writes_into_pages(parts: Parts) -> None:
    assert parts.handlers == set()
    assert len(parts.scripts) == 1
    assert len(parts.styles) == 1
    assert all(script.strip() in FURO for script in parts.scripts)
    assert all(style in FURO for style in parts.attributes)
    declared = re.findall(r"([\w-]+)\s*:\s*#", "".join(parts.styles))
    assert set(declared) == {"--color-code-background", "--color-code-foreground"}


def test_a_strict_policy_stops_nothing(page: Page, extra_site: Site, parts: Parts) -> None:
    policy = "; ".join(
        [
            "default-src 'self'",
            f"script-src 'self' {digests(parts.scripts)}",
            f"style-src 'self' {digests(parts.styles)}",
            f"style-src-attr 'unsafe-hashes' {digests(parts.attributes)}",
            "img-src 'self' data:",
            "base-uri 'self'; form-action 'self'; object-src 'none'; frame-ancestors 'none'",
        ]
    )
    stopped: list[str] = []

    def note(violation: str) -> None:
        stopped.append(violation)

    page.context.expose_function("noteViolation", note)
    page.add_init_script("""document.addEventListener("securitypolicyviolation", (event) =>
      noteViolation(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`))""")
    record = Record(page.context)
    with serve(extra_site.folder, Content_Security_Policy=policy) as url:
        for address in [*KINDS.values(), "posts/first-five-minutes.html"]:
            page.goto(url + address, wait_until="networkidle")
        page.goto(url)
        walk(page)
        page.goto(f"{url}2026/03/first-five-minutes.html")
        page.wait_for_url(f"{url}posts/first-five-minutes.html")
        search(page, "boundaries", "Boundaries in therapy")
        assert stopped == []
        assert record.problems == []
        page.goto(url + address_of("missing"), wait_until="networkidle")
        assert stopped == []
        page.evaluate("document.body.setAttribute('style', 'color: red')")
        page.wait_for_function("() => document.body.style.color === ''")
    assert len(stopped) == 1


def test_our_scripts_make_no_requests() -> None:
    assert OUR_SCRIPTS
    reaching = (
        r"\b(fetch|XMLHttpRequest|sendBeacon|WebSocket|EventSource|import)\b|document\.cookie"
    )
    comment = re.compile(r"^\s*//[^\n]*$|/\*.*?\*/", re.DOTALL | re.MULTILINE)
    found = {
        path.name: re.findall(reaching, comment.sub("", path.read_text())) for path in OUR_SCRIPTS
    }
    assert not any(found.values()), found


@pytest.mark.parametrize("path", OUR_STYLES, ids=lambda path: path.name)
def test_our_styles_force_nothing(path: Path) -> None:
    assert "!important" not in path.read_text(encoding="utf-8").replace(" ", "")


def test_our_templates_write_nothing_inline() -> None:
    templates = list(ROOT.glob("topicbook/templates/**/*.html"))
    assert templates
    inline = re.compile(r"<style|\sstyle=|\son\w+=|<script(?![^>]*\bsrc=)", re.IGNORECASE)
    found = {path.name: inline.findall(path.read_text(encoding="utf-8")) for path in templates}
    assert not any(found.values()), found
