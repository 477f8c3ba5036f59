from __future__ import annotations

import pickle

import pytest

from topicbook.problem import Problem, Subtype, nearest


@pytest.mark.parametrize(
    ("name", "choices", "expected"),
    [
        ("topic", ["title", "topics", "date"], '; did you mean "topics"?'),
        ("TITLE", ["title"], '; did you mean "title"?'),
        ("mood", ["title", "topics"], ""),
        ("", ["title"], ""),
        ("title", [], ""),
        # of two that are equally near, the choice does not depend on their order
        ("ab", ["abd", "abc"], '; did you mean "abd"?'),
        ("ab", ["abc", "abd"], '; did you mean "abd"?'),
        # of two that differ by case only, the first of the alphabet stands for both
        ("stress", ["stress", "Stress"], '; did you mean "Stress"?'),
    ],
)
def test_nearest(name, choices, expected):
    assert nearest(name, choices) == expected


@pytest.mark.parametrize(
    ("line", "column", "expected"),
    [
        (3, 8, "posts/x.md:3:8: WARNING: wrong [topicbook.value]"),
        (3, 0, "posts/x.md:3: WARNING: wrong [topicbook.value]"),
        (0, 0, "posts/x.md: WARNING: wrong [topicbook.value]"),
    ],
)
def test_show(line, column, expected):
    assert Problem(line, column, Subtype.VALUE, "wrong").show("posts/x.md") == expected


def test_problems_sort_by_place():
    places = [(10, 1), (2, 9), (2, 1), (0, 0)]
    problems = [Problem(line, column, Subtype.KEY, "x") for line, column in places]
    assert [(p.line, p.column) for p in sorted(problems)] == [(0, 0), (2, 1), (2, 9), (10, 1)]


def test_every_subtype_has_a_name_and_a_meaning():
    for subtype in Subtype:
        assert Subtype(str(subtype)) is subtype
        assert subtype.meaning.endswith(".")


def test_problems_can_be_pickled():
    problem = Problem(1, 1, Subtype.OLD_URL, "x")
    assert pickle.loads(pickle.dumps(problem)) == problem
