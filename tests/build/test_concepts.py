"""Concepts on small sites: the glossary, tips, key terms, and bad input."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from tests.support.build import (
    CRISIS,
    INDEX,
    STRICT,
    Build,
    build_small,
    plain,
    post,
    target,
)
from tests.support.engine import pages_with
from tests.support.glossary import concept, glossary

BIB = "@article{doe2001, author={Doe, Jane}, title={On rest}, journal={Notes}, year={2001}}\n"


AUTO = ":auto: true"
WORDS = glossary(
    concept(
        "Rest day",
        "rest-day",
        ":aliases: rest days; day of rest",
        ":not: load, pause",
        ":topics: rest, care",
        ":source: doe2001",
        AUTO,
        text='A day "off" & <free>.\nIt is yours.{footcite}`doe2001`',
    ),
    concept("Load", "load", ":aliases: loads", AUTO, text="What you carry."),
    concept("Pause (at work)", "pause-work", ":aliases: pause", ":topics: care", AUTO),
    concept("Pause (in talk)", "pause-talk", ":aliases: pause", ":topics: crisis-help", AUTO),
    concept("Quiet", "quiet", ":aliases: quietness"),
    *(concept(f"Word{letter}", f"word-{letter}", AUTO) for letter in "abcdef"),
).replace(":not: load, pause", ":not: load, pause-work")
TIPS = """\
## A load in a heading

“A load in quotes.” *A load* in prose, and [a rest day](y.md) in a link. Two loads.

> A rest day in a quote.

- A rest day in a list.

| Worda | Two |
|---|---|
| Worda | 2 |

