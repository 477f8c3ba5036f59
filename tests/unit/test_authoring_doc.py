from __future__ import annotations

import re
from pathlib import Path

import pytest

from topicbook.directives import LISTINGS
from topicbook.model import MATTERS, Kind
from topicbook.problem import Subtype

TEXT = (Path(__file__).parents[2] / "docs" / "authoring.md").read_text(encoding="utf-8")


def section(title: str) -> str:
    return TEXT.split(f"{title}\n", 1)[1].split("\n#", 1)[0]


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        (Kind.POST, "### Posts (`posts/`)"),
        (Kind.TOPIC, "### Topics (`topics/`)"),
        (Kind.PAGE, "### Pages (`pages/`)"),
    ],
)
def test_every_key_of_the_contract_is_explained(kind: Kind, title: str) -> None:
    named = set(re.findall(r"`([a-z_]+)`", section(title)))
    assert set(MATTERS[kind].model_fields) <= named


def test_every_warning_is_listed_with_its_meaning() -> None:
    rows = re.findall(r"^\| `topicbook\.(\w+)` \| (.+) \|$", section("## Warnings"), re.M)
    assert rows == [(str(subtype), subtype.meaning) for subtype in Subtype]


def test_every_listing_and_its_options_are_explained() -> None:
    rows = dict(re.findall(r"^\| `\{([a-z-]+)[^|]*\|[^|]*\|(.*)\|$", TEXT, re.M))
    for name, options in LISTINGS.items():
        assert set(re.findall(r"`:(\w+):", rows[name])) == set(options), name
