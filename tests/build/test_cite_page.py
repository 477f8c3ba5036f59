"""The block "Cite this page": where it stands, its address and date, and what changes it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.support.build import (
    HIDDEN,
    STRICT,
    Build,
    bad,
    build_small,
    make_site,
    plain,
    post,
    sphinx,
    topic,
)

WORDS = """
:::{concept} Pause
:id: pause

A short stop.
:::
"""
FILES = {
    "posts/x.md": post("Rest & “more”", more="updated: 2026-11-25\n"),
    "posts/y.md": post("Other?"),
    "topics/care/late.md": topic("Late").replace("title:", "updated: 2026-11-26\ntitle:"),
    "pages/about.md": topic("About"),
    "pages/words.md": topic("Words") + WORDS,
}
BASE = "https://example.org/site/"


@pytest.fixture(scope="module", params=["html", "dirhtml"])
def build(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Build:
    folder = tmp_path_factory.mktemp("cite")
    return build_small(folder, FILES, *STRICT, "-D", f"html_baseurl={BASE}", builder=request.param)


def rows(build: Build, docname: str) -> list[str]:
    """Return the forms of a page's citation, APA first."""
    (block,) = build.page(docname).select("details.topicbook-cite")
    return [form.get_text() for form in block.select("dd")]


def item(build: Build, docname: str) -> dict[str, Any]:
    """Return the CSL-JSON of a page."""
    (found,) = json.loads(rows(build, docname)[3])
    assert isinstance(found, dict)
    return found


def test_nothing_is_said(build: Build) -> None:
    assert (build.status, build.errors) == (0, "")


def test_it_is_closed_and_in_four_forms(build: Build) -> None:
    (block,) = build.page("posts/x").select("details.topicbook-cite")
    assert "open" not in block.attrs
    assert [name.get_text() for name in block.select("dt")] == ["APA", "BibTeX", "RIS", "CSL-JSON"]
    assert "Version of November 25, 2026." in block.get_text()


def test_the_address_is_that_of_the_page(build: Build) -> None:
    address = BASE + ("posts/x/" if build.builder == "dirhtml" else "posts/x.html")
    reference, *others = rows(build, "posts/x")
    assert reference == f"The Therapist Diaries. (2026, November 25). Rest & “more.” {address}"
    assert all(address in other for other in others)


def test_a_post_without_a_change_has_its_first_day(build: Build) -> None:
    assert "(2026, November 22). Other? https" in rows(build, "posts/y")[0]


def test_a_topic_has_the_day_of_its_change_or_none(build: Build) -> None:
    assert "(2026, November 26)." in rows(build, "topics/care/late")[0]
    assert "(n.d.)." in rows(build, "topics/care/rest")[0]
    (block,) = build.page("topics/care/rest").select("details.topicbook-cite")
    assert "states no date. It belongs to version 1 of the site." in block.get_text()
    assert item(build, "topics/care/rest")["version"] == "1"


def test_a_page_that_defines_words_has_one(build: Build) -> None:
    assert rows(build, "pages/words")[0].startswith("The Therapist Diaries. (n.d.). Words. http")


def test_search_engines_pass_it_by(build: Build, tmp_path: Path) -> None:
    (block,) = build.page("posts/x").select("details.topicbook-cite")
    assert "no-search" in block["class"]
    # Sphinx's own, which reads whole pages
    stock = build_small(tmp_path, FILES, *STRICT, "-D", "topicbook_search=0")
    index = (stock.out / "searchindex.js").read_text(encoding="utf-8")
    terms = json.loads(index.removeprefix("Search.setIndex(").removesuffix(")"))["terms"]
    assert "word" in terms
    assert not {"misc", "elec", "webpag", "cite"} & terms.keys()


@pytest.mark.parametrize("docname", ["index", "pages/about", "topics/crisis-help"])
def test_other_pages_have_none(build: Build, docname: str) -> None:
    assert "topicbook-cite" not in build.html(docname)


def test_without_an_address_none_is_made_up(tmp_path: Path) -> None:
    source = make_site(tmp_path / "site", FILES)
    build = sphinx(source, tmp_path / "out", *STRICT)
    assert all("http" not in row and ".html" not in row for row in rows(build, "posts/x"))
    # once there is one, every page has it
    build = sphinx(source, tmp_path / "out", *STRICT, "-D", f"html_baseurl={BASE}")
    assert item(build, "posts/x")["URL"] == f"{BASE}posts/x.html"
    assert item(build, "topics/care/rest")["URL"] == f"{BASE}topics/care/rest.html"


def test_nobody_can_look_up_a_draft(tmp_path: Path) -> None:
    files = {"posts/hidden.md": HIDDEN, **FILES}
    build = build_small(tmp_path, files, *STRICT, "-D", "topicbook_drafts=1")
    assert "This is a draft" in build.text("posts/hidden")
    assert "topicbook-cite" not in build.html("posts/hidden")


def test_a_post_without_a_date_has_none_made_up(tmp_path: Path) -> None:
    build = build_small(tmp_path, {"posts/z.md": bad(date="")})
    assert len(build.about("posts/z.md")) == 1
    assert "(n.d.). A post." in rows(build, "posts/z")[0]
    assert "issued" not in item(build, "posts/z")


def test_the_author_is_a_setting(tmp_path: Path) -> None:
    source = make_site(tmp_path / "site", FILES)
    build = sphinx(source, tmp_path / "out", *STRICT, "-D", "topicbook_cite_author=Rest & Co.")
    assert rows(build, "posts/y")[0].startswith("Rest & Co. (2026, November 22). Other? The Th")
    found = item(build, "posts/y")
    assert (found["author"], found["container-title"]) == (
        [{"literal": "Rest & Co."}],
        "The Therapist Diaries",
    )
    # Sphinx's own stand-in is no author
    build = sphinx(source, tmp_path / "out", *STRICT, "-D", "author=Author name not set")
    assert rows(build, "posts/y")[0] == "The Therapist Diaries. (2026, November 22). Other?"


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
    assert "Version of November 27, 2026" in again.html("posts/x")
    assert again.html("posts/x") == clean.html("posts/x")
