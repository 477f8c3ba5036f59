"""What pages offer for studying, as docutils nodes: links to practice, guide and deck."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from docutils import nodes
from sphinx.util.osutil import relative_uri

from ..blocks import block, bullets, heading, paragraph, xref
from .outcome_directive import outcome_items
from .reading_path_directive import paths_of, steps_of

if TYPE_CHECKING:
    from .panel import StudyView

#: builders whose site holds decks and a page to practice on
SITES = frozenset({"html", "dirhtml"})


class site_link(nodes.Inline, nodes.TextElement):  # noqa: N801
    """A link to a page with a fragment, or to a file of the site; elsewhere its words."""


def visit_link_html(self: Any, node: site_link) -> None:
    """Open the link, relative to the page at hand."""
    builder = self.builder
    if builder.name in SITES:
        here = builder.current_docname
        if "file" in node:
            address = relative_uri(builder.get_target_uri(here), quote(node["file"]))
        else:
            address = builder.get_relative_uri(here, node["docname"])
        fragment = f"#{node['fragment']}" if node.get("fragment") else ""
        download = " download" if "file" in node else ""
        href = escape(address + fragment)
        self.body.append(f'<a class="reference internal" href="{href}"{download}>')


def depart_link_html(self: Any, node: site_link) -> None:
    """Close the link."""
    if self.builder.name in SITES:
        self.body.append("</a>")


def practice_link(docname: str, fragment: str, text: str) -> site_link:
    """Return a link to the page to practice on, with what to choose there."""
    return site_link("", text, docname=docname, fragment=fragment)


def study_panel(view: StudyView, here: str) -> nodes.Node | None:
    """Return the block of a topic page, if it has cards."""
    panel = view.panel
    if panel is None:
        return None
    rows: list[list[nodes.Node]] = []
    if panel.practice:
        link = practice_link(
            panel.practice, f"topic={panel.topic}", f"Practice {counted(panel.cards, 'card')}"
        )
        rows.append([paragraph([link, nodes.Text(" in your browser")])])
    if panel.guide:
        link_to_guide = xref(*panel.guide, here)
        rows.append([paragraph([link_to_guide, nodes.Text(", made for printing")])])
    if panel.deck:
        file, title = panel.deck
        link_to_deck = site_link("", f"Anki deck: {title}", file=file)
        rows.append([paragraph([link_to_deck, nodes.Text(" (.apkg)")])])
    if not rows:
        return None
    return block("section", "study", heading("Study this topic"), bullets(rows), label="Study")


def place_practice_links(document: nodes.Element, study: StudyView) -> None:
    """Add to each outcome the link to its cards."""
    if study.practice is None:
        return
    for item in list(outcome_items(document)):
        cards = item["outcome"].cards
        text = f"Practice {counted(len(cards), 'card')}"
        link = practice_link(study.practice, f"cards={','.join(cards)}", text)
        item.append(paragraph(link, "topicbook-note", "topicbook-practice-link"))


def place_minutes(document: nodes.Element, study: StudyView) -> None:
    """Add to each reading path how long it and its steps take."""
    for path, view in zip(paths_of(document), study.paths, strict=True):
        for item, needed in zip(steps_of(path), view.steps, strict=True):
            if needed and isinstance(item[0], nodes.paragraph):
                text = f"{needed} min"
                mark = nodes.inline(text, text, classes=["topicbook-count"])
                item[0].extend([nodes.Text(" "), mark])
        steps, minutes = counted(len(view.steps), "step"), counted(view.minutes, "minute")
        words = f"{steps}, about {minutes} of reading."
        path.insert(0, paragraph(words, "topicbook-path-sum"))


def counted(count: int, word: str) -> str:
    """Return a number with its word, in the plural if need be."""
    return f"{count} {word if count == 1 else word + 's'}"
