"""The map of all topics: a column for each branch, every name a link."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING, Any

from docutils import nodes

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from ..listings import Branch

COLUMN = 180
GAP = 10
LINE = 17
#: characters of a name that fit in one line of a column
FIT = {1: 18, 2: 21, 3: 22}
INDENT = {1: 12, 2: 12, 3: 22}
Address = Callable[[str], str]


class topic_map(nodes.General, nodes.Element):  # noqa: N801
    """The map with links, for pages on wide screens; a list says the same elsewhere."""


def visit_map_html(self: Any, node: topic_map) -> None:
    """Write the map, with links from the page at hand."""
    builder = self.builder
    if builder.name in ("html", "dirhtml"):
        here = builder.current_docname
        svg = draw(node["branches"], lambda name: str(builder.get_relative_uri(here, name)))
        self.body.append(f'<div class="topicbook-map-drawing">{svg}</div>\n')
    raise nodes.SkipNode


def draw(branches: Sequence[Branch], address: Address) -> str:
    """Return the map as SVG; *address* gives the link to each topic."""
    columns = [list(lines(branch, 1)) for branch in branches]
    height = max((sum(step for *_, step in column) for column in columns), default=0) + 28
    width = max(len(columns), 1) * (COLUMN + GAP) - GAP
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" class="fig-map">'
    ]
    for number, (branch, column) in enumerate(zip(branches, columns, strict=True)):
        left = number * (COLUMN + GAP)
        name = branch.docname.removeprefix("topics/").partition("/")[0]
        parts.append(f'<g class="branch-{escape(name)}">')
        parts.append(
            f'<rect class="fig-box" x="{left}" y="0" width="{COLUMN}" height="{height}" rx="10"/>'
        )
        parts += links(column, left, address)
        parts.append("</g>")
    return "\n".join([*parts, "</svg>"])


def lines(branch: Branch, level: int) -> Iterator[tuple[Branch, int, list[str], int]]:
    """Yield a topic and all below it: with its level, its lines of text and their height."""
    wrapped = textwrap.wrap(branch.title, FIT[level]) or [branch.title]
    yield branch, level, wrapped, len(wrapped) * LINE + {1: 12, 2: 12, 3: 5}[level]
    for child in branch.children:
        yield from lines(child, min(level + 1, 3))


def links(
    column: list[tuple[Branch, int, list[str], int]], left: int, address: Address
) -> Iterator[str]:
    """Yield the names of one column as links."""
    top = 14
    for branch, level, wrapped, step in column:
        start = top + {1: 0, 2: 8, 3: 0}[level]
        left_edge = left + INDENT[level]
        spans = "".join(
            f'<tspan x="{left_edge}" y="{start + 13 + LINE * row}">{escape(text)}</tspan>'
            for row, text in enumerate(wrapped)
        )
        yield (
            f'<a href="{escape(address(branch.docname))}" aria-label="{escape(branch.title)}">'
            f'<text class="fig-map-{level}">{spans}</text></a>'
        )
        top += step


def skip(self: Any, node: nodes.Element) -> None:
    """Show nothing."""
    raise nodes.SkipNode


def setup_topic_map(app: Sphinx) -> None:
    """Register the node."""
    none = (skip, None)
    html = (visit_map_html, None)
    app.add_node(topic_map, html=html, latex=none, text=none, man=none, texinfo=none)
