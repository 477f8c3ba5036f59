from __future__ import annotations

import datetime
import pickle
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it.utils import read_fixture_file

from topicbook.frontmatter import STAND_INS, Parsed, parse
from topicbook.model import MATTERS, Audience, Contact, Kind, PageMatter, PostMatter, TopicMatter
from topicbook.problem import Problem, Subtype
from topicbook.wording import FORMS

CASES = [
    pytest.param(Kind(title.partition(":")[0]), text, expected, id=title)
    for _, title, text, expected in read_fixture_file(Path(__file__).with_name("frontmatter.txt"))
]
POST = b"""---
title: Stress
summary: S
date: 2026-11-22
topics: [self-care, stress]
---
Text
"""


def shown(data: bytes, kind: Kind = Kind.POST) -> str:
    return "".join(f"{problem.show('posts/x.md')}\n" for problem in parse(data, kind).problems)


def page(front: str, body: str = "") -> Parsed:
    return parse(f"---\nsummary: S\n{front}---\n{body}".encode(), Kind.PAGE)


# ---------------------------------------------------------------- what authors are told


@pytest.mark.parametrize(("kind", "text", "expected"), CASES)
def test_problems(kind, text, expected):
    assert shown(text.encode(), kind) == expected


@pytest.mark.parametrize(("kind", "text", "expected"), CASES)
def test_problems_with_other_line_ends(kind, text, expected):
    data = text.encode()
    assert shown(b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n"), kind) == expected
    assert shown(data.replace(b"\n", b"\r"), kind) == expected


@pytest.mark.parametrize(("kind", "text", "expected"), CASES)
def test_problems_without_the_c_parser(kind, text, expected, monkeypatch):
    monkeypatch.setattr("topicbook.yamlnodes.FAST", yaml.SafeLoader)
    assert shown(text.encode(), kind) == expected


@pytest.mark.parametrize(("kind", "text", "expected"), CASES)
def test_no_message_is_in_the_words_of_a_library(kind, text, expected):
    message = " ".join(problem.message for problem in parse(text.encode(), kind).problems)
    for words in ("Input should", "Value error", "String should", "Field required", "YAML"):
        assert words not in message
    for words in ("mapping", "scalar", "token", "scanning", "sequence", "expected <"):
        assert words not in message


def test_cases_reach_all_subtypes_that_one_file_can_give():
    reached = {
        p.subtype for case in CASES for p in parse(case.values[1].encode(), case.values[0]).problems
    }
    alone = {"frontmatter", "key", "value", "date", "title", "topic", "old_url"}
    assert {str(subtype) for subtype in reached} == alone


@pytest.mark.parametrize("model", [*MATTERS.values(), Contact])
def test_every_key_is_explained(model):
    assert model.model_fields.keys() <= FORMS.keys()
    assert all(field.description for field in model.model_fields.values())


@pytest.mark.parametrize("model", MATTERS.values())
def test_every_required_key_has_a_stand_in(model):
    required = {name for name, field in model.model_fields.items() if field.is_required()}
    assert required <= STAND_INS.keys()
    model.model_validate({name: STAND_INS[name][0] for name in required})


@pytest.mark.parametrize("kind", Kind)
def test_wrong_values_of_every_key_are_explained(kind):
    """Whatever error pydantic has for text, lists and groups of keys, it stays hidden."""
    for name in MATTERS[kind].model_fields:
        for value in (
            "[[]]",
            "[{}]",
            "{a: b}",
            "[x, '']",
            "'?!'",
            "'" + "9" * 5000 + "'",
            "{}",
            "[]",
        ):
            parsed = parse(f"---\n{name}: {value}\n---\n".encode(), kind)
            for problem in parsed.problems:
                assert "Input" not in problem.message
                assert problem.message.startswith((f"{name}: ", *STAND_INS, "title: "))


# ---------------------------------------------------------------- bytes


@pytest.mark.parametrize(
    ("data", "line", "column", "byte"),
    [
        (b"---\ntitle: caf\xe9\n---\n", 2, 11, "0xE9"),
        (b"\xef\xbb\xbf---\r\ntitle: \xc3\xa9\xe9\r\n---\r\n", 2, 9, "0xE9"),
        (b"---\rtitle: x\r---\r\r\x93quoted\x94", 5, 1, "0x93"),
        (POST + b"\xf0\x9f\x98\x80 \xc3(", 8, 3, "0xC3"),
        (b"\xff\xfe-\x00-\x00-\x00", 1, 1, "0xFF"),
        (POST + b"\xf0\x9f\x98", 8, 1, "0xF0"),
    ],
)
def test_bytes_that_are_not_utf8(data, line, column, byte):
    parsed = parse(data, Kind.POST)
    message = f"byte {byte} is not UTF-8; save the file as UTF-8"
    assert parsed.problems == (Problem(line, column, Subtype.ENCODING, message),)
    assert (parsed.body, parsed.body_line, parsed.heading_line, parsed.marks) == ("", 1, None, {})
    assert parsed.matter.summary == ""


def test_byte_order_mark_may_stand_there_twice():
    assert parse(b"\xef\xbb\xbf\xef\xbb\xbf" + POST, Kind.POST) == parse(POST, Kind.POST)


def test_hidden_character():
    problem = "posts/x.md:3:3: WARNING: the character U+0007 cannot stand here; delete it"
    assert shown(b"---\ntitle: T\nsu\x07mmary: S\n---\n", Kind.PAGE).startswith(
        "posts/x.md:1:1: WARNING: summary: required"
    )
    assert problem in shown(b"---\ntitle: T\nsu\x07mmary: S\n---\n", Kind.PAGE)


def test_messages_show_no_invisible_characters():
    problems = page('title: T\n"a\\u200bb": x\n').problems
    assert [p.message.partition(";")[0] for p in problems] == ['unknown key "a\ufffdb"']


def test_line_separators_of_word_processors_do_not_shift_lines():
    parsed = page("title: a\u2028b\x85c\nfoo: x\n", "one\u2028two\n")
    assert parsed.matter.title == "a b c"
    assert parsed.marks["foo",] == (4, 6)
    assert (parsed.body, parsed.body_line) == ("one\u2028two\n", 6)


# ---------------------------------------------------------------- text and places


@pytest.mark.parametrize(
    ("data", "body", "line"),
    [
        (POST, "Text\n", 7),
        (POST.replace(b"\n", b"\r\n"), "Text\n", 7),
        (b"---\ntitle: T\n---\n\nA\r\nB\rC", "\nA\nB\nC", 4),
        (b"--- \t\ntitle: T\n---  \nA", "A", 4),
        (b"---\ntitle: T\n---\n", "", 4),
        (b"---\ntitle: T\n---", "", 4),
        (b"---\n---", "", 3),
        (b"---", "", 2),
        (b"---\n", "", 2),
        (b"", "", 1),
        (b"Text\r\nText", "Text\nText", 1),
        (b"---\ntitle: T\nsummary: S\n\n# H\n", "\n# H\n", 4),
        (b"---\ntitle: T\nSome prose\n", "Some prose\n", 3),
        (b"---\ntitle: T\n-----\nA", "-----\nA", 3),
        (b"---\nsummary: |\n  a\n  ---\n---\nA\n---\nB", "A\n---\nB", 6),
    ],
)
def test_body(data, body, line):
    parsed = parse(data, Kind.POST)
    assert (parsed.body, parsed.body_line) == (body, line)


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ("# T\n", 4),
        ("\n\n  # T #\nText\n", 6),
        ("#\tT", 4),
        ("T\n=\n", 4),
        ("\nT\nand more\n=====\n", 5),
        ("(label)=\n# T\n", 5),
        ("% remark\n\n(label)=\n\nT\n===\n", 8),
        ("[a]: https://example.org\n\n# T\n", 6),
        ("", None),
        ("\n \n", None),
        ("Text\n\n# T\n", None),
        ("## T\n\n# T\n", None),
        ("T\n---\n", None),
        ("#T\n", None),
        ("#\n", None),
        ("    # T\n", None),
        ("\\# T\n", None),
        ("```\n# T\n```\n", None),
        ("~~~\n\n# T\n\n~~~\n", None),
        ("> # T\n", None),
        ("- # T\n", None),
        ("- T\n===\n", None),
        ("***\n# T\n", None),
        ("===\n", None),
        (":::{note}\n# T\n:::\n", None),
    ],
)
def test_heading(body, line):
    parsed = parse(f"---\nsummary: S\n---\n{body}".encode(), Kind.PAGE)
    assert parsed.heading_line == line
    assert parse(body.encode(), Kind.PAGE).heading_line == (line and line - 3)
    assert [p.subtype for p in parsed.problems] == ([] if line else [Subtype.TITLE])


