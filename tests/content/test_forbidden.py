"""Nothing from the evidence files' lists of what is unconfirmed or must not be printed."""

from __future__ import annotations

import re

import pytest
import yaml

from tests.content.prose import all_texts, shown

#: pattern -> what the evidence files say of it
FORBIDDEN = {
    r"\b40 ?/ ?30 ?/ ?15\b|\b40%[^.]*\b30%[^.]*\b15%": "Lambert's pie: origin not confirmed",
    r"demonstrably effective": "which elements are in which group was not seen",
    r"panagioti": "retracted",
    r"\b47%": "an old dropout figure, superseded",
    r"session rating scale[^.]*\b36\b": "cut-off not confirmed",
    r"\b4 to 6 sessions\b|\bfour to six sessions\b": "no confirmed source",
    r"15 cigarettes": "not confirmed",
    r"1 in 4 therapists|one in four therapists": "not confirmed",
    r"(?:5|five|12|twelve) stages": "not confirmed as a finding",
    r"\b(?:OR|odds ratio) (?:of )?0?\.6[35]\b": "two records disagree",
    r"\b22 items\b|\b23 items\b|\b10[- ]items?\b": "item counts not confirmed",
    r"parasympathetic trick|resets? your nervous system": "no source",
    r"\b1737\b|\b686868\b|(?<![\d,])000\b|1-800-662-4357": "not to be printed",
    r"\bpress 3\b|\b50808\b": "not to be printed",
    r"trevor project": "not to be printed",
}


def everything() -> dict[str, str]:
    """Return all words of every page: front matter and text."""
    return {
        docname: f"{yaml.safe_dump(text.front, width=10**6)}\n{shown(text.body)}"
        for docname, text in all_texts().items()
    }


@pytest.mark.parametrize("pattern", [*FORBIDDEN])
def test_nothing_unconfirmed_is_printed(pattern: str) -> None:
    found = {
        docname: match[0]
        for docname, text in everything().items()
        if (match := re.search(pattern, text, re.IGNORECASE))
    }
    assert found == {}, FORBIDDEN[pattern]


def test_no_reading_status_keeps_a_source_out_and_is_cited_all_the_same() -> None:
    banned = {"retraction2020panagioti"}
    cited = {
        key.strip()
        for text in all_texts().values()
        for keys in re.findall(r"\{footcite\}`([^`]*)`", text.body)
        for key in keys.split(",")
    }
    assert cited & banned == set()
    assert len(cited) > 100
