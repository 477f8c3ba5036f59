"""What a page offers for studying beside its text: plain values.  Imports no Sphinx."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..reading_time import minutes
from .deck import deck_file

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..graph import Graph
    from ..records import Page, ReadingPath
    from .collection import Study


@dataclass(frozen=True, slots=True)
class Panel:
    """How to study what one topic and the topics below it say."""

    #: id of the topic, as the practice page knows it
    topic: str
    #: number of cards
    cards: int
    #: the page to practice on
    practice: str | None
    #: docname and title of the study guide of the topic's branch
    guide: tuple[str, str] | None
    #: file and title of the deck of the topic's branch
    deck: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class PathView:
    """One reading path: minutes of its steps, and of all."""

    id: str
    steps: tuple[int, ...]

    @property
    def minutes(self) -> int:
        """Return the minutes of the whole path."""
        return sum(self.steps)


@dataclass(frozen=True, slots=True)
class StudyView:
    """All that a page shows for studying and that stands in other files."""

    panel: Panel | None = None
    #: the page to practice on, where the page leads there
    practice: str | None = None
    paths: tuple[PathView, ...] = ()


NO_STUDY = StudyView()


def view_study(graph: Graph, study: Study, docname: str, pages: Mapping[str, Page]) -> StudyView:
    """Work out what the page *docname* shows for studying."""
    page = pages[docname]
    return StudyView(
        view_panel(graph, study, docname),
        study.practice if page.outcomes else None,
        tuple(PathView(path.id, steps(graph, path, pages)) for path in page.paths),
    )


def steps(graph: Graph, path: ReadingPath, pages: Mapping[str, Page]) -> tuple[int, ...]:
    """Return the minutes of each step; 0 for a page that is not there, which is reported."""
    targets = (graph.names.resolve(step) for step in path.steps)
    return tuple(minutes(pages[target].words) if target else 0 for target in targets)


def view_panel(graph: Graph, study: Study, docname: str) -> Panel | None:
    """Return what a topic page offers; nothing where its questions stand apart."""
    cards = study.of_topic.get(docname, ())
    if docname not in graph.topics or docname in graph.study_apart or not cards:
        return None
    branch = graph.tree.branch(docname)
    guide = study.guides.get(branch)
    has_deck = any(graph.tree.branch(card.topics[0]) == branch for card in cards)
    return Panel(
        graph.topics[docname].id,
        len(cards),
        study.practice,
        (guide, graph.titles[guide]) if guide else None,
        (deck_file(graph, branch), graph.titles[branch]) if has_deck else None,
    )
