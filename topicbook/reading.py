"""Reading one file: its title goes in, its facts come out.

``source-read`` replaces the front matter by a heading, so that MyST sees plain text with
the author's own line numbers; ``doctree-read`` notes what the text holds and marks the
places that are filled when all files are read.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from docutils import nodes
from docutils.statemachine import StringList
from sphinx import addnodes
from sphinx.transforms import SphinxTransform
from sphinxcontrib.bibtex.foot_directives import FootBibliographyDirective

from .blocks import heading
from .builders import SINGLE_DOCUMENT
from .concept_directive import concepts_in
from .contrast_directive import contrasts_in
from .domain import TopicbookDomain
from .nodes import furniture, listing, semantic
from .records import Page
from .sentences import collect_references
from .study.key_points_directive import is_key_points, key_points_in
from .study.outcome_directive import outcomes_in
from .study.reading_path_directive import paths_in
from .study.self_check_directive import is_group, stands_apart, take_questions
from .study_directives import LINES

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from .records import Source

#: what MyST, with any of its extensions, may give a meaning to inside a heading
MARKUP = re.compile(r"([\\`*_{}\[\]<>&$~^|#])")
WORD = re.compile(r"\w+(?:[’'-]\w+)*")


def forbid_raw(app: Sphinx) -> None:
    """Switch off directives and roles that write HTML as it stands (``builder-inited``)."""
    app.env.settings["raw_enabled"] = False


def insert_title(app: Sphinx, docname: str, content: list[str]) -> None:
    """Blank out the front matter and write its title as a heading (``source-read``)."""
    source = TopicbookDomain.of(app.env).sources.get(docname)
    if source is None:
        return
    lines = content[0].split("\n")
    app.env.current_document[LINES] = lines
    front = [""] * (source.body_line - 1)
    title = title_line(source)
    if title and front:
        line, _ = source.mark("title")
        front[min(line, len(front)) - 1] = title
    elif title:
        # A file without front matter has no line to spare; the problem is reported anyway.
        lines[0] = f"{title}\n\n{lines[0]}"
    content[0] = "\n".join(front + lines[len(front) :])


def title_line(source: Source) -> str:
    """Return the Markdown heading a file lacks: its title, or its name if it has none."""
    title = source.matter.title
    if title is None:
        if source.heading_line is not None:
            return ""
        title = source.docname.rpartition("/")[2].replace("-", " ").capitalize()
    return "# " + MARKUP.sub(r"\\\1", " ".join(title.split()))


class ReferenceListTransform(SphinxTransform):
    """Adds the list of the sources a page cites.

    It must stand in the document before docutils numbers footnotes, at 620.
    """

    default_priority = 610

    def apply(self, **kwargs: Any) -> None:
        """Append the list, unless nothing is cited or the author placed it."""
        if self.env.docname not in TopicbookDomain.of(self.env).sources:
            return
        state: Any = _State(self.document)
        cited = FootBibliographyDirective(
            "footbibliography", [], {}, StringList(), 0, 0, "", state, state
        ).run()
        if cited:
            block = semantic(tag="section", attributes={"aria-label": "References"})
            block["classes"] = ["topicbook-references"]
            block += heading("References")
            block += cited
            self.document += block


class _State:
    """What the bibliography directive asks of a parser: its document and its reporter."""

    def __init__(self, document: nodes.document) -> None:
        self.document = document
        self.reporter = document.reporter


def note_page(app: Sphinx, doctree: nodes.document) -> None:
    """Note a text's facts and mark the places to fill (``doctree-read``).

    Runs before Sphinx's own collectors, which must see the table of contents.
    """
    env = app.env
    domain = TopicbookDomain.of(env)
    docname = env.docname
    if docname not in domain.sources:
        return
    title = next(doctree.findall(nodes.title), None)
    apart = stands_apart(domain.sources[docname].matter)
    questions = tuple(take_questions(doctree, apart=apart))
    lines = env.current_document.get(LINES) or []
    references, sentences = collect_references(doctree, lines)
    domain.note_page(
        docname,
        Page(
            title=title.astext() if title else docname,
            words=count_words(doctree),
            references=references,
            sentences=sentences,
            listings=tuple(node["listing"] for node in doctree.findall(listing)),
            concepts=tuple(concepts_in(doctree)),
            contrasts=tuple(contrasts_in(doctree)),
            study_questions=questions,
            key_points=tuple(key_points_in(doctree)),
            outcomes=outcomes_in(doctree),
            paths=tuple(paths_in(doctree)),
            citations=cited_keys(env),
        ),
    )
    # Pages outside the table of contents are meant to be there.
    env.metadata[docname].setdefault("orphan", "")
    place_furniture(doctree, docname)
    if children := domain.outline.get(docname):
        # Inside the page's section, so that books nest the pages below it.
        top: nodes.Element = title.parent if title else doctree
        if app.builder.name in SINGLE_DOCUMENT:
            # The pages below it follow; its list of sources comes before them.
            for block in [node for node in doctree.children if is_reference_list(node)]:
                doctree.remove(block)
                top.append(block)
        top.append(table_of_contents(docname, children))


def cited_keys(env: BuildEnvironment) -> tuple[str, ...]:
    """Return the keys of the sources that the text being read cites, each once, in order."""
    # sphinxcontrib-bibtex keeps the names of the notes it makes, by key.
    names: Any = env.temp_data.get("bibtex_footcite_names")
    return tuple(names or ())


def is_reference_list(node: nodes.Node) -> bool:
    """Tell whether a node is the list of sources that was added to a page."""
    return isinstance(node, semantic) and "topicbook-references" in node["classes"]


def count_words(doctree: nodes.document) -> int:
    """Return the number of running words: no title, reference list, listing or question."""
    parts = (node for node in doctree.children if not isinstance(node, semantic))
    title = next(doctree.findall(nodes.title), None)
    words = sum(len(WORD.findall(node.astext())) for node in parts)
    apart: list[nodes.Node] = [title] if title else []
    apart += doctree.findall(lambda node: is_group(node) or is_key_points(node))
    return words - sum(len(WORD.findall(node.astext())) for node in apart)


def place_furniture(doctree: nodes.document, docname: str) -> None:
    """Mark the places under the title, after the text and after the references."""
    head, after, tail = (furniture(docname=docname, place=p) for p in ("head", "after", "tail"))
    title = next(doctree.findall(nodes.title), None)
    if title is None:
        doctree.insert(0, head)
    else:
        title.parent.insert(title.parent.index(title) + 1, head)
    with_list = is_reference_list(doctree.children[-1])
    doctree.insert(len(doctree) - with_list, after)
    doctree += tail


def table_of_contents(docname: str, children: tuple[str, ...]) -> nodes.compound:
    """Return the hidden toctree that the folders and ``order:`` stand for."""
    toctree = addnodes.toctree(
        parent=docname,
        entries=[(None, child) for child in children],
        includefiles=list(children),
        maxdepth=-1,
        caption=None,
        glob=False,
        hidden=True,
        includehidden=False,
        numbered=0,
        titlesonly=False,
    )
    return nodes.compound("", toctree, classes=["toctree-wrapper"])
