"""Everything derived from the records: topics, posts and how they relate.

Built once per build when all files are read; imports no Sphinx.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from .concept_index import ConceptIndex, Entry
from .model import Contact, Kind, PostMatter, TopicMatter
from .names import Index, Names, only, resolve_all
from .records import (
    Contrast,
    Download,
    KeyPoint,
    Page,
    Post,
    Reference,
    Source,
    StudyQuestion,
    Topic,
)
from .tree import Tree, build_tree, topic_id
from .typography import educate

NEVER = datetime.date.min


@dataclass(frozen=True)
class Graph:
    """Topics, posts and the links between them, by docname."""

    topics: Mapping[str, Topic]
    posts: Mapping[str, Post]
    names: Names
    #: one sentence on every page, by docname
    summaries: Mapping[str, str]
    tree: Tree
    #: posts of each topic itself, newest first
    posts_of: Mapping[str, tuple[str, ...]]
    #: posts of each topic and all below it, newest first, each once
    posts_below: Mapping[str, tuple[str, ...]]
    #: posts whose primary topic it is, in order of date
    primary_posts: Mapping[str, tuple[str, ...]]
    #: pages that link here: ``(linking docname, its reference)``
    linked_from: Mapping[str, tuple[tuple[str, Reference], ...]]
    #: the posts before and after a post in its branch, in tree order
    neighbors: Mapping[str, tuple[str | None, str | None]]
    #: the topic that holds the help contacts
    help_docname: str | None
    #: help contacts by id
    contacts: Mapping[str, Contact]
    concepts: ConceptIndex
    #: contrasts by id, each with its page
    contrasts: Mapping[str, tuple[str, Contrast]]
    #: study questions by id, each with its page
    study_questions: Mapping[str, tuple[str, StudyQuestion]]
    #: what to keep from each page
    key_points: Mapping[str, tuple[KeyPoint, ...]]
    #: pages that do not show their study questions
    study_apart: frozenset[str]
    #: pages that cite a source, by its key
    cited_by: Mapping[str, tuple[str, ...]]
    #: files made of the whole site that this build offers
    downloads: tuple[Download, ...] = ()

    @property
    def titles(self) -> Mapping[str, str]:
        """Titles of all pages, by docname."""
        return self.names.titles

    def topics_of(self, docname: str) -> tuple[str, ...]:
        """Return the topics a page is about: a post's, or a topic itself."""
        if post := self.posts.get(docname):
            return post.topics
        return (docname,) if docname in self.topics else ()


def build_graph(
    sources: Mapping[str, Source],
    pages: Mapping[str, Page],
    help_name: str,
    downloads: tuple[Download, ...] = (),
) -> Graph:
    """Derive the graph from what was read; pages without a source record are left out."""
    titles = {docname: page.title for docname, page in pages.items() if docname in sources}
    matters = {docname: sources[docname].matter for docname in titles}
    orders = {name: m.order for name, m in matters.items() if isinstance(m, TopicMatter)}
    tree = build_tree(orders)
    post_ids = {
        name: name.removeprefix("posts/") for name in titles if sources[name].kind is Kind.POST
    }
    topic_ids = {docname: topic_id(docname) for docname in tree.parents}
    names = Names(Index(topic_ids), Index(post_ids), titles)
    links = {docname: _links(docname, pages[docname], names) for docname in sorted(titles)}
    topics = {
        docname: _topic(docname, matter, titles[docname], tree, names.topics)
        for docname, matter in matters.items()
        if isinstance(matter, TopicMatter)
    }
    posts = {
        docname: _post(docname, matter, pages[docname], names, tuple(links[docname]))
        for docname, matter in matters.items()
        if isinstance(matter, PostMatter)
    }
    help_docname = only(names.topics.find(help_name))
    by_topic = _posts_by_topic(posts, tree)
    return Graph(
        topics=topics,
        posts=posts,
        names=names,
        summaries={docname: educate(matter.summary) for docname, matter in matters.items()},
        tree=tree,
        **by_topic,
        neighbors=_neighbors(tree, by_topic["primary_posts"]),
        linked_from=_backlinks(links),
        help_docname=help_docname,
        contacts={c.id: c for c in topics[help_docname].contacts} if help_docname else {},
        study_apart=frozenset(n for n, m in matters.items() if getattr(m, "study_apart", False)),
        **_study_parts(sorted(titles), pages, names),
        downloads=downloads,
    )


