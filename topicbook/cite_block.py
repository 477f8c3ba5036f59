"""``Cite this page``: a page as a source, in a closed block with buttons that copy."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from docutils import nodes

from .cite import Work, apa, bibtex, csl_json, key_of, ris
from .dates import show_date
from .publish.address import Addresses
from .study.offers import SITES

if TYPE_CHECKING:
    import datetime

    from sphinx.application import Sphinx

    from .views import PageView

SUMMARY = "Cite this page"


class cite_block(nodes.General, nodes.Element):  # noqa: N801
    """The block; its address is known when the page is written."""


def cite_node(view: PageView, docname: str, author: str) -> cite_block:
    """Return the block of a page."""
    return cite_block(
        docname=docname, title=view.title, date=view.updated or view.date, author=author
    )


def visit_cite_html(self: Any, node: cite_block) -> None:
    """Write the block; a book has none."""
    if self.builder.name in SITES:
        config = self.builder.config
        addresses = Addresses(self.builder, config.html_baseurl)
        docname = node["docname"]
        work = Work(
            key_of(docname, config.project),
            node["title"],
            node["author"] or config.author or config.project,
            config.project,
            node["date"],
            addresses.of(docname) if addresses.base else "",
        )
        self.body.append(block_html(work))
    raise nodes.SkipNode


def block_html(work: Work) -> str:
    """Return the block as HTML."""
    before, title, after = apa(work)
    reference = f"{escape(before)}<em>{escape(title)}</em>{escape(after)}"
    rows = [f'<p class="topicbook-cite-text">{reference}</p>']
    rows += [f"<pre>{escape(make(work), quote=False)}</pre>" for make in (bibtex, ris, csl_json)]
    parts = "".join(
        f'<div class="topicbook-cite-row"><p>{name}</p>{row}</div>\n'
        for name, row in zip(("APA", "BibTeX", "RIS", "CSL-JSON"), rows, strict=True)
    )
    return (
        f'<details class="topicbook-cite no-search">\n<summary>{SUMMARY}</summary>\n'
        f"<p>{escape(version(work.date))}</p>\n{parts}</details>\n"
    )


def version(date: datetime.date | None) -> str:
    """Say which version of the page is cited."""
    if date is None:
        return "This page states no date; add the day on which you read it."
    return f"Version of {show_date(date)}."


def skip(self: Any, node: nodes.Element) -> None:
    """Show nothing."""
    raise nodes.SkipNode


def setup_cite(app: Sphinx) -> None:
    """Register the node."""
    none = (skip, None)
    html = (visit_cite_html, None)
    app.add_node(cite_block, html=html, latex=none, text=none, man=none, texinfo=none)
