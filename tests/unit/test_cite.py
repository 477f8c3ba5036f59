"""Citations of pages, read back by the libraries that others use."""

from __future__ import annotations

import datetime
import json
import re

import pytest
import rispy
from pybtex.database import parse_string

from topicbook.cite import Work, apa, bibtex, csl_json, key_of, ris

DAY = datetime.date(2026, 11, 3)
GROUP = "The Therapist Diaries"
URL = "https://example.org/a_b.html?x=1&y=%20#z"
TITLES = [
    "Feeling worse after a session",
    "Is it bad enough for therapy?",
    "How to say “that did not help”",
    "50% & more: {braces}, #1, a_b, ~, ^, $5, \\end",
    "Ärger, été, 心",
    "<b>bold</b>",
]


def work(title: str = "A page", **changes: object) -> Work:
    fields = {"author": GROUP, "site": GROUP, "date": DAY, "url": URL} | changes
    return Work("ttd-a", title, **fields)  # type: ignore[arg-type]


def test_apa_leaves_out_a_site_named_like_its_author() -> None:
    assert "".join(apa(work())) == f"{GROUP}. (2026, November 3). A page. {URL}"


def test_apa_names_another_site() -> None:
    expected = "Jane Doe. (2026, November 3). A page. Notes. https://example.org/"
    assert (
        "".join(apa(work(author="Jane Doe", site="Notes", url="https://example.org/"))) == expected
    )


def test_apa_without_date_and_address() -> None:
    assert "".join(apa(work(date=None, url=""))) == f"{GROUP}. (n.d.). A page."


@pytest.mark.parametrize("end", ["?", "!", "."])
def test_apa_adds_no_second_mark(end: str) -> None:
    assert "".join(apa(work(f"Why{end}", url=""))) == f"{GROUP}. (2026, November 3). Why{end}"


def test_the_title_is_the_part_in_italics() -> None:
    assert apa(work("Why?"))[1] == "Why?"


@pytest.mark.parametrize("title", TITLES)
def test_bibtex_reads_back(title: str) -> None:
    (entry,) = parse_string(bibtex(work(title)), "bibtex").entries.values()
    assert entry.key == "ttd-a"
    assert [str(person) for person in entry.persons["author"]] == [f"{{{GROUP}}}"]
    assert entry.fields["url"] == URL
    assert (entry.fields["year"], entry.fields["month"]) == ("2026", "11")
    assert entry.fields["note"] == "Version of 2026-11-03"


def test_nothing_in_bibtex_has_a_meaning_for_tex() -> None:
    entry = bibtex(work(TITLES[3], url=""))
    (title,) = re.findall(r"title = \{\{(.*)\}\}", entry)
    assert title == (
        r"50\% \& more: \textbraceleft{}braces\textbraceright{}, \#1, a\_b, \textasciitilde{},"
        r" \textasciicircum{}, \$5, \textbackslash{}end"
    )


@pytest.mark.parametrize("title", TITLES)
def test_ris_reads_back(title: str) -> None:
    (record,) = rispy.loads(ris(work(title)))
    assert record["type_of_reference"] == "ELEC"
    assert (record["title"], record["authors"]) == (title, [GROUP])
    assert (record["year"], record["date"], record["urls"]) == ("2026", "2026/11/03", [URL])


def test_ris_keeps_each_field_in_its_line() -> None:
    assert ris(work("Two\nlines", date=None, url="")).split("\n") == [
        "TY  - ELEC",
        "TI  - Two lines",
        f"AU  - {GROUP}",
        f"PB  - {GROUP}",
        "ER  - ",
    ]


@pytest.mark.parametrize("title", TITLES)
def test_csl_json_reads_back(title: str) -> None:
    (item,) = json.loads(csl_json(work(title)))
    assert item == {
        "id": "ttd-a",
        "type": "webpage",
        "title": title,
        "author": [{"literal": GROUP}],
        "container-title": GROUP,
        "issued": {"date-parts": [[2026, 11, 3]]},
        "URL": URL,
    }


def test_what_is_not_known_is_left_out() -> None:
    (item,) = json.loads(csl_json(work(date=None, url="")))
    assert item.keys() == {"id", "type", "title", "author", "container-title"}
    assert "url" not in bibtex(work(url=""))
    assert "year" not in bibtex(work(date=None))


def test_keys_come_from_site_and_page() -> None:
    assert key_of("posts/a-hard-day", GROUP) == "ttd-a-hard-day"
    assert key_of("topics/self-care/index", GROUP) == "ttd-self-care"
    assert key_of("posts/x", "—") == "page-x"
