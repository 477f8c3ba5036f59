"""``{outcome}``: what a student can do afterwards, and the cards that practice it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, TypeGuard

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.transforms import SphinxTransform

from ..problem import Subtype
from ..records import Outcome
from ..study_directives import StudyDirective

if TYPE_CHECKING:
    from collections.abc import Iterator

CLASS = "topicbook-outcomes"


class OutcomeDirective(StudyDirective):
    """One sentence that starts with a verb, and the ids of its cards."""

    has_content = False
    option_spec: ClassVar[Any] = {"cards": directives.unchanged}
    lists: ClassVar[dict[str, str]] = {"cards": ","}
    subtype = Subtype.SELF_CHECK

    def run(self) -> list[nodes.Node]:
        """Return a list of one item, to be joined with its neighbors."""
        written = self.argument("no outcome; write it after the name, as in `Name three signs.`")
        words, messages = self.parse_inline(written, lineno=self.lineno - 1)
        cards = self.names("cards")
        if not cards:
            self.complain("no cards; write for example `:cards: concept-trust`", "cards")
        item = nodes.list_item("", nodes.paragraph("", "", *words))
        if self.known():
            item["outcome"] = Outcome(cards, self.lineno, self.places())
        self.set_source_info(item)
        return [nodes.bullet_list("", item, classes=[CLASS]), *messages]


def is_outcome_list(node: object) -> TypeGuard[nodes.bullet_list]:
    """Tell whether a node is a list of outcomes."""
    return isinstance(node, nodes.bullet_list) and CLASS in node["classes"]


class JoinOutcomes(SphinxTransform):
    """Makes one list of the outcomes that follow each other."""

    default_priority = 600

    def apply(self, **kwargs: Any) -> None:
        """Move the items of each list to the list before it, if there is one."""
        for found in list(self.document.findall(nodes.bullet_list)):
            place = found.parent.index(found)
            before = found.parent[place - 1] if place else None
            if is_outcome_list(found) and is_outcome_list(before):
                before.extend(found.children)
                found.parent.remove(found)


def outcome_items(document: nodes.Element) -> Iterator[nodes.list_item]:
    """Yield the items that are outcomes."""
    return (item for item in document.findall(nodes.list_item) if "outcome" in item)


def outcomes_in(document: nodes.Element) -> tuple[Outcome, ...]:
    """Return the outcomes that a text states."""
    return tuple(item["outcome"] for item in outcome_items(document))
