"""Texts of cards and guides: a few HTML elements, made from nodes and made into nodes.

A text is read once, on its page, and shown in places that have no doctree: cards in a
browser, decks, pages of a guide. Marks of sources are left out, links become their words.
"""

from __future__ import annotations

from html import escape
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from ..sentences import target_of

if TYPE_CHECKING:
    from collections.abc import Iterable

#: elements that become one of HTML's, with or without an end
TAGS: dict[type[nodes.Node], str] = {
    nodes.paragraph: "p",
    nodes.bullet_list: "ul",
    nodes.enumerated_list: "ol",
    nodes.list_item: "li",
    nodes.emphasis: "em",
    nodes.strong: "strong",
    nodes.literal: "code",
    nodes.literal_block: "code",
    nodes.subscript: "sub",
    nodes.superscript: "sup",
}
#: what a reader of a card has no use for
LEFT_OUT = (nodes.footnote_reference, nodes.footnote, nodes.comment, nodes.system_message)
#: HTML's elements as nodes
NODES = {tag: node for node, tag in TAGS.items() if node is not nodes.literal_block}


def to_html(children: Iterable[nodes.Node]) -> str:
    """Return nodes as HTML of the elements in :data:`TAGS`; others give their words only.

    A link whose words are its target's title is left for ``study.card.spell_out``.
    """
    return "".join(_html(child) for child in children)


def _html(node: nodes.Node) -> str:
    if isinstance(node, nodes.Text):
        return escape(str(node), quote=False)
    if isinstance(node, LEFT_OUT):
        return ""
    if isinstance(node, addnodes.pending_xref) and not node.get("refexplicit"):
        role, target = (escape(part) for part in target_of(node)[:2])
        return f'<a data-role="{role}" data-target="{target}"></a>'
    inside = to_html(node.children)
    tag = TAGS.get(type(node))
    return f"<{tag}>{inside}</{tag}>" if tag else inside


def to_inline_html(node: nodes.Element) -> str:
    """Return the words of a paragraph or term without its own element."""
    return " ".join(to_html(node.children).split())


def to_nodes(text: str) -> list[nodes.Node]:
    """Return HTML that :func:`to_html` wrote, with all titles put in, as nodes."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return list(reader.root.children)


class _Reader(HTMLParser):
    """Builds nodes; text outside a paragraph stays where it is."""

    def __init__(self) -> None:
        """Start with nothing open."""
        super().__init__(convert_charrefs=True)
        self.root: nodes.Element = nodes.inline()
        self._open: list[nodes.Element] = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        node: nodes.Element = NODES[tag]()  # type: ignore[assignment]
        self._open[-1].append(node)
        self._open.append(node)

    def handle_endtag(self, tag: str) -> None:
        """Close the element."""
        self._open.pop()

    def handle_data(self, data: str) -> None:
        """Add words."""
        self._open[-1].append(nodes.Text(data))


def in_blocks(children: list[nodes.Node]) -> list[nodes.Node]:
    """Put words that stand outside any block into paragraphs, as a list item needs them."""
    found: list[nodes.Node] = []
    for child in children:
        if isinstance(child, nodes.paragraph | nodes.bullet_list | nodes.enumerated_list):
            found.append(child)
        elif found and isinstance(found[-1], nodes.paragraph) and "loose" in found[-1]:
            found[-1].append(child)
        else:
            found.append(nodes.paragraph("", "", child, loose=True))
    for node in found:
        if isinstance(node, nodes.paragraph):
            node.attributes.pop("loose", None)
    return found
