"""Figures on small sites: diagrams, plots and the map, for every builder, and bad files."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import NamedTuple

import pytest
from bs4 import BeautifulSoup, Tag

from tests.support.build import KEPT, STRICT, Build, build_small, plain, post, sphinx, topic

SVG = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 90" width="90">
<title>A lamp</title>
<desc>It is lit.</desc>
<g id="part"><path d="M0 0"/></g><use href="#part"/>
</svg>
"""
HEAD = "label\tkey\tr\tlow\thigh\tstudies\tpeople\tnote\n"
SEEN = "Trust\tdoe2001\t-.16\t-.30\t-.03\t14\t1,200\tin person\n"
UNSEEN = "Calm\troe2002\t.278\t\t\t3\tmore than 90\t\n"
BIB = """\
@article{doe2001, author={Doe, Jane}, title={On trust}, journal={Notes}, year={2001}}
@article{roe2002, author={Roe, Max}, title={On calm}, journal={Notes}, year={2002}}
"""
LAMP = "```{diagram} lamp.svg\nA lamp in the *dark*.\n```"
PLOT = "```{outcome-plot} data.tsv\n:title: What goes along\n\nAs published.\n```"
FILES = {
    "posts/x.md": post("A post", f"{LAMP}\n\n{LAMP}\n\n{PLOT}\n\n{KEPT}"),
    "posts/y.md": post("Other", LAMP),
    "posts/lamp.svg": SVG,
    "posts/data.tsv": HEAD + SEEN + UNSEEN,
    "topics/references.bib": BIB,
    "pages/map.md": topic("The map") + "\n```{topic-map}\n```\n",
}


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    return build_small(tmp_path_factory.mktemp("figures"), FILES, *STRICT)


def figures(build: Build, docname: str = "posts/x") -> list[Tag]:
    return list(build.page(docname).select("article figure.topicbook-figure"))


def attributes(tags: list[Tag], name: str) -> list[str]:
    return [str(tag[name]) for tag in tags]


def styles(build: Build, docname: str) -> list[str]:
    return attributes(build.page(docname).select("link[rel=stylesheet]"), "href")


def test_nothing_is_said(build: Build) -> None:
    assert (build.status, build.errors) == (0, "")


def test_a_diagram_stands_in_the_page_with_its_caption(build: Build) -> None:
    figure = figures(build)[0]
    assert len(figure.select("svg[role=img]")) == 1
    (caption,) = figure.select("figcaption")
    assert plain(caption.get_text()) == "A lamp in the dark."


def test_drawings_are_named_by_their_own_title_and_description(build: Build) -> None:
    for figure in figures(build):
        (svg,) = figure.select("svg")
        named = str(svg["aria-labelledby"]).split()
        assert [tag.name for tag in svg.find_all(id=named)] == ["title", "desc"]


def test_no_two_ids_of_a_page_are_equal(build: Build) -> None:
    found = attributes(build.page("posts/x").select("[id]"), "id")
    assert sorted(found) == sorted(set(found))


def test_a_drawing_uses_its_own_part(build: Build) -> None:
    one, two, _ = figures(build)
    for figure in (one, two):
        (use,), (part,) = figure.select("use"), figure.select("g")
        assert use["href"] == f"#{part['id']}"


def test_the_plot_and_its_table_hold_the_same_numbers(build: Build) -> None:
    figure = figures(build)[2]
    rows = [[plain(cell.get_text()) for cell in row.select("td")] for row in figure.select("tr")]
    minus = "\N{MINUS SIGN}"
    assert rows[1][:4] == [f"{minus}.16", f"{minus}.30 to {minus}.03", "14", "1,200"]
    assert rows[2][:4] == [".278", "not seen", "3", "more than 90"]
    texts = [tag.get_text() for tag in figure.select("svg text")]
    assert f"{minus}.16 ({minus}.30 to {minus}.03)" in texts
    assert ".278 (interval not seen)" in texts


def test_a_finding_is_named_with_its_note(build: Build) -> None:
    names = [plain(tag.get_text()) for tag in figures(build)[2].select("tbody th")]
    assert names == ["Trust (in person)", "Calm"]


def test_each_finding_leads_to_its_source(build: Build) -> None:
    marks = figures(build)[2].select("tbody a.footnote-reference")
    assert attributes(marks, "href") == ["#footcite-doe2001", "#footcite-roe2002"]
    assert build.page("posts/x").find(id="footcite-roe2002") is not None


def test_a_point_without_interval_says_so(build: Build) -> None:
    (text,) = figures(build)[2].select("svg desc")
    assert text.get_text().endswith("Calm: r .278, interval not seen.")


def test_the_title_of_a_plot_is_the_authors(build: Build) -> None:
    (title,) = figures(build)[2].select("svg title")
    assert title.get_text() == "What goes along"


