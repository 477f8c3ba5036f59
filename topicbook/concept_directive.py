"""``{concept}``: one entry of a glossary."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

import snowballstemmer
from docutils import nodes
from sphinx import addnodes
from sphinx.transforms import SphinxTransform

from .nodes import ASIDE
from .records import Concept
from .study_directives import StudyDirective, flag_value, option_spec
from .typography import educate

if TYPE_CHECKING:
    from collections.abc import Iterable

CLASS = "topicbook-concepts"
STEMMER = snowballstemmer.stemmer("english")


class ConceptDirective(StudyDirective):
    """A term, its plain meaning, other names for it and what it is mixed up with."""

    option_spec: ClassVar[Any] = option_spec("aliases", "not", "topics", "source", auto=flag_value)
    lists: ClassVar[dict[str, str]] = {"aliases": ";", "not": ",", "topics": ",", "source": ","}

    def run(self) -> list[nodes.Node]:
        """Return the entry as a definition list, to be joined with its neighbors."""
        written = self.argument("no term; write it after the name, such as `:::{concept} Trust`")
        written = written or str(self.options.get("id", "")).replace("-", " ")
        body = self.parse_content_to_nodes()
        definition = " ".join(node.astext() for node in body if isinstance(node, nodes.paragraph))
        if not definition:
            self.complain("no meaning; write one or two sentences below the options")
        concept = Concept(
            self.identifier(written),
            educate(written),
            educate(" ".join(definition.split())),
            tuple(map(educate, self.names("aliases"))),
            self.names("not"),
            self.names("topics"),
            self.names("source"),
            self.options.get("auto", False),
            self.lineno,
            self.places(),
        )
        self.cite(body, concept)
        term = nodes.term("", "", nodes.Text(written), ids=[f"concept-{concept.id}"])
        if self.known():
            term["concept"] = concept
        rest = [self.aside(concept)] if aside_parts(concept, self.env.docname) else []
        item = nodes.definition_list_item("", term, nodes.definition("", *body, *rest))
        self.set_source_info(item)
        return [nodes.definition_list("", item, classes=[CLASS])]

    def cite(self, body: list[nodes.Node], concept: Concept) -> None:
        """Add the marks of the sources to the end of the meaning."""
        last = body[-1] if body else None
        if concept.sources and isinstance(last, nodes.paragraph):
            line, _ = dict(concept.places).get("source", (self.lineno, 0))
            role = f"{{footcite}}`{','.join(concept.sources)}`"
            # MyST counts lines from 0.
            marks, messages = self.parse_inline(role, lineno=line - 1)
            last.extend([*marks, *messages])

    def aside(self, concept: Concept) -> nodes.paragraph:
        """Return the line below the meaning."""
        return nodes.paragraph(
            "", "", *aside_parts(concept, self.env.docname), classes=[ASIDE, "no-search"]
        )


def aside_parts(concept: Concept, here: str) -> list[nodes.Node]:
    """Return other names, what the concept is not, and where to read more, as running text."""
    parts: list[nodes.Node] = []
    if others := other_names(concept):
        parts.append(nodes.Text(f"Also called: {', '.join(others)}. "))
    for label, role, names in (
        ("Not the same as: ", "concept", concept.confused_with),
        ("More: ", "topic", concept.topics),
    ):
        if names:
            parts.append(nodes.Text(label))
            for name in names:
                parts += [_link(role, name, here), nodes.Text(", ")]
            parts[-1] = nodes.Text(". ")
    return parts


def other_names(concept: Concept) -> list[str]:
    """Return the aliases that are words of their own, not forms of one shown already."""
    found: dict[tuple[str, ...], str] = {}
    for name in concept.names:
        found.setdefault(tuple(STEMMER.stemWords(name.casefold().replace("-", " ").split())), name)
    return [name for name in found.values() if name != concept.names[0]]


def _link(role: str, name: str, here: str) -> addnodes.pending_xref:
    return addnodes.pending_xref(
        "",
        nodes.inline(name, name),
        refdomain="topicbook",
        reftype=role,
        reftarget=name,
        refdoc=here,
        refexplicit=False,
        made=True,
    )


class JoinConcepts(SphinxTransform):
    """Makes one definition list of the concepts that follow each other."""

    default_priority = 600

    def apply(self, **kwargs: Any) -> None:
        """Move the items of each list to the list before it, if there is one."""
        for entries in list(self.document.findall(is_concept_list)):
            siblings = entries.parent.children
            place = siblings.index(entries)
            before = siblings[place - 1] if place else None
            if isinstance(before, nodes.definition_list) and is_concept_list(before):
                before.extend(entries.children)
                entries.parent.remove(entries)


def is_concept_list(node: nodes.Node) -> bool:
    """Tell whether a node is a list of concepts."""
    return isinstance(node, nodes.definition_list) and CLASS in node["classes"]


def concepts_in(doctree: nodes.document) -> Iterable[Concept]:
    """Yield the concepts that a text defines."""
    return (term["concept"] for term in doctree.findall(nodes.term) if "concept" in term)
