"""Sources in the words of a card: author and year, or the whole reference as plain text."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from pybtex.backends.plaintext import Backend
from pybtex.plugin import find_plugin
from pybtex.richtext import Text

if TYPE_CHECKING:
    from pybtex.database import Entry


def short_source(entry: Entry) -> str:
    """Return who and when, as a text cites: ``Able & Best, 2020`` or ``Able et al., 2020``."""
    names = [family_name(person) for person in people(entry)]
    if len(names) > 2:
        who = f"{names[0]} et al."
    else:
        who = " & ".join(names) or plain(entry.fields.get("title", entry.key))
    return f"{who}, {plain(entry.fields.get('year', 'n.d.'))}"


def people(entry: Entry) -> list[Any]:
    """Return those who wrote a source or, without any, those who edited it."""
    return list(entry.persons.get("author") or entry.persons.get("editor") or ())


def family_name(person: Any) -> str:
    """Return a family name with what stands before it; all of it for an organization."""
    return plain(" ".join([*person.prelast_names, *person.last_names]))


def plain(text: str) -> str:
    """Return the text of a field, its LaTeX marks read."""
    return str(Text.from_latex(text)).replace("\N{NO-BREAK SPACE}", " ")


def full_source(entry: Entry) -> str:
    """Return the whole reference as plain text."""
    text = str(_style().format_entry(label="", entry=entry).text.render(Backend()))
    return " ".join(text.split())


@cache
def _style() -> Any:
    """Return the style in which the site's references are written."""
    return find_plugin("pybtex.style.formatting", "unsrt")()
