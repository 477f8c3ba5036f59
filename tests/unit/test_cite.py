"""Citations of pages, read back by the libraries that others use."""

from __future__ import annotations

import datetime
import json
import re

import pytest
import rispy
from hypothesis import example, given
from hypothesis import strategies as st
from pybtex.database import parse_string

from topicbook.cite import Work, apa, bibtex, csl_json, key_of, ris

DAY = datetime.date(2026, 11, 3)
GROUP = "The Therapist Diaries"
URL = "https://example.org/a_b.html?x=1&y=%20#z"
#: what TeX prints for each way to write one of its own characters
PRINTED = {
    r"\textbraceleft{}": "{",
    r"\textbraceright{}": "}",
    r"\textbackslash{}": "\\",
    r"\textasciitilde{}": "~",
    r"\textasciicircum{}": "^",
    r"\textless{}": "<",
    r"\textgreater{}": ">",
    r"\textbar{}": "|",
    **{f"\\{sign}": sign for sign in "#$%&_"},
}
#: printable characters of all scripts, those that the formats mark with among them
titles = st.text(
    st.one_of(
        st.sampled_from("{}\\#$%&_~^<>|\"'“”‘’?!.-,:@= "),
        st.characters(codec="utf-8", exclude_categories=("C", "Z")),
    )
).map(lambda text: " ".join(text.split()))
hostile = [
    "50% & more: {braces}, #1, a_b, ~, ^, $5, \\end",
    "}{ \\} {{{",
    'Say "why", he said',
    "ER - and TY - BOOK",
    "nov",
    "<b>bold</b>",
    "Ärger, été, 心 🙂",
]


def work(title: str = "A page", **changes: object) -> Work:
    fields = {"author": GROUP, "site": GROUP, "date": DAY, "version": "2", "url": URL} | changes
    return Work("posts/a", title, **fields)  # type: ignore[arg-type]


def with_hostile(test: object) -> object:
    """Try titles at random, and those that are known to be hard."""
    for title in hostile:
        test = example(title)(test)  # type: ignore[arg-type]
    return given(titles.filter(bool))(test)  # type: ignore[arg-type]


def printed(tex: str) -> str:
    """Return what TeX prints; a sign of its own that is not written out stays in its way."""
    parts = re.split(r"(\\[a-z]+\{\}|\\.)", tex)
    assert not any(set(part) & set("{}\\#$%&_~^") for part in parts[::2])
    return "".join(PRINTED[part] if place % 2 else part for place, part in enumerate(parts))


def entry_of(text: str) -> dict[str, str]:
    """Return key, author and fields of the one entry."""
    ((key, entry),) = parse_string(text, "bibtex").entries.items()
    (author,) = entry.persons["author"]
    return {"key": key, "author": str(author), **entry.fields}


def reference(title: str = "A page", **changes: object) -> str:
    return "".join(apa(work(title, **changes)))


def test_apa_leaves_out_a_site_named_like_its_author() -> None:
    assert reference() == f"{GROUP}. (2026, November 3). A page. {URL}"


def test_apa_names_another_site() -> None:
    found = reference(author="Rest Ltd.", site="Notes", url="https://example.org/")
    assert found == "Rest Ltd. (2026, November 3). A page. Notes. https://example.org/"


def test_apa_without_date_and_address() -> None:
    assert reference(date=None, url="") == f"{GROUP}. (n.d.). A page."


