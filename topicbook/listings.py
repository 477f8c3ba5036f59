"""What each listing directive shows: plain values worked out from the graph.

Imports no Sphinx.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import groupby

from .dates import MONTHS
from .graph import NEVER, Graph
from .model import Contact
from .names import only
from .records import Download, Listing, Post
from .study.deck import DeckEntry, view_decks
from .study.guide import GuideView, view_guide

#: ``:sort:`` values and the order they stand for
SORTS: Mapping[str, Callable[[Post], tuple[object, ...]]] = {
    "newest": lambda post: (-post.date.toordinal(), post.docname),
    "oldest": lambda post: (post.date.toordinal(), post.docname),
    "title": lambda post: (post.title.casefold(), post.docname),
    "updated": lambda post: (-(post.updated or post.date).toordinal(), post.docname),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One post in a listing."""

    docname: str
    title: str
    summary: str
    date: datetime.date | None


@dataclass(frozen=True, slots=True)
class Branch:
    """One topic in a tree listing, with the number of posts in and below it."""

    docname: str
    title: str
    summary: str
    posts: int
    children: tuple[Branch, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Entries under a heading: a year, a month, a region or a topic."""

    heading: str
    entries: tuple[Entry, ...] = ()
    groups: tuple[Group, ...] = ()
    contacts: tuple[Contact, ...] = ()


@dataclass(frozen=True, slots=True)
class Citation:
    """One cited source and the pages that cite it, by title."""

    key: str
    pages: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class ListingView:
    """All a listing shows; equal views look the same on the page."""

    name: str
    heading: str = ""
    entries: tuple[Entry, ...] = ()
    branches: tuple[Branch, ...] = ()
    groups: tuple[Group, ...] = ()
    citations: tuple[Citation, ...] = ()
    downloads: tuple[Download, ...] = ()
    guide: GuideView | None = None
    decks: tuple[DeckEntry, ...] = ()


def listing_topic(graph: Graph, docname: str, listing: Listing) -> str | None:
    """Return the topic a listing is about: the one it names, or the page's own."""
    if listing.topic:
        return only(graph.names.topics.find(listing.topic))
    return docname if docname in graph.topics else None


def view_listing(graph: Graph, docname: str, listing: Listing) -> ListingView:
    """Work out what *listing* on the page *docname* shows."""
    return VIEWS[listing.name](graph, docname, listing)


def _topic_posts(graph: Graph, docname: str, listing: Listing) -> ListingView:
    topic = listing_topic(graph, docname, listing)
    if topic is None:
        return ListingView(listing.name)
    source = graph.posts_below if listing.subtree else graph.posts_of
    own = topic == docname
    heading = "Posts on this topic" if own else f"Posts about {graph.titles[topic]}"
    return ListingView(listing.name, heading, _entries(graph, source.get(topic, ()), listing))


def _latest(graph: Graph, _docname: str, listing: Listing) -> ListingView:
    return ListingView(listing.name, entries=_entries(graph, tuple(graph.posts), listing))


def _start_here(graph: Graph, _docname: str, listing: Listing) -> ListingView:
    featured = tuple(name for name, post in graph.posts.items() if post.featured)
    return ListingView(listing.name, entries=_entries(graph, featured, listing))


def _entries(graph: Graph, docnames: tuple[str, ...], listing: Listing) -> tuple[Entry, ...]:
    posts = sorted((graph.posts[name] for name in docnames), key=SORTS[listing.sort])
    return tuple(_entry(post) for post in posts[: listing.limit or None])


def _entry(post: Post) -> Entry:
    date = None if post.date == NEVER else post.date
    return Entry(post.docname, post.title, post.summary, date)


def _topic_tree(graph: Graph, docname: str, listing: Listing) -> ListingView:
    start = listing_topic(graph, docname, listing)
    if listing.topic and start is None:
        # The name is reported; the whole tree in its place would be a surprise.
        return ListingView(listing.name)
    branches = _branches(graph, graph.tree.children.get(start, ()), listing.depth or -1)
    return ListingView(listing.name, branches=branches)


def _branches(graph: Graph, docnames: tuple[str, ...], depth: int) -> tuple[Branch, ...]:
    if depth == 0:
        return ()
    return tuple(
        Branch(
            docname,
            graph.titles[docname],
            graph.topics[docname].summary,
            len(graph.posts_below.get(docname, ())),
            _branches(graph, graph.tree.children.get(docname, ()), depth - 1),
        )
        for docname in docnames
    )


def _archive(graph: Graph, _docname: str, listing: Listing) -> ListingView:
    posts = sorted(graph.posts.values(), key=SORTS["newest"])
    dated = [post for post in posts if post.date != NEVER]
    years = [
        Group(str(year), groups=_months(list(group)))
        for year, group in groupby(dated, key=lambda post: post.date.year)
    ]
    return ListingView(listing.name, groups=tuple(years))


def _months(posts: list[Post]) -> tuple[Group, ...]:
    return tuple(
        Group(MONTHS[month - 1], entries=tuple(_entry(post) for post in group))
        for month, group in groupby(posts, key=lambda post: post.date.month)
    )


def _contacts(graph: Graph, _docname: str, listing: Listing) -> ListingView:
    regions: dict[str, list[Contact]] = {}
    for contact in graph.contacts.values():
        regions.setdefault(contact.region, []).append(contact)
    groups = (Group(region, contacts=tuple(found)) for region, found in regions.items())
    return ListingView(listing.name, groups=tuple(groups))


def _sources(graph: Graph, _docname: str, listing: Listing) -> ListingView:
    found = []
    for key, docnames in sorted(graph.cited_by.items()):
        pages = (Entry(name, graph.titles[name], "", None) for name in docnames)
        found.append(Citation(key, tuple(sorted(pages, key=lambda page: page.title.casefold()))))
    return ListingView(listing.name, citations=tuple(found))


def _take_along(graph: Graph, _docname: str, listing: Listing) -> ListingView:
    return ListingView(listing.name, downloads=graph.downloads)


def _study_guide(graph: Graph, docname: str, listing: Listing) -> ListingView:
    topic = listing_topic(graph, docname, listing)
    return ListingView(listing.name, guide=view_guide(graph, topic) if topic else None)


def _study_decks(graph: Graph, _docname: str, listing: Listing) -> ListingView:
    return ListingView(listing.name, decks=view_decks(graph))


def _practice(graph: Graph, _docname: str, listing: Listing) -> ListingView:
    # Where there is nothing to practice, there is nothing to offer in its place.
    cards = graph.study_questions or graph.concepts.entries or graph.contrasts
    roots = graph.tree.children.get(None, ()) if cards else ()
    return ListingView(listing.name, branches=_branches(graph, roots, 2))


VIEWS: Mapping[str, Callable[[Graph, str, Listing], ListingView]] = {
    "topic-posts": _topic_posts,
    "topic-tree": _topic_tree,
    "topic-map": _topic_tree,
    "latest-posts": _latest,
    "start-here": _start_here,
    "archive": _archive,
    "contacts": _contacts,
    "sources": _sources,
    "take-along": _take_along,
    "study-guide": _study_guide,
    "study-decks": _study_decks,
    "practice": _practice,
}
