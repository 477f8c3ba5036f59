"""Each bad input: what is said, where, and that nothing of the text is lost."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.support.build import HIDDEN, KEPT, STRICT, bad, build_small, good, post, sphinx, topic


class Said(NamedTuple):
    """One expected message: its place, the second half of its name, and what it must contain."""

    place: str
    subtype: str
    words: tuple[str, ...] = ()


class Case(NamedTuple):
    """A site with something wrong in it, and all that must be said about it."""

    files: Mapping[str, str | bytes]
    said: tuple[Said, ...]


def one(text: str, *said: Said, **others: str) -> Case:
    """Return a case whose bad file is the post ``posts/x.md``."""
    files = {name.replace("__", "/") + ".md": content for name, content in others.items()}
    return Case({"posts/x.md": text, **files}, said)


def x(line: int, column: int, subtype: str, *words: str) -> Said:
    return Said(f"posts/x.md:{line}:{column}", subtype, words)


WORK = {"topics__work__index": topic("Work"), "topics__work__rest": topic("Rest at work")}
DRAFT = {"posts__hidden": HIDDEN}
CASES: dict[str, Case] = {
    # keys and types
    "unknown key": one(
        bad(more="topcs: [care]"), x(6, 1, "key", 'unknown key "topcs"', 'did you mean "topics"?')
    ),
    "unknown key like no other": one(bad(more="zzz: 1"), x(6, 1, "key", 'unknown key "zzz"')),
    "missing key": one(bad(summary=""), x(1, 1, "key", "summary")),
    "repeated key": one(bad(more="date: 2026-11-22"), x(6, 1, "key", '"date"', "line 4")),
    "wrong type of a switch": one(bad(more="featured: perhaps"), x(6, 11, "value", "featured")),
    "wrong type of a list": one(bad(more="questions: Why?"), x(6, 12, "value", "questions")),
    "wrong type of a text": one(bad(summary="summary: [a, b]"), x(3, 10, "value", "summary")),
    "unknown audience": one(
        bad(more="audience: [readers, student]"), x(6, 21, "value", 'did you mean "students"?')
    ),
    "too many topics": one(
        bad(topics="topics: [care, rest, crisis-help, one, two, three]"),
        x(5, 45, "topic", "6 are too many", "5"),
        topics__one=topic("One"),
        topics__two=topic("Two"),
        topics__three=topic("Three"),
    ),
    "no topic": one(bad(topics="topics: []"), x(5, 9, "topic", "topics")),
    "key that only posts have": Case(
        {"pages/about.md": topic("About").replace("---\n\n", "draft: true\n---\n\n")},
        (Said("pages/about.md:4:1", "key", ('unknown key "draft"',)),),
    ),
    # dates
    "day that does not exist": one(bad(date="date: 2026-02-30"), x(4, 7, "date", "2026-02-30")),
    "day in another form": one(bad(date="date: 22.11.2026"), x(4, 7, "date", "YYYY-MM-DD")),
    "updated before date": one(
        bad(more="updated: 2026-11-21"), x(6, 10, "date", "updated", "2026-11-21", "2026-11-22")
    ),
    "review due before it was done": one(
        bad(more="reviewed: 2026-11-23\nreview_by: 2026-11-23"), x(7, 12, "date", "review_by")
    ),
    # titles
    "empty title": one(bad(title='title: ""'), x(2, 8, "title", "title")),
    "no title": one(bad(title=""), x(1, 1, "title", "title")),
    "two different titles": one(good("# Another title"), x(2, 1, "title", "line 8")),
    "title of a topic": one(
        bad(title="title: Rest"), Said("topics/care/rest.md:2:8", "title", ("Rest", "posts/x.md"))
    ),
    "title of another post, in other letters": one(
        bad(title="title: SAME TITLE"),
        x(2, 8, "title", "posts/a.md"),
        posts__a=post("Same title"),
    ),
    "title of another post, as a heading": one(
        good("").replace("title: A post\n", "").replace(KEPT, f"# Same title\n\n{KEPT}"),
        x(9, 1, "title", "posts/a.md"),
        posts__a=post("Same title"),
    ),
    # YAML
    "tab before an item": one(bad(more="questions:\n\t- Why?"), x(7, 1, "frontmatter", "tab")),
    "tab after a colon": one(bad(more="featured:\ttrue"), x(6, 10, "frontmatter", "tab")),
    "unquoted colon": one(
        bad(summary="summary: Stress: the signs"),
        x(3, 10, "frontmatter", "quotes", '"Stress: the signs"'),
    ),
    "unquoted colon in the title": one(
        bad(title="title: Stress: the signs"),
        x(2, 8, "frontmatter", "quotes", '"Stress: the signs"'),
    ),
    "quotation mark not closed": one(
        bad(summary='summary: "What it is'), x(3, 10, "frontmatter", "not closed")
    ),
    "bracket not closed": one(bad(topics="topics: [care"), x(5, 9, "frontmatter", "]")),
    "front matter not closed": one(
        f"---\ntitle: A post\nsummary: S\ndate: 2026-11-22\ntopics: [care]\n\n{KEPT}\n",
        x(6, 1, "frontmatter", "---"),
    ),
    # whole files
    "no front matter": one(f"{KEPT}\n", x(1, 1, "frontmatter", "no front matter")),
    "no front matter but a heading": one(
        f"# A post\n\n{KEPT}\n", x(1, 1, "frontmatter", "no front matter")
    ),
    "front matter below blank lines": one(
        f"\n\n{bad()}", x(1, 1, "frontmatter", "must start in line 1")
    ),
    # names
    "unknown topic": one(
        bad(topics="topics: [care, car]"),
        x(5, 16, "topic", 'unknown topic "car"', 'did you mean "care"?'),
    ),
    "duplicate topic": one(bad(topics="topics: [care, care]"), x(5, 16, "topic", "care")),
    "duplicate topic by another name": one(
        bad(topics="topics: [rest, care/rest]"), x(5, 16, "topic", "care/rest", "rest")
    ),
    "ambiguous topic": one(
        bad(topics="topics: [rest]"), x(5, 10, "topic", '"care/rest"', '"work/rest"'), **WORK
    ),
    "unknown see_also": one(
        bad(more="see_also: [thre]"),
        x(6, 12, "post", 'unknown post "thre"', 'did you mean "three"?'),
        posts__three=post("Three"),
    ),
    "see_also a draft": one(bad(more="see_also: [hidden]"), x(6, 12, "draft", "hidden"), **DRAFT),
    "unknown related topic": Case(
        {"topics/care/sleep.md": topic("Sleep").replace("---\n\n", "related: [res]\n---\n\n")},
        (Said("topics/care/sleep.md:4:11", "topic", ('"res"', 'did you mean "rest"?')),),
    ),
    # links
    "Markdown link to a draft": one(
        good("Read [it](hidden.md) now."), x(8, 11, "draft", "hidden"), **DRAFT
    ),
    "Markdown link to a section of a draft": one(
        good("Read [it](hidden.md#part) now."), x(8, 11, "draft", "hidden"), **DRAFT
    ),
    "role leading to a draft": one(
        good("Read {post}`hidden` now."), x(8, 13, "draft", "hidden"), **DRAFT
    ),
    "role with words leading to a draft": one(
        good("Read {post}`it <hidden>` now."), x(8, 17, "draft", "hidden"), **DRAFT
    ),
    "unknown topic in a role": one(
        good("About {topic}`res` here."), x(8, 15, "topic", '"res"', 'did you mean "rest"?')
    ),
    "unknown post in a role": one(
        good("About {post}`thre` here."), x(8, 14, "post", '"thre"'), posts__three=post("Three")
    ),
    "ambiguous topic in a role": one(
        good("About {topic}`rest` here."),
        x(8, 15, "topic", "ambiguous", '"care/rest"', '"work/rest"'),
        **WORK,
    ),
    "unknown contact": one(
        good("Call {help}`us-98` now."), x(8, 13, "contact", 'did you mean "us-988"?')
    ),
    "links of several lines": one(
        good("First line with\na {topic}`car` and\n\n- an item {topic}`res`"),
        x(9, 11, "topic", '"car"'),
        x(11, 19, "topic", '"res"'),
    ),
    "listing of an unknown topic": one(
        good("```{topic-posts}\n:topic: car\n```"),
        Said("posts/x.md:8", "topic", ("topic-posts", 'did you mean "care"?')),
    ),
    # all at once
    "many problems of one file": one(
        good("Read {topic}`car` and {post}`hidden`.")
        .replace("topics: [care]", "topics: [car, care]\nfeatured: maybe\nsumary: Oops")
        .replace("2026-11-22", "2026-13-01"),
        x(4, 7, "date", "2026-13-01"),
        x(5, 10, "topic", '"car"'),
        x(6, 11, "value", "featured"),
        x(7, 1, "key", '"sumary"'),
        x(10, 14, "topic", '"car"'),
        x(10, 30, "draft", "hidden"),
        **DRAFT,
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_message_and_page(name: str, tmp_path: Path) -> None:
    case = CASES[name]
    build = build_small(tmp_path, case.files, "-n")
    assert build.status == 0
    assert "Traceback" not in build.errors
    lines = build.errors.strip().splitlines()
    assert lines == build.warnings, "nothing else is said"
    places = [line.partition(": WARNING: ")[0] for line in lines]
    assert sorted(places) == sorted(said.place for said in case.said), lines
    for said in case.said:
        assert any(
            line.startswith(f"{said.place}: WARNING: ")
            and line.endswith(f" [topicbook.{said.subtype}]")
            and all(word in line for word in said.words)
            for line in lines
        ), (said, lines)
    if "posts/x.md" in case.files:
        assert KEPT in build.text("posts/x")

    strict = sphinx(tmp_path / "site", tmp_path / "strict", *STRICT)
    assert strict.status == 1
    assert strict.errors == build.errors
