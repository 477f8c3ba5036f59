"""What there is to study: enough of it, on every leaf, and never about the reader."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from tests.content.prose import CITE, all_texts
from tests.content.test_structure import CONCEPT, CONTRAST, LEAVES, OPTION

CHECK = re.compile(
    r"^:::\{self-check\} (?P<stem>[^\n]+)\n(?P<options>(?::[^\n]*\n)*)(?P<body>.*?)^:::$",
    re.M | re.S,
)
POINTS = re.compile(r"^:::\{key-points\}\n(?P<body>.*?)^:::$", re.M | re.S)
#: pages that show none; the brief names them
APART = {"crisis-help", "warning-signs", "discomfort-vs-harm", "burnout-vs-depression"}
#: words of a test of the reader
TESTING = re.compile(
    r"\b(?:your score|score yourself|you have (?:burnout|depression)|do you feel)\b", re.I
)


@cache
def questions() -> dict[str, list[dict[str, str]]]:
    """Return the study questions of every page that has some."""
    found = {
        docname: [
            dict(OPTION.findall(match["options"])) | {"stem": match["stem"], "body": match["body"]}
            for match in CHECK.finditer(text.body)
        ]
        for docname, text in all_texts().items()
    }
    return {docname: checks for docname, checks in found.items() if checks}


def name_of(docname: str) -> str:
    return docname.rpartition("/")[2]


def test_there_are_at_least_300_cards() -> None:
    bodies = [text.body for text in all_texts().values()]
    concepts = sum(len(CONCEPT.findall(body)) for body in bodies)
    contrasts = sum(len(CONTRAST.findall(body)) for body in bodies)
    asked = sum(map(len, questions().values()))
    assert asked >= 150
    assert asked + concepts + contrasts >= 300


def test_every_leaf_asks_at_least_four_questions() -> None:
    assert {leaf for leaf in LEAVES if len(questions().get(leaf, ())) < 4} == set()


def test_every_leaf_but_crisis_help_has_key_points() -> None:
    without = {leaf for leaf in LEAVES if not POINTS.search(all_texts()[leaf].body)}
    assert {name_of(leaf) for leaf in without} == {"crisis-help"}


def test_questions_stand_apart_where_the_brief_says_so() -> None:
    apart = {name for name, text in all_texts().items() if text.front.get("study_apart")}
    assert {name_of(docname) for docname in apart} == APART
    assert apart <= questions().keys()


def test_all_four_kinds_are_used_on_the_site() -> None:
    kinds: Counter[str] = Counter()
    for checks in questions().values():
        for check in checks:
            right = check["body"].count("- [x]")
            kinds[
                "truth" if "answer" in check else ("recall", "one", "several")[min(right, 2)]
            ] += 1
    assert min(kinds[kind] for kind in ("recall", "one", "several", "truth")) >= 15


def test_ids_begin_with_the_name_of_their_leaf() -> None:
    wrong = [
        (docname, check["id"])
        for docname, checks in questions().items()
        for check in checks
        if not check["id"].startswith(name_of(docname))
    ]
    assert wrong == []


def test_true_and_false_are_both_answers() -> None:
    answers = Counter(
        check["answer"] for checks in questions().values() for check in checks if "answer" in check
    )
    assert min(answers["true"], answers["false"]) >= 5


def test_the_right_choice_has_no_place_of_its_own() -> None:
    places: Counter[int] = Counter()
    for checks in questions().values():
        for check in checks:
            marks = re.findall(r"^- \[([ x])\]", check["body"], re.M)
            if marks.count("x") == 1:
                places[marks.index("x")] += 1
    assert places.most_common(1)[0][1] <= 0.6 * places.total()


def test_most_questions_name_a_source() -> None:
    checks = [check for group in questions().values() for check in group]
    cited = [check for check in checks if CITE.search(check["body"])]
    assert len(cited) >= 0.7 * len(checks)


def test_no_question_is_about_the_reader() -> None:
    found = [
        (docname, check["id"])
        for docname, checks in questions().items()
        for check in checks
        if TESTING.search(check["stem"] + " " + check["body"])
    ]
    assert found == []
