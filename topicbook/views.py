"""What a page shows beside its own text: plain values, one view per page.

Equal views look the same, so a view's fingerprint tells whether a page that was not
edited must be written again.  Imports no Sphinx.
"""

from __future__ import annotations

import datetime
import hashlib
import re
from dataclasses import dataclass, replace

from .graph import NEVER, Graph
from .listings import ListingView, view_listing
from .model import Contact, Kind, kind_of
from .reading_time import minutes
from .records import REFERENCE_CLOSE, REFERENCE_OPEN, Page, Post, Topic
from .related import related_posts
from .study.collection import Study
from .study.panel import NO_STUDY, StudyView, view_study

PLACEHOLDER = re.compile(f"{REFERENCE_OPEN}(\\d+){REFERENCE_CLOSE}")


@dataclass(frozen=True, slots=True)
class Link:
    """A page and what is said of it: a reason, a summary or a sentence."""

    docname: str
    title: str
    note: str = ""
    #: id of the branch a topic belongs to
    branch: str = ""


@dataclass(frozen=True, slots=True)
class PageView:
    """What a page shows beside its own text."""

    kind: Kind
    title: str
    summary: str = ""
    draft: bool = False
    #: the topic whose place in the sidebar is marked
    current: str | None = None
    #: id of the branch the page belongs to
    branch: str = ""
    breadcrumbs: tuple[Link, ...] = ()
    date: datetime.date | None = None
    updated: datetime.date | None = None
    reviewed: datetime.date | None = None
    review_by: datetime.date | None = None
    minutes: int = 0
    chips: tuple[Link, ...] = ()
    also_called: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    related_topics: tuple[Link, ...] = ()
    contrasts: tuple[Link, ...] = ()
    related_posts: tuple[Link, ...] = ()
    previous: Link | None = None
    next: Link | None = None
    mentions: tuple[Link, ...] = ()
    #: concepts of a topic: id, term and the page that defines it
    key_terms: tuple[tuple[str, str, str], ...] = ()
    help_first: bool = False
    listings: tuple[ListingView, ...] = ()
    study: StudyView = NO_STUDY
    #: whether it says how to cite it
    citable: bool = False


@dataclass(frozen=True, slots=True)
class TopicRow:
    """One topic in the sidebar."""

    docname: str
    title: str
    id: str
    children: tuple[TopicRow, ...]


@dataclass(frozen=True, slots=True)
class SiteView:
    """What every page shows: the sidebar's topics and the short help block."""

    topics: tuple[TopicRow, ...]
    #: the plain pages, as linked at the foot of every page
    pages: tuple[Link, ...]
    contacts: tuple[Contact, ...]
    #: whether there is a feed to name
    feed: bool
    help_docname: str | None


def fingerprint(view: object) -> str:
    """Return a short digest of a view; equal views and only those share it."""
    return hashlib.blake2b(repr(view).encode(), digest_size=16).hexdigest()


def view_site(graph: Graph) -> SiteView:
    """Work out what stands on every page."""
    return SiteView(
        topics=_topic_rows(graph, None),
        pages=tuple(
            Link(name, graph.titles[name])
            for name in sorted(graph.titles)
            # those in folders are reached from one of these
            if name.startswith("pages/") and name.count("/") == 1
        ),
        contacts=tuple(contact for contact in graph.contacts.values() if contact.brief),
        feed=any(post.date != NEVER for post in graph.posts.values()),
        help_docname=graph.help_docname,
    )


def _topic_rows(graph: Graph, parent: str | None) -> tuple[TopicRow, ...]:
    return tuple(
        TopicRow(name, graph.titles[name], graph.topics[name].id, _topic_rows(graph, name))
        for name in graph.tree.children.get(parent, ())
    )


def view_page(
    graph: Graph, study: Study, docname: str, pages: dict[str, Page], limit: int
) -> PageView:
    """Work out what the page *docname* shows; *limit* is the most related posts."""
    found = _view_page(graph, docname, pages, limit)
    return replace(
        found,
        study=view_study(graph, study, docname, pages),
        citable=is_citable(graph, docname, pages[docname]),
    )


def is_citable(graph: Graph, docname: str, page: Page) -> bool:
    """Tell whether a page can be cited: a post, a topic, or one that defines words.

    No draft, which nobody can look up, and not the help page, which is there to be used.
    """
    if post := graph.posts.get(docname):
        return not post.draft
    if docname in graph.topics:
        return docname != graph.help_docname
    return bool(page.concepts or page.contrasts)