def test_the_map_links_every_topic(build: Build) -> None:
    links = build.page("pages/map").select(".topicbook-map svg a")
    assert {str(tag["href"]): str(tag["aria-label"]) for tag in links} == {
        "../topics/care/index.html": "Care",
        "../topics/care/rest.html": "Rest",
        "../topics/crisis-help.html": "Crisis help",
    }


def test_the_list_beside_the_map_has_the_same_links(build: Build) -> None:
    drawn = build.page("pages/map").select(".topicbook-map svg a")
    listed = build.page("pages/map").select(".topicbook-map ul a")
    assert attributes(listed, "href") == attributes(drawn, "href")


@pytest.mark.parametrize("docname", ["posts/x", "posts/y", "pages/map"])
def test_pages_with_a_figure_load_its_style(build: Build, docname: str) -> None:
    assert any("figures.css" in name for name in styles(build, docname))


def test_pages_without_a_figure_load_no_style_for_it(build: Build) -> None:
    assert not any("figures.css" in name for name in styles(build, "topics/care/rest"))


@pytest.mark.parametrize("builder", ["dirhtml", "singlehtml", "epub", "latex", "text", "gettext"])
def test_other_builders_say_nothing(tmp_path: Path, builder: str) -> None:
    found = build_small(tmp_path, FILES, *STRICT, builder=builder)
    assert (found.status, found.errors) == (0, "")


def test_one_page_books_have_no_equal_ids(tmp_path: Path) -> None:
    found = build_small(tmp_path, FILES, *STRICT, builder="singlehtml")
    ids = attributes(found.page("index").select("figure [id]"), "id")
    assert len(ids) > 6
    assert sorted(ids) == sorted(set(ids))


def test_plain_text_shows_description_and_numbers(tmp_path: Path) -> None:
    found = build_small(tmp_path, FILES, *STRICT, builder="text")
    text = (found.out / "posts/x.txt").read_text(encoding="utf-8")
    assert "It is lit." in text
    assert "not seen" in text
    assert "svg" not in text


def test_a_book_has_the_drawing_as_a_picture(tmp_path: Path) -> None:
    found = build_small(tmp_path, FILES, *STRICT, builder="epub")
    page = BeautifulSoup(found.html("posts/x"), "html.parser")
    assert attributes(page.select("figure img"), "alt") == ["A lamp. It is lit."] * 2


def test_a_book_has_the_plot_and_says_which_page_it_is_on(tmp_path: Path) -> None:
    found = build_small(tmp_path, FILES, *STRICT, builder="epub")
    page = BeautifulSoup(found.html("posts/x"), "html.parser")
    assert len(page.select("figure svg[role=img]")) == 1
    package = (found.out / "content.opf").read_text(encoding="utf-8")
    items = re.findall(r'<item [^>]*href="([^"]+)"[^>]* properties="svg" />', package)
    assert items == ["posts/x.xhtml"]


class Bad(NamedTuple):
    """A post's text in line 8 and on, a changed file, and all that is said."""

    text: str
    files: dict[str, str | bytes]
    said: str


