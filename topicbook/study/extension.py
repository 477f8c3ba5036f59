"""What study adds to Sphinx: directives, nodes, transforms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .forms import SelfCheckForms, choice_field, depart_choice_html, visit_choice_html
from .key_points_directive import KeyPointHeadings, KeyPointsDirective
from .self_check_directive import JoinSelfChecks, SelfCheckDirective

if TYPE_CHECKING:
    from typing import Any

    from docutils import nodes
    from sphinx.application import Sphinx


def pass_by(self: Any, node: nodes.Element) -> None:
    """Show the children only."""


def setup_study(app: Sphinx) -> None:
    """Register what authors write and how it is shown."""
    app.add_directive("self-check", SelfCheckDirective)
    app.add_directive("key-points", KeyPointsDirective)
    app.add_transform(JoinSelfChecks)
    app.add_transform(KeyPointHeadings)
    plain = (pass_by, pass_by)
    html = (visit_choice_html, depart_choice_html)
    app.add_node(choice_field, html=html, latex=plain, text=plain, man=plain, texinfo=plain)
    app.add_post_transform(SelfCheckForms)
