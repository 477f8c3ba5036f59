"""Dates as readers see them, the same on every machine.  Imports no Sphinx."""

from __future__ import annotations

import datetime

# Not strftime: month names must not depend on the machine's locale.
MONTHS = (
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
)


def show_date(date: datetime.date) -> str:
    """Return a day the way US readers write it: ``November 22, 2026``."""
    return f"{MONTHS[date.month - 1]} {date.day}, {date.year}"


def show_partial(date: str) -> str:
    """Return ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD`` in words."""
    parts = [int(part) for part in date.split("-")]
    if len(parts) == 3:
        return show_date(datetime.date(*parts))
    return f"{MONTHS[parts[1] - 1]} {parts[0]}" if len(parts) == 2 else date