def test_marks_count_characters():
    text = """---
summary: "😀 é"
contacts:
  - {id: é, url: https://example.org}
  - id: "😀"
    how:
questions: [😀, b]
"title": T
---
"""
    marks = parse(text.encode(), Kind.TOPIC).marks
    # The first contact is not in the record, so that the second has moved up; it is gone too.
    assert marks["summary",] == (2, 10)
    assert marks["questions", 0] == (7, 13)
    assert marks["questions", 1] == (7, 16)
    assert marks["title",] == (8, 10)
    assert marks["key", "title"] == (8, 1)
    assert ("contacts", 0) not in marks


def test_marks_of_contacts():
    text = """---
title: T
summary: S
contacts:
  - id: a
    region: R
    name: N
    how: H
  - {id: b, region: R, name: N, how: H, url: https://example.org}
---
"""
    parsed = parse(text.encode(), Kind.TOPIC)
    assert parsed.problems == ()
    assert parsed.marks["contacts", 0] == (5, 5)
    assert parsed.marks["contacts", 0, "how"] == (8, 10)
    assert parsed.marks["contacts", 1, "url"] == (9, 46)
    assert parsed.marks["key", "contacts", 1, "url"] == (9, 41)


def test_marks_follow_the_record_when_items_fall_out():
    text = "---\nsee_also: [a, A b, c, a, d]\n---\n"
    parsed = parse(text.encode(), Kind.POST)
    assert parsed.matter.see_also == ("a", "c", "d")
    places = [parsed.marks["see_also", number] for number in range(3)]
    assert places == [(2, 12), (2, 20), (2, 26)]
    assert ("see_also", 3) not in parsed.marks


