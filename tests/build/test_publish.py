"""The files for machines, and what follows the one address setting, ``html_baseurl``."""

from __future__ import annotations

import posixpath
from pathlib import Path
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree

import feedparser
import pytest
from sphinx.util.inventory import InventoryFile

from tests.support.build import STRICT, Build, build_small, parsed, post, sphinx, target, topic

BASE = "https://example.org/site/"
BASES = ("", BASE, "https://example.org/site", "https://example.org")
FILES: dict[str, str | bytes] = {
    "posts/one.md": post("One", "Text.", more="updated: 2027-02-03\nold_urls: [/old.html]\n"),
    "posts/2026/two.md": post("Two", topics="rest, care").replace("2026-11-22", "2026-12-24"),
    "posts/café.md": post("Café").replace("2026-11-22", "2026-10-01"),
    "posts/hidden.md": post("Hidden", more="draft: true\n"),
    "topics/care/rest.md": topic("Rest").replace("---\n\n", "updated: 2026-11-30\n---\n\n"),
    "pages/about.md": topic("About"),
}
DOCNAMES = [
    "index",
    "pages/about",
    "posts/2026/two",
    "posts/café",
    "posts/one",
    "topics/care/index",
    "topics/care/rest",
    "topics/crisis-help",
]


def slashed(base: str) -> str:
    return f"{base.rstrip('/')}/" if base else ""


def uri(builder: str, docname: str) -> str:
    """Return the address of a page from the site's root, as a browser would send it."""
    docname = docname.replace("é", "%C3%A9")
    if builder == "html":
        return f"{docname}.html"
    return "" if docname == "index" else f"{docname.removesuffix('/index')}/"


@pytest.fixture(scope="module", params=[(b, base) for b in ("html", "dirhtml") for base in BASES])
def made(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Build, str]:
    builder, base = request.param
    folder = tmp_path_factory.mktemp("publish")
    options = (*STRICT, "-D", f"html_baseurl={base}")
    return build_small(folder, FILES, *options, builder=builder), base


def feed_of(build: Build) -> Any:
    return feedparser.parse((build.out / "feed.xml").read_bytes())


def test_nothing_is_said(made: tuple[Build, str]) -> None:
    build, _ = made
    assert (build.status, build.errors) == (0, "")


def test_canonical_links(made: tuple[Build, str]) -> None:
    build, base = made
    for docname in DOCNAMES:
        tags = build.page(docname).select("link[rel=canonical]")
        # Sphinx itself writes them, for dirhtml unquoted.
        found = [quote(str(tag["href"]), safe=":/%") for tag in tags]
        expected = [slashed(base) + uri(build.builder, docname)] if base else []
        assert found == expected, docname


def test_sitemap_has_every_page_and_is_there_with_a_base_only(made: tuple[Build, str]) -> None:
    build, base = made
    path = build.out / "sitemap.xml"
    assert path.is_file() == bool(base)
    if not base:
        return
    root = ElementTree.parse(path).getroot()
    assert root.tag == "{http://www.sitemaps.org/schemas/sitemap/0.9}urlset"
    found = {entry.findtext("{*}loc"): entry.findtext("{*}lastmod") for entry in root}
    days = {
        "posts/one": "2027-02-03",
        "posts/2026/two": "2026-12-24",
        "posts/café": "2026-10-01",
        "topics/care/rest": "2026-11-30",
    }
    expected = {slashed(base) + uri(build.builder, name): days.get(name) for name in DOCNAMES}
    assert found == expected
    assert len(root) == len(DOCNAMES)


def test_not_found_page_works_at_any_depth(made: tuple[Build, str]) -> None:
    build, base = made
    path = "/site/" if "/site" in base else "/"
    page = parsed(build.out / "404.html")
    addresses = [str(tag["href"]) for tag in page.select("link[href], a[href]")]
    addresses += [str(tag["src"]) for tag in page.select("script[src], img[src]")]
    inside = [found for found in addresses if not found.startswith(("#", "https://", "data:"))]
    assert inside
    for found in inside:
        assert found.startswith(path), found
        file = target("404.html", found.removeprefix(path.rstrip("/")))
        assert (build.out / file).is_file(), found
    assert "Home" in page.get_text()


def test_every_page_names_the_feed(made: tuple[Build, str]) -> None:
    build, _ = made
    for docname in DOCNAMES:
        links = build.page(docname).select('link[type="application/atom+xml"]')
        assert [target(build.name(docname), str(tag["href"])) for tag in links] == ["feed.xml"]


