"""Figures drawn for the site: diagrams from files, plots from data, the map of the topics."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .diagram import DiagramDirective
from .drawing import setup_drawing
from .plot_directive import OutcomePlotDirective
from .topic_map import setup_topic_map

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup_figures(app: Sphinx) -> None:
    """Register directives and nodes."""
    setup_drawing(app)
    setup_topic_map(app)
    app.add_directive("diagram", DiagramDirective)
    app.add_directive("outcome-plot", OutcomePlotDirective)
