"""Placeholders become ordinary nodes, once all files are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import docname_join

from .blocks import (
    byline_block,
    head_blocks,
    heading_level,
    help_block,
    question_block,
    tail_blocks,
    term_block,
)
from .builders import SINGLE_DOCUMENT
from .cite_block import cite_node
from .config import option
from .contrast_directive import ContrastTables
from .domain import TopicbookDomain
from .listing_blocks import listing_blocks
from .nodes import furniture, listing
from .one_page import OnePageLinks
from .source_list import source_blocks
from .study.deck_list import deck_blocks
from .study.guide_blocks import Guide
from .study.offers import SITES, place_minutes, place_practice_links, study_panel
from .take_along import take_along_blocks
from .typography import educate

if TYPE_CHECKING:
    from typing import Any

    from sphinx.application import Sphinx

    from .listings import ListingView


class FurnitureTransform(SphinxPostTransform):
    """Fills the places before and after each text.

    At 5, before references are resolved at 9 (MyST) and 10 (Sphinx), so that the links
    made here are resolved with all others.
    """

    default_priority = 5

    def run(self, **kwargs: Any) -> None:
        """Replace every placeholder; a book's tree holds those of many pages."""
        self.domain = TopicbookDomain.of(self.env)
        self.single = self.domain.builder_name in SINGLE_DOCUMENT
        if not self.single:
            self.add_study_marks()
        for place in list(self.document.findall(furniture)):
            place.replace_self(self.fill(place["docname"], place["place"]))
        for mark in list(self.document.findall(listing)):
            view = self.domain.listing_view(mark["docname"], mark["listing"])
            here, level = mark["docname"], heading_level(mark)
            mark.replace_self(self.listing(view, here, level))
        if self.single:
            self.document += self.help(self.env.docname)
        for link in list(self.document.findall(addnodes.pending_xref)):
            if self.is_hidden(link):
                link.replace_self(nodes.inline("", "", *link.children))

    def add_study_marks(self) -> None:
        """Add minutes to the page's reading paths and links to the cards of its outcomes."""
        study = self.domain.page_view(self.env.docname).study
        place_minutes(self.document, study)
        if self.domain.builder_name in SITES:
            place_practice_links(self.document, study)

    def listing(self, view: ListingView, here: str, level: int) -> list[nodes.Node]:
        """Return the nodes of one listing, those that show the bibliography among them."""
        if view.name == "sources":
            return source_blocks(self.env, view, here, level, self.domain.builder_name)
        if view.name == "study-guide":
            return Guide(self.env, view.guide, here, level).blocks() if view.guide else []
        if view.name == "study-decks":
            return deck_blocks(view.decks, self.config.project, self.domain.builder_name)
        if view.name == "take-along":
            return take_along_blocks(view.downloads, self.domain.builder_name)
        return listing_blocks(view, here, level)

    def is_hidden(self, link: addnodes.pending_xref) -> bool:
        """Tell whether a link leads to a file that is left out, which is reported elsewhere.

        Its text stays; MyST would complain a second time.
        """
        target = None
        if link.get("refdomain") == "doc":
            target = link["reftarget"]
        elif (link.get("refdomain"), link["reftype"]) == ("std", "doc"):
            target = docname_join(link["refdoc"], link["reftarget"])
        return target in self.domain.sources and target not in self.env.all_docs

    def fill(self, docname: str, place: str) -> list[nodes.Node]:
        """Return the blocks for one place on the page *docname*."""
        view = self.domain.page_view(docname)
        if self.single:
            return [node for node in head_blocks(view, docname)[:1] if place == "head"]
        if place == "head":
            return head_blocks(view, docname) + (self.help(docname) if view.help_first else [])
        if place == "after":
            blocks = (term_block(view, docname), question_block(view))
            found = [] if view.help_first else self.help(docname)
            study = study_panel(view.study, docname) if self.domain.builder_name in SITES else None
            return [*found, *(block for block in (*blocks, study) if block)]
        cite = cite_node(view, docname) if view.citable else None
        closing = byline_block(view, educate(option(self.config, "byline")))
        return [*tail_blocks(view, docname), *(block for block in (cite, closing) if block)]

    def help(self, docname: str) -> list[nodes.Node]:
        """Return the help block, if the site has one."""
        found = help_block(self.domain.site_view, option(self.config, "help_lead"), docname)
        return [found] if found else []


def note_builder(app: Sphinx) -> None:
    """Tell the transforms, which know the environment only, who builds (``builder-inited``)."""
    TopicbookDomain.of(app.env).builder_name = app.builder.name


def setup_transforms(app: Sphinx) -> None:
    """Register the post-transforms."""
    app.add_post_transform(FurnitureTransform)
    app.add_post_transform(OnePageLinks)
    app.add_post_transform(ContrastTables)
