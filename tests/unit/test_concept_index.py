"""Concepts by name: what a role finds, and what running text names."""

from __future__ import annotations

from typing import Any

import pytest

from topicbook.concept_index import ConceptIndex, Entry, Match, fold
from topicbook.records import Concept


def entry(name: str, term: str, *aliases: str, topics: tuple[str, ...] = (), **more: Any) -> Entry:
    """Return an automatic concept on the page ``pages/words``."""
    concept = Concept(name, term, f"About {term}.", aliases, **{"auto": True, **more})
    return Entry(concept, "pages/words", topics)


LIMIT_HOME = entry("limit-home", "Limit (at home)", "limits", topics=("topics/home",))
LIMIT_WORK = entry("limit-work", "Limit (at work)", "limits", topics=("topics/work",))
INDEX = ConceptIndex(
    [
        entry("bond", "Bond (in therapy)", "bonds"),
        entry("working-bond", "Working bond"),
        entry("hipaa", "HIPAA"),
        entry("therapists-day", "Therapist's day"),
        entry("quiet", "Quiet", auto=False),
        LIMIT_HOME,
        LIMIT_WORK,
    ]
)


def named(text: str, *topics: str, index: ConceptIndex = INDEX) -> list[tuple[str, str]]:
    """Return the words in *text* that name a concept, each with its id."""
    return [(text[one.start : one.end], one.id) for one in index.matches(text, topics)]


@pytest.mark.parametrize("name", ["bond", "Bond", "BONDS", " bonds ", "working-bond"])
def test_ids_terms_and_aliases_are_found_in_any_case(name: str) -> None:
    assert INDEX.find(name) in [("bond",), ("working-bond",)]


def test_what_stands_in_parentheses_is_no_part_of_the_name() -> None:
    assert INDEX.find("Bond (in therapy)") == ()


def test_apostrophes_and_spaces_of_any_form_are_equal() -> None:
    assert fold("A \n Therapist’s  Day") == fold("a therapist's day")


def test_an_unknown_name_finds_nothing() -> None:
    assert INDEX.find("bondage") == ()


def test_a_shared_name_finds_every_sense_without_a_topic() -> None:
    assert INDEX.find("limits") == ("limit-home", "limit-work")


def test_a_shared_name_means_the_sense_of_the_pages_topic() -> None:
    assert INDEX.find("limits", ["topics/work"]) == ("limit-work",)


def test_a_page_in_the_topics_of_both_senses_leaves_both() -> None:
    assert INDEX.find("limits", ["topics/work", "topics/home"]) == ("limit-home", "limit-work")


def test_a_page_in_neither_topic_leaves_both() -> None:
    assert INDEX.find("limits", ["topics/play"]) == ("limit-home", "limit-work")


def test_an_id_is_exact_whatever_the_topic() -> None:
    assert INDEX.find("limit-home", ["topics/work"]) == ("limit-home",)


def test_the_first_of_equal_ids_counts() -> None:
    index = ConceptIndex([entry("bond", "First"), entry("bond", "Second")])
    assert (index.find("first"), index.find("second")) == (("bond",), ())


def test_shared_names_are_told_with_all_their_ids() -> None:
    assert dict(INDEX.shared_names()) == {
        "limit": ("limit-home", "limit-work"),
        "limits": ("limit-home", "limit-work"),
    }


def test_a_name_that_one_concept_has_twice_is_not_shared() -> None:
    index = ConceptIndex([entry("calm", "Calm", "calm", "CALM")])
    assert list(index.shared_names()) == []


def test_suggestions_are_ids_and_names_each_once() -> None:
    names = INDEX.names()
    assert names == sorted(set(names))
    assert {"limit-home", "limits", "bond", "bonds", "therapist's day"} <= set(names)


def test_the_concepts_of_a_topic_come_by_term() -> None:
    index = ConceptIndex(
        [entry("z", "alpha", topics=("t",)), entry("a", "Beta", topics=("t",)), entry("b", "C")]
    )
    assert [one.concept.id for one in index.of_topic("t")] == ["z", "a"]


def test_running_text_names_automatic_concepts_only() -> None:
    assert named("A quiet bond.") == [("bond", "bond")]


def test_the_longest_name_is_meant() -> None:
    assert named("A working bond and a bond.") == [
        ("working bond", "working-bond"),
        ("bond", "bond"),
    ]


@pytest.mark.parametrize("text", ["vagabond", "bonding", "bond-like", "a non-bond", "bond_1"])
def test_a_part_of_a_word_is_no_name(text: str) -> None:
    assert named(text) == []


def test_a_name_may_run_over_a_line() -> None:
    assert named("the working\n  bond") == [("working\n  bond", "working-bond")]


@pytest.mark.parametrize("text", ["a therapist's day", "A therapist’s day"])
def test_a_name_is_found_with_either_apostrophe(text: str) -> None:
    assert [one.id for one in INDEX.matches(text, ())] == ["therapists-day"]


def test_an_abbreviation_is_found_in_capitals_only() -> None:
    assert named("hipaa or HIPAA or Hipaa") == [("HIPAA", "hipaa")]


def test_a_shared_name_is_explained_by_the_sense_of_the_page_only() -> None:
    assert named("Two limits.", "topics/home") == [("limits", "limit-home")]
    assert named("Two limits.") == []


def test_a_name_shared_with_a_sense_that_is_not_automatic_is_never_guessed() -> None:
    other = entry("limit-law", "Limit (in law)", "limits", topics=("topics/law",), auto=False)
    index = ConceptIndex([LIMIT_HOME, other])
    assert named("Two limits.", index=index) == []
    assert named("Two limits.", "topics/law", index=index) == []


def test_a_word_that_is_also_the_id_of_one_sense_is_taken_as_a_word() -> None:
    general = entry("limit", "Limit (at home)", topics=("topics/home",))
    index = ConceptIndex([general, LIMIT_WORK])
    assert named("A limit.", "topics/work", index=index) == [("limit", "limit-work")]
    assert named("A limit.", index=index) == []


def test_a_concept_of_the_same_name_decides_what_is_explained() -> None:
    other = entry("bond-glue", "Bond (of glue)", auto=False)
    index = ConceptIndex([*INDEX.entries.values(), other])
    assert index.deciding.keys() == {*INDEX.automatic, "bond-glue"}


def test_matches_come_in_the_order_of_the_text() -> None:
    found = INDEX.matches("HIPAA, a bond, HIPAA", ())
    assert found == [Match(0, 5, "hipaa"), Match(9, 13, "bond"), Match(15, 20, "hipaa")]


def test_names_with_signs_are_taken_as_they_are() -> None:
    index = ConceptIndex([entry("who", "W.H. (part)", "what? (yes)")])
    assert named("w.h. wxh. What? (yes)", index=index) == [("w.h.", "who"), ("What? (yes)", "who")]


def test_without_concepts_nothing_is_named() -> None:
    assert named("Any text.", index=ConceptIndex([])) == []
