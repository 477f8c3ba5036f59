"""The practice page on small sites: its files, its links, and what stands there without them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.support.build import (
    STRICT,
    Build,
    build_small,
    make_site,
    parsed,
    plain,
    sphinx,
    target,
    topic,
)  # fmt: skip
from tests.support.cards import CARDS, FILES, PROJECT
from topicbook.study.practice_writing import program

PAGE = "pages/study/practice"
NAMES = ["cards-care.js", "cards-work.js", "cards.js", "index.js", "practice.js"]


@pytest.fixture(scope="module", params=["html", "dirhtml"])
def build(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Build:
    folder = tmp_path_factory.mktemp("practice")
    return build_small(folder, FILES, *STRICT, builder=request.param)


def data(build: Build, name: str) -> Any:
    """Return what one script gives to the page."""
    text = (build.out / "_study" / f"{name}.js").read_text(encoding="utf-8")
    match = re.fullmatch(r'topicbookPractice\.take\("([^"]+)",(.+)\);\n', text)
    assert match is not None
    assert match[1] == name
    return json.loads(match[2])


def study_files(out: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((out / "_study").glob("*.js"))}


def test_nothing_is_said(build: Build) -> None:
    assert (build.status, build.errors) == (0, "")


def test_cards_stand_by_branch(build: Build) -> None:
    assert list(study_files(build.out)) == NAMES
    index = data(build, "index")
    assert tuple(card for card, _, _ in index["cards"]) == CARDS
    assert [name for name, _ in index["files"]] == ["cards-care", "cards-work", "cards"]
    for name, _ in index["files"]:
        listed = [card for card, _, file in index["cards"] if index["files"][file][0] == name]
        assert [card["id"] for card in data(build, name)] == listed


def test_topics_with_cards_are_listed_with_their_branches(build: Build) -> None:
    index = data(build, "index")
    assert index["topics"] == [
        ["care", "Care", -1],
        ["care/rest", "Rest", 0],
        ["work", "Work", -1],
        ["work/long-days", "Long days", 2],
        ["", "Other words", -1],
    ]
    places = {card: topics for card, topics, _ in index["cards"]}
    assert places["concept-load"] == [3, 1]
    assert places["concept-word"] == [4]


def test_a_card_has_both_sides_its_page_and_short_sources(build: Build) -> None:
    (rest,) = [card for card in data(build, "cards-care") if card["id"] == "concept-rest"]
    assert rest == {
        "id": "concept-rest",
        "front": "<p>What does <strong>Rest</strong> mean?</p>",
        "back": "<p>Doing &lt;b&gt;nothing&lt;/b&gt;.</p>",
        "url": "pages/words.html#concept-rest"
        if build.builder == "html"
        else "pages/words/#concept-rest",
        "page": "Words",
        "sources": ["Doe et al., 2001"],
    }


def test_every_card_leads_to_its_place(build: Build) -> None:
    index = data(build, "index")
    cards = [card for name, _ in index["files"] for card in data(build, name)]
    assert len(cards) == len(CARDS)
    for card in cards:
        file, _, anchor = card["url"].partition("#")
        page = parsed(build.out / target("index.html", file))
        assert page.find(id=anchor) is not None


def test_the_page_loads_the_program(build: Build) -> None:
    page = build.page(PAGE)
    (script,) = page.select("article script")
    address = str(script["src"])
    assert target(build.name(PAGE), address) == "_study/practice.js"
    assert page.select_one(f'.topicbook-practice[data-site="{PROJECT}"]')
    text = (build.out / "_study" / "practice.js").read_text(encoding="utf-8")
    assert text == program()
    assert "@ts-check" not in text


def test_without_the_program_topics_are_linked(build: Build) -> None:
    place = build.page(PAGE).select_one(".topicbook-practice")
    assert place is not None
    assert "in a browser with JavaScript" in place.get_text()
    links = {target(build.name(PAGE), str(link["href"])) for link in place.select("a")}
    assert links == {
        build.name(name)
        for name in (
            "topics/care/index", "topics/care/rest", "topics/work/index", "topics/work/long-days",
            "topics/crisis-help",
        )
    }  # fmt: skip


def test_it_is_said_what_practice_is_not(build: Build) -> None:
    text = build.text(PAGE)
    assert "It is not a test of your health." in text
    assert "Your progress stays in this browser" in text


def test_styles_are_loaded_on_this_page_only(build: Build) -> None:
    assert "practice.css" in build.html(PAGE)
    assert "practice.css" not in build.html("index")


@pytest.mark.parametrize("builder", ["text", "latex", "singlehtml", "epub"])
def test_books_say_where_practice_is(tmp_path: Path, builder: str) -> None:
    build = build_small(tmp_path, FILES, "-W", "--keep-going", builder=builder)
    assert build.status == 0, build.errors
    assert not (build.out / "_study").exists()
    names = {"text": f"{PAGE}.txt", "latex": "*.tex", "singlehtml": "index.html"}
    (file,) = build.out.glob(names.get(builder, f"{PAGE}.xhtml"))
    text = file.read_text(encoding="utf-8")
    assert "in a browser with JavaScript" in " ".join(text.split())
    assert "_study" not in text


def test_without_cards_nothing_is_offered(tmp_path: Path) -> None:
    build = build_small(tmp_path, {f"{PAGE}.md": FILES[f"{PAGE}.md"]}, *STRICT)
    assert (build.status, build.errors) == (0, "")
    assert "There are no cards to practice yet." in build.text(PAGE)
    assert not (build.out / "_study").exists()
    assert "practice.css" not in build.html(PAGE)


def test_without_the_page_nothing_is_written(tmp_path: Path) -> None:
    files = {name: text for name, text in FILES.items() if not name.startswith(PAGE)}
    build = build_small(tmp_path, files, *STRICT)
    assert build.status == 0
    assert study_files(build.out) == {}


def test_a_page_has_one_place_for_practice(tmp_path: Path) -> None:
    twice = topic("Practice") + "\n```{practice}\n```\n\n```{practice}\n```\n"
    build = build_small(tmp_path, {**FILES, f"{PAGE}.md": twice})
    (warning,) = build.warnings
    assert f"{PAGE}.md:11: WARNING: practice: this page has a place for practice" in warning
    assert len(build.page(PAGE).select(".topicbook-practice")) == 1


def test_edits_reach_the_cards_and_files_without_use_are_removed(tmp_path: Path) -> None:
    site = make_site(tmp_path / "site", FILES)
    out, doctrees = tmp_path / "out", tmp_path / "doctrees"
    assert sphinx(site, out, *STRICT, doctrees=doctrees).status == 0
    first = study_files(out)
    assert sphinx(site, out, *STRICT, doctrees=doctrees).status == 0
    assert study_files(out) == first

    words, bib = site / "pages/words.md", site / "topics/references.bib"
    text = words.read_text(encoding="utf-8").replace("A short rest.", "A long rest.")
    words.write_text(text, encoding="utf-8")
    bib.write_text(bib.read_text(encoding="utf-8").replace("{2001}", "{2002}"), encoding="utf-8")
    assert sphinx(site, out, *STRICT, doctrees=doctrees).status == 0
    second = study_files(out)
    changed = {name for name in NAMES if second[name] != first[name]}
    assert changed == {"cards-care.js", "index.js"}
    assert b"A long rest." in second["cards-care.js"]
    assert b"Doe et al., 2002" in second["cards-care.js"]

    start = text.index(":::{concept} Word")
    words.write_text(text[:start], encoding="utf-8")
    assert sphinx(site, out, *STRICT, doctrees=doctrees).status == 0
    assert list(study_files(out)) == [name for name in NAMES if name != "cards.js"]

    (site / f"{PAGE}.md").unlink()
    assert sphinx(site, out, *STRICT, doctrees=doctrees).status == 0
    assert study_files(out) == {}


def test_a_card_of_a_source_that_is_not_there_has_none(tmp_path: Path) -> None:
    build = build_small(tmp_path, {**FILES, "topics/references.bib": ""})
    cards = {card["id"]: card["sources"] for card in data(build, "cards-care")}
    assert cards["concept-rest"] == []
    assert plain(build.text(PAGE))
