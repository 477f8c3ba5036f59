"""Question banks are read as written, and mistakes in them are told with their place."""

from __future__ import annotations

from pathlib import Path

from topicbook.search.banks import Banks

TOPICS = ("topics/care/rest", "topics/care/index")


def write(root: Path, name: str, data: bytes | str) -> None:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)


def told(banks: Banks) -> list[str]:
    return [problem.show(path) for path, problem in banks.problems]


def test_lines_are_questions_and_the_rest_is_passed_over(tmp_path: Path) -> None:
    text = "# How people ask\n\n  why am   I tired \r\n# no\nrest?\n"
    write(tmp_path, "topics/care/rest.asks.txt", "\N{ZERO WIDTH NO-BREAK SPACE}" + text)
    banks = Banks(tmp_path, TOPICS)
    assert banks.lines == {"topics/care/rest": ("why am I tired", "rest?")}
    assert banks.problems == []


def test_a_site_without_banks_has_none(tmp_path: Path) -> None:
    assert Banks(tmp_path, TOPICS).lines == {}


def test_a_question_asked_twice_is_told(tmp_path: Path) -> None:
    write(tmp_path, "topics/care/rest.asks.txt", "Why?\nwhen\nwhy?\n")
    banks = Banks(tmp_path, TOPICS)
    assert told(banks) == [
        "topics/care/rest.asks.txt:3:1: WARNING: the same question stands in line 1;"
        " leave one of them out [topicbook.questions]"
    ]
    assert banks.lines["topics/care/rest"] == ("Why?", "when")


def test_a_bank_without_a_topic_is_told_with_the_nearest_name(tmp_path: Path) -> None:
    write(tmp_path, "topics/care/rset.asks.txt", "why\n")
    banks = Banks(tmp_path, TOPICS)
    assert told(banks) == [
        "topics/care/rset.asks.txt: WARNING: no topic has this file's name;"
        ' did you mean "topics/care/rest.asks.txt"? [topicbook.questions]'
    ]
    assert banks.lines == {}


def test_a_bank_in_another_encoding_is_told(tmp_path: Path) -> None:
    write(tmp_path, "topics/care/rest.asks.txt", b"why\nna\xefve\n")
    banks = Banks(tmp_path, TOPICS)
    assert told(banks) == [
        "topics/care/rest.asks.txt:2: WARNING: expected UTF-8 text;"
        " save the file as UTF-8 [topicbook.encoding]"
    ]
