"""Which cards are in which deck, and how decks and tags are named."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.support.graphs import Fields, make_graph
from topicbook.graph import Graph
from topicbook.study.card import Card, CardKind
from topicbook.study.deck import (
    all_decks,
    branch_decks,
    deck_file,
    deck_name,
    level,
    topic_tag,
    whole_file,
)

FILES: Mapping[str, Fields] = {
    "index": {},
    "topics/care/index": {"title": "Care", "order": 2},
    "topics/care/rest/index": {"title": "Rest :: sleep"},
    "topics/care/rest/at-night": {"title": "At\nnight:"},
    "topics/work/index": {"title": "Work", "order": 1},
    "topics/far/away/alone": {"title": "Alone", "order": 3},
}


@pytest.fixture(scope="module")
def graph() -> Graph:
    return make_graph(FILES)


def card(name: str, *topics: str) -> Card:
    docnames = tuple(f"topics/{topic}" for topic in topics)
    return Card(name, CardKind.CONCEPT, "", "", "index", "", docnames, ())


CARDS = (
    card("a", "care/rest/at-night", "work/index"),
    card("b", "work/index"),
    card("c"),
    card("d", "care/index"),
    card("e", "far/away/alone"),
)


def test_a_card_is_in_the_deck_of_its_first_topics_branch(graph: Graph) -> None:
    found = [
        (deck.file, deck.branch, "".join(one.id for one in deck.cards))
        for deck in all_decks(graph, CARDS, "A Book")
    ]
    assert found == [
        ("_study/a-book.apkg", "", "abcde"),
        ("_study/work.apkg", "topics/work/index", "b"),
        ("_study/care.apkg", "topics/care/index", "ad"),
        ("_study/far/away/alone.apkg", "topics/far/away/alone", "e"),
    ]


def test_branches_without_cards_have_no_deck(graph: Graph) -> None:
    assert [deck.file for deck in branch_decks(graph, CARDS[1:3])] == ["_study/work.apkg"]


def test_without_cards_there_is_no_deck(graph: Graph) -> None:
    assert all_decks(graph, (), "A Book") == ()


def test_the_file_of_a_branch_follows_from_its_id(graph: Graph) -> None:
    assert deck_file(graph, "topics/care/index") == "_study/care.apkg"


@pytest.mark.parametrize(
    ("project", "file"), [("Care", "care-all"), ("Cared", "cared"), ("Work", "work-all-all")]
)
def test_no_branch_has_the_file_of_everything(project: str, file: str) -> None:
    others = [f"_study/{name}.apkg" for name in ("Care", "work", "work-all")]
    assert whole_file(project, others) == f"_study/{file}.apkg"


def test_a_deck_is_named_by_the_titles_down_to_its_topic(graph: Graph) -> None:
    assert deck_name(graph, "A :: B", "") == "A: B"
    assert deck_name(graph, "Book", "topics/work/index") == "Book::Work"
    night = deck_name(graph, "Book", "topics/care/rest/at-night")
    assert night == "Book::Care::Rest: sleep::At night"


def test_a_title_of_nothing_but_colons_gives_way_to_the_id() -> None:
    graph = make_graph({"topics/dots": {"title": ": ::"}})
    assert deck_name(graph, "::", "topics/dots") == "Cards::dots"


def test_a_tag_is_the_topics_id_by_levels() -> None:
    assert topic_tag("topics/care/rest/index") == "care::rest"
    assert topic_tag("topics/a b/c::d/\u3000") == "a-b::c:-d::-"


@pytest.mark.parametrize("text", ["a::b", ":::", ":a:", "a:::::b:", "a\x00\n\t ::b", " : "])
def test_a_level_never_parts_a_name(text: str) -> None:
    found = level(text)
    assert f"x::{found}::y".split("::") == ["x", found, "y"]
    assert found == " ".join(found.split())
