"""``Cite this page``: a page as a source, in a closed block with buttons that copy."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from docutils import nodes

from .config import option
from .dates import show_date
from .publish.address import Addresses
from .study.offers import SITES

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder

    from .cite import Work
    from .views import PageView

SUMMARY = "Cite this page"
#: what Sphinx calls an author whom ``conf.py`` does not name
NO_AUTHOR = "Author name not set"


class cite_block(nodes.General, nodes.Element):  # noqa: N801
    """The block; its address is known when the page is written."""


def cite_node(view: PageView, docname: str) -> cite_block:
    """Return the block of a page."""
    return cite_block(docname=docname, title=view.title, date=view.updated or view.date)


def visit_cite_html(self: Any, node: cite_block) -> None:
    """Write the block; a book has none."""
    if self.builder.name in SITES:
        self.body.append(block_html(work_of(node, self.builder)))
    raise nodes.SkipNode


def work_of(node: cite_block, builder: Builder) -> Work:
    """Return the page of a block as a source."""
    from .cite import Work, key_of  # noqa: PLC0415 (slow to load)

    config = builder.config
    author = "" if config.author == NO_AUTHOR else config.author
    addresses = Addresses(builder, config.html_baseurl)
    return Work(
        key_of(node["docname"]),
        one_line(node["title"]),
        one_line(option(config, "cite_author") or author or config.project),
        one_line(config.project),
        node["date"],
        one_line(config.release or config.version),
        addresses.of(node["docname"]) if addresses.base else "",
    )


def one_line(text: str) -> str:
    """Return a text in one line: a line of a record is a field."""
    return " ".join(text.split())


def block_html(work: Work) -> str:
    """Return the block as HTML."""
    from .cite import apa, bibtex, csl_json, ris  # noqa: PLC0415 (slow to load)

    before, title, after = (escape(part, quote=False) for part in apa(work))
    forms = {"APA": f"{before}<i>{title}</i>{after}"}
    for name, make in (("BibTeX", bibtex), ("RIS", ris), ("CSL-JSON", csl_json)):
        # HTML has one kind of line end; the script that copies puts back those of RIS.
        text = make(work).replace("\r\n", "\n")
        forms[name] = f"<pre>{escape(text, quote=False)}</pre>"
    rows = "".join(f"<dt>{name}</dt><dd>{form}</dd>\n" for name, form in forms.items())
    return (
        f'<details class="topicbook-cite no-search">\n<summary>{SUMMARY}</summary>\n'
        f'<p class="topicbook-note">{escape(version(work))}</p>\n<dl>\n{rows}</dl>\n</details>\n'
    )


def version(work: Work) -> str:
    """Say which version of the page is cited."""
    if work.date:
        return f"Version of {show_date(work.date)}."
    site = f" It belongs to version {work.version} of the site." if work.version else ""
    return f"This page states no date.{site} Add the day on which you read it."


def skip(self: Any, node: nodes.Element) -> None:
    """Show nothing."""
    raise nodes.SkipNode


def setup_cite(app: Sphinx) -> None:
    """Register the node."""
    none = (skip, None)
    html = (visit_cite_html, None)
    app.add_node(cite_block, html=html, latex=none, text=none, man=none, texinfo=none)
