"""Whole files and folders that are wrong, and pages that matter more than the message."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support.build import (
    HIDDEN,
    KEPT,
    STRICT,
    Build,
    bad,
    build_small,
    good,
    make_site,
    post,
    sphinx,
    topic,
    words,
)


def only_warning(build: Build) -> str:
    assert build.status == 0
    assert "Traceback" not in build.errors
    (line,) = build.errors.strip().splitlines()
    assert "WARNING: " in line
    return line


def test_a_folder_without_a_page_is_named_from_the_projects_root(tmp_path: Path) -> None:
    line = only_warning(build_small(tmp_path, {"topics/work/hours.md": topic("Hours")}, "-n"))
    assert re.match(r"topics/work/index\.md(:1)*: WARNING: ", line)
    assert line.endswith("[topicbook.tree]")


def test_lock_files_of_editors_are_passed_over(tmp_path: Path) -> None:
    site = make_site(tmp_path / "site", {"posts/x.md": post("X")})
    (site / "posts/.#x.md").symlink_to("author@laptop.4711:1795000000")
    build = sphinx(site, tmp_path / "out", *STRICT)
    assert (build.status, build.errors) == (0, "")
    assert "X" in build.text("posts/x")


def test_a_site_without_help_contacts_is_told_so(tmp_path: Path) -> None:
    site = make_site(tmp_path / "site", {})
    (site / "topics/crisis-help.md").unlink()
    line = only_warning(sphinx(site, tmp_path / "out", "-n"))
    assert re.match(r"topics(/[\w./-]*)?(:1)*: WARNING: ", line)
    assert line.endswith("[topicbook.contact]")


def test_a_topic_as_a_file_and_as_a_folder(tmp_path: Path) -> None:
    """Both would stand at one address."""
    files = {
        "topics/care.md": topic("Care again").replace("A first", "Another"),
        "posts/x.md": bad(),
    }
    build = build_small(tmp_path, files, "-n")
    assert build.status == 0, build.errors
    assert "Traceback" not in build.errors
    assert any("topics/care" in line and "[topicbook." in line for line in build.warnings)
    assert any("posts/x.md:5:10" in line and "keep one" in line for line in build.warnings)
    assert "Another paragraph." in build.text("topics/care")
    assert "A first paragraph." in build.text("topics/care/index")
    assert sphinx(tmp_path / "site", tmp_path / "strict", *STRICT).status == 1


@pytest.mark.parametrize("name", ["posts/x.md", "topics/care/sleep.md", "pages/about.md"])
def test_bytes_nobody_can_read(name: str, tmp_path: Path) -> None:
    """Sphinx itself would stop with a traceback; the other pages are built."""
    data = bad(more="questions: [Why?]").encode().replace(b"Words", b"W\xf6rds")
    build = build_small(tmp_path, {name: data, "posts/y.md": post("Other", KEPT)}, "-n")
    line = only_warning(build)
    assert line.startswith(f"{name}:9:2: WARNING: ")
    assert line.endswith("[topicbook.encoding]")
    assert "0xF6" in line
    assert KEPT in build.text("posts/y")
    strict = sphinx(tmp_path / "site", tmp_path / "strict", *STRICT)
    assert (strict.status, strict.errors) == (1, build.errors)


@pytest.mark.parametrize("data", [b"", b"---", b"---\n---\n", b"\x00", b"\n\n", b"---\n: :\n---\n"])
def test_files_with_next_to_nothing_in_them(data: bytes, tmp_path: Path) -> None:
    build = build_small(tmp_path, {"posts/x.md": data}, "-n")
    assert build.status == 0
    assert "Traceback" not in build.errors
    assert build.warnings
    assert all(line.startswith("posts/x.md:") for line in build.warnings), build.errors
    assert build.file("posts/x").is_file()


BOM = "\ufeff"


@pytest.mark.parametrize("before", ["", BOM])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_byte_order_mark_and_line_ends_are_accepted(before: str, end: str, tmp_path: Path) -> None:
    source = post("Résumé", f"Über {{topic}}`rest`.\n\n## A section\n\n{KEPT}")
    data = (before + source.replace("\n", end)).encode()
    build = build_small(tmp_path, {"posts/x.md": data}, *STRICT)
    assert (build.status, build.errors) == (0, "")
    shown = build.text("posts/x")
    assert "Résumé" in shown
    assert "Über Rest." in shown
    assert KEPT in shown
    assert BOM not in build.html("posts/x")


def test_places_in_a_file_with_byte_order_mark_and_windows_line_ends(tmp_path: Path) -> None:
    source = good("Read {topic}`car`.").replace("topics: [care]", "topics: [car]")
    data = (BOM + source.replace("\n", "\r\n")).encode()
    build = build_small(tmp_path, {"posts/x.md": data}, "-n")
    places = [line.partition(": WARNING: ")[0] for line in build.warnings]
    assert places == ["posts/x.md:5:10", "posts/x.md:8:14"]


def test_the_same_title_in_front_matter_and_as_heading_is_one_title(tmp_path: Path) -> None:
    """Only "both and different is a problem"."""
    build = build_small(tmp_path, {"posts/x.md": good("# A post")}, *STRICT)
    assert (build.status, build.errors) == (0, "")
    assert [words(tag) for tag in build.page("posts/x").select("article h1")] == ["A post"]


def test_a_page_with_two_titles_keeps_both_texts(tmp_path: Path) -> None:
    build = build_small(tmp_path, {"posts/x.md": good("# Another title")}, "-n")
    shown = build.text("posts/x")
    assert "A post" in shown
    assert "Another title" in shown


def test_a_page_without_a_readable_title_has_a_heading(tmp_path: Path) -> None:
    for number, title in enumerate(('title: ""', "title: a: b", "")):
        build = build_small(tmp_path / str(number), {"posts/x.md": bad(title=title)}, "-n")
        (heading,) = build.page("posts/x").select("article h1")
        assert heading.get_text().strip("# \n")


def test_a_broken_link_keeps_its_words(tmp_path: Path) -> None:
    body = (
        "Read [one](hidden.md), {post}`two <hidden>`, {topic}`three <nothing>`, "
        "{help}`four` and {doc}`five <hidden>`."
    )
    build = build_small(tmp_path, {"posts/x.md": good(body), "posts/hidden.md": HIDDEN}, "-n")
    assert "Read one, two, three, four and five." in build.text("posts/x")
    for word in ("one", "two", "three", "four", "five"):
        assert not [tag for tag in build.page("posts/x").select("article a") if tag.text == word]
    assert len(build.warnings) == 5, build.errors


def test_a_card_that_leads_to_a_draft(tmp_path: Path) -> None:
    body = ":::{card} A card\n:link: hidden\n:link-type: doc\n\nInside.\n:::"
    build = build_small(tmp_path, {"posts/x.md": good(body), "posts/hidden.md": HIDDEN}, "-n")
    line = only_warning(build)
    assert line.startswith("posts/x.md:")
    assert line.endswith("[topicbook.draft]")
    assert "Inside." in build.text("posts/x")


def test_every_message_stands_until_its_cause_is_mended(tmp_path: Path) -> None:
    """Also without -W, and although Sphinx would not read the file again."""
    site = make_site(tmp_path / "site", {"posts/x.md": bad(more="topcs: [care]")})
    first = sphinx(site, tmp_path / "out", "-n")
    assert len(first.warnings) == 1
    assert sphinx(site, tmp_path / "out", "-n").errors == first.errors
    assert sphinx(site, tmp_path / "out", *STRICT).status == 1
    (site / "posts/x.md").write_text(bad(), encoding="utf-8")
    mended = sphinx(site, tmp_path / "out", *STRICT)
    assert (mended.status, mended.errors) == (0, "")
