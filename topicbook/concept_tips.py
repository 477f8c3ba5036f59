"""Concepts explained where they are used: a link to the glossary with the meaning beside it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from .domain import TopicbookDomain
from .names import only
from .nodes import semantic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

    from .concept_index import Entry

#: the most concepts a page explains by itself
LIMIT = 5
HEADINGS = (nodes.title, nodes.rubric, nodes.term)
#: where a meaning would be in the way: headings, links, quotations, code, blocks of ours
EXCEPT = (
    *HEADINGS,
    nodes.reference,
    addnodes.pending_xref,
    nodes.block_quote,
    nodes.literal,
    nodes.literal_block,
    nodes.table,
    nodes.footnote,
    nodes.footnote_reference,
    semantic,
)


class concept_tip(nodes.Inline, nodes.TextElement):  # noqa: N801
    """A link to a concept with its meaning; other formats show the link only."""


def visit_tip_html(self: Any, node: concept_tip) -> None:
    """Open the element that holds link and meaning."""
    self.body.append('<span class="topicbook-term">')


def depart_tip_html(self: Any, node: concept_tip) -> None:
    """Write the meaning; it is hidden until the script shows it."""
    name, text = escape(node["concept"]), escape(node["definition"])
    self.body.append(f'<span class="topicbook-tip" id="tip-{name}" role="tooltip" hidden>')
    self.body.append(f"{text}</span></span>")


def pass_by(self: Any, node: nodes.Element) -> None:
    """Show the children only."""


class ConceptTips(SphinxPostTransform):
    """Explains the concepts of a page, each at its first use.

    At 4, before the blocks of other pages' words are put in and before links resolve.
    """

    default_priority = 4
    builders = ("html", "dirhtml")

    def run(self, **kwargs: Any) -> None:
        """Explain what the author marked, then what is explained by itself."""
        self.graph = TopicbookDomain.of(self.env).graph
        docname = self.env.docname
        self.topics = self.graph.topics_of(docname)
        seen: set[str] = set()
        for link in list(self.document.findall(addnodes.pending_xref)):
            if (link.get("refdomain"), link["reftype"]) == ("topicbook", "concept"):
                self.explain_link(link, seen)
        if self.topics and docname != self.graph.help_docname:
            self.explain_texts(seen)

    def explain_link(self, link: addnodes.pending_xref, seen: set[str]) -> None:
        """Wrap the first link to each concept, but for those on the page that defines it."""
        if any(isinstance(above, HEADINGS) for above in ancestors(link)):
            return
        name = only(self.graph.concepts.find(link["reftarget"], self.topics))
        entry = self.graph.concepts.entries.get(name or "")
        if entry and entry.concept.id not in seen and entry.docname != self.env.docname:
            seen.add(entry.concept.id)
            place = nodes.inline()
            link.replace_self(place)
            place.replace_self(tip(entry, link))

    def explain_texts(self, seen: set[str]) -> None:
        """Explain automatic concepts in running prose, up to the limit."""
        left = LIMIT
        for text in list(running_texts(self.document)):
            for found in self.split(text, seen, left):
                left -= 1
                seen.add(found)
            if left == 0:
                return

    def split(self, text: nodes.Text, seen: set[str], most: int) -> list[str]:
        """Put tips into one text; return the concepts they explain."""
        content, start = text.astext(), 0
        done: list[str] = []
        parts: list[nodes.Node] = []
        for match in self.graph.concepts.matches(content, self.topics):
            known = match.id in seen or match.id in done or match.start < start
            if known or len(done) == most or is_quoted(text, match.start):
                continue
            parts.append(nodes.Text(content[start : match.start]))
            link = self.link(match.id, content[match.start : match.end])
            parts.append(tip(self.graph.concepts.entries[match.id], link))
            start = match.end
            done.append(match.id)
        if done:
            parts.append(nodes.Text(content[start:]))
            text.parent.replace(text, [part for part in parts if part.astext()])
        return done

    def link(self, name: str, words: str) -> addnodes.pending_xref:
        """Return a link to a concept with the words of the text."""
        return addnodes.pending_xref(
            "",
            nodes.inline(words, words),
            refdomain="topicbook",
            reftype="concept",
            reftarget=name,
            refdoc=self.env.docname,
            refexplicit=True,
        )


def tip(entry: Entry, link: nodes.Node) -> concept_tip:
    """Return a link with the meaning of its concept."""
    concept = entry.concept
    return concept_tip("", "", link, concept=concept.id, definition=concept.definition)


def running_texts(document: nodes.document) -> Iterator[nodes.Text]:
    """Yield the texts of paragraphs and list items, in order."""
    for paragraph in document.findall(nodes.paragraph):
        if any(isinstance(above, EXCEPT) for above in ancestors(paragraph)):
            continue
        for text in paragraph.findall(nodes.Text):
            if not any(isinstance(node, (*EXCEPT, concept_tip)) for node in ancestors(text)):
                yield text


def ancestors(node: nodes.Node) -> Iterator[nodes.Node]:
    """Yield a node's ancestors, the nearest first."""
    while node.parent is not None:
        node = node.parent
        yield node


def is_quoted(text: nodes.Text, offset: int) -> bool:
    """Tell whether a place in a text lies in a quotation within its paragraph."""
    paragraph = next(node for node in ancestors(text) if isinstance(node, nodes.paragraph))
    parts: list[str] = []
    for other in paragraph.findall(nodes.Text):
        if other is text:
            break
        parts.append(other.astext())
    before = "".join(parts) + text.astext()[:offset]
    return before.rfind("“") > before.rfind("”")


def setup_concept_tips(app: Sphinx) -> None:
    """Register the node and the transform."""
    plain = (pass_by, pass_by)
    html = (visit_tip_html, depart_tip_html)
    app.add_node(concept_tip, html=html, latex=plain, text=plain, man=plain, texinfo=plain)
    app.add_post_transform(ConceptTips)
