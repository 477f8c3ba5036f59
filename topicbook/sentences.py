"""Links in a text, each with the sentence it stands in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.util import docname_join

from .nodes import ASIDE
from .records import REFERENCE_CLOSE, REFERENCE_OPEN, Reference

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: the end of a sentence: its mark, closing quotes, then space before what starts a new one
SENTENCE_END = re.compile(r"(?<=[.!?])[\"'”’)]*\s+(?=[\"'“‘(]?[A-Z0-9" + REFERENCE_OPEN + "])")
#: abbreviations that a full stop does not end a sentence after
ABBREVIATION = re.compile(r"\b(?:e\.g|i\.e|Dr|Mr|Mrs|Ms|vs?|St|approx)\.$", re.IGNORECASE)
BLOCKS = (nodes.paragraph, nodes.term, nodes.title, nodes.line, nodes.attribution)


def collect_references(
    doctree: nodes.document, lines: Sequence[str]
) -> tuple[tuple[Reference, ...], tuple[str, ...]]:
    """Return the links of a text, in order, and the sentences that hold them.

    A link whose text is its target's title stands in its sentence as the number of its
    reference between two private-use characters, since titles may change.  *lines* is
    the file, in which each link's place is looked up.
    """
    links = list(doctree.findall(addnodes.pending_xref))
    numbers = {id(link): number for number, link in enumerate(links)}
    blocks = {id(block): block for link in links if (block := _block(link)) is not None}
    sentences: list[str] = []
    sentence_of: dict[int, int] = {}
    for block in blocks.values():
        text, offsets = _plain(block, numbers)
        for start, end in sentence_spans(text):
            inside = [number for number, offset in offsets.items() if start <= offset < end]
            if inside:
                sentence_of |= dict.fromkeys(inside, len(sentences))
                sentences.append(" ".join(text[start:end].split()))
    taken: set[tuple[int, int]] = set()
    references = (
        _reference(link, sentence_of.get(number, -1), lines, taken)
        for number, link in enumerate(links)
    )
    return tuple(references), tuple(sentences)


def _block(link: nodes.Node) -> nodes.Element | None:
    """Return the paragraph, or the like, that a link stands in; an aside is none."""
    node = link.parent
    while node is not None and not isinstance(node, BLOCKS):
        node = node.parent
    return node if node is not None and ASIDE not in node["classes"] else None


def _plain(block: nodes.Element, numbers: dict[int, int]) -> tuple[str, dict[int, int]]:
    """Return the text of a block without footnote marks, and where each link starts."""
    parts: list[str] = []
    offsets: dict[int, int] = {}
    length = 0

    def add(text: str) -> None:
        nonlocal length
        parts.append(text)
        length += len(text)

    def visit(node: nodes.Node) -> None:
        if isinstance(node, nodes.Text):
            add(str(node))
        elif isinstance(node, nodes.footnote_reference):
            return
        elif id(node) in numbers:
            offsets[numbers[id(node)]] = length
            if not node.get("refexplicit"):  # type: ignore[attr-defined]
                add(f"{REFERENCE_OPEN}{numbers[id(node)]}{REFERENCE_CLOSE}")
                return
            for child in node.children:
                visit(child)
        else:
            for child in node.children:
                visit(child)

    visit(block)
    return "".join(parts), offsets


def sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each sentence of *text*."""
    start = 0
    for match in SENTENCE_END.finditer(text):
        if not ABBREVIATION.search(text[start : match.start()]):
            yield start, match.end()
            start = match.end()
    yield start, len(text)


def target_of(link: addnodes.pending_xref) -> tuple[str, str, str]:
    """Return role, target and section of a link, as :class:`Reference` has them."""
    domain, role, target = link.get("refdomain") or "", link["reftype"], link["reftarget"]
    if domain == "topicbook":
        return role, target, ""
    if role == "myst" and domain == "doc":
        return "doc", target, link["reftargetid"] or ""
    if domain == "std" and role == "doc":
        return role, docname_join(link["refdoc"], target), ""
    return f"{domain}:{role}", target, ""


def _reference(
    link: addnodes.pending_xref,
    sentence: int,
    lines: Sequence[str],
    taken: set[tuple[int, int]],
) -> Reference:
    role, target, anchor = target_of(link)
    written = re.escape(link["reftarget"])
    if link.get("refdomain") == "topicbook":
        written = f"{{(?:topicbook:)?{role}}}`(?:[^`]*<)?({written})>?`"
    elif link["reftype"] == "myst" and role == "doc":
        written = f"\\]\\(<?(?:[^)]*/)?({re.escape(target.rpartition('/')[2])})\\."
    if link.get("made"):
        return Reference(role, target, anchor, 0, 0, sentence, made=True)
    return Reference(role, target, anchor, *_place(link, written, lines, taken), sentence)


def _place(
    link: nodes.Node, written: str, lines: Sequence[str], taken: set[tuple[int, int]]
) -> tuple[int, int]:
    """Return line and column of a link's target; MyST only knows its paragraph's line.

    *written* matches the link in the file, with a group around the target if there is
    more to it; places in *taken* belong to earlier links.
    """
    node: nodes.Node | None = link
    while node is not None and node.line is None:
        node = node.parent
    first = int(node.line or 0) if node is not None else 0
    pattern = re.compile(written)
    for number, line in enumerate(lines[max(first - 1, 0) :], max(first, 1)):
        for match in pattern.finditer(line):
            place = number, match.start(pattern.groups) + 1
            if place not in taken:
                taken.add(place)
                return place
    return first, 0
