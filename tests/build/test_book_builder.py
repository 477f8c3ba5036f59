"""The EPUB is made of this build alone: the same sources give the same bytes."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.support.build import STRICT, Build, build_small, good, make_site, post, sphinx
from tests.support.sites import build as build_apart
from tests.support.sites import compare_trees

SVG = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">
<title>A lamp</title>
<desc>It is lit.</desc>
<path d="M0 0h9"/>
</svg>
"""
FILES: dict[str, str | bytes] = {
    "posts/one.md": good("```{diagram} lamp.svg\nA lamp.\n```\n"),
    "posts/lamp.svg": SVG,
    "posts/two.md": post("Two"),
}
DC = "{http://purl.org/dc/elements/1.1/}"


def book_of(build: Build) -> Path:
    """Return the finished book."""
    (path,) = build.out.glob("*.epub")
    return path


def names_in(build: Build) -> list[str]:
    with zipfile.ZipFile(book_of(build)) as archive:
        return archive.namelist()


def package_of(build: Build) -> ElementTree.Element:
    return ElementTree.fromstring((build.out / "content.opf").read_bytes())


def metadata(build: Build) -> dict[str, str]:
    """Return what the book says of itself."""
    found = package_of(build).findall(f".//{DC}*")
    return {tag.tag.removeprefix(DC): tag.text or "" for tag in found}


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    found = build_small(tmp_path_factory.mktemp("book"), FILES, *STRICT, builder="epub")
    assert (found.status, found.errors) == (0, "")
    return found


def test_two_builds_give_the_same_bytes(tmp_path: Path) -> None:
    books = []
    for jobs, folder in ((1, "site"), (2, "a copy elsewhere")):
        site, out = make_site(tmp_path / folder, FILES), tmp_path / f"out-{jobs}"
        result = build_apart(site, out, tmp_path / f"d-{jobs}", "-W", jobs=jobs, builder="epub")
        assert (result.status, result.warnings) == (0, ())
        (book,) = out.glob("*.epub")
        books.append(book.read_bytes())
    assert books[0] == books[1]


def test_the_first_entry_tells_the_type_and_entries_have_no_date(build: Build) -> None:
    data = book_of(build).read_bytes()
    assert data[30:58] == b"mimetypeapplication/epub+zip"
    with zipfile.ZipFile(book_of(build)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_what_is_gone_leaves_the_book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795000000")
    first = build_small(tmp_path, FILES, *STRICT, builder="epub")
    assert {"posts/one.xhtml", "_images/lamp.svg"} <= set(names_in(first))
    site = tmp_path / "site"
    (site / "posts" / "one.md").unlink()
    (site / "posts" / "lamp.svg").unlink()
    # Sphinx keeps a copy of the digest of settings that changed, and would warn of it.
    changed = ("-D", "epub_basename=renamed", "-D", "epub_publisher=Another")
    again = sphinx(site, first.out, *STRICT, *changed, builder="epub")
    assert (again.status, again.errors) == (0, "")
    assert not {"posts/one.xhtml", "_images/lamp.svg"} & set(names_in(again))
    clean = sphinx(site, tmp_path / "clean", *STRICT, *changed, builder="epub")
    assert compare_trees(again.out, clean.out) == []


def test_a_book_after_edits_is_as_a_clean_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795000000")
    first = build_small(tmp_path, FILES, *STRICT, builder="epub")
    site = tmp_path / "site"
    edits = {
        "retitled.md": post("Two, retitled", "See {post}`one`."),
        "two.md": post("Another name"),
        "three.md": post("Three", "See {post}`two`."),
    }
    for number, (name, text) in enumerate(edits.items()):
        (site / "posts" / name).write_text(text, encoding="utf-8")
        again = sphinx(site, first.out, *STRICT, builder="epub")
        clean = sphinx(site, tmp_path / f"clean-{number}", *STRICT, builder="epub")
        assert (again.status, again.errors) == (0, "")
        assert book_of(again).read_bytes() == book_of(clean).read_bytes(), name


def test_nothing_in_the_book_is_unused(build: Build) -> None:
    names = names_in(build)
    texts = [
        (build.out / name).read_text(encoding="utf-8")
        for name in names
        if name.endswith((".xhtml", ".css"))
    ]
    unused = [
        name
        for name in names
        if name.startswith("_static/")
        and not any(name.rpartition("/")[2] in text for text in texts)
    ]
    assert unused == []
    assert not [name for name in names if "sphinx-design" in name or "sidebar" in name]


def test_the_book_says_what_it_is(build: Build) -> None:
    found = metadata(build)
    identifier = found.pop("identifier")
    assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", identifier)
    assert identifier in (build.out / "toc.ncx").read_text(encoding="utf-8")
    del found["date"]
    assert found == {
        "language": "en",
        "title": "The Therapist Diaries",
        "description": "Where all begins.",
        "creator": "The Therapist Diaries",
        "contributor": "The Therapist Diaries",
        "publisher": "The Therapist Diaries",
        "rights": "© The Therapist Diaries. All rights reserved. "
        "Please ask before you copy more than a short quotation.",
    }


def test_settings_of_the_owner_stand_in_the_book(tmp_path: Path) -> None:
    options = {
        "topicbook_license": "CC BY 4.0",
        "topicbook_license_url": "https://creativecommons.org/licenses/by/4.0/",
        "epub_identifier": "urn:isbn:9780000000002",
        "epub_description": "Tea & <rest>",
    }
    chosen = [part for name, value in options.items() for part in ("-D", f"{name}={value}")]
    build = build_small(tmp_path, {}, *STRICT, *chosen, builder="epub")
    assert (build.status, build.errors) == (0, "")
    found = metadata(build)
    assert found["rights"] == (
        "© The Therapist Diaries. CC BY 4.0 https://creativecommons.org/licenses/by/4.0/"
    )
    assert found["identifier"] == "urn:isbn:9780000000002"
    assert found["description"] == "Tea & <rest>"


def test_there_is_a_cover(build: Build) -> None:
    package = package_of(build)
    (cover,) = package.iterfind(".//{*}meta[@name='cover']")
    (item,) = package.iterfind(f".//{{*}}item[@id='{cover.get('content')}']")
    assert item.get("href") == "_static/cover.png"
    assert "_static/cover.png" in build.html("epub-cover")
    assert {"_static/cover.png", "epub-cover.xhtml"} <= set(names_in(build))


def test_every_page_tells_its_language(build: Build) -> None:
    for name in names_in(build):
        if name.endswith(".xhtml") and name != "nav.xhtml":
            (tag,) = re.findall("<html[^>]*>", (build.out / name).read_text(encoding="utf-8"))
            assert ' lang="en" xml:lang="en"' in tag, name
