"""``{sources}``: every cited source by kind, with the pages that cite it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, cast

from docutils import nodes
from pybtex.plugin import find_plugin
from sphinxcontrib.bibtex.transforms import node_text_transform

from .blocks import block, bullets, heading, paragraph, xref
from .directives import ListingDirective

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment
    from sphinxcontrib.bibtex.domain import BibtexDomain

    from .listings import Citation, ListingView

#: builders whose pages hold the links to the kinds
FILTERED = frozenset({"html", "dirhtml"})
#: values of the ``kind`` field of an entry, in the order of the page
KINDS: Mapping[str, str] = {
    "meta-analysis": "Meta-analyses",
    "review": "Reviews",
    "trial": "Trials and experiments",
    "survey": "Surveys and other studies",
    "theory": "Theory",
    "ethics or law": "Ethics and law",
    "guidance": "Guidance",
    "": "Other sources",
}


class SourcesDirective(ListingDirective):
    """The list depends on the bibliography too."""

    listing_name = "sources"

    def run(self) -> list[nodes.Node]:
        """Return the placeholder and have the page read again when an entry changes."""
        for file in cited(self.env).bibdata.bibfiles:
            self.env.note_dependency(file)
        return super().run()


def cited(env: BuildEnvironment) -> BibtexDomain:
    """Return the domain that holds the bibliography."""
    return cast("BibtexDomain", env.get_domain("cite"))


def source_blocks(
    env: BuildEnvironment, view: ListingView, here: str, level: int, builder: str
) -> list[nodes.Node]:
    """Return links to the kinds and a list for each kind; its heading is of *level*."""
    groups: defaultdict[str, list[tuple[str, list[nodes.Node]]]] = defaultdict(list)
    entries = cited(env).bibdata.data.entries
    style = reference_style(env)
    for citation in view.citations:
        entry = entries.get(citation.key)
        if entry is None:
            continue  # sphinxcontrib-bibtex reports it where it is cited
        kind = entry.fields.get("kind", "")
        text = reference_paragraph(env, entry, style)
        item: list[nodes.Node] = [text, citing_pages(citation, here)]
        order = f"{family_names(entry)} {text.astext()}".casefold()
        groups[kind if kind in KINDS else ""].append((order, item))
    found = [kind for kind in KINDS if groups[kind]]
    parts = [group_block(kind, groups[kind], level) for kind in found]
    # Elsewhere the blocks have no ids to lead to, and nothing filters.
    links = [kind_links(found, groups)] if parts and builder in FILTERED else []
    return [*links, *parts]


def reference_style(env: BuildEnvironment) -> Any:
    """Return the style in which the site's references are written."""
    return find_plugin("pybtex.style.formatting", env.config.bibtex_default_style)()


def reference_paragraph(env: BuildEnvironment, entry: Any, style: Any) -> nodes.paragraph:
    """Return one reference, written out."""
    text: nodes.paragraph = cited(env).backend.paragraph(style.format_entry(label="", entry=entry))
    node_text_transform(text)
    return text


def family_names(entry: Any) -> str:
    """Return the family names of those who wrote a source, as they are sorted."""
    names = [name for person in entry.persons.get("author", ()) for name in person.last_names]
    return " ".join(names).translate({ord(brace): "" for brace in "{}"})


def citing_pages(citation: Citation, here: str) -> nodes.paragraph:
    """Return the line that names the pages that cite a source."""
    parts: list[nodes.Node] = [nodes.Text("Cited in: ")]
    for page in citation.pages:
        parts += [xref(page.docname, page.title, here), nodes.Text(", ")]
    return paragraph(parts[:-1], "topicbook-note")


def group_block(kind: str, items: list[tuple[str, list[nodes.Node]]], level: int) -> nodes.Node:
    """Return the sources of one kind, by author."""
    rows = bullets((item for _, item in sorted(items, key=lambda pair: pair[0])), "simple")
    found = block("section", "sources", heading(KINDS[kind], level), rows, label=KINDS[kind])
    found["ids"] = [anchor(kind)]
    return found


def kind_links(kinds: Iterable[str], groups: Mapping[str, list[Any]]) -> nodes.Node:
    """Return links to the kinds; a script makes them a filter."""
    rows = []
    for kind in kinds:
        link = nodes.reference("", KINDS[kind], refid=anchor(kind), internal=True)
        count = str(len(groups[kind]))
        number = nodes.inline(count, count, classes=["topicbook-count"])
        rows.append([paragraph([link, nodes.Text(" "), number])])
    return block("nav", "source-kinds", bullets(rows), label="Kinds of sources")


def anchor(kind: str) -> str:
    """Return the id of the list of one kind."""
    return f"sources-{nodes.make_id(kind) or 'other'}"
