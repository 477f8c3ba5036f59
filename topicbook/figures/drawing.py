"""A drawing inside the page, where it takes the page's colors, light or dark."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from ..diagnostics import warn
from ..domain import TopicbookDomain
from ..nodes import semantic
from ..problem import Problem, Subtype, nearest

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx.application import Sphinx

#: builders whose pages hold an author's drawing, which takes on the page's colors
PAGES = frozenset({"html", "dirhtml", "singlehtml"})
#: builders whose pages can hold a drawing of ours; a book has the author's as pictures
DRAWN = PAGES | {"epub"}


class drawing(nodes.General, nodes.Element):  # noqa: N801
    """SVG to write into the page as it is; other formats show nothing."""


class FigureDirective(SphinxDirective):
    """What directives of figures share: a file beside the page and a caption."""

    has_content = True
    # Docutils would leave out the caption of a directive without its argument.
    optional_arguments = 1
    final_argument_whitespace = True

    def file(self) -> tuple[str, Path]:
        """Return the file named by the argument, as a message names it and as a path."""
        if not self.arguments:
            return "", self.env.srcdir
        name, path = self.env.relfn2path(self.arguments[0].strip())
        self.env.note_dependency(name)
        return name, self.env.srcdir / path

    @property
    def builder(self) -> str:
        """The name of the builder the page is read for; each has doctrees of its own."""
        return TopicbookDomain.of(self.env).builder_name

    def prefix(self) -> str:
        """Return what the ids of a drawing start with: no two of the site share it."""
        number = self.env.new_serialno("topicbook-figure")
        return nodes.make_id(f"{self.name}-{self.env.docname}-{number}")

    def complain(self, path: str, line: int, column: int, message: str) -> None:
        """Report what is wrong with the file of a figure, or with the directive."""
        warn(path, Problem(line, column, Subtype.FIGURE, message))

    def complain_missing(self, name: str) -> None:
        """Report that there is no file *name* that can be read."""
        if not name:
            self.complain_here(f"no file; write its name, such as `:::{{{self.name}}} file`")
            return
        path = self.env.srcdir / name
        others = [other.name for other in path.parent.glob(f"*{path.suffix}")]
        near = nearest(path.name, others)
        self.complain_here(f'there is no file "{name}" that can be read{near}')

    def complain_here(self, message: str) -> None:
        """Report what is wrong with the directive."""
        source = TopicbookDomain.of(self.env).sources.get(self.env.docname)
        path = source.path if source else self.env.docname
        self.complain(path, self.lineno, 0, f"{self.name}: {message}")

    def figure(self, parts: list[nodes.Node], caption: list[nodes.Node]) -> list[nodes.Node]:
        """Return the parts of a figure with its caption."""
        below = semantic(tag="figcaption")
        below.extend(caption)
        found = semantic(tag="figure", classes=["topicbook-figure"])
        found.extend([*parts, *([below] if caption else [])])
        self.set_source_info(found)
        return [found]


def visit_drawing_html(self: Any, node: drawing) -> None:
    """Write the drawing where pages can hold one."""
    if self.builder.name in DRAWN:
        self.body.append(f'<div class="topicbook-drawing">{node["svg"]}</div>\n')
    raise nodes.SkipNode


def skip(self: Any, node: nodes.Element) -> None:
    """Show nothing."""
    raise nodes.SkipNode


def setup_drawing(app: Sphinx) -> None:
    """Register the node."""
    none = (skip, None)
    html = (visit_drawing_html, None)
    app.add_node(drawing, html=html, latex=none, text=none, man=none, texinfo=none)