BAD = {
    "no such file": Bad(
        LAMP.replace("lamp.", "lapm."),
        {},
        'posts/x.md:8: WARNING: diagram: there is no file "posts/lapm.svg" that can be read;'
        ' did you mean "lamp.svg"?',
    ),
    "no such data": Bad(
        PLOT.replace("data", "dta"),
        {},
        'posts/x.md:8: WARNING: outcome-plot: there is no file "posts/dta.tsv" that can be read;'
        ' did you mean "data.tsv"?',
    ),
    "no name": Bad(
        LAMP.replace(" lamp.svg", ""), {}, "posts/x.md:8: WARNING: diagram: no file; write its name"
    ),
    "script": Bad(
        LAMP,
        {"posts/lamp.svg": SVG.replace("<g", "<script>alert(1)</script><g")},
        "posts/lamp.svg:4:1: WARNING: diagram: <script> cannot stand in a drawing here",
    ),
    "style": Bad(
        LAMP,
        {"posts/lamp.svg": SVG.replace("<path", '<path style="fill:red"')},
        'posts/lamp.svg:4:14: WARNING: diagram: the attribute "style" cannot stand in a drawing',
    ),
    "link": Bad(
        LAMP,
        {"posts/lamp.svg": SVG.replace("#part", "https://example.org/x.svg#part")},
        "posts/lamp.svg:4:34: WARNING: diagram: a drawing cannot link to other files",
    ),
    "no title": Bad(
        LAMP,
        {"posts/lamp.svg": SVG.replace("<title>A lamp</title>", "")},
        "posts/lamp.svg:1:1: WARNING: diagram: write a <title> and a <desc>",
    ),
    "no description": Bad(
        LAMP,
        {"posts/lamp.svg": SVG.replace("It is lit.", "")},
        "posts/lamp.svg:1:1: WARNING: diagram: write a <title> and a <desc>",
    ),
    "broken": Bad(
        LAMP,
        {"posts/lamp.svg": SVG.replace("</g>", "")},
        "posts/lamp.svg:5:3: WARNING: diagram: this is no valid SVG",
    ),
    "picture of another kind": Bad(
        LAMP,
        {"posts/lamp.svg": b"\x89PNG\r\n\x1a\n"},
        "posts/lamp.svg:1:1: WARNING: diagram: this is no valid SVG",
    ),
    "wrong cell": Bad(
        PLOT,
        {"posts/data.tsv": HEAD + SEEN + UNSEEN.replace(".278", "0.278")},
        'posts/data.tsv:3:14: WARNING: outcome-plot: r: "0.278" is no correlation;'
        " expected for example .28",
    ),
    "missing column": Bad(
        PLOT,
        {"posts/data.tsv": HEAD.replace("\tnote", "") + SEEN},
        "posts/data.tsv:1:1: WARNING: outcome-plot: expected a first line with the columns label,",
    ),
    "spaces for tabs": Bad(
        PLOT,
        {"posts/data.tsv": HEAD + SEEN + UNSEEN.expandtabs()},
        "posts/data.tsv:3:1: WARNING: outcome-plot: expected 8 cells parted by tabs, found 1",
    ),
    "data that is no text": Bad(
        PLOT,
        {"posts/data.tsv": b"\xff\xfe\x00"},
        'posts/x.md:8: WARNING: outcome-plot: there is no file "posts/data.tsv" that can be read',
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_figure_is_told_once_and_nothing_is_lost(name: str, tmp_path: Path) -> None:
    text, changed, said = BAD[name]
    files = {"posts/x.md": post("A post", f"{text}\n\n{KEPT}"), **LEFT, **changed}
    build = build_small(tmp_path, files, "-n")
    (line,) = build.errors.strip().splitlines()
    assert line.startswith(said), line
    assert line.endswith("[topicbook.figure]")
    shown = build.text("posts/x")
    assert KEPT in shown
    assert ("A lamp in the dark." if "diagram" in text else "As published.") in shown


LEFT = {name: text for name, text in FILES.items() if not name.endswith(".md")}


@pytest.mark.parametrize("name", ["script", "wrong cell", "no such file"])
def test_a_bad_figure_is_told_again_until_it_is_mended(name: str, tmp_path: Path) -> None:
    text, changed, said = BAD[name]
    files = {"posts/x.md": post("A post", text), **LEFT, **changed}
    first = build_small(tmp_path, files, "-n")
    again = sphinx(tmp_path / "site", tmp_path / "out", "-n")
    assert said in again.errors
    assert again.errors == first.errors


def test_wrong_lines_are_left_out_of_the_plot_and_good_ones_kept(tmp_path: Path) -> None:
    data = HEAD + SEEN.replace("-.16", "x") + UNSEEN
    build = build_small(tmp_path, {**FILES, "posts/data.tsv": data})
    names = [plain(tag.get_text()) for tag in figures(build)[2].select("tbody th")]
    assert names == ["Calm"]


def test_a_drawing_cannot_run_anything(tmp_path: Path) -> None:
    bad = SVG.replace("<path", '<path onclick="alert(1)"')
    build = build_small(tmp_path, {**FILES, "posts/lamp.svg": bad})
    assert "alert" not in build.html("posts/x")


@pytest.mark.parametrize("mark", ["", "\N{ZERO WIDTH NO-BREAK SPACE}"], ids=["plain", "mark"])
def test_data_from_a_spreadsheet_is_read(tmp_path: Path, mark: str) -> None:
    data = (mark + HEAD + SEEN + UNSEEN).replace("\n", "\r\n")
    build = build_small(tmp_path, {**FILES, "posts/data.tsv": data}, *STRICT)
    assert build.errors == ""


@pytest.mark.parametrize("when", [2e9, 1e9], ids=["newer", "older"])
@pytest.mark.parametrize(
    ("name", "old", "new"),
    [("data.tsv", ".278", ".31"), ("lamp.svg", "It is lit.", "It is .31 lit.")],
)
def test_a_changed_file_changes_the_pages_that_show_it(
    tmp_path: Path, name: str, old: str, new: str, when: float
) -> None:
    build_small(tmp_path, FILES, *STRICT)
    path = tmp_path / "site/posts" / name
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    os.utime(path, (when, when))
    again = sphinx(tmp_path / "site", tmp_path / "out", *STRICT)
    assert ".31" in again.html("posts/x")
