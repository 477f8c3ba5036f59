"""What a study guide shows: a branch of the tree for paper, worked out from the graph.

Imports no Sphinx.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

from ..names import resolve_all
from .card import spell_out

if TYPE_CHECKING:
    from ..graph import Graph
    from ..records import Contrast, KeyPoint, StudyQuestion


@dataclass(frozen=True, slots=True)
class GuideText:
    """One point or one answer, as HTML of ``study.markup``, with the keys of its sources."""

    text: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GuideQuestion:
    """One question, numbered through the guide."""

    number: int
    #: ``recall``, ``one``, ``several`` or ``true-false``
    kind: str
    stem: str
    choices: tuple[str, ...]
    #: places of the choices that are right, from 0
    right: tuple[int, ...]
    explanation: GuideText


@dataclass(frozen=True, slots=True)
class GuideTopic:
    """One topic of the branch with all there is to learn about it."""

    docname: str
    title: str
    summary: str
    #: 0 for a topic right below the branch, 1 for one below that
    level: int
    points: tuple[GuideText, ...]
    contrasts: tuple[Contrast, ...]
    #: term, meaning, keys of sources
    terms: tuple[tuple[str, str, tuple[str, ...]], ...]
    questions: tuple[GuideQuestion, ...]


@dataclass(frozen=True, slots=True)
class GuideView:
    """A whole guide."""

    title: str
    topics: tuple[GuideTopic, ...]

    @property
    def sources(self) -> tuple[str, ...]:
        """Return the citation keys of the guide, each once, sorted."""
        found: set[str] = set()
        for topic in self.topics:
            found.update(key for point in topic.points for key in point.sources)
            found.update(key for *_, keys in topic.terms for key in keys)
            found.update(key for one in topic.questions for key in one.explanation.sources)
        return tuple(sorted(found))


def view_guide(graph: Graph, branch: str) -> GuideView:
    """Work out the guide to *branch*, a topic's docname: all topics below it, in order."""
    depth = len(graph.tree.ancestors(branch)) + 1
    docnames = [branch, *graph.tree.walk(branch)]
    numbers = count(1)
    placed: set[str] = set()
    topics = []
    for docname in docnames:
        level = max(0, len(graph.tree.ancestors(docname)) - depth)
        topics.append(_topic(graph, docname, level, numbers, placed))
    return GuideView(graph.titles[branch], tuple(topics))


def _topic(
    graph: Graph, docname: str, level: int, numbers: Iterator[int], placed: set[str]
) -> GuideTopic:
    """Return one topic; *placed* holds the ids of what stands in the guide already."""

    def spelled(text: str) -> str:
        return spell_out(text, graph)

    def point(found: KeyPoint) -> GuideText:
        return GuideText(spelled(found.text), found.sources)

    terms = [
        entry.concept
        for entry in graph.concepts.of_topic(docname)
        if _first(f"concept-{entry.concept.id}", placed)
    ]
    contrasts = [
        contrast
        for page, contrast in graph.contrasts.values()
        if docname in _topics(graph, page, contrast) and _first(f"contrast-{contrast.id}", placed)
    ]
    return GuideTopic(
        docname,
        graph.titles[docname],
        graph.summaries[docname],
        level,
        tuple(map(point, graph.key_points.get(docname, ()))),
        tuple(contrasts),
        tuple((one.term, one.definition, one.sources) for one in terms),
        tuple(
            _question(question, next(numbers), graph)
            for page, question in graph.study_questions.values()
            if page in _pages(graph, docname)
        ),
    )


def _topics(graph: Graph, page: str, contrast: Contrast) -> tuple[str, ...]:
    """Return the topics of a contrast: those it names, or its page's."""
    return resolve_all(graph.names.topics, contrast.topics) or graph.topics_of(page)[:1]


def _first(name: str, placed: set[str]) -> bool:
    """Tell whether *name* is new, and note it."""
    new = name not in placed
    placed.add(name)
    return new


def _pages(graph: Graph, docname: str) -> Iterable[str]:
    """Return a topic and the posts that belong to it first."""
    return (docname, *graph.primary_posts.get(docname, ()))


def _question(question: StudyQuestion, number: int, graph: Graph) -> GuideQuestion:
    def spelled(text: str) -> str:
        return spell_out(text, graph)

    return GuideQuestion(
        number,
        question.kind,
        spelled(question.stem),
        tuple(spelled(choice.text) for choice in question.choices),
        tuple(place for place, choice in enumerate(question.choices) if choice.right),
        GuideText(spelled(question.explanation), question.sources),
    )