# ---------------------------------------------------------------- the record


def test_a_record():
    parsed = parse(POST, Kind.POST)
    day = datetime.date(2026, 11, 22)
    assert parsed.problems == ()
    assert parsed.matter == PostMatter(
        title="Stress", summary="S", date=day, topics=("self-care", "stress")
    )


def test_words_stay_words():
    matter = page("title: No\n").matter
    assert matter.title == "No"
    assert page("title: 988\n").matter.title == "988"
    assert page("title: 2026-11-22\n").matter.title == "2026-11-22"
    assert page("title: 'null'\n").matter.title == "null"
    assert page("title: 1_000.0\n").matter.title == "1_000.0"


@pytest.mark.parametrize("nothing", ["", "~", "null", "# remark"])
def test_a_key_without_value_counts_as_not_given(nothing):
    data = POST.replace(
        b"---\nText", f"reviewed: {nothing}\nquestions: {nothing}\n---\nText".encode()
    )
    parsed = parse(data, Kind.POST)
    assert parsed.problems == ()
    assert parsed.matter == parse(POST, Kind.POST).matter


@pytest.mark.parametrize(
    ("text", "value"),
    [("true", True), ("Yes", True), ("on", True), ("False", False), ("no", False), ("0", False)],
)
def test_switches(text, value):
    data = POST.replace(b"title", f"featured: {text}\ntitle".encode())
    parsed = parse(data, Kind.POST)
    assert parsed.problems == ()
    assert parsed.matter.featured is value


def test_defaults_of_a_file_without_front_matter():
    post, topic, other = (parse(b"Text", kind).matter for kind in Kind)
    assert isinstance(post, PostMatter)
    assert isinstance(topic, TopicMatter)
    assert isinstance(other, PageMatter)
    assert (post.title, post.summary, post.date, post.topics, post.draft) == (
        None,
        "",
        None,
        (),
        False,
    )
    assert (topic.summary, topic.order, topic.contacts) == ("", 1000, ())
    assert other.summary == ""


