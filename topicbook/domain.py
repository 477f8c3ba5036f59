"""The Sphinx domain: what is known between builds, and how our links resolve."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from sphinx.domains import Domain, ObjType
from sphinx.util.nodes import make_refnode

from .concept_index import fold
from .config import option
from .graph import Graph, build_graph
from .listings import ListingView
from .model import Contact
from .names import only
from .records import Download, Listing, Page, Passage, Source
from .roles import ROLES
from .study.collection import Study, collect_study
from .views import PageView, SiteView, view_page, view_site

if TYPE_CHECKING:
    from collections.abc import Set

    from sphinx.addnodes import pending_xref
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment


class TopicbookDomain(Domain):
    """Topics, posts, concepts and contrasts.

    ``data`` holds records keyed by docname; the graph is derived from them once per
    process and never stored.
    """

    name = "topicbook"
    label = "Topics, posts and concepts"
    object_types: ClassVar[dict[str, ObjType]] = {
        "topic": ObjType("topic", "topic"),
        "post": ObjType("post", "post"),
        "concept": ObjType("concept", "concept"),
        "contrast": ObjType("contrast", "contrast"),
    }
    roles = ROLES
    initial_data: ClassVar[dict[str, Any]] = {
        "sources": {},
        "pages": {},
        "passages": {},
        "outline": {},
        "fingerprints": {},
        "files": {},
    }
    data_version = 8

    _graph: Graph | None = None
    _site_view: SiteView | None = None
    _study: Study | None = None
    _page_views: dict[str, PageView]
    #: name of the builder at work; not kept
    builder_name: str = ""
    #: pages this build writes again although they were not edited; not kept
    stale: frozenset[str] = frozenset()
    #: files of the whole site that this build offers; not kept
    downloads: tuple[Download, ...] = ()
    #: lines of each topic's question bank; not kept
    question_banks: Mapping[str, tuple[str, ...]] = MappingProxyType({})

    @classmethod
    def of(cls, env: BuildEnvironment) -> TopicbookDomain:
        """Return the domain of *env*."""
        domain = env.domains[cls.name]
        assert isinstance(domain, cls)
        return domain

    @property
    def sources(self) -> dict[str, Source]:
        """Front matter of every content file, drafts included."""
        return self.data["sources"]  # type: ignore[no-any-return]

    @property
    def pages(self) -> dict[str, Page]:
        """What reading each file brought to light."""
        return self.data["pages"]  # type: ignore[no-any-return]

    @property
    def passages(self) -> dict[str, tuple[Passage, ...]]:
        """The sections of each file, as search keeps them."""
        return self.data["passages"]  # type: ignore[no-any-return]

    @property
    def outline(self) -> dict[str, tuple[str, ...]]:
        """The table of contents each page was last read with."""
        return self.data["outline"]  # type: ignore[no-any-return]

    @property
    def fingerprints(self) -> dict[str, str]:
        """What each page showed when it was last written, as digests."""
        return self.data["fingerprints"]  # type: ignore[no-any-return]

    @property
    def files(self) -> dict[str, tuple[int, int]]:
        """Size and time of the files that pages use, such as the bibliography."""
        return self.data["files"]  # type: ignore[no-any-return]

    def note_files(self, files: dict[str, tuple[int, int]]) -> None:
        """Replace what is known of the files that pages use."""
        self.data["files"] = files

    def note_sources(self, sources: dict[str, Source]) -> None:
        """Replace the front matter records: the files on disk are all there is."""
        self.data["sources"] = sources

    def note_outline(self, outline: dict[str, tuple[str, ...]]) -> None:
        """Replace the table of contents."""
        self.data["outline"] = outline

    def note_fingerprints(self, fingerprints: dict[str, str]) -> None:
        """Replace the digests of what the pages show."""
        self.data["fingerprints"] = fingerprints

    def note_page(self, docname: str, page: Page) -> None:
        """Add what reading one file brought to light."""
        self.pages[docname] = page

    def note_passages(self, docname: str, passages: tuple[Passage, ...]) -> None:
        """Add the sections of one file."""
        self.passages[docname] = passages

    def clear_doc(self, docname: str) -> None:
        """Forget what reading *docname* brought to light; its front matter stays."""
        self.pages.pop(docname, None)
        self.passages.pop(docname, None)

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        """Take over what a parallel process read."""
        for part in ("pages", "passages"):
            read = otherdata[part]
            self.data[part].update({name: read[name] for name in docnames if name in read})

    def visible_sources(self, docnames: Iterable[str]) -> dict[str, Source]:
        """Return the front matter of the documents that are built, sorted by name."""
        return {name: self.sources[name] for name in sorted(docnames) if name in self.sources}

    def linking_to(self, docnames: Set[str]) -> set[str]:
        """Return the pages that, when last read, linked to any of *docnames*."""
        if not docnames:
            return set()
        return {
            name
            for name, page in self.pages.items()
            if any(ref.role == "doc" and ref.target in docnames for ref in page.references)
        }

    def derive_graph(self) -> Graph:
        """Derive the graph anew; called once when all files are read."""
        self._graph = build_graph(
            self.visible_sources(self.pages),
            self.pages,
            option(self.env.config, "help_topic"),
            self.downloads,
        )
        self._site_view = view_site(self._graph)
        self._study = None
        self._page_views = {}
        return self._graph

    @property
    def graph(self) -> Graph:
        """The graph of this build."""
        return self._graph or self.derive_graph()

    @property
    def study(self) -> Study:
        """Cards and pages for studying of this build."""
        if self._study is None:
            self._study = collect_study(self.graph, self.pages)
        return self._study

    @property
    def site_view(self) -> SiteView:
        """What stands on every page of this build."""
        return self._site_view or view_site(self.graph)

    def page_view(self, docname: str) -> PageView:
        """Return what the page *docname* shows, worked out once per build."""
        graph = self.graph
        view = self._page_views.get(docname)
        if view is None:
            limit = option(self.env.config, "related_limit")
            view = view_page(graph, self.study, docname, self.pages, limit)
            self._page_views[docname] = view
        return view

    def listing_view(self, docname: str, listing: Listing) -> ListingView:
        """Return what one listing on the page *docname* shows."""
        return self.page_view(docname).listings[self.pages[docname].listings.index(listing)]

    def resolve_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> Any:
        """Turn one of our references into a link.

        A name that cannot be resolved becomes plain text: the problem itself is
        reported in every build, with its place, when all files are read.
        """
        if typ == "help":
            contact = self.graph.contacts.get(target)
            return contact_node(contact) if contact else contnode
        if typ in ("concept", "contrast"):
            found = self._find_part(typ, target, fromdocname, as_term=bool(node.get("made")))
            if found is None:
                return contnode
            page, anchor, title = found
            if not node.get("refexplicit"):
                contnode = nodes.inline(title, title, classes=["xref", f"topicbook-{typ}"])
            return make_refnode(builder, fromdocname, page, anchor, contnode)
        docname = target if typ == "page" else self._find(typ, target)
        if docname is None or docname not in self.graph.titles:
            return contnode
        if not node.get("refexplicit"):
            title = self.graph.titles[docname]
            contnode = nodes.inline(title, title, classes=["xref", f"topicbook-{typ}"])
        return make_refnode(builder, fromdocname, docname, "", contnode)

    def _find(self, typ: str, name: str) -> str | None:
        names = self.graph.names
        return only((names.topics if typ == "topic" else names.posts).find(name))

    def _find_part(
        self, typ: str, name: str, fromdocname: str, *, as_term: bool
    ) -> tuple[str, str, str] | None:
        """Return page, anchor and implied text of a concept or contrast."""
        if typ == "contrast":
            if name not in self.graph.contrasts:
                return None
            docname, contrast = self.graph.contrasts[name]
            return docname, f"contrast-{name}", " and ".join(contrast.sides)
        concepts = self.graph.concepts
        identifier = only(concepts.find(name, self.graph.topics_of(fromdocname)))
        if identifier is None:
            return None
        entry = concepts.entries[identifier]
        # A name is shown as the author wrote it; an id that is no name is no word.
        names = map(fold, entry.concept.names)
        title = name if fold(name) in names and not as_term else entry.concept.term
        return entry.docname, f"concept-{identifier}", title

    def resolve_any_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> list[tuple[str, nodes.reference]]:
        """Stay out of ``any`` references: ids may equal labels, and our roles are exact."""
        return []

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        """Yield everything that can be linked to for ``objects.inv``, by id."""
        for topic in self.graph.topics.values():
            yield topic.id, topic.title, "topic", topic.docname, "", 1
        for post in self.graph.posts.values():
            yield post.id, post.title, "post", post.docname, "", 1
        for name, entry in self.graph.concepts.entries.items():
            yield name, entry.concept.term, "concept", entry.docname, f"concept-{name}", 1
        for name, (docname, contrast) in self.graph.contrasts.items():
            title = " / ".join(contrast.sides)
            yield name, title, "contrast", docname, f"contrast-{name}", 1


def contact_node(contact: Contact) -> nodes.inline:
    """Return a help contact as running text: its name, linked if it has a page, and how."""
    how = contact.how[:1].lower() + contact.how[1:]
    name: nodes.Node = nodes.Text(contact.name)
    if contact.url:
        name = nodes.reference("", contact.name, refuri=contact.url, internal=False)
    return nodes.inline("", "", name, nodes.Text(f" ({how})"), classes=["topicbook-contact"])
