"""Sources as one reads them on a card: short, and in full.

Imports no Sphinx. An *entry* is pybtex's, from the bibliography of ``source_list.cited``.
"""

from __future__ import annotations

from typing import Any

from pybtex.plugin import find_plugin

#: fields that name who stands behind a source without authors, the best first
BODIES = ("organization", "institution", "publisher", "title")


def short_source(entry: Any) -> str:
    """Return authors and year: ``Bordin (1979)``, ``Ahola et al. (2017)``."""
    return f"{authors(entry)} ({entry.fields.get('year', 'n.d.')})"


def authors(entry: Any) -> str:
    """Return the family names of one or two authors, or of the first."""
    persons = entry.persons.get("author") or entry.persons.get("editor") or ()
    names = [family_name(person) for person in persons]
    if not names:
        field = next((name for name in BODIES if name in entry.fields), None)
        return str(entry.rich_fields[field]) if field else entry.key
    if len(names) == 1:
        return names[0]
    if len(names) > 2 or names[1] == "others":
        return f"{names[0]} et al."
    return f"{names[0]} and {names[1]}"


def family_name(person: Any) -> str:
    """Return a family name with what belongs before it: ``van der Kolk``."""
    return " ".join(str(name) for name in (*person.rich_prelast_names, *person.rich_last_names))


def full_source(entry: Any, style: str = "unsrt") -> str:
    """Return the reference as the lists of sources have it, as plain text."""
    formatted = find_plugin("pybtex.style.formatting", style)().format_entry("", entry)
    return str(formatted.text.render_as("text"))
