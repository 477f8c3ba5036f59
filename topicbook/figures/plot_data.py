"""The data of a plot: one line for each finding, read from a table.  Imports no Sphinx.

Numbers stay text: they are shown as they were published and never worked out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..problem import Problem, Subtype

COLUMNS = ("label", "key", "r", "low", "high", "studies", "people", "note")
MINUS = "\N{MINUS SIGN}"
NUMBER = re.compile(r"-?\.\d+")
#: correlations at the left and right edge of a plot
LEFT, RIGHT = -0.4, 0.7


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding: a correlation, its 95 % interval where one was seen, and who was studied."""

    label: str
    #: citation key
    key: str
    #: Pearson's r as published, for example ``.278``
    r: str
    #: ends of the 95 % confidence interval; both empty if no interval was seen
    low: str
    high: str
    studies: str
    people: str
    note: str

    @property
    def interval(self) -> str:
        """The interval in words."""
        return f"{shown(self.low)} to {shown(self.high)}" if self.low else "not seen"


def shown(number: str) -> str:
    """Return a number with a true minus sign."""
    return number.replace("-", MINUS)


def read_findings(text: str) -> tuple[tuple[Finding, ...], tuple[Problem, ...]]:
    """Read tab-separated lines under a line with the names of the columns.

    Empty lines and those that start with ``#`` are passed over.
    """
    findings: list[Finding] = []
    problems: list[Problem] = []
    lines = [
        (number, line.split("\t"))
        for number, line in enumerate(text.splitlines(), 1)
        if line.strip() and not line.startswith("#")
    ]
    if not lines or tuple(lines[0][1]) != COLUMNS:
        expected = "expected a first line with the columns " + ", ".join(COLUMNS)
        return (), (Problem(lines[0][0] if lines else 1, 1, Subtype.FIGURE, expected),)
    for number, cells in lines[1:]:
        wrong = list(_problems(number, cells))
        problems += wrong
        if not wrong:
            findings.append(Finding(*(cell.strip() for cell in cells)))
    return tuple(findings), tuple(problems)


def _problems(number: int, cells: list[str]) -> Iterator[Problem]:
    """Yield what is wrong with one line."""
    if len(cells) != len(COLUMNS):
        message = f"expected {len(COLUMNS)} cells parted by tabs, found {len(cells)}"
        yield Problem(number, 1, Subtype.FIGURE, message)
        return
    starts = [1 + sum(len(cell) + 1 for cell in cells[:index]) for index in range(len(cells))]
    values = dict(zip(COLUMNS, (cell.strip() for cell in cells), strict=True))
    places = dict(zip(COLUMNS, starts, strict=True))
    for name in ("label", "key", "r"):
        if not values[name]:
            yield Problem(number, places[name], Subtype.FIGURE, f"{name}: missing")
    for name in ("r", "low", "high"):
        if values[name] and not NUMBER.fullmatch(values[name]):
            message = f'{name}: "{values[name]}" is no correlation; expected for example .28'
            yield Problem(number, places[name], Subtype.FIGURE, message)
        elif values[name] and not LEFT <= float(values[name]) <= RIGHT:
            message = f"{name}: {values[name]} lies beyond the plot, which shows -.4 to .7"
            yield Problem(number, places[name], Subtype.FIGURE, message)
    if bool(values["low"]) != bool(values["high"]):
        message = "low and high: give both ends of the interval, or neither"
        yield Problem(number, places["low"], Subtype.FIGURE, message)
    ends = [values["low"], values["r"], values["high"]]
    if all(map(NUMBER.fullmatch, ends)) and sorted(ends, key=float) != ends:
        message = f"{values['r']} does not lie between {values['low']} and {values['high']}"
        yield Problem(number, places["r"], Subtype.FIGURE, message)
