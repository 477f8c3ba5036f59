"""``{diagram}``: a drawing from an SVG file, with its caption."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from ..blocks import paragraph
from .drawing import PAGES, FigureDirective, drawing
from .svg_file import SvgError, read_svg

if TYPE_CHECKING:
    from .svg_file import SvgFile


class DiagramDirective(FigureDirective):
    """The drawing where pages can hold one, else its description."""

    def run(self) -> list[nodes.Node]:
        """Return the figure; a file that cannot be used is reported and left out."""
        name, path = self.file()
        caption = self.parse_content_to_nodes()
        try:
            found = read_svg(path.read_bytes(), self.prefix())
        except OSError:
            self.complain_missing(name)
            return self.figure([], caption)
        except SvgError as error:
            self.complain(name, error.line, error.column, f"{self.name}: {error}")
            return self.figure([], caption)
        return self.figure(self.picture(name, found), caption)

    def picture(self, name: str, found: SvgFile) -> list[nodes.Node]:
        """Return the drawing as the builder at hand can show it."""
        if self.builder in PAGES:
            return [drawing(svg=found.svg)]
        if self.builder == "epub":
            alt = f"{found.title}. {found.description}"
            return [nodes.image(uri=f"/{name}", alt=alt)]
        return [paragraph(found.description)]
