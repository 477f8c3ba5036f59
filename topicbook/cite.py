"""How to cite a page: APA, BibTeX, RIS and CSL-JSON.  Imports no Sphinx.

The forms are those for a page of a website whose author is a group: for APA, American
Psychological Association (2020), Publication Manual, 7th ed., section 10.16.
"""

from __future__ import annotations

import datetime
import json
from dataclasses import dataclass

import rispy
from pybtex.richtext import Text

from .dates import MONTHS

#: TeX's own characters as it prints them
TEX = str.maketrans(
    {
        **{sign: f"\\{sign}" for sign in "#$%&_"},
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)


@dataclass(frozen=True, slots=True)
class Work:
    """One page as a source."""

    #: short name, the same in every version of the page
    key: str
    title: str
    author: str
    site: str
    #: day of the version, if its author states one
    date: datetime.date | None = None
    #: permanent address, ``""`` where it is not known
    url: str = ""


def key_of(docname: str, site: str) -> str:
    """Return a citation key made of a site's name and a page's docname."""
    words = "".join(word[:1] for word in site.split() if word[:1].isalnum()).lower()
    name = docname.removesuffix("/index").rpartition("/")[2]
    return f"{words or 'page'}-{name}"


def apa(work: Work) -> tuple[str, str, str]:
    """Return the reference in the style of the APA: what is before the title, it, what follows."""
    date = "n.d."
    if work.date:
        date = f"{work.date.year}, {MONTHS[work.date.month - 1]} {work.date.day}"
    # A question mark ends a title as well as a period would.
    period = str(Text(work.title).add_period())[len(work.title) :]
    # The name of the site is left out where it is the author's.
    site = "" if work.site == work.author else f" {Text(work.site).add_period()}"
    address = f" {work.url}" if work.url else ""
    return f"{Text(work.author).add_period()} ({date}). ", work.title, f"{period}{site}{address}"


def bibtex(work: Work) -> str:
    """Return an entry for BibTeX; the title is in braces, so that its capitals stay."""
    fields = {
        # In braces the name of a group is one name.
        "author": f"{{{in_tex(work.author)}}}",
        "title": f"{{{in_tex(work.title)}}}",
        "howpublished": in_tex(work.site),
    }
    if work.date:
        fields |= {
            "year": str(work.date.year),
            "month": str(work.date.month),
            "note": f"Version of {work.date.isoformat()}",
        }
    if work.url:
        # Packages for addresses take them as they are.
        fields["url"] = work.url
    lines = (f"  {name} = {{{value}}}" for name, value in fields.items())
    return f"@misc{{{work.key},\n" + ",\n".join(lines) + "\n}"


def in_tex(text: str) -> str:
    """Return a text in which nothing has a meaning for TeX."""
    return one_line(text).translate(TEX)


def ris(work: Work) -> str:
    """Return a record for reference managers."""
    record = {
        "type_of_reference": "ELEC",
        "title": one_line(work.title),
        "authors": [one_line(work.author)],
        "publisher": one_line(work.site),
    }
    if work.date:
        record |= {"year": str(work.date.year), "date": work.date.strftime("%Y/%m/%d")}
    if work.url:
        record["urls"] = [work.url]
    written: str = rispy.dumps([record])
    # The number and the blank line part records, and there is one only.
    return written[written.index("TY  - ") :].rstrip("\n")


def csl_json(work: Work) -> str:
    """Return an item in the format of the Citation Style Language."""
    item: dict[str, object] = {
        "id": work.key,
        "type": "webpage",
        "title": work.title,
        "author": [{"literal": work.author}],
        "container-title": work.site,
    }
    if work.date:
        item["issued"] = {"date-parts": [[work.date.year, work.date.month, work.date.day]]}
    if work.url:
        item["URL"] = work.url
    return json.dumps([item], ensure_ascii=False)


def one_line(text: str) -> str:
    """Return a text in one line: a line of a record is a field."""
    return " ".join(text.split())
