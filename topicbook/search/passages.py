"""What search keeps of a text while it is read: its sections as plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from ..domain import TopicbookDomain
from ..records import Passage
from .words import split_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

#: inside these nothing is running text of this page
LEFT_OUT = (nodes.footnote_reference, nodes.footnote, nodes.comment, addnodes.toctree)
#: blocks that say once more what the text, or the list of sources, says
REPEATING = frozenset({"topicbook-references", "topicbook-self-checks", "topicbook-key-points"})


def note_passages(app: Sphinx, doctree: nodes.document) -> None:
    """Keep the sections of the text at hand (``doctree-read``).

    Runs before anything is put into the text that stands in other files.
    """
    domain = TopicbookDomain.of(app.env)
    if app.env.docname in domain.sources:
        domain.note_passages(app.env.docname, passages_in(doctree))


def passages_in(doctree: nodes.document) -> tuple[Passage, ...]:
    """Return the sections of a text in order, the part under the title first."""
    found: list[Passage] = []
    for section in doctree.findall(nodes.section):
        title = next((child for child in section.children if isinstance(child, nodes.title)), None)
        heading = title.astext() if title else ""
        anchor = str(section["ids"][0]) if found and section["ids"] else ""
        text = " ".join(_texts(section))
        found.append(Passage(anchor, heading, " ".join(split_words(text))))
    return tuple(found)


def _texts(section: nodes.section) -> Iterator[str]:
    """Yield what stands in a section itself, without its title and the sections below."""
    for child in section.children:
        if not isinstance(child, nodes.section | nodes.title):
            yield from _running(child)


def _running(node: nodes.Node) -> Iterator[str]:
    if isinstance(node, nodes.Text):
        yield str(node)
    elif isinstance(node, LEFT_OUT):
        return
    elif isinstance(node, addnodes.pending_xref) and not node.get("refexplicit"):
        # Its text will be another page's title, which is that page's to be found by.
        return
    elif isinstance(node, nodes.Element) and REPEATING.isdisjoint(node["classes"]):
        for child in node.children:
            yield from _running(child)
        if isinstance(node, nodes.TextElement):
            yield " "
