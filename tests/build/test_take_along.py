"""``{take-along}`` offers the finished book and zip; what is not there is not offered."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest

from tests.support import sites
from tests.support.build import STRICT, Build, build_small, make_site, sphinx, topic
from tests.support.sites import compare_trees

FILES = {
    "pages/study.md": "---\ntitle: Study\nsummary: To learn.\n---\n\n```{take-along}\n```\n",
    "topics/care/rest.md": topic("Rest"),
}
BOOK = ("-D", "topicbook_book=made/the book.epub")
ZIP = ("-D", "topicbook_offline=made/site.zip")


def make_zip(path: Path, size: int) -> None:
    """Write a zip file whose contents are *size* bytes that cannot be packed smaller."""
    path.parent.mkdir(exist_ok=True)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("words", bytes(size))


class Place:
    """A small site with builds of it."""

    def __init__(self, folder: Path) -> None:
        """Write the site into *folder*."""
        self.folder = folder
        self.root = make_site(folder / "site", FILES)
        self.book = self.root / "made" / "the book.epub"

    def build(self, *options: str, builder: str = "html", out: str = "out") -> Build:
        """Build into a folder of this name."""
        return sphinx(self.root, self.folder / out, *STRICT, *options, builder=builder)

    def build_apart(self, out: str = "out") -> Build:
        """Build with the book in a process of its own, where settings are as in the last."""
        doctrees = self.folder / f"{out}.doctrees"
        result = sites.build(self.root, self.folder / out, doctrees, "-W", *BOOK)
        assert (result.status, result.warnings) == (0, ())
        return Build(0, "", self.folder / out, "html")


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def links(build: Build) -> dict[str, str]:
    """Return the offered files by the words of their links."""
    tags = build.page("pages/study").select(".topicbook-take-along a")
    return {tag.get_text(): str(tag["href"]) for tag in tags}


def test_without_a_finished_book_there_is_no_link_and_no_warning(place: Place) -> None:
    build = place.build(*BOOK, *ZIP)
    assert (build.status, build.errors, links(build)) == (0, "", {})
    assert "No file to take along here yet." in build.text("pages/study")
    assert not (build.out / "_study").exists()


@pytest.mark.parametrize(
    ("builder", "href"),
    [("html", "../_study/the%20book.epub"), ("dirhtml", "../../_study/the%20book.epub")],
)
def test_a_finished_book_is_offered_with_its_size(place: Place, builder: str, href: str) -> None:
    make_zip(place.book, 1_234_567)
    build = place.build(*BOOK, builder=builder)
    assert (build.status, build.errors) == (0, "")
    assert links(build) == {"The whole book as an EPUB (1.3 MB)": href}
    copy = build.out / "_study" / "the book.epub"
    assert copy.read_bytes() == place.book.read_bytes()
    (note,) = build.page("pages/study").select(".topicbook-take-along .topicbook-note")
    assert all(word in note.get_text() for word in ("phone", "Kindle", "e-readers"))


def test_the_zip_is_offered_too(place: Place) -> None:
    make_zip(place.book, 10)
    make_zip(place.root / "made" / "site.zip", 10)
    assert links(place.build(*BOOK, *ZIP)) == {
        "The whole book as an EPUB (0.1 MB)": "../_study/the%20book.epub",
        "The whole site as a zip (0.1 MB)": "../_study/site.zip",
    }


def test_a_book_that_comes_and_goes_is_as_in_a_clean_build(place: Place) -> None:
    build = place.build_apart()
    without, other = place.folder / "without", build.file("topics/care/rest")
    shutil.copytree(build.out, without)
    before = other.stat().st_mtime_ns
    make_zip(place.book, 900_000)
    place.build_apart()
    assert compare_trees(build.out, place.build_apart("clean").out) == []
    place.book.unlink()
    place.build_apart()
    assert compare_trees(build.out, without) == []
    assert other.stat().st_mtime_ns == before


def test_a_new_book_that_looks_the_same_on_the_page_writes_no_page(place: Place) -> None:
    make_zip(place.book, 1_000)
    build = place.build_apart()
    before = build.file("pages/study").stat().st_mtime_ns
    make_zip(place.book, 2_000)
    place.build_apart()
    assert build.file("pages/study").stat().st_mtime_ns == before
    assert (build.out / "_study" / "the book.epub").read_bytes() == place.book.read_bytes()


def test_a_file_that_is_no_book_is_told_of_and_not_offered(place: Place) -> None:
    place.book.parent.mkdir()
    place.book.write_text("half of one", encoding="utf-8")
    build = place.build(*BOOK)
    assert build.warnings == [
        "made/the book.epub:1: WARNING: topicbook_book names this file, which is no EPUB or zip; "
        "make it anew [topicbook.value]"
    ]
    assert links(build) == {}


@pytest.mark.parametrize("builder", ["epub", "text", "singlehtml"])
def test_other_formats_have_no_link(tmp_path: Path, builder: str) -> None:
    site = make_site(tmp_path / "site", FILES)
    make_zip(site / "made" / "the book.epub", 10)
    build = sphinx(site, tmp_path / "out", *STRICT, *BOOK, builder=builder)
    assert (build.status, build.errors) == (0, "")
    files = {"epub": "pages/study.xhtml", "text": "pages/study.txt", "singlehtml": "index.html"}
    text = (build.out / files[builder]).read_text(encoding="utf-8")
    assert "You have it: this is the whole book." in text
    assert "the%20book.epub" not in text


def test_conf_names_the_book_that_make_html_makes(tmp_path: Path) -> None:
    book = build_small(tmp_path, FILES, *STRICT, builder="epub")
    made = tmp_path / "site" / "_build" / "epub"
    shutil.copytree(book.out, made)
    build = sphinx(tmp_path / "site", tmp_path / "html", *STRICT)
    (href,) = links(build).values()
    assert (build.out / href.removeprefix("../")).is_file()
