"""Every figure that is cited stands in the evidence, and the ledger says in which line."""

from __future__ import annotations

import csv
import itertools
import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from tests.content.prose import CITE, Sentence, all_texts, prose_sentences, sentences, shown
from tests.support.build import ROOT

LEDGER = Path(__file__).with_name("claims.tsv")
EVIDENCE = ROOT / "docs" / "evidence"
COUNT = r"two|three|four|five|six|seven|eight|nine|ten|twenty|\d+"
FIGURE = re.compile(
    rf"\b(?:one|\d+) in (?:{COUNT})\b|(?<![\w.,])-?(?:\d[\d,]*(?:\.\d+)?|\.\d+)(?:\s?%)?", re.I
)


@dataclass(frozen=True)
class Claim:
    """One row of the ledger."""

    page: str
    fragment: str
    key: str
    figure: str
    evidence: str


@cache
def claims() -> tuple[Claim, ...]:
    with LEDGER.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    assert rows[0] == ["page", "fragment", "key", "figure", "evidence"]
    return tuple(Claim(*row) for row in rows[1:])


def normal(text: str) -> str:
    """Return a text with plain signs and spaces."""
    return " ".join(text.replace("\N{MINUS SIGN}", "-").replace("–", "-").split())


def figures(sentence: Sentence) -> set[str]:
    """Return digits, percentages and "one in N" of a sentence."""
    return {found.rstrip(",").lower() for found in FIGURE.findall(normal(sentence.text))}


def cited_sentences() -> list[Sentence]:
    return [sentence for sentence in prose_sentences() if sentence.keys]


def fragments_of(docname: str) -> dict[str, list[Claim]]:
    found = defaultdict(list)
    for claim in claims():
        if claim.page == docname:
            found[normal(claim.fragment)].append(claim)
    return found


def rows_for(sentence: Sentence) -> list[Claim]:
    """Return the rows whose fragment stands in a sentence, as written or as read."""
    source = normal(CITE.sub("", sentence.source))
    texts = (source, normal(sentence.text))
    return [
        claim
        for fragment, rows in fragments_of(sentence.docname).items()
        if any(fragment in text for text in texts)
        for claim in rows
    ]


def test_there_is_something_to_check() -> None:
    assert len(claims()) > 200
    assert len(cited_sentences()) > 400


def test_every_cited_figure_has_a_row() -> None:
    missing = []
    for sentence in cited_sentences():
        rows = {row.figure.lower() for row in rows_for(sentence) if row.key in sentence.keys}
        missing += [
            f"{sentence.docname}: {figure} in: {sentence.text}"
            for figure in sorted(figures(sentence) - rows)
        ]
    assert missing == []


def test_every_row_is_used() -> None:
    stray = []
    for claim in claims():
        assert claim.page in all_texts(), claim
        found = [
            sentence
            for sentence in sentences(claim.page)
            if claim in rows_for(sentence)
            and claim.key in sentence.keys
            and claim.figure.lower() in figures(sentence)
        ]
        if len(found) != 1:
            stray.append((len(found), claim))
    assert stray == []


@cache
def evidence_line(place: str) -> str:
    name, _, line = place.partition(":")
    return (EVIDENCE / name).read_text(encoding="utf-8").splitlines()[int(line) - 1]


def bears(line: str, figure: str) -> bool:
    """Tell whether a figure stands in a line as a number of its own."""
    text, wanted = normal(line).replace(" %", "%").lower(), figure.lower().replace(" %", "%")
    numbers = {"one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "ten": "10"}
    for word, digit in numbers.items():
        text = re.sub(rf"\b{word}\b", digit, text)
        wanted = re.sub(rf"\b{word}\b", digit, wanted)
    plain = re.escape(wanted).replace(r"\-", "-")
    return re.search(rf"(?<![\d.])(?<!\d,){plain}(?![\d%]|[.,]\d)", text) is not None


@pytest.mark.parametrize("page", sorted({claim.page for claim in claims()}))
def test_every_figure_stands_in_the_line_the_ledger_names(page: str) -> None:
    wrong = [
        claim
        for claim in claims()
        if claim.page == page
        and not (
            claim.key in evidence_line(claim.evidence)
            and bears(evidence_line(claim.evidence), claim.figure)
        )
    ]
    assert wrong == []


def test_the_check_finds_a_figure_that_is_not_there() -> None:
    line = "**x** (A). r = .28 (95% CI .23 to .33); 6,138 clients; one in five."
    assert bears(line, ".28")
    assert bears(line, "6,138")
    assert bears(line, "1 in 5")
    assert not bears(line, "28")
    assert not bears(line, ".2")
    assert not bears(line, "138")
    assert not bears(line, "28%")


def test_numbers_beside_other_words_are_figures() -> None:
    sentence = Sentence("x", "In 12 trials, one in five (20%; r = -.16) of 1,314 people.")
    assert figures(sentence) == {"12", "one in five", "20%", "-.16", "1,314"}
    assert shown("{topic}`a <b>` and {footcite}`c2019d`") == "a and"


def amount(figure: str) -> tuple[str, float]:
    """Return what a figure says, however it is written: a share of 100 or a plain number."""
    numbers = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "ten": 10, "twenty": 20}
    share = re.fullmatch(r"(\w+) in (\w+)", figure.lower())
    if share:
        part, whole = (float(numbers.get(word, word)) for word in share.groups())
        return "share", 100 * part / whole
    unit = "share" if figure.endswith("%") else "number"
    return unit, abs(float(figure.rstrip(" %").replace(",", "")))


def told_twice(quoted: dict[str, set[str]]) -> list[tuple[str, str, str]]:
    """Return pairs of figures of one source that say the same in two ways, rounded or not."""
    found = []
    for key, figures_of in sorted(quoted.items()):
        for one, other in itertools.combinations(sorted(figures_of), 2):
            (unit, first), (same_unit, second) = amount(one), amount(other)
            small = unit == same_unit and max(first, second) < 1000
            decimals = min(len(text.rstrip("% ").partition(".")[2]) for text in (one, other))
            if small and round(first, decimals) == round(second, decimals):
                found.append((key, one, other))
    return found


def test_a_figure_is_quoted_the_same_way_everywhere() -> None:
    quoted = defaultdict(set)
    for claim in claims():
        quoted[claim.key].add(claim.figure)
    assert told_twice(quoted) == []
    made = {"a": {".278", ".28"}, "b": {"20%", "one in five"}, "c": {".2", "0.20"}}
    assert [key for key, *_ in told_twice(made)] == ["a", "b", "c"]
    assert told_twice({"a": {"12", "12.6"}, "b": {"20", "20%"}, "c": {"1", "1,000"}}) == []