def test_feed_is_valid_and_newest_first(made: tuple[Build, str]) -> None:
    build, base = made
    feed = feed_of(build)
    assert not feed.bozo, feed.get("bozo_exception")
    assert feed.version == "atom10"
    assert feed.feed.title == "The Therapist Diaries"
    assert feed.feed.author
    assert feed.feed.id
    assert feed.feed.updated.startswith("2027-02-03")
    assert [entry.title for entry in feed.entries] == ["One", "Two", "Café"]
    one = feed.entries[0]
    assert one.published.startswith("2026-11-22")
    assert one.updated.startswith("2027-02-03")
    assert one.summary == "About One."
    assert [tag.term for tag in feed.entries[1].tags] == ["Rest", "Care"]
    selves = [link.href for link in feed.feed.links if link.rel == "self"]
    assert selves == ([f"{slashed(base)}feed.xml"] if base else [])


def test_feed_links_lead_to_the_posts(made: tuple[Build, str]) -> None:
    build, base = made
    entries = ElementTree.parse(build.out / "feed.xml").getroot().findall("{*}entry")
    links = [entry.find("{*}link") for entry in entries]
    names = ("posts/one", "posts/2026/two", "posts/café")
    assert [link.get("href") for link in links if link is not None] == [
        slashed(base) + uri(build.builder, name) for name in names
    ]


def test_ids_in_the_feed_stay_when_the_address_changes(tmp_path: Path) -> None:
    ids = []
    for number, base in enumerate(BASES):
        options = (*STRICT, "-D", f"html_baseurl={base}")
        feed = feed_of(build_small(tmp_path / str(number), FILES, *options))
        ids.append([feed.feed.id, *(entry.id for entry in feed.entries)])
    assert all(found == ids[0] for found in ids)
    assert len(set(ids[0])) == 4
    assert all(":" in found for found in ids[0]), "an id is an address with a scheme"


def test_an_id_in_the_feed_stays_when_the_post_is_retitled(tmp_path: Path) -> None:
    before = feed_of(build_small(tmp_path / "a", FILES)).entries[0].id
    renamed = FILES | {"posts/one.md": post("Renamed", more="updated: 2027-02-03\n")}
    assert feed_of(build_small(tmp_path / "b", renamed)).entries[0].id == before


def test_the_feed_has_a_limit(tmp_path: Path) -> None:
    build = build_small(tmp_path, FILES, *STRICT, "-D", "topicbook_feed_limit=2")
    assert [entry.title for entry in feed_of(build).entries] == ["One", "Two"]


def test_a_site_without_posts_has_no_feed_and_names_none(tmp_path: Path) -> None:
    build = build_small(tmp_path, {}, *STRICT, "-D", f"html_baseurl={BASE}")
    assert (build.status, build.errors) == (0, "")
    assert not (build.out / "feed.xml").exists()
    assert build.page("index").select('link[type="application/atom+xml"]') == []


def test_what_is_no_longer_made_is_removed(tmp_path: Path) -> None:
    build = build_small(tmp_path, FILES, *STRICT, "-D", f"html_baseurl={BASE}")
    assert (build.out / "sitemap.xml").exists()
    source = tmp_path / "site"
    (source / "posts/one.md").write_text(post("One", "Text."), encoding="utf-8")
    again = sphinx(source, build.out, *STRICT, "-D", "html_baseurl=")
    assert (again.status, again.errors) == (0, "")
    assert not (build.out / "sitemap.xml").exists()
    assert not (build.out / "old.html").exists()
    assert again.page("posts/one").select("link[rel=canonical]") == []


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_topics_and_posts_are_in_the_inventory(builder: str, tmp_path: Path) -> None:
    build = build_small(tmp_path, FILES, *STRICT, builder=builder)
    data = InventoryFile.loads((build.out / "objects.inv").read_bytes(), uri="")
    topics, posts = data.data["topicbook:topic"], data.data["topicbook:post"]
    assert set(topics) == {"care", "care/rest", "crisis-help"}
    assert set(posts) == {"one", "2026/two", "café"}
    assert topics["care/rest"].display_name == "Rest"
    for found, name in ((topics["care/rest"], "topics/care/rest"), (posts["one"], "posts/one")):
        assert target("index.html", posixpath.normpath(found.uri)) in {
            build.name(name),
            build.name(name).removesuffix("/index.html"),
        }
