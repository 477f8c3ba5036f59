"""Contrasts on small sites: the table, the links to it, and bad input."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest
from bs4 import Tag

from tests.support.build import KEPT, STRICT, Build, build_small, plain, post, target
from tests.support.glossary import concept, glossary

BIB = "@article{doe2001, author={Doe, Jane}, title={On load}, journal={Notes}, year={2001}}\n"
TABLE = """\
| | Load | Overload |
|---|---|---|
| How *long* | Some "days" {footcite}`doe2001` | Months \\| years |
| What helps | [Rest](../topics/care/rest.md) | More than rest |"""
CONTRAST = f"""\
:::{{contrast}} Load | Overload
:id: load-overload
:concepts: load
:topics: rest, care

Words before it.

{TABLE}

Words after it.
:::
"""
FILES = {
    "pages/words.md": glossary(concept("Load", "load")),
    "topics/references.bib": BIB,
    "posts/x.md": post("A post", f"{CONTRAST}\n{KEPT}"),
    "posts/y.md": post(
        "Other", "See {contrast}`load-overload` or {contrast}`the table <load-overload>`."
    ),
}


@pytest.fixture(scope="module", params=["html", "dirhtml", "singlehtml"])
def build(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Build:
    folder = tmp_path_factory.mktemp("contrasts")
    return build_small(folder, FILES, *STRICT, builder=request.param)


def block(build: Build) -> Tag:
    docname = "index" if build.builder == "singlehtml" else "posts/x"
    (found,) = build.page(docname).select("section.topicbook-contrast")
    return found


def cells(build: Build, role: str) -> list[str]:
    return [plain(cell.get_text()) for cell in block(build).select(f"[role={role}]")]


def test_nothing_is_said(build: Build) -> None:
    assert (build.status, build.errors) == (0, "")


def test_the_block_has_a_name(build: Build) -> None:
    assert block(build)["aria-label"] == "Load and Overload, side by side"


def test_words_around_the_table_stay_in_order(build: Build) -> None:
    text = plain(block(build).get_text())
    assert text.startswith("Words before it. Load and Overload")
    assert text.endswith("Words after it.")


def test_every_part_of_the_table_keeps_its_role(build: Build) -> None:
    roles = {"table": "table", "thead": "rowgroup", "tbody": "rowgroup", "tr": "row"}
    for name, role in roles.items():
        found = block(build).select(name)
        assert found, name
        assert {str(tag.get("role")) for tag in found} == {role}


def test_the_table_is_named_by_its_caption(build: Build) -> None:
    (caption,) = block(build).select("table > caption")
    assert plain(caption.get_text()) == "Load and Overload"


def test_columns_and_rows_are_named(build: Build) -> None:
    assert cells(build, "columnheader") == ["Load", "Overload"]
    assert cells(build, "rowheader") == ["How long", "What helps"]
    scopes = [str(tag["scope"]) for tag in block(build).select("th")]
    assert scopes == ["col", "col", "row", "row"]


def test_cells_hold_what_the_author_wrote(build: Build) -> None:
    found = cells(build, "cell")
    assert found == ["", 'Some "days" [1]', "Months | years", "Rest", "More than rest"]


def test_a_phone_is_told_the_column_of_each_cell(build: Build) -> None:
    labels = [str(tag["data-label"]) for tag in block(build).select("tbody td")]
    assert labels == ["Load", "Overload"] * 2


def test_links_and_sources_in_cells_work(build: Build) -> None:
    links = block(build).select("td a")
    assert str(links[0]["href"]).endswith("#footcite-doe2001")
    assert plain(links[1].get_text()) == "Rest"
    assert links[1]["href"]


def test_a_role_leads_to_the_block(tmp_path: Path) -> None:
    found = build_small(tmp_path, FILES, *STRICT)
    links = found.page("posts/y").select("article a[href$='#contrast-load-overload']")
    assert [plain(link.get_text()) for link in links] == ["Load and Overload", "the table"]
    assert {target("posts/y.html", str(link["href"])) for link in links} == {"posts/x.html"}
    assert found.page("posts/x").find(id="contrast-load-overload") is not None


@pytest.mark.parametrize("builder", ["epub", "latex", "text", "gettext"])
def test_other_builders_say_nothing(tmp_path: Path, builder: str) -> None:
    found = build_small(tmp_path, FILES, *STRICT, builder=builder)
    assert (found.status, found.errors) == (0, "")


def test_plain_text_keeps_the_table(tmp_path: Path) -> None:
    found = build_small(tmp_path, FILES, *STRICT, builder="text")
    text = (found.out / "posts/x.txt").read_text(encoding="utf-8")
    assert "More than rest" in text
    assert "Words after it." in text


def test_a_title_of_the_authors_own_stays(tmp_path: Path) -> None:
    rows = "".join(f"\n* - {row}\n  - b\n  - c" for row in ("", "a"))
    table = f":::{{list-table}} Mine\n:header-rows: 1\n{rows}\n:::"
    text = f"::::{{contrast}} A | B\n:id: a-b\n\n{table}\n::::"
    found = build_small(tmp_path, {"posts/x.md": post("A post", text)}, *STRICT)
    (caption,) = found.page("posts/x").select("table caption")
    assert plain(caption.get_text()) == "Mine"


def test_a_single_contrast_may_stand_on_a_page_of_any_kind(tmp_path: Path) -> None:
    files = {**FILES, "posts/x.md": post("A post"), "pages/table.md": glossary(CONTRAST)}
    found = build_small(tmp_path, files, *STRICT)
    assert len(found.page("pages/table").select("[role=table]")) == 1


class Bad(NamedTuple):
    """What a post holds from line 8 on, what is said, and words that must stay."""

    text: str
    said: str
    kept: str = "Months"


SHAPE = "posts/x.md:8: WARNING: contrast: expected one table of three columns"
NAMES = "posts/x.md:8: WARNING: contrast: expected two names with a bar between them"
BAD = {
    "two columns": Bad(
        CONTRAST.replace(TABLE, "| Load | Overload |\n|---|---|\n| Days | Months |"), SHAPE
    ),
    "four columns": Bad(
        CONTRAST.replace(TABLE, "| | a | b | c |\n|---|---|---|---|\n| x | y | z | Months |"), SHAPE
    ),
    "no table": Bad(CONTRAST.replace(TABLE, "Months."), SHAPE),
    "two tables": Bad(CONTRAST.replace(TABLE, f"{TABLE}\n\nAnd:\n\n{TABLE}"), SHAPE),
    "table without lines": Bad(
        CONTRAST.replace(TABLE, "| | Load | Months |\n|---|---|---|"), SHAPE
    ),
    "table without names": Bad(
        CONTRAST.replace(":::", "::::").replace(
            TABLE, ":::{list-table}\n* - a\n  - b\n  - Months\n:::"
        ),
        SHAPE,
    ),
    "one name": Bad(CONTRAST.replace("Load | Overload\n:id", "Load\n:id"), NAMES),
    "three names": Bad(CONTRAST.replace("Load | Overload\n:id", "A | B | C\n:id"), NAMES),
    "an empty name": Bad(CONTRAST.replace("Load | Overload\n:id", "Load |\n:id"), NAMES),
    "no name": Bad(CONTRAST.replace(" Load | Overload\n:id", "\n:id"), NAMES),
    "no id": Bad(
        CONTRAST.replace(":id: load-overload\n", ""),
        "posts/x.md:8: WARNING: contrast: no id; write for example `:id: load-overload`",
    ),
    "id that is none": Bad(
        CONTRAST.replace(":id: load-overload", ":id: Load_Overload"),
        'posts/x.md:9:6: WARNING: contrast: "Load_Overload" is no id; write for example',
    ),
    "id taken": Bad(
        f"{CONTRAST}\n{CONTRAST}",
        'posts/x.md:24:6: WARNING: contrast: the id "load-overload" is taken at posts/x.md:8;',
    ),
    "unknown concept": Bad(
        CONTRAST.replace(":concepts: load", ":concepts: load, laod"),
        'posts/x.md:10:18: WARNING: contrast: unknown concept "laod"; did you mean "load"?',
    ),
    "unknown topic": Bad(
        CONTRAST.replace(":topics: rest", ":topics: rset"),
        'posts/x.md:11:10: WARNING: contrast: unknown topic "rset"; did you mean "rest"?',
    ),
    "unknown contrast in a role": Bad(
        "Months, see {contrast}`load-overlaod`.",
        'posts/x.md:8:24: WARNING: {contrast}: unknown contrast "load-overlaod";'
        ' did you mean "load-overload"?',
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_told_once_with_its_place_and_nothing_is_lost(
    name: str, tmp_path: Path
) -> None:
    text, said, kept = BAD[name]
    files = {**FILES, "posts/x.md": post("A post", f"{text}\n\n{KEPT}"), "posts/y.md": post("B")}
    if "in a role" in name:
        files["posts/z.md"] = post("Good", CONTRAST)
    build = build_small(tmp_path, files, "-n")
    (line,) = build.errors.strip().splitlines()
    assert line.startswith(said), line
    assert line.endswith("[topicbook.concept]")
    assert KEPT in build.text("posts/x")
    assert kept in build.text("posts/x")
