"""When all files are read: derive, report, and say which pages must be written again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.builders.html import StandaloneHTMLBuilder

from .checks import Site, check
from .diagnostics import warn_all
from .domain import TopicbookDomain
from .sources import used_files
from .views import fingerprint

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from .graph import Graph
    from .records import Reference


def update(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Report all problems and return the pages that show something new (``env-updated``)."""
    domain = TopicbookDomain.of(env)
    graph = domain.derive_graph()
    files = page_files(app) if any(post.old_urls for post in graph.posts.values()) else frozenset()
    warn_all(check(Site(domain.sources, domain.pages, graph, files)))
    renamed = settle_image_names(env)
    fingerprints = take_fingerprints(app, domain, graph)
    before = domain.fingerprints
    stale = {name for name in fingerprints if fingerprints[name] != before.get(name)}
    domain.note_fingerprints(fingerprints)
    domain.note_files(used_files(env))
    domain.stale = frozenset((stale | renamed) & env.found_docs)
    return sorted(domain.stale)


def settle_image_names(env: BuildEnvironment) -> set[str]:
    """Name the images of one file name in the order of their paths; return their pages.

    Sphinx numbers them as it meets them, which is another order after an edit or with -j.
    """
    before = env.images
    settled = type(before)()
    for path in sorted(before):
        for docname in sorted(before[path][0]):
            settled.add_file(docname, path)
    env.images = settled
    return {
        docname
        for path, (docnames, name) in settled.items()
        if name != before[path][1]
        for docname in docnames
    }


def page_files(app: Sphinx) -> frozenset[str]:
    """Return the files of all pages from the site's root; none for builders without pages."""
    builder = app.builder
    if not isinstance(builder, StandaloneHTMLBuilder) or builder.name not in ("html", "dirhtml"):
        return frozenset()
    root = Path(builder.outdir)
    return frozenset(
        Path(builder.get_output_path(name)).relative_to(root).as_posix()
        for name in app.env.all_docs
    )


def take_fingerprints(app: Sphinx, domain: TopicbookDomain, graph: Graph) -> dict[str, str]:
    """Return a digest, for each page, of everything on it that stands in other files."""
    site = fingerprint(domain.site_view)
    labels = _Labels(app.env)
    relations = app.env.collect_relations()
    # Any text may name a concept that is explained by itself.
    concepts = fingerprint(graph.concepts.deciding)
    return {
        name: fingerprint(
            (
                site,
                domain.page_view(name),
                concepts if graph.topics_of(name) else "",
                # <link rel="next"> and its like name the neighbors in the table of contents
                [(near, graph.titles.get(near or "")) for near in relations.get(name, ())],
                [labels.meaning(graph, name, found) for found in domain.pages[name].references],
            )
        )
        for name in graph.titles
    }


class _Labels:
    """What references of all kinds lead to now."""

    def __init__(self, env: BuildEnvironment) -> None:
        self._env = env
        std = env.domains.standard_domain
        self._labels = {**std.anonlabels, **std.labels}
        self._terms = std.data["terms"]

    def meaning(self, graph: Graph, docname: str, reference: Reference) -> object:
        """Return a value that changes whenever the reference's link or text does."""
        if reference.role == "help":
            return graph.contacts.get(reference.target)
        if reference.role == "contrast":
            return graph.contrasts.get(reference.target)
        if reference.role == "concept":
            found = graph.concepts.find(reference.target, graph.topics_of(docname))
            return [graph.concepts.entries[name] for name in found]
        target = graph.names.resolve(reference)
        if target is None:
            if reference.role == "std:term":
                return self._terms.get(reference.target.lower())
            return self._labels.get(reference.target.lstrip("#"))
        if not reference.anchor:
            return target, graph.titles[target]
        slugs = self._env.metadata[target].get("myst_slugs", {})
        return target, slugs.get(reference.anchor), self._labels.get(reference.anchor)
