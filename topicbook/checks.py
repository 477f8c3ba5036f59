"""Problems that only show when all files are known.  Imports no Sphinx."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from .graph import Graph
from .loading import is_draft
from .model import Kind, PostMatter, TopicMatter
from .names import Index, only
from .old_urls import Files, is_reserved, is_too_long, redirect_file
from .problem import Problem, Subtype, nearest
from .records import Page, Reference, Source
from .study_checks import concept_problem, study_problems

Found = tuple[str, Problem]
#: listings that stand on a topic's page or name one
NEEDS_TOPIC = frozenset({"topic-posts", "study-guide"})
SUBTYPES = {"topic": Subtype.TOPIC, "post": Subtype.POST}


@dataclass(frozen=True)
class Site:
    """All that checks look at."""

    #: every content file, drafts included
    sources: Mapping[str, Source]
    #: the files that are built
    pages: Mapping[str, Page]
    graph: Graph
    #: files of the pages that are built, from the site's root
    files: frozenset[str] = frozenset()

    @cached_property
    def drafts(self) -> Index:
        """Names of the posts that are left out because they are drafts."""
        return Index(
            {
                source.docname: source.docname.removeprefix("posts/")
                for source in self.sources.values()
                if is_draft(source) and source.docname not in self.pages
            }
        )


def check(site: Site) -> Iterator[Found]:
    """Yield every problem of the site with the path of its file."""
    for source in site.sources.values():
        for problem in source.problems:
            yield source.path, problem
    for rule in RULES:
        yield from rule(site)


def _names(site: Site) -> Iterator[Found]:
    """Check ids in front matter: ``topics``, ``related``, ``contrasts``, ``see_also``."""
    for source in site.sources.values():
        if source.docname not in site.pages and not is_draft(source):
            continue
        matter = source.matter
        if isinstance(matter, PostMatter):
            yield from _ids(site, source, "topics", matter.topics)
            yield from _ids(site, source, "see_also", matter.see_also)
        elif isinstance(matter, TopicMatter):
            yield from _ids(site, source, "related", matter.related)
            yield from _ids(site, source, "contrasts", matter.contrasts)


def _ids(site: Site, source: Source, key: str, names: tuple[str, ...]) -> Iterator[Found]:
    kind = "post" if key == "see_also" else "topic"
    seen: dict[str, str] = {}
    for position, name in enumerate(names):
        place = source.mark(key, position)
        problem = _name_problem(site, kind, name, place)
        if problem:
            yield source.path, replace(problem, message=f"{key}: {problem.message}")
            continue
        found = only(_index(site, kind).find(name)) or ""
        message = ""
        if found == source.docname:
            message = f'{key}: "{name}" is this page itself'
        elif found in seen:
            message = f'{key}: "{name}" is the same {kind} as "{seen[found]}"; list it once'
        if message:
            yield source.path, Problem(*place, SUBTYPES[kind], message)
        seen.setdefault(found, name)


def _index(site: Site, kind: str) -> Index:
    return site.graph.names.posts if kind == "post" else site.graph.names.topics


def _name_problem(site: Site, kind: str, name: str, place: tuple[int, int]) -> Problem | None:
    """Return what is wrong with the name of a topic or post at *place*."""
    message = name_problem(_index(site, kind), kind, name)
    if not message:
        return None
    if kind == "post" and site.drafts.find(name):
        return Problem(*place, Subtype.DRAFT, _draft_message(name))
    return Problem(*place, SUBTYPES[kind], message)


def name_problem(index: Index, kind: str, name: str) -> str:
    """Return what is wrong with a name, or ``""`` if it finds exactly one document."""
    found = index.find(name)
    if len(found) == 1:
        return ""
    if not found:
        return f'unknown {kind} "{name}"{nearest(name, index.names())}'
    choices = [*dict.fromkeys(index.shortest(docname) for docname in found)]
    if len(choices) == 1:
        return f'{kind} "{name}" has {len(found)} files; keep one of them'
    return f'{kind} "{name}" is ambiguous; write ' + " or ".join(f'"{name}"' for name in choices)


def _links(site: Site) -> Iterator[Found]:
    """Check the links in texts that our roles made, and links to drafts."""
    for docname in site.graph.titles:
        source = site.sources[docname]
        for reference in site.pages[docname].references:
            problem = _link_problem(site, docname, reference)
            if problem and not reference.made:
                yield source.path, problem


def _link_problem(site: Site, docname: str, reference: Reference) -> Problem | None:
    role, target = reference.role, reference.target
    place = (reference.line, reference.column)
    if role in SUBTYPES:
        problem = _name_problem(site, role, target, place)
        return problem and replace(problem, message=f"{{{role}}}: {problem.message}")
    if role == "concept":
        message = concept_problem(site.graph, target, docname)
        return Problem(*place, Subtype.CONCEPT, f"{{concept}}: {message}") if message else None
    if role == "contrast" and target not in site.graph.contrasts:
        near = nearest(target, site.graph.contrasts)
        return Problem(*place, Subtype.CONCEPT, f'{{contrast}}: unknown contrast "{target}"{near}')
    if role == "help" and target not in site.graph.contacts:
        message = f'{{help}}: unknown contact "{target}"{nearest(target, site.graph.contacts)}'
        return Problem(*place, Subtype.CONTACT, message)
    hidden = site.sources.get(target) if target not in site.pages else None
    if role == "doc" and hidden is not None and is_draft(hidden):
        return Problem(*place, Subtype.DRAFT, _draft_message(hidden.path))
    return None


def _draft_message(name: str) -> str:
    return f'this links to "{name}", a draft, which readers cannot open'


def _listings(site: Site) -> Iterator[Found]:
    """Check the topics that listing directives name."""
    for docname in site.graph.titles:
        source = site.sources[docname]
        for listing in site.pages[docname].listings:
            message = ""
            if listing.topic:
                message = name_problem(site.graph.names.topics, "topic", listing.topic)
            elif listing.name in NEEDS_TOPIC and source.kind is not Kind.TOPIC:
                message = "outside a topic page, say which topic: add a line `:topic: <id>`"
            if message:
                where = f"{{{listing.name}}}: {message}"
                yield source.path, Problem(listing.line, 0, Subtype.TOPIC, where)


def _titles(site: Site) -> Iterator[Found]:
    """Check that no two posts or topics share a title."""
    by_title: defaultdict[str, list[str]] = defaultdict(list)
    for docname in sorted(site.graph.titles):
        if site.sources[docname].kind is not Kind.PAGE:
            by_title[site.graph.titles[docname].casefold()].append(docname)
    for group in by_title.values():
        for docname in group[1:]:
            source = site.sources[docname]
            line, column = source.mark("title")
            if source.matter.title is None and source.heading_line:
                line, column = source.heading_line, 1
            title, other = site.graph.titles[docname], site.sources[group[0]].path
            message = f'title: "{title}" is already the title of {other}; choose another'
            yield source.path, Problem(line, column, Subtype.TITLE, message)


def _folders(site: Site) -> Iterator[Found]:
    """Check that each topic folder has a page of its own, and one only."""
    for identifier in site.graph.tree.missing:
        path = f"topics/{identifier}/index.md"
        message = "this folder holds topics but has no page; write one with title and summary"
        yield path, Problem(0, 0, Subtype.TREE, message)
    first: dict[str, str] = {}
    for topic in site.graph.topics.values():
        path = site.sources[topic.docname].path
        other = first.setdefault(topic.id, path)
        if other != path:
            message = f"this and {other} are one topic; keep one of the two files"
            yield path, Problem(0, 0, Subtype.TREE, message)


def _old_urls(site: Site) -> Iterator[Found]:
    """Check that each old address is free and claimed once."""
    claimed: dict[str, str] = {}
    files = Files(site.files)
    for post in sorted(site.graph.posts.values(), key=lambda post: post.docname):
        source = site.sources[post.docname]
        for position, address in enumerate(post.old_urls):
            place = source.mark("old_urls", position)
            name = redirect_file(address)
            message = ""
            if is_reserved(address):
                message = f'"{address}" is an address the site needs for itself'
            elif is_too_long(name):
                message = f'"{address[:60]}..." is too long for the name of a file'
            elif name in claimed:
                message = f'"{address}" already redirects to {claimed[name]}'
            elif not files.admit(name):
                message = f'"{address}" is the address of a page of this site'
            if message:
                yield source.path, Problem(*place, Subtype.OLD_URL, f"old_urls: {message}")
            claimed.setdefault(name, source.path)


def _help_page(site: Site) -> Iterator[Found]:
    """Check that the help block has a source."""
    graph = site.graph
    if graph.help_docname is None:
        message = "no topic has the help contacts; write the one that topicbook_help_topic names"
        yield "topics", Problem(0, 0, Subtype.CONTACT, message)
        return
    for topic in graph.topics.values():
        source = site.sources[topic.docname]
        if topic.contacts and topic.docname != graph.help_docname:
            message = f"contacts: only {site.sources[graph.help_docname].path} lists contacts"
            yield source.path, Problem(*source.mark("contacts"), Subtype.CONTACT, message)
    if not any(contact.brief for contact in graph.contacts.values()):
        source = site.sources[graph.help_docname]
        message = "contacts: mark at least one contact with `brief: true` for the short help block"
        yield source.path, Problem(*source.mark("contacts"), Subtype.CONTACT, message)


def _study(site: Site) -> Iterator[Found]:
    """Check concepts and contrasts."""
    yield from study_problems(site.sources, site.pages, site.graph)


RULES = (_study, _names, _links, _listings, _titles, _folders, _old_urls, _help_page)
