"""The list of sources on a small site: kinds, order, citing pages, and its updates."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import Tag

from tests.support.build import STRICT, Build, build_small, plain, post, sphinx, target, topic
from tests.support.engine import pages_with
from tests.support.glossary import concept, glossary


def source(key: str, author: str, kind: str = "", title: str = "") -> str:
    more = f", kind = {{{kind}}}" if kind else ""
    fields = f"author = {{{author}}}, title = {{{title or 'On ' + key}}}, journal = {{Notes}}"
    return f"@article{{{key},\n  {fields}, year = {{2001}}{more}\n}}\n"


BIB = "".join(
    [
        source("zoo", "Zoo, Ann", "review"),
        source("abel", "Abel, Bo", "review"),
        source("trial", "Tria, Cy", "trial"),
        source("meta", "Meta, Di", "meta-analysis"),
        source("odd", "Odd, Ed", "painting"),
        source("none", "None, Flo"),
        source("plot", "Plot, Gus", "survey"),
        source("uncited", "Uncited, Hal", "theory"),
        source("hidden", "Hidden, Ida", "theory"),
    ]
)
PLOT = "label\tkey\tr\tlow\thigh\tstudies\tpeople\tnote\nA\tplot\t.2\t\t\t1\t2\t\n"
FILES = {
    "topics/references.bib": BIB,
    "pages/references.md": topic("Sources") + "\n```{sources}\n```\n",
    "pages/words.md": glossary(concept("Load", "load", ":source: zoo, meta")),
    "posts/a.md": post('The "first" & <best>', "One.{footcite}`zoo` Two.{footcite}`abel,zoo`"),
    "posts/b.md": post("a later one", "One.{footcite}`zoo` Two.{footcite}`trial,odd,none`"),
    "posts/c.md": post("Plotted", "```{outcome-plot} c.tsv\n```"),
    "posts/c.tsv": PLOT,
    "posts/d.md": post("Draft", "{footcite}`hidden`", more="draft: true\n"),
}


@pytest.fixture(scope="module", params=["html", "dirhtml"])
def build(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Build:
    folder = tmp_path_factory.mktemp("sources")
    return build_small(folder, FILES, *STRICT, builder=request.param)


def groups(build: Build) -> dict[str, Tag]:
    found = build.page("pages/references").select("article section.topicbook-sources")
    return {str(tag["aria-label"]): tag for tag in found}


def rows(build: Build) -> dict[str, list[str]]:
    """Return the first word of each source and who cites it, by kind."""
    return {
        kind: [
            f"{plain(row.get_text()).split()[1].rstrip('.')}:"
            + plain(row.get_text()).partition("Cited in:")[2]
            for row in group.select("li")
        ]
        for kind, group in groups(build).items()
    }


def test_nothing_is_said(build: Build) -> None:
    assert (build.status, build.errors) == (0, "")


def test_kinds_stand_in_their_order_and_unknown_ones_last(build: Build) -> None:
    assert list(groups(build)) == [
        "Meta-analyses",
        "Reviews",
        "Trials and experiments",
        "Surveys and other studies",
        "Other sources",
    ]


def test_each_group_has_its_heading(build: Build) -> None:
    for kind, group in groups(build).items():
        assert plain(group.select(".topicbook-heading")[0].get_text()) == kind


def test_each_source_names_the_pages_that_cite_it_by_title(build: Build) -> None:
    assert rows(build) == {
        "Meta-analyses": ["Meta: Words"],
        "Reviews": ['Abel: The "first" & <best>', 'Zoo: a later one, The "first" & <best>, Words'],
        "Trials and experiments": ["Tria: a later one"],
        "Surveys and other studies": ["Plot: Plotted"],
        "Other sources": ["None: a later one", "Odd: a later one"],
    }


def test_citing_pages_are_links(build: Build) -> None:
    links = groups(build)["Trials and experiments"].select("a.internal")
    name = build.name("pages/references")
    assert [target(name, str(link["href"])) for link in links] == [build.name("posts/b")]


def test_links_to_the_kinds_count_their_sources(build: Build) -> None:
    (nav,) = build.page("pages/references").select("nav.topicbook-source-kinds")
    assert nav["aria-label"] == "Kinds of sources"
    assert [plain(item.get_text()) for item in nav.select("li")] == [
        "Meta-analyses 1",
        "Reviews 2",
        "Trials and experiments 1",
        "Surveys and other studies 1",
        "Other sources 2",
    ]


def test_each_link_to_a_kind_leads_to_its_group(build: Build) -> None:
    links = build.page("pages/references").select("nav.topicbook-source-kinds a")
    ids = [str(group["id"]) for group in groups(build).values()]
    assert [str(link["href"]) for link in links] == [f"#{name}" for name in ids]


def test_what_nobody_cites_is_not_listed(build: Build) -> None:
    text = build.text("pages/references")
    assert "Uncited" not in text
    assert "Hidden" not in text


def test_only_the_list_loads_its_script(build: Build) -> None:
    loading = [
        docname
        for docname in ("pages/references", "posts/a")
        if any("sources.js" in str(tag.get("src")) for tag in build.page(docname)("script"))
    ]
    assert loading == ["pages/references"]


def test_the_list_stays_out_of_the_search(build: Build) -> None:
    assert pages_with(build, "experi") == []


@pytest.mark.parametrize("builder", ["singlehtml", "epub", "latex", "text", "gettext"])
def test_other_builders_say_nothing(tmp_path: Path, builder: str) -> None:
    found = build_small(tmp_path, FILES, *STRICT, builder=builder)
    assert (found.status, found.errors) == (0, "")


def test_a_site_that_cites_nothing_has_an_empty_list(tmp_path: Path) -> None:
    found = build_small(tmp_path, {"pages/references.md": FILES["pages/references.md"]}, *STRICT)
    assert found.status == 0
    assert found.page("pages/references").select(".topicbook-source-kinds") == []


def test_an_unknown_source_is_told_where_it_is_cited_only(tmp_path: Path) -> None:
    files = {**FILES, "posts/a.md": post("First", "One.{footcite}`nobody`")}
    found = build_small(tmp_path, files)
    (line,) = found.warnings
    assert 'posts/a.md:8: WARNING: could not find bibtex key "nobody"' in line


def changed(path: str, old: str, new: str) -> Callable[[Path], None]:
    def change(root: Path) -> None:
        text = (root / path).read_text("utf-8")
        assert old in text
        (root / path).write_text(text.replace(old, new), "utf-8")

    return change


@pytest.mark.parametrize(
    ("change", "kind", "row"),
    [
        (changed("posts/b.md", "a later", "a much later"), "Trials and", "Tria: a much later one"),
        (changed("posts/b.md", "trial,odd", "odd"), "Trials and", None),
        (changed("posts/d.md", "draft: true\n", ""), "Theory", "Hidden: Draft"),
        (changed("posts/c.tsv", "plot", "trial"), "Trials and", "Tria: a later one, Plotted"),
        (changed("pages/words.md", "zoo, meta", "meta, trial"), "Meta", "Meta: Words"),
        (changed("topics/references.bib", "Tria,", "Triangle,"), "Trials", "Triangle: a later one"),
        (changed("topics/references.bib", "{trial}", "{theory}"), "Theory", "Tria: a later one"),
    ],
    ids=["retitled", "uncited", "published", "data", "glossary", "author", "kind"],
)
def test_an_edit_elsewhere_updates_the_list(
    tmp_path: Path, change: Callable[[Path], None], kind: str, row: str | None
) -> None:
    build_small(tmp_path, FILES, *STRICT)
    change(tmp_path / "site")
    found = rows(sphinx(tmp_path / "site", tmp_path / "out", *STRICT))
    here = [row for name, group in found.items() if name.startswith(kind) for row in group]
    assert row in here if row else here == []
