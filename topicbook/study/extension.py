"""What study adds to Sphinx: directives, nodes, transforms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .forms import SelfCheckForms, choice_field, depart_choice_html, visit_choice_html
from .guide_directive import StudyGuideDirective
from .key_points_directive import KeyPointHeadings, KeyPointsDirective
from .offers import depart_link_html, site_link, visit_link_html
from .outcome_directive import JoinOutcomes, OutcomeDirective
from .reading_path_directive import ReadingPathDirective
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
    app.add_directive("outcome", OutcomeDirective)
    app.add_directive("reading-path", ReadingPathDirective)
    app.add_directive("study-guide", StudyGuideDirective)
    app.add_transform(JoinSelfChecks)
    app.add_transform(JoinOutcomes)
    app.add_transform(KeyPointHeadings)
    plain = (pass_by, pass_by)
    field = (visit_choice_html, depart_choice_html)
    app.add_node(choice_field, html=field, latex=plain, text=plain, man=plain, texinfo=plain)
    link = (visit_link_html, depart_link_html)
    app.add_node(site_link, html=link, latex=plain, text=plain, man=plain, texinfo=plain)
    app.add_post_transform(SelfCheckForms)