def test_valid_values_are_kept_beside_wrong_ones():
    text = """---
title: Stress: what it is
summary: S
date: soon
updated: 2026-11-22
topics: [Self Care, stress, burnout, stress, a, b]
audience: [students, doctors]
questions:
  - Is it: stress: or burnout?
  - Why?
  - "Not closed
  - How?
draft: yes
featured: perhaps
mood: good
---
"""
    parsed = parse(text.encode(), Kind.POST)
    matter = parsed.matter
    assert isinstance(matter, PostMatter)
    assert (matter.title, matter.summary, matter.date) == (None, "S", None)
    assert matter.updated == datetime.date(2026, 11, 22)
    assert matter.topics == ("stress", "burnout", "a")
    assert matter.audience == (Audience.STUDENTS,)
    assert matter.questions == ("Why?", "How?")
    assert (matter.draft, matter.featured) == (True, False)
    assert [problem.line for problem in parsed.problems] == [2, 4, 6, 6, 6, 7, 9, 11, 14, 15]


def test_a_contact_survives_what_is_wrong_with_its_other_keys():
    text = """---
title: T
summary: S
contacts:
  - {id: a, region: R, name: N, how: H, url: ftp://x, checked: never, mood: good, brief: yes}
  - {id: b, region: R, name: N}
---
"""
    matter = parse(text.encode(), Kind.TOPIC).matter
    assert matter.contacts == (Contact(id="a", region="R", name="N", how="H", brief=True),)


def test_days_out_of_order_stay_in_the_record():
    matter = parse(POST.replace(b"title", b"updated: 2020-01-01\ntitle"), Kind.POST).matter
    assert matter.updated == datetime.date(2020, 1, 1)


def test_the_first_of_repeated_keys_holds():
    parsed = page("title: A\ntitle: B\n")
    assert parsed.matter.title == "A"
    assert parsed.marks["title",] == (3, 8)


@pytest.mark.parametrize("data", [POST, b"", b"---\ntitle: a: b\ntopics: [A, b]\n---\n# T\n"])
def test_results_can_be_pickled(data):
    parsed = parse(data, Kind.POST)
    assert pickle.loads(pickle.dumps(parsed)) == parsed


@pytest.mark.parametrize(
    "front",
    [
        "a: &a [x, x]\n" + "".join(f"b{n}: &b{n} [*a, *a]\n" for n in range(100)),
        "title: &t [*t]",
        "title: &t {a: *t}",
        "[" * 100_000,
        "title: " + "[" * 100_000,
        "title: " + "{a: " * 100_000,
        "- " * 10_000,
        "questions:\n" + "  - a: b: c\n" * 1_000,
    ],
)
def test_files_made_to_hurt(front):
    parsed = parse(f"---\n{front}\n---\nText\n".encode(), Kind.POST)
    assert parsed.problems
    assert parsed.body == "Text\n"
    assert max(len(problem.message) for problem in parsed.problems) < 1_000


# ---------------------------------------------------------------- anything at all

#: no database: tests leave no files behind; no deadline: machines differ
ANYTHING = settings(deadline=None, database=None, derandomize=True)
KEYS = sorted(FORMS)
MARKS = "[]{}'\"#!|>%@`?~\t\\:\r\u2028\x85\x00\ufeffé😀"
TAGS = ("!!str ", "\\u", "\\ud800", "\\x4", "---", "...", "&a", "*a", "<<", " #", "? ", ": ", "- ")
BREAKS = ("\n", "\n  ", "\n- ", "\n  - ", "\n---\n", "\r\n", "# H\n", "===\n")
VALUES = ("null", "2026-11-22", "a", "b c", "self-care", " ", ", ")
PIECES = st.sampled_from((*KEYS, *MARKS, *TAGS, *BREAKS, *VALUES))
YAMLISH = st.lists(PIECES, max_size=40).map("".join)


