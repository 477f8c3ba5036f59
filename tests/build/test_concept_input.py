"""Bad concepts: what is said, where, and that nothing of the text is lost."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from tests.support.build import KEPT, STRICT, build_small, post
from tests.support.glossary import concept, glossary


class Bad(NamedTuple):
    """What stands in the glossary from line 8 on, a post's text, and what is said."""

    words: str
    said: tuple[str, ...]
    text: str


def bad(words: str, *said: str, text: str = "Words.") -> Bad:
    return Bad(words, said, text)


GOOD = concept("Load", "load") + concept("Rest day", "rest-day", ":topics: rest")
BAD = {
    "no id": bad(
        ":::{concept} Rest day\n:aliases: x\n\nIt is.\n:::\n\n",
        "pages/words.md:8: WARNING: concept: no id; write for example `:id: rest-day`",
    ),
    "empty id": bad(
        concept("Rest day", ""),
        "pages/words.md:9:6: WARNING: concept: no id; write for example `:id: rest-day`",
    ),
    "id that is none": bad(
        concept("Rest day", "Rest Day"),
        'pages/words.md:9:6: WARNING: concept: "Rest Day" is no id; write for example'
        " `:id: rest-day`",
    ),
    "id taken": bad(
        GOOD + concept("Other", "load"),
        'pages/words.md:22:6: WARNING: concept: the id "load" is taken at pages/words.md:8;'
        " choose another",
    ),
    "shared name, one without topics": bad(
        GOOD + concept("Weight", "weight", ":topics: rest", ":aliases: burden; LOAD"),
        'pages/words.md:21: WARNING: concept: "load" is also a name of "load" (pages/words.md:8);'
        " for two senses, give both topics and no topic twice",
    ),
    "shared name in one topic": bad(
        GOOD + concept("Rest  Day (2)", "rest-two", ":topics: care, rest"),
        'pages/words.md:21: WARNING: concept: "rest day" is also a name of "rest-day"'
        " (pages/words.md:14)",
    ),
    "confused with nothing": bad(
        GOOD + concept("Weight", "weight", ":not: rest-day, laod"),
        'pages/words.md:23:17: WARNING: concept: unknown concept "laod"; did you mean "load"?',
    ),
    "confused with itself": bad(
        concept("Load", "load", ":not: load"),
        'pages/words.md:10:7: WARNING: concept: "load" is this concept itself',
    ),
    "unknown topic": bad(
        concept("Load", "load", ":topics: care, rset"),
        'pages/words.md:10:16: WARNING: concept: unknown topic "rset"; did you mean "rest"?',
    ),
    "no meaning": bad(
        ":::{concept} Load\n:id: load\n:::\n\n",
        "pages/words.md:8: WARNING: concept: no meaning; write one or two sentences",
    ),
    "no term": bad(
        ":::{concept}\n:id: load\n\nIt is heavy.\n:::\n\n",
        "pages/words.md:8: WARNING: concept: no term; write it after the name",
    ),
    "unknown concept in a role": bad(
        GOOD,
        'posts/x.md:8:13: WARNING: {concept}: unknown concept "laod"; did you mean "load"?',
        text="A {concept}`laod` here.",
    ),
    "unknown concept in a role with words": bad(
        GOOD,
        'posts/x.md:9:19: WARNING: {concept}: unknown concept "laod"; did you mean "load"?',
        text="A line.\nA {concept}`word <laod>` here.",
    ),
    "several senses in a role": bad(
        concept("Pause (a)", "pause-a", ":topics: rest")
        + concept("Pause (b)", "pause-b", ":topics: crisis-help"),
        'posts/x.md:8:13: WARNING: {concept}: concept "pause" has several senses here;'
        ' write "pause-a" or "pause-b"',
        text="A {concept}`pause` here.",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_told_once_with_its_place_and_nothing_is_lost(
    name: str, tmp_path: Path
) -> None:
    case = BAD[name]
    files = {
        "pages/words.md": glossary(case.words),
        "posts/x.md": post("A post", f"{case.text}\n\n{KEPT}"),
    }
    build = build_small(tmp_path, files, "-n")
    lines = build.errors.strip().splitlines()
    assert len(lines) == len(case.said), lines
    for line, said in zip(lines, case.said, strict=True):
        assert line.startswith(said), line
        assert line.endswith(" [topicbook.concept]")
    assert KEPT in build.text("posts/x")
    assert KEPT in build.text("pages/words")


def test_the_meaning_of_a_concept_without_term_stays(tmp_path: Path) -> None:
    build = build_small(tmp_path, {"pages/words.md": glossary(BAD["no term"].words)})
    assert "It is heavy." in build.text("pages/words")


def test_a_bad_switch_is_told_with_its_line_and_the_entry_stays(tmp_path: Path) -> None:
    words = glossary(concept("Load", "load", ":auto: perhaps"))
    build = build_small(tmp_path, {"pages/words.md": words})
    (line,) = build.warnings
    assert "pages/words.md:10: WARNING: " in line
    assert '"perhaps" is not true or false' in line
    assert "About load." in build.text("pages/words")


def test_an_unknown_source_is_told_with_its_line(tmp_path: Path) -> None:
    words = glossary(concept("Load", "load", ":source: nobody1999"))
    build = build_small(tmp_path, {"pages/words.md": words})
    (line,) = build.warnings
    assert 'pages/words.md:10: WARNING: could not find bibtex key "nobody1999"' in line


@pytest.mark.parametrize(("value", "count"), [("true", 1), ("TRUE", 1), ("", 1), ("false", 0)])
def test_the_switch_is_on_or_off(tmp_path: Path, value: str, count: int) -> None:
    files = {
        "pages/words.md": glossary(concept("Load", "load", f":auto: {value}")),
        "posts/x.md": post("A post", "A load."),
    }
    page = build_small(tmp_path, files, *STRICT).page("posts/x")
    assert len(page.select("[role=tooltip]")) == count
