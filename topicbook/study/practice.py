"""The place of the practice page where its program works; what stands there without it."""

# Node classes are named like docutils' own, whose visitors are found by class name.
# ruff: noqa: N801

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.util.osutil import relative_uri

from ..blocks import paragraph
from ..directives import ListingDirective
from ..nodes import pass_by
from .practice_writing import FOLDER, program_version

if TYPE_CHECKING:
    from sphinx.application import Sphinx

#: where it is kept that the file being read has the place
PLACED = "topicbook_practice"
ABOUT = (
    "Practice asks what you remember of these pages. It is not a test of your health. "
    "Your progress stays in this browser: there is no account, and nobody else sees it."
)
WITHOUT = (
    "Practice starts here in a browser with JavaScript. "
    "Without it, you find the same words and questions on the pages of the topics."
)
SECOND = "this page has a place for practice already; leave this one out"
NOTHING = "There are no cards to practice yet."


class PracticeDirective(ListingDirective):
    """The place on a page; its program works in one."""

    listing_name = "practice"

    def run(self) -> list[nodes.Node]:
        """Return the placeholder, or nothing after reporting a second one."""
        document = self.env.current_document
        if document.get(PLACED) == self.env.docname:
            reporter = self.state.document.reporter
            reporter.warning(f"{self.name}: {SECOND}", line=self.lineno)
            return []
        document[PLACED] = self.env.docname
        return super().run()


class practice_place(nodes.General, nodes.Element):
    """What the program replaces once it works; it stays where the program cannot."""


def practice_blocks(topics: list[nodes.Node]) -> list[nodes.Node]:
    """Return the place with *topics* to go to; a sentence alone where there are none."""
    if not topics:
        return [paragraph(NOTHING, "topicbook-empty")]
    place = practice_place("", paragraph(WITHOUT), *topics)
    return [paragraph(ABOUT, "topicbook-note"), place]


def visit_place_html(self: Any, node: practice_place) -> None:
    """Open the place."""
    site = escape(self.config.project)
    self.body.append(f'<div class="topicbook-practice" data-site="{site}">\n')


def depart_place_html(self: Any, node: practice_place) -> None:
    """Close the place; pages of a site load the program after it."""
    self.body.append("</div>\n")
    builder = self.builder
    if builder.name in ("html", "dirhtml"):
        here = builder.get_target_uri(builder.current_docname)
        source = relative_uri(here, f"{FOLDER}/practice.js")
        self.body.append(f'<script defer src="{escape(source)}?v={program_version()}"></script>\n')


def setup_practice(app: Sphinx) -> None:
    """Register the directive, and the node with a visitor for every output format."""
    app.add_directive("practice", PracticeDirective)
    hidden = (pass_by, pass_by)
    # No ``epub`` key: one would hide the html visitors from every node in EPUB.
    app.add_node(
        practice_place,
        html=(visit_place_html, depart_place_html),
        latex=hidden,
        text=hidden,
        man=hidden,
        texinfo=hidden,
    )
