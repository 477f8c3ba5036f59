"""How to cite a page: APA, BibTeX, RIS and CSL-JSON.  Imports no Sphinx.

The forms are those for a page of a website whose author is a group: for APA, American
Psychological Association (2020), Publication Manual, 7th ed., section 10.16.  What pybtex
writes BibTeX with takes a moment to load, so this module is imported when pages are written.
"""

from __future__ import annotations

import datetime
import json
import re
from dataclasses import dataclass
from urllib.parse import quote

from pybtex.database import BibliographyData, Entry
from pybtex.database.output.bibtex import Writer
from rispy import RisWriter

from .dates import MONTHS, show_date

#: what BibTeX calls the months; not in braces, so that each style writes them its own way
MACROS = tuple(month[:3].lower() for month in MONTHS)
#: TeX's own characters as it prints them; BibTeX would count braces even after a backslash
TEX = str.maketrans(
    {
        **{sign: f"\\{sign}" for sign in "#$%&_"},
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        "<": r"\textless{}",
        ">": r"\textgreater{}",
        "|": r"\textbar{}",
    }
)
#: the end of a sentence, Chinese and Arabic marks too, within quotation marks or not
ENDED = re.compile("[.?!\u3002\uff1f\uff01\u061f][”’\"']*\\Z")


@dataclass(frozen=True, slots=True)
class Work:
    """One page as a source; its texts are in one line."""

    #: short name, the same in every version of the page
    key: str
    title: str
    author: str
    site: str
    #: day of the version, if its author states one
    date: datetime.date | None = None
    #: the site's version, which tells versions of a page without a day apart
    version: str = ""
    #: permanent address, ``""`` where it is not known
    url: str = ""

    @property
    def container(self) -> str:
        """The name of the site, unless it is the author's.

        APA leaves it out then, and programs that format CSL-JSON or RIS would write both.
        """
        return "" if self.site == self.author else self.site

    @property
    def edition(self) -> str:
        """The site's version, where there is no day."""
        return "" if self.date else self.version


def key_of(docname: str) -> str:
    """Return a page's citation key: its docname, in characters that all programs take."""
    return quote(docname).replace("%", "+").replace("~", "+7E")


def apa(work: Work) -> tuple[str, str, str]:
    """Return the reference in the style of the APA: what is before the title, it, what follows."""
    day = work.date
    date = f"{day.year}, {MONTHS[day.month - 1]} {day.day}" if day else "n.d."
    title, period = ended(work.title), ""
    if title == f"{work.title}.":
        # A period that only ends the element is not in italics.
        title, period = work.title, "."
    rest = [part for part in (work.container and ended(work.container), work.url) if part]
    return f"{ended(work.author)} ({date}). ", title, " ".join([period, *rest])


def ended(text: str) -> str:
    """Return *text* with a period at its end, unless it has a mark that ends it as well.

    The period goes before closing quotation marks, as Americans write it.
    """
    if ENDED.search(text):
        return text
    # Without an opening one, a last mark is an apostrophe or means inches.
    marks = "”" + ("’" if "‘" in text else "") + ('"' if text.count('"') > 1 else "")
    inside = text.rstrip(marks)
    return f"{inside}.{text[len(inside) :]}"


class _TexWriter(Writer):  # type: ignore[misc]
    """Takes values that are TeX already, since an address has to stay as it is."""

    def quote(self, text: str) -> str:
        """Return a value in braces; in quotes, it could hold no quotes."""
        return text if text in MACROS else f"{{{text}}}"

    def _encode(self, text: str) -> str:
        return text


def bibtex(work: Work) -> str:
    """Return an entry for BibTeX and BibLaTeX."""
    note = f"Version {work.edition}" if work.edition else ""
    if work.date:
        # The entry has no place for the day.
        note = f"Version of {show_date(work.date)}"
    fields = {
        # In braces, the name of a group is one name and a title keeps its capitals.
        "author": f"{{{work.author.translate(TEX)}}}",
        "title": f"{{{work.title.translate(TEX)}}}",
        "howpublished": work.container.translate(TEX),
        "year": f"{work.date:%Y}" if work.date else "",
        "month": MACROS[work.date.month - 1] if work.date else "",
        "note": note.translate(TEX),
        # Packages for addresses take them as they are.
        "url": work.url,
    }
    entry = Entry("misc", [(name, value) for name, value in fields.items() if value])
    return str(_TexWriter().to_string(BibliographyData({work.key: entry})))


class _RisWriter(RisWriter):  # type: ignore[misc]
    """Writes a record without the number that parts it from others."""

    NEWLINE = "\r\n"

    def set_header(self, count: int) -> str:
        """Return nothing."""
        return ""


def ris(work: Work) -> str:
    """Return a record for reference managers, its lines ended as the format has it."""
    fields = {
        # a web page; ``WEB`` is an extension that not all programs know
        "type_of_reference": "ELEC",
        "authors": [work.author],
        "title": work.title,
        "secondary_title": work.container,
        "year": f"{work.date:%Y}" if work.date else "",
        # what follows the last slash would be a season
        "date": f"{work.date:%Y/%m/%d}/" if work.date else "",
        "edition": work.edition,
        "urls": [work.url] if work.url else [],
    }
    return str(_RisWriter().formats([{name: value for name, value in fields.items() if value}]))


def csl_json(work: Work) -> str:
    """Return an item in the format of the Citation Style Language, in a list."""
    day = work.date
    fields = {
        "id": work.key,
        "type": "webpage",
        "title": work.title,
        "author": [{"literal": work.author}],
        "container-title": work.container,
        "issued": {"date-parts": [[day.year, day.month, day.day]]} if day else None,
        "version": work.edition,
        "URL": work.url,
    }
    item = {name: value for name, value in fields.items() if value}
    return json.dumps([item], ensure_ascii=False)
