"""Bad study questions, outcomes and paths: what is said, where, and that no text is lost."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from tests.support.build import KEPT, STRICT, build_small, good, post, topic
from tests.support.studying import BIB, check


class Bad(NamedTuple):
    """A post's text from line 8 on, and what is said of it."""

    text: str
    said: tuple[str, ...]


def bad(text: str, *said: str) -> Bad:
    return Bad(text, tuple(f"posts/x.md:{line}" for line in said))


CHOICES = ("- [ ] A", "- [x] B")
BAD = {
    "no id": bad(
        ":::{self-check} Why rest?\n\nSo.\n:::",
        "8: WARNING: self-check: no id; write for example `:id: why-rest` [topicbook.self_check]",
    ),
    "id that is none": bad(
        check("Why Rest", "Why rest?", "So."),
        '9:6: WARNING: self-check: "Why Rest" is no id; write for example `:id: why-rest`',
    ),
    "no question": bad(
        ":::{self-check}\n:id: a\n\nSo.\n:::", "8: WARNING: self-check: no question; write it after"
    ),
    "id taken": bad(
        check("a", "One?", "So.") + check("a", "Two?", "So."),
        '15:6: WARNING: self-check: the id "a" is taken at posts/x.md:8; choose another',
    ),
    "no right choice": bad(
        check("a", "One?", "- [ ] A", "- [ ] B", "", "So."),
        "8: WARNING: self-check: no choice is right; write `[x]` before each that is",
    ),
    "one choice": bad(
        check("a", "One?", "- [x] A", "", "So."), "8: WARNING: self-check: one choice only;"
    ),
    "choice without a mark": bad(
        check("a", "One?", *CHOICES, "- C is long", "", "So."),
        '8: WARNING: self-check: "C is long" needs `[ ]` or `[x]` before it',
    ),
    "no explanation": bad(
        check("a", "One?", *CHOICES),
        "8: WARNING: self-check: no explanation; write why it is right below",
    ),
    "no answer": bad(
        check("a", "One?"), "8: WARNING: self-check: no explanation; write the answer below"
    ),
    "neither true nor false": bad(
        check("a", "One.", "So.", options=":answer: maybe\n"),
        '10:10: WARNING: self-check: "maybe" is not true or false',
    ),
    "choices and an answer": bad(
        check("a", "One.", *CHOICES, "", "So.", options=":answer: true\n"),
        "10:10: WARNING: self-check: choices and `:answer:`; keep one of the two",
    ),
    "unknown topic": bad(
        check("a", "One?", "So.", options=":topics: care, rset\n"),
        '10:16: WARNING: self-check: unknown topic "rset"; did you mean "rest"?',
    ),
    "points that are no list": bad(
        ":::{key-points}\nWords.\n:::", "8: WARNING: key-points: expected a list, one point a line"
    ),
    "outcome without cards": bad(
        ":::{outcome} Do it.\n:::", "8: WARNING: outcome: no cards; write for example"
    ),
    "outcome with an unknown card": bad(
        check("breath", "One?", "So.") + ":::{outcome} Do it.\n:cards: check-braeth\n:::",
        '15:9: WARNING: outcome: unknown card "check-braeth"; did you mean "check-breath"?',
    ),
    "path that is no list": bad(
        ":::{reading-path}\n:id: a\n\nWords.\n:::",
        "8: WARNING: reading-path: expected a list, one step a line",
    ),
    "step without a link": bad(
        ":::{reading-path}\n:id: a\n\n- {topic}`rest`\n- Nothing here\n:::",
        '8: WARNING: reading-path: "Nothing here" has no link to a page',
    ),
    "step to nowhere": bad(
        ":::{reading-path}\n:id: a\n\n- {topic}`rset`\n:::",
        '11:11: WARNING: {topic}: unknown topic "rset"; did you mean "rest"?',
    ),
    "guide to nowhere": bad(
        "```{study-guide}\n:topic: caer\n```",
        '8: WARNING: {study-guide}: unknown topic "caer"; did you mean "care"?',
    ),
    "guide to nothing": bad(
        "```{study-guide}\n```", "8: WARNING: {study-guide}: outside a topic page, say which topic"
    ),
}


@pytest.mark.parametrize("case", BAD)
def test_what_is_said(case: str, tmp_path: Path) -> None:
    found = build_small(tmp_path, {"posts/x.md": good(BAD[case].text)})
    said = found.about("posts/x.md")
    assert len(said) == len(BAD[case].said), said
    for line, expected in zip(said, BAD[case].said, strict=True):
        assert line.startswith(expected), said
    assert KEPT in found.text("posts/x")
    assert "Traceback" not in found.errors


def test_an_unknown_source_is_reported_where_questions_stand_apart(tmp_path: Path) -> None:
    page = topic("Apart").replace("title:", "study_apart: true\ntitle:")
    text = page + "\n" + check("a", "One?", "So.{footcite}`deo2001`")
    files = {"topics/care/apart.md": text, "topics/references.bib": BIB}
    found = build_small(tmp_path, files)
    (line,) = found.about("topics/care/apart.md")
    assert 'self-check: unknown source "deo2001"; did you mean "doe2001"?' in line


def test_problems_come_back_in_every_build(tmp_path: Path) -> None:
    files = {"posts/x.md": good(BAD["no right choice"].text), "posts/y.md": post("Other")}
    first = build_small(tmp_path, files, *STRICT)
    again = build_small(tmp_path, files, *STRICT)
    assert first.warnings == again.warnings != []
