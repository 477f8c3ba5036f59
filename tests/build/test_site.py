"""The project's own site: every page is whole, and every link leads somewhere."""

from __future__ import annotations

import posixpath
import re
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from tests.support.build import ROOT, Build, parsed, plain, target, words
from tests.support.real import read, real_site, texts

CRISIS = "topics/self-care/getting-help/crisis-help"
CONTACTS = read(ROOT / f"{CRISIS}.md").front["contacts"]
#: attributes that hold an address, by element
ADDRESSES = {
    "a": "href",
    "form": "action",
    "iframe": "src",
    "img": "src",
    "link": "href",
    "script": "src",
    "source": "src",
    "use": "href",
}


@pytest.fixture(scope="module", params=["html", "dirhtml"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Build:
    return real_site(tmp_path_factory, request.param)


@cache
def targets(path: Path) -> frozenset[str]:
    """Return what a fragment can lead to on a page."""
    return frozenset(str(tag["id"]) for tag in parsed(path).find_all(id=True))


def broken(site: Build, name: str, address: str) -> str:
    """Return what is wrong with an address on the page *name*, or ``""``."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return (
            ""
            if parts.scheme in {"http", "https", "mailto", "data"}
            else f"{name}: {address}: scheme"
        )
    depth = posixpath.dirname(name).count("/") + bool(posixpath.dirname(name))
    if posixpath.normpath(parts.path or ".").split("/").count("..") > depth:
        return f"{name}: {address}: outside the site"
    file = site.out / target(name, address)
    if not file.is_file():
        return f"{name}: {address}: no file"
    fragment = unquote(parts.fragment)
    kind, chosen, names = fragment.partition("=")
    if chosen and kind in {"topic", "cards"} and "study/practice" in str(file):
        # What to practice: topics and cards that the page's program knows.
        known = (site.out / "_study/index.js").read_text(encoding="utf-8")
        unknown = [one for one in names.split(",") if f'"{one}"' not in known]
        return f"{name}: {address}: unknown {unknown}" if unknown else ""
    if fragment not in {"", "top"} and fragment not in targets(file):
        return f"{name}: {address}: no anchor"
    return ""


def test_the_build_says_nothing(site: Build) -> None:
    assert (site.status, site.errors) == (0, "")


def test_nothing_of_ours_will_be_gone_in_the_next_sphinx(site: Build) -> None:
    ours = [text for text in site.deprecations if "topicbook" in text or "/conf.py" in text]
    assert ours == []


def test_there_is_a_page_for_every_text(site: Build) -> None:
    names = {name for name, _ in site.pages()}
    texts_of_all = ("index", *texts("posts"), *texts("topics"), *texts("pages"))
    expected = {site.name(docname) for docname in texts_of_all}
    extra = {
        "html": {"search.html", "404.html"},
        "dirhtml": {"search/index.html", "404.html"},
    }
    assert names == expected | extra[site.builder]


def test_every_internal_link_and_anchor_resolves(site: Build) -> None:
    found = set()
    checked = 0
    for name, page in site.pages():
        for tag in page.find_all(list(ADDRESSES)):
            address = tag.get(ADDRESSES[tag.name])
            if isinstance(address, str):
                checked += 1
                found.add(broken(site, name, address))
    assert sorted(found - {""}) == []
    assert checked > 5000


def test_the_check_of_links_finds_broken_ones(site: Build) -> None:
    name = "index.html"
    assert broken(site, name, "no-such-page.html")
    assert broken(site, name, "#no-such-anchor")
    assert broken(site, name, "../index.html")
    assert broken(site, name, "javascript:x")
    assert broken(site, name, "knowledge.json#x")
    practice = target(name, str(site.page("pages/study").select('a[href*="practice"]')[0]["href"]))
    assert broken(site, name, f"pages/{practice}#cards=check-nothing")
    assert not broken(site, name, "knowledge.json")


def test_ids_are_unique(site: Build) -> None:
    for name, page in site.pages():
        found = [str(tag["id"]) for tag in page.find_all(id=True)]
        assert sorted(set(found)) == sorted(found), name


def test_every_page_has_one_main_heading_a_title_and_a_language(site: Build) -> None:
    for name, page in site.pages():
        assert len(page.find_all("h1")) == 1, name
        (title,) = page.select("head > title")
        assert title.get_text().strip(), name
        (root,) = page.find_all("html")
        assert root.get("lang") == "en", name


def test_titles_and_descriptions_come_from_the_sources(site: Build) -> None:
    for folder in ("posts", "topics", "pages"):
        for docname, text in texts(folder).items():
            page = site.page(docname)
            (heading,) = page.find_all("h1")
            assert plain(words(heading)) == plain(text.front["title"])
            (meta,) = page.select("meta[name=description]")
            assert plain(str(meta["content"])) == plain(text.front["summary"])
            (summary,) = page.select("article .topicbook-summary")
            assert plain(summary.get_text()) == plain(text.front["summary"])


def test_the_help_block_stands_once_on_every_page(site: Build) -> None:
    brief = [contact for contact in CONTACTS if contact.get("brief")]
    assert brief
    for name, page in site.pages():
        blocks = page.select(".topicbook-help")
        assert len(blocks) == 1, name
        text = plain(blocks[0].get_text())
        assert "local emergency number" in text, name
        for contact in CONTACTS:
            assert (contact["how"] in text) == bool(contact.get("brief")), (name, contact["id"])
        (link,) = blocks[0].find_all("a", class_="internal")
        assert target(name, str(link["href"])) == site.name(CRISIS), name


def test_the_help_page_lists_every_contact_by_region(site: Build) -> None:
    (article,) = site.page(CRISIS).find_all("article")
    text = plain(article.get_text())
    for contact in CONTACTS:
        assert f"{contact['name']}: {contact['how']}." in text, contact["id"]
        assert contact["region"] in text
    assert text.count("not yet confirmed with the service") == len(
        [contact for contact in CONTACTS if not contact.get("checked")]
    )


def contact_strings() -> set[str]:
    """Return numbers, addresses and names of sites that the help list holds."""
    found: set[str] = set()
    for contact in CONTACTS:
        how = contact["how"] + " " + str(contact.get("url", ""))
        found |= set(re.findall(r"\d[\d -]+\d", how))
        found |= set(re.findall(r"[\w.@-]+\.(?:org|com|net|uk|ie|eu)\b", how))
    return found


def prose(docname: str, front: dict[str, object], body: str) -> str:
    """Return all an author wrote in a file, without the help list and the help role."""
    said = {key: value for key, value in front.items() if (docname, key) != (CRISIS, "contacts")}
    return re.sub(r"\{help\}`[^`]*`", "", f"{said}\n{body}")


def test_contacts_are_typed_in_the_help_list_only() -> None:
    strings = contact_strings()
    assert {"988", "741741", "116 123", "jo@samaritans.org", "findahelpline.com"} <= strings
    front = read(ROOT / "index.md")
    everything = {"index": front} | texts("posts") | texts("topics") | texts("pages")
    found = [
        (docname, string)
        for docname, text in everything.items()
        for string in sorted(strings)
        if re.search(
            rf"(?<![\w.]){re.escape(string)}(?![\w])", prose(docname, text.front, text.body)
        )
    ]
    assert found == []


def test_no_number_that_could_be_dialed_stands_in_a_text() -> None:
    """Whatever the list holds: seven digits and more are a telephone number."""
    for folder in ("posts", "topics", "pages"):
        for docname, text in texts(folder).items():
            written = prose(docname, text.front, text.body)
            assert not re.search(r"(?<![\w/.])\+?\d(?:[ -]?\d){6,}(?![\w/.])", written), docname


def test_pages_say_whether_a_clinician_reviewed_them(site: Build) -> None:
    for docname, text in (texts("posts") | texts("topics")).items():
        (line,) = site.page(docname).select("article .topicbook-meta")
        if text.front.get("reviewed"):
            assert "eviewed " in line.get_text()
        else:
            assert "ot yet reviewed by a clinician" in line.get_text()
    for docname in texts("pages"):
        assert not site.page(docname).select(".topicbook-meta")


def test_nothing_inline_is_ours(site: Build) -> None:
    """Furo brings one script and one style to a page; topicbook and the texts bring none."""
    for name, page in site.pages():
        inline = [tag for tag in page.find_all("script") if not tag.get("src")]
        assert len(inline) <= 1, name
        assert len(page.find_all("style")) <= 1, name
        assert page.select('[class*="topicbook-"] > [style], [class*="topicbook-"][style]') == [], (
            name
        )
