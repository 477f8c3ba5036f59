"""How hard a post is to read."""

from pathlib import Path

import pytest

from topicbook.authoring.__main__ import main
from topicbook.authoring.readability import grade, paragraphs, report

EASY = ["You can stop. You can ask. It is fine to wait."]
HARD = [
    "Organizational interventions necessitate comprehensive evaluation of multidimensional " * 2
]


def test_long_words_and_sentences_are_harder() -> None:
    assert grade(EASY) < 2
    assert grade(HARD) > 20


def test_the_grade_is_the_published_formula() -> None:
    # 9 words, 3 sentences, 9 syllables
    expected = 0.39 * 9 / 3 + 11.8 * 9 / 9 - 15.59
    assert grade(["The cat sat. The dog ran. The sun set."]) == pytest.approx(expected)


def test_roles_read_as_their_text_and_citations_as_nothing() -> None:
    body = "See {topic}`clear limits <boundaries>` and {post}`x`.{footcite}`key2020`\n\n- *One*\n"
    assert [*paragraphs(body)] == ["See clear limits and x.", "One"]


def test_the_report_names_the_hardest_post_first(tmp_path: Path) -> None:
    front = "---\ntitle: T\nsummary: S\ndate: 2026-11-22\ntopics: [x]\n---\n\n"
    (tmp_path / "posts").mkdir()
    (tmp_path / "posts/easy.md").write_text(front + EASY[0], encoding="utf-8")
    (tmp_path / "posts/hard.md").write_text(front + HARD[0], encoding="utf-8")
    first, hard, easy = report(tmp_path).splitlines()
    assert first.startswith("Median US school grade of 2 posts: ")
    assert hard.endswith("posts/hard.md")
    assert easy.endswith("posts/easy.md")


def test_the_command_never_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["readability", str(tmp_path)]) == 0
    assert "0 posts" in capsys.readouterr().out
