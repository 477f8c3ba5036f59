"""The questions that search is judged on are kept apart from those it answers with."""

from __future__ import annotations

from itertools import chain

from benchmarks.relevance.questions import read_lines, read_questions
from tests.support.build import ROOT
from topicbook.search.banks import Banks
from topicbook.search.words import split_words

LEAVES = {
    path.stem: path.relative_to(ROOT).with_suffix("").as_posix()
    for path in (ROOT / "topics").rglob("*.md")
    if path.stem != "index"
}


def plain(text: str) -> str:
    """Return a question as search sees it."""
    return " ".join(split_words(text))


def banks() -> Banks:
    return Banks(ROOT, LEAVES.values())


def test_there_are_enough_and_a_third_is_set_aside() -> None:
    tuned, held_out = read_questions("relevance"), read_questions("heldout")
    assert len(tuned) + len(held_out) >= 200
    assert 3 * len(held_out) >= len(tuned) + len(held_out)


def test_each_has_a_leaf_of_the_tree_and_each_leaf_has_some() -> None:
    asked = [*read_questions("relevance"), *read_questions("heldout")]
    assert {question.leaf for question in asked} == set(LEAVES)


def test_none_is_in_two_sets() -> None:
    sets = {
        name: {plain(question.text) for question in read_questions(name)}
        for name in ("relevance", "heldout")
    } | {
        name: set(map(plain, read_lines(name)))
        for name in ("out_of_scope", "off_topic", "crisis_triggers", "crisis_not")
    }
    names = sorted(sets)
    shared = {
        (one, other): sorted(sets[one] & sets[other])
        for at, one in enumerate(names)
        for other in names[at + 1 :]
    }
    assert {pair: found for pair, found in shared.items() if found} == {}


def test_none_stands_in_a_question_bank() -> None:
    banked = set(map(plain, chain.from_iterable(banks().lines.values())))
    assert len(banked) > 2_000
    asked = {plain(one.text) for name in ("relevance", "heldout") for one in read_questions(name)}
    assert sorted(asked & banked) == []


def test_every_leaf_has_a_bank_and_no_line_leads_to_two() -> None:
    found = banks()
    assert found.problems == []
    assert sorted(found.lines) == sorted(LEAVES.values())
    assert all(len(lines) >= 30 for lines in found.lines.values())
    owners: dict[str, list[str]] = {}
    for docname, lines in found.lines.items():
        for line in set(map(plain, lines)):
            owners.setdefault(line, []).append(docname)
    assert {line: topics for line, topics in owners.items() if len(topics) > 1} == {}


def test_the_lists_of_crisis_and_of_other_questions_are_long_enough() -> None:
    sizes = {name: len(set(map(plain, read_lines(name)))) for name in
             ("crisis_triggers", "crisis_not", "out_of_scope", "off_topic")}  # fmt: skip
    expected = {"crisis_triggers": 40, "crisis_not": 20, "out_of_scope": 30, "off_topic": 100}
    assert sizes == expected
