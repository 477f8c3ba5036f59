"""The data of a plot: what is read, and what is said of wrong lines."""

from __future__ import annotations

import pytest

from topicbook.figures.plot_data import COLUMNS, Finding, read_findings, shown
from topicbook.problem import Problem, Subtype

HEAD = "\t".join(COLUMNS)
GOOD = Finding("Trust", "doe2001", ".28", ".26", ".30", "12", "1,200", "in person")


def line(**cells: str) -> str:
    """Return a good line with some cells replaced."""
    good = {name: getattr(GOOD, name) for name in COLUMNS}
    return "\t".join({**good, **cells}.values())


def problems(*lines: str, head: str = HEAD) -> list[tuple[int, int, str]]:
    """Return place and message of each problem, below a good first line."""
    _, found = read_findings("\n".join([head, *lines]))
    return [(one.line, one.column, one.message) for one in found]


def test_a_good_line_is_read_as_it_stands() -> None:
    assert read_findings(f"{HEAD}\n{line()}\n") == ((GOOD,), ())


def test_numbers_are_never_worked_out() -> None:
    (found,), _ = read_findings(f"{HEAD}\n{line(r='.280', low='.2600', high='.30')}\n")
    assert (found.r, found.low, found.high) == (".280", ".2600", ".30")


def test_spaces_around_cells_are_left_out() -> None:
    (found,), _ = read_findings(f"{HEAD}\n{line(label=' Trust ', note=' in person ')}\n")
    assert found == GOOD


def test_comments_and_empty_lines_are_passed_over_but_counted() -> None:
    text = f"# A comment\n\n{HEAD}\n# Another\n\n{line(r='x')}\n{line()}\n"
    findings, found = read_findings(text)
    assert findings == (GOOD,)
    assert [one.line for one in found] == [6]


def test_no_interval_is_told_in_words() -> None:
    (found,), said = read_findings(f"{HEAD}\n{line(low='', high='')}")
    assert (found.interval, said) == ("not seen", ())


def test_an_interval_is_told_with_true_minus_signs() -> None:
    (found,), _ = read_findings(f"{HEAD}\n{line(low='-.3', r='-.2', high='-.10')}")
    assert found.interval == "−.3 to −.10"  # noqa: RUF001
    assert shown("-.2") == "\N{MINUS SIGN}.2"


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n"])
def test_an_empty_file_is_told_the_columns(text: str) -> None:
    findings, (problem,) = read_findings(text)
    assert (findings, problem.line, problem.column) == ((), 1, 1)
    assert problem.message.endswith("label, key, r, low, high, studies, people, note")


def test_a_wrong_first_line_is_told_where_it_stands() -> None:
    _, (problem,) = read_findings(f"# Comment\n{HEAD.replace('key', 'source')}\n{line()}")
    assert (problem.line, problem.column, problem.subtype) == (2, 1, Subtype.FIGURE)


def test_a_line_with_a_cell_too_few_says_how_many_it_has() -> None:
    assert problems(line().rpartition("\t")[0]) == [
        (2, 1, "expected 8 cells parted by tabs, found 7")
    ]


@pytest.mark.parametrize(("name", "column"), [("label", 1), ("key", 7), ("r", 15)])
def test_a_missing_cell_is_told_with_its_column(name: str, column: int) -> None:
    assert problems(line(**{name: ""})) == [(2, column, f"{name}: missing")]


@pytest.mark.parametrize("number", ["0.28", "28", "1.0", ".2x", "−.2", "+.2", "."])  # noqa: RUF001
def test_a_number_in_another_form_is_told(number: str) -> None:
    expected = f'r: "{number}" is no correlation; expected for example .28'
    assert problems(line(r=number)) == [(2, 15, expected)]


@pytest.mark.parametrize(("name", "column"), [("low", 19), ("high", 23)])
def test_an_end_of_the_interval_in_another_form_is_told(name: str, column: int) -> None:
    (found,) = problems(line(**{name: "wide"}))
    assert found[:2] == (2, column)
    assert found[2].startswith(f'{name}: "wide"')


@pytest.mark.parametrize("name", ["low", "high"])
def test_half_an_interval_is_told(name: str) -> None:
    (found,) = problems(line(**{name: ""}))
    assert found[:2] == (2, 19)
    assert found[2] == "low and high: give both ends of the interval, or neither"


@pytest.mark.parametrize(("low", "r", "high"), [(".3", ".2", ".4"), (".1", ".5", ".4")])
def test_a_point_outside_its_interval_is_told(low: str, r: str, high: str) -> None:
    (found,) = problems(line(low=low, r=r, high=high))
    assert found[1:] == (15, f"{r} does not lie between {low} and {high}")


def test_a_point_at_the_end_of_its_interval_is_good() -> None:
    assert problems(line(low=".28", r=".280", high=".3")) == []


@pytest.mark.parametrize("number", [".85", "-.41"])
def test_a_number_that_the_plot_cannot_show_is_told(number: str) -> None:
    (found,) = problems(line(r=number, low="", high=""))
    assert found[:2] == (2, 15)
    assert number in found[2]


def test_wrong_lines_are_all_told_and_good_ones_kept() -> None:
    findings, found = read_findings(f"{HEAD}\n{line(r='x')}\n{line()}\n{line(key='')}")
    assert findings == (GOOD,)
    assert [one.line for one in found] == [2, 4]
    assert all(isinstance(one, Problem) for one in found)


def test_lines_may_end_as_on_windows() -> None:
    assert read_findings(f"{HEAD}\r\n{line()}\r\n") == ((GOOD,), ())
