"""The directives authors write; they parse options and leave a placeholder."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

from .concept_directive import ConceptDirective
from .config import option
from .contrast_directive import ContrastDirective
from .listings import SORTS
from .nodes import listing, search_box
from .records import Listing

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.application import Sphinx


def sort_order(argument: str) -> str:
    """Return a valid ``:sort:`` value; raises ValueError, which docutils reports."""
    return str(directives.choice(argument, tuple(SORTS)))


class ListingDirective(SphinxDirective):
    """Any listing: the placeholder is filled when all files are read."""

    has_content = False
    listing_name: ClassVar[str]

    def run(self) -> list[nodes.Node]:
        """Return the placeholder."""
        options = {name: self.options[name] for name in self.options if name != "subtree"}
        wanted = Listing(
            self.listing_name,
            subtree="subtree" in self.options,
            line=self.lineno,
            **options,
        )
        node = listing(listing=wanted, docname=self.env.docname)
        self.set_source_info(node)
        return [node]


Options = dict[str, "Callable[[str], Any]"]
LIMIT: Options = {"limit": directives.positive_int}
SORT: Options = {"sort": sort_order}
TOPIC: Options = {"topic": directives.unchanged_required}
LISTINGS: dict[str, Options] = {
    "topic-posts": {**TOPIC, "subtree": directives.flag, **SORT, **LIMIT},
    "topic-tree": {**TOPIC, "depth": directives.positive_int},
    "topic-map": {**TOPIC, "depth": directives.positive_int},
    "latest-posts": LIMIT,
    "start-here": LIMIT,
    "archive": {},
    "contacts": {},
    "study-decks": {},
    "take-along": {},
}


class SearchBoxDirective(SphinxDirective):
    """A search box in the text; the label can be given as the argument."""

    has_content = False
    optional_arguments = 1
    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        """Return the box."""
        return [search_box(label=self.arguments[0] if self.arguments else "Search")]


class InquiriesDirective(SphinxDirective):
    """Who receives professional inquiries, from the settings."""

    has_content = False

    def run(self) -> list[nodes.Node]:
        """Return one sentence, with a link once an address is set."""
        name = option(self.config, "inquiries_name")
        url = option(self.config, "inquiries_url")
        if not name:
            return []
        who = nodes.reference("", name, refuri=url, internal=False) if url else nodes.Text(name)
        end = "." if url else ", whose address is still to be added here."
        return [
            nodes.paragraph(
                "", "", nodes.Text("Professional inquiries go to "), who, nodes.Text(end)
            )
        ]


class LicenseDirective(SphinxDirective):
    """What others may do with the texts, from the settings."""

    has_content = False

    def run(self) -> list[nodes.Node]:
        """Return one sentence, with a link once the owner has chosen a license."""
        text = option(self.config, "license")
        url = option(self.config, "license_url")
        words: nodes.Node = nodes.Text(text)
        if url:
            words = nodes.reference("", text, refuri=url, internal=False)
        return [nodes.paragraph("", "", words)]


def setup_directives(app: Sphinx) -> None:
    """Register the directives."""
    for name, options in LISTINGS.items():
        attributes = {"listing_name": name, "option_spec": options, "__doc__": f"``{name}``"}
        app.add_directive(name, type("ListingDirective", (ListingDirective,), attributes))
    app.add_directive("concept", ConceptDirective)
    app.add_directive("contrast", ContrastDirective)
    app.add_directive("inquiries", InquiriesDirective)
    app.add_directive("license", LicenseDirective)
    app.add_directive("search-box", SearchBoxDirective)
