"""Dates as readers see them."""

import datetime
import locale

import pytest

from topicbook.dates import show_date, show_partial


@pytest.mark.parametrize(
    ("day", "shown"),
    [
        ("2026-11-22", "November 22, 2026"),
        ("2026-01-01", "January 1, 2026"),
        ("2024-02-29", "February 29, 2024"),
        ("1999-12-31", "December 31, 1999"),
        ("0987-06-05", "June 5, 987"),
    ],
)
def test_day(day: str, shown: str) -> None:
    assert show_date(datetime.date.fromisoformat(day)) == shown


def test_every_month_has_its_name() -> None:
    shown = [show_date(datetime.date(2026, month, 1)).split()[0] for month in range(1, 13)]
    assert shown == [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("2024", "2024"),
        ("2024-04", "April 2024"),
        ("2024-12", "December 2024"),
        ("2024-08-14", "August 14, 2024"),
    ],
)
def test_partial_date(written: str, shown: str) -> None:
    assert show_partial(written) == shown


def test_months_do_not_follow_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        locale, "setlocale", lambda *_: pytest.fail("a date must not ask the locale")
    )
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    assert show_date(datetime.date(2026, 5, 3)) == "May 3, 2026"