def _view_page(graph: Graph, docname: str, pages: dict[str, Page], limit: int) -> PageView:
    listings = tuple(view_listing(graph, docname, listing) for listing in pages[docname].listings)
    mentions = _mentions(graph, docname, pages)
    if post := graph.posts.get(docname):
        return _view_post(graph, post, listings, mentions, limit)
    if topic := graph.topics.get(docname):
        return _view_topic(graph, topic, listings, mentions)
    return PageView(
        kind_of(docname),
        graph.titles[docname],
        graph.summaries[docname],
        listings=listings,
        mentions=mentions,
    )


def _view_post(
    graph: Graph,
    post: Post,
    listings: tuple[ListingView, ...],
    mentions: tuple[Link, ...],
    limit: int,
) -> PageView:
    primary = post.topics[0] if post.topics else None
    trail = (*graph.tree.ancestors(primary), primary) if primary else ()
    before, after = _neighbors(graph, post)
    return PageView(
        Kind.POST,
        post.title,
        post.summary,
        draft=post.draft,
        current=primary,
        branch=branch_id(graph, primary) if primary else "",
        breadcrumbs=_links(graph, trail),
        date=None if post.date == NEVER else post.date,
        updated=post.updated,
        reviewed=post.reviewed,
        review_by=post.review_by,
        minutes=minutes(post.words),
        chips=_links(graph, post.topics),
        questions=post.questions,
        related_posts=tuple(
            Link(found.docname, graph.titles[found.docname], found.reason)
            for found in related_posts(graph, post, limit)
        ),
        previous=before,
        next=after,
        mentions=mentions,
        help_first=post.help_first,
        listings=listings,
    )


def _view_topic(
    graph: Graph, topic: Topic, listings: tuple[ListingView, ...], mentions: tuple[Link, ...]
) -> PageView:
    return PageView(
        Kind.TOPIC,
        topic.title,
        topic.summary,
        current=topic.docname,
        branch=branch_id(graph, topic.docname),
        breadcrumbs=_links(graph, graph.tree.ancestors(topic.docname)),
        updated=topic.updated,
        reviewed=topic.reviewed,
        review_by=topic.review_by,
        also_called=topic.also_called,
        questions=topic.questions,
        related_topics=_links(graph, topic.related, noted=True),
        contrasts=_links(graph, topic.contrasts, noted=True),
        key_terms=tuple(
            (entry.concept.id, entry.concept.term, entry.docname)
            for entry in graph.concepts.of_topic(topic.docname)
        ),
        mentions=mentions,
        listings=listings,
    )


def branch_id(graph: Graph, topic: str) -> str:
    """Return the id of the top-level topic that *topic* belongs to."""
    return graph.topics[graph.tree.branch(topic)].id


def _links(graph: Graph, docnames: tuple[str, ...], *, noted: bool = False) -> tuple[Link, ...]:
    return tuple(
        Link(
            name,
            graph.titles[name],
            graph.topics[name].summary if noted else "",
            branch_id(graph, name),
        )
        for name in docnames
    )


def _neighbors(graph: Graph, post: Post) -> tuple[Link | None, Link | None]:
    """Return the posts before and after *post* in its branch."""
    before, after = graph.neighbors.get(post.docname, (None, None))
    return (
        Link(before, graph.titles[before]) if before else None,
        Link(after, graph.titles[after]) if after else None,
    )


def _mentions(graph: Graph, docname: str, pages: dict[str, Page]) -> tuple[Link, ...]:
    """Return the pages that mention this one; a card or a picture that leads here is no mention."""
    found = []
    for linking, reference in graph.linked_from.get(docname, ()):
        if reference.sentence >= 0:
            page = pages[linking]
            sentence = spell_out(page.sentences[reference.sentence], graph, page)
            found.append(Link(linking, graph.titles[linking], sentence))
    return tuple(found)


def spell_out(sentence: str, graph: Graph, page: Page) -> str:
    """Put the titles of today into a sentence's links that had no text of their own."""

    def title(match: re.Match[str]) -> str:
        reference = page.references[int(match[1])]
        target = graph.names.resolve(reference)
        return graph.titles[target] if target else reference.target

    return PLACEHOLDER.sub(title, sentence)
