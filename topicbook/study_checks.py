"""Problems of concepts, contrasts and study questions that only show when all is known.

Imports no Sphinx.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import combinations

from .graph import Graph
from .names import Index, only
from .problem import Problem, Subtype, nearest
from .records import Concept, Contrast, Outcome, Page, Source, StudyQuestion
from .study.card import derive_cards

Found = tuple[str, Problem]
Named = Concept | Contrast | StudyQuestion


def study_problems(
    sources: Mapping[str, Source], pages: Mapping[str, Page], graph: Graph
) -> Iterator[Found]:
    """Yield the problems of all these parts with the path of their file."""
    first: dict[tuple[str, str], str] = {}
    cards = {card.id for card in derive_cards(graph)}
    for docname in sorted(graph.titles):
        path = sources[docname].path
        page = pages[docname]
        parts: list[tuple[str, Named]] = [
            *(("concept", concept) for concept in page.concepts),
            *(("contrast", contrast) for contrast in page.contrasts),
            *(("self-check", question) for question in page.study_questions),
        ]
        for kind, part in parts:
            here = f"{path}:{part.line}"
            other = first.setdefault((kind, part.id), here)
            if other != here:
                message = f'{kind}: the id "{part.id}" is taken at {other}; choose another'
                yield path, _problem(part, "id", message)
            for problem in _names(kind, part, graph):
                yield path, problem
        yield from ((path, problem) for problem in _outcomes(page, cards))
    yield from _shared_names(sources, graph)


def _names(kind: str, part: Named, graph: Graph) -> Iterator[Problem]:
    """Check the topics and concepts that one directive names."""
    for name in part.topics:
        message = topic_problem(graph.names.topics, name)
        if message:
            yield _problem(part, f"topics {name}", f"{kind}: {message}")
    if isinstance(part, StudyQuestion):
        return
    key, others = ("not", part.confused_with) if isinstance(part, Concept) else ("", ())
    if isinstance(part, Contrast):
        key, others = "concepts", part.concepts
    for name in others:
        message = concept_problem(graph, name)
        if not message and only(graph.concepts.find(name)) == part.id and kind == "concept":
            message = f'"{name}" is this concept itself'
        if message:
            yield _problem(part, f"{key} {name}", f"{kind}: {message}")


def _outcomes(page: Page, cards: Collection[str]) -> Iterator[Problem]:
    """Check the cards that outcomes name."""
    for outcome in page.outcomes:
        for name in outcome.cards:
            if name not in cards:
                message = f'outcome: unknown card "{name}"{nearest(name, cards)}'
                yield _problem(outcome, f"cards {name}", message)


def topic_problem(index: Index, name: str) -> str:
    """Return what is wrong with a topic's name, or ``""``."""
    found = index.find(name)
    if not found:
        return f'unknown topic "{name}"{nearest(name, index.names())}'
    return "" if len(found) == 1 else f'topic "{name}" is ambiguous'


def concept_problem(graph: Graph, name: str, docname: str = "") -> str:
    """Return what is wrong with a concept's name on a page, or ``""``."""
    found = graph.concepts.find(name, graph.topics_of(docname))
    if len(found) == 1:
        return ""
    if not found:
        return f'unknown concept "{name}"{nearest(name, graph.concepts.names())}'
    choices = " or ".join(f'"{one}"' for one in found)
    return f'concept "{name}" has several senses here; write {choices}'


def _shared_names(sources: Mapping[str, Source], graph: Graph) -> Iterator[Found]:
    """Check that concepts of one name can be told apart by their topics."""
    for name, ids in graph.concepts.shared_names():
        for one, two in combinations((graph.concepts.entries[id_] for id_ in ids), 2):
            if one.topics and two.topics and not set(one.topics) & set(two.topics):
                continue
            other = f"{sources[one.docname].path}:{one.concept.line}"
            message = (
                f'concept: "{name}" is also a name of "{one.concept.id}" ({other});'
                " for two senses, give both topics and no topic twice"
            )
            yield sources[two.docname].path, _problem(two.concept, "", message)


def _problem(part: Named | Outcome, place: str, message: str) -> Problem:
    line, column = dict(part.places).get(place, (part.line, 0))
    subtype = Subtype.SELF_CHECK if isinstance(part, StudyQuestion | Outcome) else Subtype.CONCEPT
    return Problem(line, column, subtype, message)
