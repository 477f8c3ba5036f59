"""Nodes of our own: placeholders that transforms replace, and HTML's named blocks."""

# Node classes are named like docutils' own, whose visitors are found by class name.
# ruff: noqa: N801

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from docutils import nodes

if TYPE_CHECKING:
    from sphinx.application import Sphinx

#: class of paragraphs that are no running text
ASIDE = "topicbook-aside"


class furniture(nodes.General, nodes.Element):
    """Stands where the page's ``head`` or ``tail`` is put once all files are read."""


class listing(nodes.General, nodes.Element):
    """Stands where a listing directive's entries are put once all files are read."""


class semantic(nodes.General, nodes.Element):
    """A block that HTML has a name for: ``node["tag"]`` with ``node["attributes"]``.

    Other formats show its children and nothing else.
    """


class summary_line(nodes.General, nodes.TextElement):
    """The visible line of a ``details`` block; a paragraph in other formats."""


class search_box(nodes.General, nodes.Element):
    """A form that asks the site's search page; nothing where there is none."""


def visit_search_box_html(self: Any, node: search_box) -> None:
    """Write the form, with the link to the search page from the page at hand."""
    builder = self.builder
    if builder.name in ("html", "dirhtml"):
        action = builder.get_relative_uri(builder.current_docname, "search")
        label = escape(node["label"])
        self.body.append(
            f'<form class="topicbook-search" role="search" action="{escape(action)}">\n'
            f"<label>{label} "
            '<input type="search" name="q" autocomplete="off" required></label>\n'
            '<button type="submit">Search</button>\n'
            "</form>\n"
        )
    raise nodes.SkipNode


def visit_semantic_html(self: Any, node: semantic) -> None:
    """Open the element."""
    self.body.append(self.starttag(node, node["tag"], **node.get("attributes", {})))


def depart_semantic_html(self: Any, node: semantic) -> None:
    """Close the element."""
    self.body.append(f"</{node['tag']}>\n")


def visit_semantic_latex(self: Any, node: semantic) -> None:
    """Set the labels that links lead to."""
    self.body.extend(self.hypertarget(name) for name in node["ids"])


def visit_semantic_texinfo(self: Any, node: semantic) -> None:
    """Set the anchors that links lead to."""
    for name in node["ids"]:
        self.add_anchor(name, node)


def visit_summary_html(self: Any, node: summary_line) -> None:
    """Open the ``summary`` element."""
    self.body.append(self.starttag(node, "summary", ""))


def depart_summary_html(self: Any, node: summary_line) -> None:
    """Close the ``summary`` element."""
    self.body.append("</summary>\n")


def visit_as_paragraph(self: Any, node: summary_line) -> None:
    """Open a paragraph in formats without a ``summary`` element."""
    self.visit_paragraph(node)


def depart_as_paragraph(self: Any, node: summary_line) -> None:
    """Close the paragraph."""
    self.depart_paragraph(node)


def skip(self: Any, node: nodes.Element) -> None:
    """Show nothing."""
    raise nodes.SkipNode


def pass_by(self: Any, node: nodes.Element) -> None:
    """Show the children only."""


def setup_nodes(app: Sphinx) -> None:
    """Register the nodes with a visitor for every output format."""
    hidden = (pass_by, pass_by)
    _add(app, furniture, hidden, hidden)
    _add(app, listing, hidden, hidden)
    app.add_node(
        semantic,
        html=(visit_semantic_html, depart_semantic_html),
        latex=(visit_semantic_latex, pass_by),
        texinfo=(visit_semantic_texinfo, pass_by),
        text=hidden,
        man=hidden,
    )
    _add(app, search_box, (visit_search_box_html, None), (skip, None))
    paragraph = (visit_as_paragraph, depart_as_paragraph)
    _add(app, summary_line, (visit_summary_html, depart_summary_html), paragraph)


def _add(app: Sphinx, node: type[nodes.Element], html: Any, other: Any) -> None:
    # No ``epub`` key: one would hide the html visitors from every node in EPUB.
    app.add_node(node, html=html, latex=other, text=other, man=other, texinfo=other)