`Wordb` and {concept}`quiet` and {concept}`quiet` and {concept}`no sound <quiet>`.
"""
FILES = {
    "index.md": INDEX + "\nA load. A {concept}`load`.\n",
    "pages/words.md": WORDS,
    "topics/references.bib": BIB,
    "topics/crisis-help.md": CRISIS + "\nA load. A {concept}`pause`.\n",
    "posts/x.md": post("A post", TIPS, topics="rest"),
    "posts/y.md": post("Many", "Worda, wordb, wordc, WORDD, worde, wordf; {concept}`quiet`."),
    "posts/z.md": post("Senses", "A pause here.", topics="rest, care"),
}


@pytest.fixture(scope="module", params=["html", "dirhtml"])
def build(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Build:
    folder = tmp_path_factory.mktemp("concepts")
    return build_small(folder, FILES, *STRICT, builder=request.param)


def tips(build: Build, docname: str) -> list[tuple[str, str]]:
    """Return the words that are explained on a page, each with its meaning."""
    found = build.page(docname).select("article .topicbook-term")
    return [
        (plain(part(tag, "a").get_text()), plain(part(tag, "[role]").get_text())) for tag in found
    ]


def part(tag: Tag, selector: str) -> Tag:
    (found,) = tag.select(selector)
    return found


def entry(build: Build, name: str) -> Tag:
    """Return the definition of a concept in the glossary."""
    found = build.page("pages/words").find(id=f"concept-{name}")
    assert isinstance(found, Tag)
    definition = found.find_next_sibling("dd")
    assert isinstance(definition, Tag)
    return definition


def test_nothing_is_said(build: Build) -> None:
    assert (build.status, build.errors) == (0, "")


def test_concepts_that_follow_each_other_are_one_list(build: Build) -> None:
    (found,) = build.page("pages/words").select("dl.topicbook-concepts")
    assert len(found.select(":scope > dt")) == 11


def test_an_entry_shows_term_and_meaning(build: Build) -> None:
    meaning = plain(part(entry(build, "rest-day"), "p:first-child").get_text())
    assert meaning.startswith('A day "off" & <free>. It is yours.')
    term = entry(build, "rest-day").find_previous_sibling("dt")
    assert term is not None
    assert plain(term.get_text()).startswith("Rest day")


def test_an_entry_names_other_words_but_no_plurals(build: Build) -> None:
    assert "Also called: day of rest. " in plain(entry(build, "rest-day").get_text())
    assert entry(build, "load").select(".topicbook-aside") == []


def test_an_entry_leads_to_what_it_is_not_and_to_its_topics(build: Build) -> None:
    found = entry(build, "rest-day").select(".topicbook-aside a")
    name = build.name("pages/words")
    assert [(plain(a.get_text()), target(name, str(a["href"]))) for a in found] == [
        ("Load", name),
        ("Pause (at work)", name),
        ("Rest", build.name("topics/care/rest")),
        ("Care", build.name("topics/care/index")),
    ]


def test_an_entry_cites_its_source(build: Build) -> None:
    found = entry(build, "rest-day").select("p:first-child a.footnote-reference")
    assert [str(mark["href"]) for mark in found] == ["#footcite-doe2001"] * 2


def test_only_the_first_use_in_prose_is_explained(build: Build) -> None:
    assert tips(build, "posts/x") == [
        ("load", "What you carry."),
        ("rest day", 'A day "off" & <free>. It is yours.'),
        ("quiet", "About quiet."),
    ]


def test_the_explained_words_are_those_in_running_prose(build: Build) -> None:
    found = build.page("posts/x").select("article .topicbook-term")
    assert [tag.find_parent(["em", "li", "p", "h2", "blockquote", "td"]).name for tag in found] == [  # type: ignore[union-attr]
        "em",
        "p",
        "p",
    ]


def test_a_tip_is_a_link_to_the_glossary_and_a_hidden_meaning(build: Build) -> None:
    (tag, *_) = build.page("posts/x").select("article .topicbook-term")
    link, meaning = part(tag, "a"), part(tag, "[role=tooltip]")
    name = build.name("posts/x")
    assert target(name, str(link["href"])) == build.name("pages/words")
    assert str(link["href"]).endswith("#concept-load")
    assert (meaning["id"], meaning.has_attr("hidden")) == ("tip-load", True)


def test_at_most_five_are_explained_unasked(build: Build) -> None:
    names = [name for name, _ in tips(build, "posts/y")]
    assert names == ["Worda", "wordb", "wordc", "WORDD", "worde", "quiet"]


def test_a_shared_word_is_explained_by_the_sense_of_the_page(build: Build) -> None:
    assert tips(build, "posts/z") == [("pause", "About pause-work.")]


def test_the_help_page_explains_only_what_its_author_marked(build: Build) -> None:
    assert tips(build, "topics/crisis-help") == [("pause", "About pause-talk.")]


def test_pages_without_a_topic_explain_only_what_their_author_marked(build: Build) -> None:
    assert tips(build, "index") == [("load", "What you carry.")]


def test_the_glossary_explains_nothing_twice(build: Build) -> None:
    assert tips(build, "pages/words") == []


def test_a_role_shows_the_word_as_written_or_its_own_words(build: Build) -> None:
    links = build.page("posts/x").select("article a[href$='#concept-quiet']")
    assert [plain(link.get_text()) for link in links] == ["quiet", "quiet", "no sound"]


def test_a_role_with_an_id_shows_the_term(tmp_path: Path) -> None:
    files = {**FILES, "posts/x.md": post("A post", "See {concept}`pause-work`.")}
    found = build_small(tmp_path, files, *STRICT)
    assert tips(found, "posts/x")[0][0] == "Pause (at work)"


def test_a_role_in_a_heading_is_a_plain_link(tmp_path: Path) -> None:
    files = {**FILES, "posts/x.md": post("A post", "## On {concept}`quiet`\n\nA {concept}`quiet`.")}
    page = build_small(tmp_path, files, *STRICT).page("posts/x")
    assert page.select("h2 .topicbook-term") == []
    assert len(page.select("p .topicbook-term")) == 1


def test_topics_list_their_key_terms(build: Build) -> None:
    links = build.page("topics/care/index").select("article .topicbook-terms a")
    assert [plain(link.get_text()) for link in links] == ["Pause (at work)", "Rest day"]
    name = build.name("topics/care/index")
    assert {target(name, str(link["href"])) for link in links} == {build.name("pages/words")}


def test_only_pages_with_tips_load_the_script(build: Build) -> None:
    loads = {
        docname: any("tips.js" in str(tag.get("src")) for tag in build.page(docname)("script"))
        for docname in ("posts/x", "pages/words", "topics/care/rest")
    }
    assert loads == {"posts/x": True, "pages/words": False, "topics/care/rest": False}


def test_meanings_stay_out_of_the_search(build: Build) -> None:
    assert {page for page, _, _ in pages_with(build, "carri")} == {"pages/words"}


@pytest.mark.parametrize("builder", ["singlehtml", "epub", "latex", "text", "gettext"])
def test_other_builders_say_nothing(tmp_path: Path, builder: str) -> None:
    found = build_small(tmp_path, FILES, *STRICT, builder=builder)
    assert (found.status, found.errors) == (0, "")


def test_books_hold_links_but_no_tips(tmp_path: Path) -> None:
    found = build_small(tmp_path, FILES, *STRICT, builder="epub")
    page = BeautifulSoup(found.html("posts/x"), "html.parser")
    assert page.select("[role=tooltip]") == []
    assert len(page.select("a[href$='#concept-quiet']")) == 3


def test_what_an_author_writes_is_never_html(tmp_path: Path) -> None:
    text = "\"><script>alert(1)</script> 'x' & y"
    files = {
        "pages/words.md": glossary(concept("Load <b>", "load", ":aliases: load", text=text)),
        "posts/x.md": post("A post", "A {concept}`load`."),
    }
    page = build_small(tmp_path, files).page("posts/x")
    assert page.select("article script") == []
    (tip,) = page.select("[role=tooltip]")
    assert plain(tip.get_text()) == plain(text)
