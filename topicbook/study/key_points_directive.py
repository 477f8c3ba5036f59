"""``{key-points}``: what to keep from a page, one sentence each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from sphinx.transforms import SphinxTransform

from ..blocks import heading, heading_level
from ..nodes import semantic
from ..problem import Subtype
from ..records import KeyPoint
from ..study_directives import StudyDirective
from .markup import to_html, to_inline_html
from .self_check_directive import cited_keys

if TYPE_CHECKING:
    from collections.abc import Iterator

CLASS = "topicbook-key-points"
HEADING = "Key points"


class KeyPointsDirective(StudyDirective):
    """A list of sentences."""

    optional_arguments = 0
    option_spec: ClassVar[Any] = {}
    subtype = Subtype.SELF_CHECK

    def run(self) -> list[nodes.Node]:
        """Return the block with its heading."""
        body = self.parse_content_to_nodes()
        if len(body) != 1 or not isinstance(body[0], nodes.bullet_list):
            self.complain("expected a list, one point a line, such as `- A point.`")
        block = semantic(tag="section", attributes={"aria-label": HEADING}, classes=[CLASS])
        if self.known():
            block["sources"] = cited_by_item(list(self.content))
        block.extend(body)
        self.set_source_info(block)
        return [block]


class KeyPointHeadings(SphinxTransform):
    """Puts a heading above each list of key points, at its level on the page."""

    default_priority = 600

    def apply(self, **kwargs: Any) -> None:
        """Add the headings."""
        for block in blocks_in(self.document):
            block.insert(0, heading(HEADING, heading_level(block)))


def is_key_points(node: nodes.Node) -> bool:
    """Tell whether a node is a list of key points."""
    return isinstance(node, semantic) and CLASS in node["classes"]


def blocks_in(document: nodes.Element) -> list[semantic]:
    """Return the lists of key points of a text."""
    return [node for node in document.findall(semantic) if is_key_points(node)]


def cited_by_item(lines: list[str]) -> tuple[tuple[str, ...], ...]:
    """Return the citation keys of each item of a list, as written."""
    items: list[str] = []
    for line in lines:
        if line.startswith(("- ", "* ", "+ ")) or not items:
            items.append(line)
        else:
            items[-1] += f"\n{line}"
    return tuple(map(cited_keys, items))


def key_points_in(doctree: nodes.document) -> Iterator[KeyPoint]:
    """Yield the key points of a text."""
    for block in blocks_in(doctree):
        if "sources" not in block:
            continue
        items = [item for item in block.findall(nodes.list_item) if item.parent.parent is block]
        keys = block["sources"] if len(block["sources"]) == len(items) else ((),) * len(items)
        for item, sources in zip(items, keys, strict=True):
            yield KeyPoint(point_text(item), sources)


def point_text(item: nodes.Element) -> str:
    """Return the words of one point."""
    if len(item) == 1 and isinstance(item[0], nodes.paragraph):
        return to_inline_html(item[0])
    return to_html(item.children)