def check_anything(data: bytes, kind: Kind) -> None:
    parsed = parse(data, kind)
    assert list(parsed.problems) == sorted(parsed.problems)
    assert isinstance(parsed.matter, MATTERS[kind])
    assert "\r" not in parsed.body
    for problem in parsed.problems:
        assert problem.message.isprintable()
    if all(problem.subtype is not Subtype.ENCODING for problem in parsed.problems):
        text = data.decode().replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
        lines = text.split("\n")
        assert text.endswith(parsed.body)
        for line, column in [
            *parsed.marks.values(),
            *((p.line, p.column) for p in parsed.problems),
        ]:
            assert 1 <= line <= len(lines)
            assert 1 <= column <= len(lines[line - 1]) + 1
    if not parsed.problems:
        again = parse(written(parsed.matter), kind)
        assert (again.matter, again.problems) == (parsed.matter, ())


def written(matter: PostMatter | TopicMatter | PageMatter) -> bytes:
    """Return a file with the front matter *matter*."""
    front = yaml.safe_dump(matter.model_dump(mode="json", exclude_defaults=True))
    return f"---\n{front}---\n{'# T' if matter.title is None else ''}\n".encode()


@ANYTHING
@given(st.binary(max_size=300), st.sampled_from(Kind))
def test_random_bytes(data, kind):
    check_anything(data, kind)
    check_anything(b"---\n" + data + b"\n---\n", kind)


@ANYTHING
@given(YAMLISH, YAMLISH, st.sampled_from(Kind))
def test_random_yaml(front, body, kind):
    check_anything(f"---\n{front}\n---\n{body}".encode(), kind)
    check_anything(f"---\ntitle: T\nsummary: S\n{front}\n---\n{body}".encode(), kind)
    check_anything(f"---\n{front}{body}".encode(), kind)


PRINTABLE = st.characters(exclude_categories=("C", "Z")) | st.just(" ")
WORDS = st.text(PRINTABLE, max_size=30).map(str.strip).filter(bool)
IDS = st.from_regex(r"/?[a-z0-9][a-z0-9._-]{0,9}(/[a-z0-9]{1,5}){0,2}", fullmatch=True)
DAYS = st.dates(datetime.date(2000, 1, 1), datetime.date(2020, 1, 1))
LATER = st.dates(datetime.date(2020, 1, 2), datetime.date(2030, 1, 1))


def several(items: st.SearchStrategy[object], least: int = 0) -> st.SearchStrategy[list[object]]:
    fold = " ".join
    return st.lists(
        items, min_size=least, max_size=5, unique_by=lambda item: fold(str(item).split()).casefold()
    )


SHARED = {"title": WORDS, "summary": WORDS}
CARE = {
    "questions": several(WORDS),
    "audience": several(st.sampled_from(Audience)),
    "updated": st.none() | LATER,
    "reviewed": st.none() | LATER,
}
POSTS = (
    SHARED
    | CARE
    | {
        "date": DAYS,
        "topics": several(IDS, 1),
        "see_also": several(IDS),
        "old_urls": several(
            st.from_regex(r"/[^\s?#\\]{0,20}", fullmatch=True).filter(str.isprintable)
        ),
        "draft": st.booleans(),
    }
)
CONTACTS = st.fixed_dictionaries(
    {
        "id": st.from_regex(r"[a-z0-9]{1,5}(-[a-z0-9]{1,5})?", fullmatch=True),
        **dict.fromkeys(("region", "name", "how"), WORDS),
        "seen": st.none() | st.sampled_from(["2026", "2026-11", "2026-11-22"]),
        "checked": st.none() | DAYS,
        "brief": st.booleans(),
    }
)
TOPICS = (
    SHARED
    | CARE
    | {
        "order": st.integers(-(10**9), 10**9),
        "also_called": several(WORDS),
        "related": several(IDS),
        "contacts": st.lists(CONTACTS, max_size=3, unique_by=lambda contact: contact["id"]),
    }
)
MADE = st.one_of(
    st.builds(PostMatter.model_validate, st.fixed_dictionaries(POSTS)),
    st.builds(TopicMatter.model_validate, st.fixed_dictionaries(TOPICS)),
    st.builds(PageMatter.model_validate, st.fixed_dictionaries(SHARED)),
)


@ANYTHING
@given(MADE)
def test_records_survive_being_written_and_read(matter):
    kind = next(kind for kind, model in MATTERS.items() if type(matter) is model)
    parsed = parse(written(matter), kind)
    assert parsed.problems == ()
    assert parsed.matter == matter
    assert all(type(place) is tuple for place in parsed.marks.values())
