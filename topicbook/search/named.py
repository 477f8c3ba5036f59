"""Concepts and contrasts that a question names: what is shown above the results."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..graph import Graph
from ..records import Contrast
from .stemmer import Stemmer
from .words import split_words

#: a name of more words is not looked for in a question
LONGEST = 5


def named_parts(
    graph: Graph, stemmer: Stemmer, uri: Callable[[str], str]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return what is shown of concepts and contrasts, and the stems of their names."""
    entries = list(graph.concepts.entries.values())
    contrasts = list(graph.contrasts.items())
    shown = {
        "concepts": [
            [f"{uri(entry.docname)}#concept-{entry.concept.id}", entry.concept.term,
             entry.concept.definition]
            for entry in entries
        ],
        "contrasts": [
            [f"{uri(docname)}#contrast-{name}", list(contrast.sides),
             [list(row) for row in contrast.rows]]
            for name, (docname, contrast) in contrasts
        ],
    }  # fmt: skip
    names = {
        "concepts": [_stems(stemmer, entry.concept.names) for entry in entries],
        "contrasts": [_side_names(graph, stemmer, contrast) for _, (_, contrast) in contrasts],
    }
    return shown, names


def _side_names(graph: Graph, stemmer: Stemmer, contrast: Contrast) -> list[list[str]]:
    """Return the names of each side: its own and, in their order, those of its concept."""
    found = [[side] for side in contrast.sides]
    entries = graph.concepts.entries
    if len(contrast.concepts) == len(found):
        for side, concept in enumerate(contrast.concepts):
            for identifier in graph.concepts.find(concept, contrast.topics)[:1]:
                found[side] += entries[identifier].concept.names
    return [_stems(stemmer, names) for names in found]


def _stems(stemmer: Stemmer, names: list[str] | tuple[str, ...]) -> list[str]:
    """Return names as stems with spaces between, each once."""
    found = (stemmer.stems(split_words(name)) for name in names)
    return list(dict.fromkeys(" ".join(stems) for stems in found if 0 < len(stems) <= LONGEST))
