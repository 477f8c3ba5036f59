"""The block "Cite this page": where it stands, its address and date, and what changes it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.build import STRICT, Build, build_small, make_site, plain, post, sphinx, topic

FILES = {
    "posts/x.md": post("Rest & “more”", more="updated: 2026-11-25\n"),
    "posts/y.md": post("Other?"),
    "topics/care/late.md": topic("Late").replace("title:", "updated: 2026-11-26\ntitle:"),
    "pages/about.md": topic("About"),
}
BASE = "https://example.org/site/"


@pytest.fixture(scope="module", params=["html", "dirhtml"])
def build(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Build:
    folder = tmp_path_factory.mktemp("cite")
    return build_small(folder, FILES, *STRICT, "-D", f"html_baseurl={BASE}", builder=request.param)


def rows(build: Build, docname: str) -> list[str]:
    (block,) = build.page(docname).select("details.topicbook-cite")
    return [row.select("p, pre")[1].get_text() for row in block.select(".topicbook-cite-row")]


def test_nothing_is_said(build: Build) -> None:
    assert (build.status, build.errors) == (0, "")


def test_it_is_closed_and_in_four_forms(build: Build) -> None:
    (block,) = build.page("posts/x").select("details.topicbook-cite")
    assert "open" not in block.attrs
    names = [row.select("p")[0].get_text() for row in block.select(".topicbook-cite-row")]
    assert names == ["APA", "BibTeX", "RIS", "CSL-JSON"]
    assert "Version of November 25, 2026." in block.get_text()


def test_the_address_is_that_of_the_page(build: Build) -> None:
    address = BASE + ("posts/x/" if build.builder == "dirhtml" else "posts/x.html")
    reference, *others = rows(build, "posts/x")
    assert reference == (f"The Therapist Diaries. (2026, November 25). Rest & “more”. {address}")
    assert all(address in other for other in others)


def test_a_post_without_a_change_has_its_first_day(build: Build) -> None:
    assert "(2026, November 22). Other? https" in rows(build, "posts/y")[0]


def test_a_topic_has_the_day_of_its_change_or_none(build: Build) -> None:
    assert "(2026, November 26)." in rows(build, "topics/care/late")[0]
    assert "(n.d.)." in rows(build, "topics/care/rest")[0]
    (block,) = build.page("topics/care/rest").select("details.topicbook-cite")
    assert "states no date" in block.get_text()


@pytest.mark.parametrize("docname", ["index", "pages/about", "topics/crisis-help"])
def test_other_pages_have_none(build: Build, docname: str) -> None:
    assert "topicbook-cite" not in build.html(docname)


def test_without_an_address_none_is_made_up(tmp_path: Path) -> None:
    build = build_small(tmp_path, FILES, *STRICT)
    assert all("http" not in row for row in rows(build, "posts/x"))


def test_a_title_cannot_break_out(tmp_path: Path) -> None:
    build = build_small(tmp_path, {"posts/z.md": post("'</pre><script>x</script>'")}, *STRICT)
    assert "<script>x" not in build.html("posts/z")
    assert "</pre><script>x" in plain(rows(build, "posts/z")[2])


def test_books_have_none(tmp_path: Path) -> None:
    build = build_small(tmp_path, FILES, *STRICT, builder="epub")
    assert build.status == 0
    assert "Cite this page" not in build.html("posts/x")


def test_a_new_day_changes_it_as_in_a_clean_build(tmp_path: Path) -> None:
    source = make_site(tmp_path / "site", FILES)
    sphinx(source, tmp_path / "out", *STRICT)
    path = source / "posts/x.md"
    text = path.read_text(encoding="utf-8").replace("updated: 2026-11-25", "updated: 2026-11-27")
    path.write_text(text, encoding="utf-8")
    again = sphinx(source, tmp_path / "out", *STRICT)
    clean = sphinx(source, tmp_path / "clean", *STRICT)
    assert "2026-11-27" in again.html("posts/x")
    assert again.html("posts/x") == clean.html("posts/x")