@pytest.mark.parametrize(
    ("title", "in_italics", "after"),
    [
        # as citeproc-js 2.4 writes them in the APA style of the CSL project
        ("Rest & work", "Rest & work", ". "),
        ("Is it bad enough?", "Is it bad enough?", " "),
        ("Stop!", "Stop!", " "),
        ("It’s over.", "It’s over.", " "),
        ("The U.S.", "The U.S.", " "),
        ("“Quoted”", "“Quoted.”", " "),
        ("Say “why?”", "Say “why?”", " "),
        ("Is it “so”?", "Is it “so”?", " "),
        ("She said “stop.”", "She said “stop.”", " "),
        ("‘Why?’ and ‘how’", "‘Why?’ and ‘how.’", " "),
        ("So “a ‘b’”", "So “a ‘b.’”", " "),
        ("The parents’", "The parents’", ". "),
        ("What (now?)", "What (now?)", ". "),
        ("And then…", "And then…", ". "),
        # where that would mistake the sign for a quotation mark, or adds a second period
        ('The 5"', 'The 5"', ". "),
        ('The "room"', 'The "room."', " "),
        ("休息。", "休息。", " "),
    ],
)
def test_apa_ends_a_title_once(title: str, in_italics: str, after: str) -> None:
    assert apa(work(title, url="U")) == (
        f"{GROUP}. (2026, November 3). ",
        in_italics,
        f"{after}U",
    )
    assert reference(title, url="").endswith((in_italics + after).rstrip())


@with_hostile
def test_bibtex_reads_back(title: str) -> None:
    found = entry_of(bibtex(work(title, author=f"{title} Group")))
    assert printed(found.pop("title").removeprefix("{").removesuffix("}")) == title
    assert printed(found.pop("author").removeprefix("{").removesuffix("}")) == f"{title} Group"
    assert printed(found.pop("howpublished")) == GROUP
    assert found == {
        "key": "posts/a",
        "year": "2026",
        "month": "November",
        "note": "Version of November 3, 2026",
        "url": URL,
    }


def test_bibtex_names_the_month_as_styles_know_it() -> None:
    assert "\n    month = nov,\n" in bibtex(work())


def test_bibtex_has_the_version_of_the_site_in_place_of_a_day() -> None:
    found = entry_of(bibtex(work(date=None, url="", version="2_b")))
    assert found == {
        "key": "posts/a",
        "author": f"{{{GROUP}}}",
        "title": "{A page}",
        "note": r"Version 2\_b",
    }


@with_hostile
def test_ris_reads_back(title: str) -> None:
    (record,) = rispy.loads(ris(work(title)).replace("\r\n", "\n"))
    assert record == {
        "type_of_reference": "ELEC",
        "authors": [GROUP],
        "title": title,
        "year": "2026",
        "date": "2026/11/03/",
        "urls": [URL],
    }


def test_ris_has_the_line_ends_of_the_format() -> None:
    assert ris(work(date=None, url="", site="Notes")).split("\r\n") == [
        "TY  - ELEC",
        f"AU  - {GROUP}",
        "TI  - A page",
        "T2  - Notes",
        "ET  - 2",
        "ER  - ",
        "",
    ]


@with_hostile
def test_csl_json_reads_back(title: str) -> None:
    assert json.loads(csl_json(work(title))) == [
        {
            "id": "posts/a",
            "type": "webpage",
            "title": title,
            "author": [{"literal": GROUP}],
            "issued": {"date-parts": [[2026, 11, 3]]},
            "URL": URL,
        }
    ]


def test_csl_json_leaves_out_what_is_not_known() -> None:
    (item,) = json.loads(csl_json(work(date=None, url="", site="Notes")))
    assert item.keys() == {"id", "type", "title", "author", "container-title", "version"}
    assert (item["container-title"], item["version"]) == ("Notes", "2")
    (item,) = json.loads(csl_json(work(date=None, url="", version="")))
    assert item.keys() == {"id", "type", "title", "author"}


@given(st.lists(titles.filter(bool), unique=True, min_size=2))
def test_keys_differ_as_pages_do_and_every_program_takes_them(docnames: list[str]) -> None:
    keys = [key_of(f"posts/{name}") for name in docnames]
    assert len(set(keys)) == len(docnames)
    assert all(re.fullmatch(r"[\w/.+-]+", key, re.ASCII) for key in keys)


def test_the_key_of_an_ordinary_page_is_its_name() -> None:
    assert key_of("topics/self-care/index") == "topics/self-care/index"
    assert bibtex(work()).startswith("@misc{posts/a,\n")
