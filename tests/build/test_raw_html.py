"""Raw HTML in a text is off: it shows as text, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.build import STRICT, Build, build_small, plain, post

RAW = """\
Inline <b>bold</b> and <script>alert(1)</script>, <!-- a remark --> <img src=x onerror=alert(2)>.

<div onclick="alert(3)">A block</div>

<script>
alert(4)
</script>

<!-- a remark of
two lines -->

<style>p { color: red }</style>

[a link](javascript:alert(5)) and <javascript:alert(6)>
"""


@pytest.fixture(scope="module")
def raw(tmp_path_factory: pytest.TempPathFactory) -> Build:
    return build_small(tmp_path_factory.mktemp("raw"), {"posts/x.md": post("A post", RAW)}, *STRICT)


def test_raw_html_in_a_text_shows_as_text(raw: Build) -> None:
    assert (raw.status, raw.errors) == (0, "")
    page = raw.page("posts/x")
    article = page.find("article")
    assert article is not None
    assert not article.select("b, script, img, style, [onclick], [onerror]")
    assert not page.select('[href^="javascript:" i]')
    text = plain(article.get_text())
    for written in (
        "<b>bold</b>",
        "<script>alert(1)</script>",
        "<!-- a remark -->",
        "<img src=x onerror=alert(2)>",
        '<div onclick="alert(3)">A block</div>',
        "<script> alert(4) </script>",
        "<style>p { color: red }</style>",
    ):
        assert written in text, written


@pytest.mark.parametrize(
    "text",
    [
        "```{raw} html\n<script>alert(1)</script>\n<evil-tag>\n```",
        "```{eval-rst}\n.. raw:: html\n\n   <script>alert(1)</script><evil-tag>\n```",
        "```{eval-rst}\n.. role:: h(raw)\n   :format: html\n\n:h:`<script>alert(1)</script>`\n```",
    ],
)
def test_raw_html_is_off_by_directives_too(text: str, tmp_path: Path) -> None:
    build = build_small(tmp_path, {"posts/x.md": post("A post", text)}, "-n")
    assert build.status == 0
    page = build.page("posts/x")
    assert page.find("evil-tag") is None
    assert not [tag for tag in page.find_all("script") if "alert(" in tag.get_text()]