def _study_parts(docnames: list[str], pages: Mapping[str, Page], names: Names) -> dict[str, Any]:
    """Return concepts, contrasts, study questions and sources of all pages, in their order."""
    entries: list[Entry] = []
    contrasts: dict[str, tuple[str, Contrast]] = {}
    questions: dict[str, tuple[str, StudyQuestion]] = {}
    cited_by: defaultdict[str, list[str]] = defaultdict(list)
    for docname in docnames:
        page = pages[docname]
        for concept in page.concepts:
            entries.append(Entry(concept, docname, resolve_all(names.topics, concept.topics)))
        for contrast in page.contrasts:
            contrasts.setdefault(contrast.id, (docname, contrast))
        for question in page.study_questions:
            questions.setdefault(question.id, (docname, question))
        for key in page.citations:
            cited_by[key].append(docname)
    return {
        "concepts": ConceptIndex(entries),
        "contrasts": contrasts,
        "study_questions": questions,
        "key_points": {name: pages[name].key_points for name in docnames if pages[name].key_points},
        "cited_by": {key: tuple(found) for key, found in cited_by.items()},
    }


def _topic(docname: str, matter: TopicMatter, title: str, tree: Tree, index: Index) -> Topic:
    return Topic(
        docname=docname,
        id=topic_id(docname),
        title=title,
        summary=educate(matter.summary),
        order=matter.order,
        parent=tree.parents[docname],
        children=tree.children.get(docname, ()),
        also_called=tuple(map(educate, matter.also_called)),
        related=resolve_all(index, matter.related),
        contrasts=resolve_all(index, matter.contrasts),
        questions=tuple(map(educate, matter.questions)),
        audience=tuple(matter.audience),
        updated=matter.updated,
        reviewed=matter.reviewed,
        review_by=matter.review_by,
        contacts=matter.contacts,
    )


def _post(
    docname: str, matter: PostMatter, page: Page, names: Names, links_to: tuple[str, ...]
) -> Post:
    return Post(
        docname=docname,
        id=docname.removeprefix("posts/"),
        title=page.title,
        summary=educate(matter.summary),
        # A post whose date could not be read still has its page; it sorts last.
        date=cast("datetime.date | None", matter.date) or NEVER,
        topics=resolve_all(names.topics, matter.topics),
        audience=tuple(matter.audience),
        questions=tuple(map(educate, matter.questions)),
        featured=matter.featured,
        draft=matter.draft,
        help_first=matter.help_first,
        old_urls=matter.old_urls,
        see_also=resolve_all(names.posts, matter.see_also),
        updated=matter.updated,
        reviewed=matter.reviewed,
        review_by=matter.review_by,
        words=page.words,
        links_to=links_to,
    )


def newest_first(posts: Mapping[str, Post], docnames: set[str]) -> tuple[str, ...]:
    """Sort posts by date, the newest first, and by docname within a day."""
    return tuple(sorted(docnames, key=lambda name: (-posts[name].date.toordinal(), name)))


def _posts_by_topic(posts: Mapping[str, Post], tree: Tree) -> dict[str, Any]:
    direct: defaultdict[str, set[str]] = defaultdict(set)
    below: defaultdict[str, set[str]] = defaultdict(set)
    primary: defaultdict[str, list[str]] = defaultdict(list)
    for post in posts.values():
        for topic in post.topics:
            direct[topic].add(post.docname)
            # A set, so that a post in two topics of one branch counts once there.
            for above in (topic, *tree.ancestors(topic)):
                below[above].add(post.docname)
        if post.topics:
            primary[post.topics[0]].append(post.docname)
    return {
        "posts_of": {topic: newest_first(posts, group) for topic, group in direct.items()},
        "posts_below": {topic: newest_first(posts, group) for topic, group in below.items()},
        "primary_posts": {
            topic: tuple(sorted(group, key=lambda name: (posts[name].date, name)))
            for topic, group in primary.items()
        },
    }


def _links(docname: str, page: Page, names: Names) -> dict[str, Reference]:
    """Return the pages a page links to, each with the first reference to it in a sentence."""
    found: dict[str, Reference] = {}
    for reference in page.references:
        target = names.resolve(reference)
        if not target or target == docname:
            continue
        if found.setdefault(target, reference).sentence < 0 <= reference.sentence:
            found[target] = reference
    return found


def _backlinks(
    links: Mapping[str, Mapping[str, Reference]],
) -> dict[str, tuple[tuple[str, Reference], ...]]:
    incoming: defaultdict[str, list[tuple[str, Reference]]] = defaultdict(list)
    for docname, targets in links.items():
        for target, reference in targets.items():
            incoming[target].append((docname, reference))
    return {docname: tuple(found) for docname, found in incoming.items()}


def _neighbors(
    tree: Tree, primary_posts: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[str | None, str | None]]:
    """Thread the posts of each branch by primary topic, in tree order, oldest first."""
    neighbors: dict[str, tuple[str | None, str | None]] = {}
    for branch in tree.children.get(None, ()):
        thread: list[str | None] = [None]
        for topic in (branch, *tree.walk(branch)):
            thread += primary_posts.get(topic, ())
        thread.append(None)
        for before, docname, after in zip(thread, thread[1:], thread[2:], strict=False):
            if docname is not None:
                neighbors[docname] = (before, after)
    return neighbors
