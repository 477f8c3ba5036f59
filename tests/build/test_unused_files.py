"""Styles and scripts are loaded by the pages that have something for them."""

from __future__ import annotations

import pytest

from tests.support.build import STRICT, Build, build_small, post

CODE = "```python\nprint('x')\n```"
CARD = ":::{card} A card\nWords.\n:::"


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    files = {"posts/code.md": post("Code", CODE), "posts/card.md": post("Card", CARD)}
    return build_small(tmp_path_factory.mktemp("unused"), files, *STRICT)


@pytest.mark.parametrize(
    ("name", "page", "other"),
    [("pygments.css", "posts/code", "posts/card"), ("sphinx-design", "posts/card", "posts/code")],
)
def test_a_file_is_loaded_where_it_is_used(build: Build, name: str, page: str, other: str) -> None:
    assert name in build.html(page)
    assert name not in build.html(other)
