"""``{reading-path}``: pages to read in order, with minutes and a place to tick them off."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar, cast

from docutils import nodes
from sphinx import addnodes

from ..nodes import semantic
from ..problem import Subtype
from ..records import ReadingPath, Reference
from ..sentences import target_of
from ..study_directives import StudyDirective, option_spec

if TYPE_CHECKING:
    from collections.abc import Iterator

CLASS = "topicbook-steps"


class ReadingPathDirective(StudyDirective):
    """A list; the first link of each item is the page to read."""

    optional_arguments = 0
    option_spec: ClassVar[Any] = option_spec()
    subtype = Subtype.SELF_CHECK

    def run(self) -> list[nodes.Node]:
        """Return the list as the steps of a path."""
        body = self.parse_content_to_nodes()
        path = ReadingPath(self.identifier("path"), line=self.lineno, places=self.places())
        first = body[0] if body else None
        if len(body) != 1 or not isinstance(first, nodes.bullet_list | nodes.enumerated_list):
            self.complain(
                "expected a list, one step a line, such as "
                "``- {topic}`boundaries` tells you where they come from``"
            )
            return body
        for item in first.children:
            if not any(item.findall(addnodes.pending_xref)):
                self.complain(f'"{item.astext()[:40]}" has no link to a page')
        steps = nodes.enumerated_list("", *first.children, classes=[CLASS])
        block = semantic(
            tag="section",
            attributes={
                "aria-label": "Reading path",
                "data-project": nodes.make_id(self.config.project),
            },
        )
        block["classes"] = ["topicbook-path"]
        block["ids"] = [f"path-{path.id}"]
        if self.known():
            block["path"] = path
        block += steps
        self.set_source_info(block)
        return [block]


def paths_of(document: nodes.Element) -> list[semantic]:
    """Return the reading paths of a text."""
    return [node for node in document.findall(semantic) if "path" in node]


def steps_of(block: semantic) -> list[nodes.Element]:
    """Return the items of a path that lead to a page."""
    (steps,) = block.findall(is_steps)
    return [item for item in cast("list[nodes.Element]", steps.children) if link_of(item)]


def is_steps(node: nodes.Node) -> bool:
    """Tell whether a node is the list of a path."""
    return isinstance(node, nodes.enumerated_list) and CLASS in node["classes"]


def link_of(item: nodes.Element) -> addnodes.pending_xref | None:
    """Return the first link of a step."""
    return next(iter(item.findall(addnodes.pending_xref)), None)


def paths_in(document: nodes.Element) -> Iterator[ReadingPath]:
    """Yield the records of the reading paths of a text."""
    for block in paths_of(document):
        links = (link_of(item) for item in steps_of(block))
        steps = (Reference(*target_of(link), 0, 0, -1) for link in links if link is not None)
        yield replace(block["path"], steps=tuple(steps))
