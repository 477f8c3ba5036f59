"""Front matter of all files, read before Sphinx reads any.

Drafts and files that cannot be decoded leave the build here, so that no part of
Sphinx ever sees them.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from .builders import BOOKS
from .config import show_drafts
from .domain import TopicbookDomain
from .loading import is_draft, is_readable, load_source
from .model import Kind, Matter, PostMatter, TopicMatter
from .names import Index, resolve_all
from .records import Source
from .tree import Tree, build_tree, topic_id
from .unfinished import read_unfinished

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

#: the front page
FRONT = "index"


def is_hidden(source: Source, *, drafts: bool) -> bool:
    """Tell whether a file stays out of the build: a draft, or bytes nobody can read."""
    return not is_readable(source) or (is_draft(source) and not drafts)


def discover(
    app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> set[str]:
    """Refresh the records and decide what to read (``env-get-outdated``).

    The three sets are Sphinx's own and are changed in place, as the event intends.
    """
    domain = TopicbookDomain.of(env)
    # When all is read again, after a change of settings or of this code, nothing is kept.
    before = {} if added >= env.found_docs else dict(domain.sources)
    drafts = show_drafts(app.config)
    root = Path(env.srcdir)
    now = {
        name: load_source(root, name, Path(env.doc2path(name)), before.get(name))
        for name in sorted(env.found_docs)
    }
    hidden = {name for name, source in now.items() if is_hidden(source, drafts=drafts)}
    domain.note_sources(now)
    removed |= hidden & env.all_docs.keys()
    for documents in (env.project.docnames, added, changed):
        documents.difference_update(hidden)
    reread = {
        name
        for name, source in now.items()
        if name in before and source.signature != before[name].signature
    }
    reread |= _with_new_contents(app, domain, before) | read_unfinished(app.doctreedir)
    reread |= domain.linking_to(added | removed) | _using_other_files(env, domain)
    return (reread & env.found_docs) - added


def used_files(env: BuildEnvironment) -> dict[str, tuple[int, int]]:
    """Return size and time of the files that pages use beside their own."""
    found: dict[str, tuple[int, int]] = {}
    for name in sorted({str(path) for paths in env.dependencies.values() for path in paths}):
        path = Path(env.srcdir, name)
        if path.is_file():
            stat = path.stat()
            found[name] = stat.st_size, stat.st_mtime_ns
    return found


def _using_other_files(env: BuildEnvironment, domain: TopicbookDomain) -> set[str]:
    """Return the pages that use a file which is another one now.

    Sphinx looks for newer files only; one put back from a copy may be older.
    """
    before, now = domain.files, used_files(env)
    other = {name for name in before if before[name] != now.get(name)}
    return {
        name
        for name, paths in env.dependencies.items()
        if not other.isdisjoint(str(path) for path in paths)
    }


def _with_new_contents(app: Sphinx, domain: TopicbookDomain, before: dict[str, Source]) -> set[str]:
    """Return the pages whose table of contents is no longer the one they were read with."""
    book = app.builder.name in BOOKS
    outline = build_outline(domain.visible_sources(app.env.found_docs), book=book)
    stale = {name for name in outline if outline[name] != domain.outline.get(name, ())}
    stale |= domain.outline.keys() - outline.keys()
    domain.note_outline(outline)
    return stale if before else set()


def build_outline(sources: dict[str, Source], *, book: bool) -> dict[str, tuple[str, ...]]:
    """Return the table of contents: for each page, the pages directly below it.

    The front page holds the branches and the plain pages, a topic the topics below it.
    In a *book* each post follows as a section of its primary topic, oldest first.
    """
    matters = {name: source.matter for name, source in sources.items()}
    orders = {name: m.order for name, m in matters.items() if isinstance(m, TopicMatter)}
    tree = build_tree(orders)
    outline = {name: list(tree.children.get(name, ())) for name in orders}
    pages = {name for name, source in sources.items() if source.kind is Kind.PAGE}
    outline[FRONT] = [*tree.children.get(None, ()), *sorted(pages - {FRONT})]
    if book:
        _add_posts(outline, matters, tree)
    return {name: tuple(children) for name, children in outline.items()}


def _add_posts(outline: dict[str, list[str]], matters: dict[str, Matter], tree: Tree) -> None:
    index = Index({name: topic_id(name) for name in tree.parents})
    posts = [(name, m) for name, m in matters.items() if isinstance(m, PostMatter)]
    for name, matter in sorted(posts, key=lambda item: (str(item[1].date), item[0])):
        found = resolve_all(index, matter.topics)
        # A post whose topics are all unknown still belongs in the book: at its end.
        outline.setdefault(found[0] if found else FRONT, []).append(name)
