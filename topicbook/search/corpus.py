"""The pages that search ranks and the lines that ask for them, as texts.

A *page* is a file of the site.  A *group* is a topic with the posts whose primary topic it is;
a page about the site is a group of its own.  A *line* is one way to ask for a page: a question
of its front matter, another name of a topic, a title, or a line of a topic's question bank.
Imports no Sphinx.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from ..graph import Graph
from ..records import Passage


class PageTexts(NamedTuple):
    """What one page says of itself; equal texts make equal entries of the index."""

    title: str
    #: questions of the page's front matter
    questions: tuple[str, ...]
    #: other names of a topic
    also_called: tuple[str, ...]
    #: names of the concepts that belong to a topic
    concepts: tuple[str, ...]
    summary: str
    #: heading and words of each section, the part under the title first
    passages: tuple[tuple[str, str], ...]


class AskedLine(NamedTuple):
    """One way to ask for a page."""

    #: index of the page
    page: int
    text: str
    #: what its likeness to a question counts
    weight: float


#: the front page leads everywhere and answers nothing
FRONT = "index"
#: what a line that is a title counts, and one that belongs to a topic's post
TITLE_WEIGHT, POST_WEIGHT = 0.85, 1.2


class Corpus:
    """Everything that is indexed."""

    def __init__(
        self,
        graph: Graph,
        passages: Mapping[str, tuple[Passage, ...]],
        banks: Mapping[str, tuple[str, ...]],
        references: Collection[str] = (),
    ) -> None:
        """Take the graph, the sections of each file and the lines of each topic's bank.

        *references* are the docnames of the pages that list sources.
        """
        self.graph, self.passages, self.banks = graph, passages, banks
        self.references = references
        self.docnames = sorted(name for name in graph.titles if name != FRONT)
        #: docnames of the groups: the topics in tree order, then pages without a topic
        self.group_names = list(graph.tree.walk())
        homes = {name: self.home(name) for name in self.docnames}
        self.group_names += [name for name in self.docnames if homes[name] == name
                             and name not in graph.topics]  # fmt: skip
        place = {name: number for number, name in enumerate(self.group_names)}
        #: index of the group of each page
        self.group_of = {name: place[home] for name, home in homes.items()}
        self._concepts: dict[str, list[str]] = {}
        for entry in graph.concepts.entries.values():
            for topic in entry.topics:
                self._concepts.setdefault(topic, []).extend(entry.concept.names)

    def home(self, docname: str) -> str:
        """Return the docname that names a page's group."""
        topics = self.graph.topics_of(docname)
        return topics[0] if topics else docname

    def texts(self, docname: str) -> PageTexts:
        """Return what a page says of itself."""
        graph = self.graph
        about = graph.posts.get(docname) or graph.topics.get(docname)
        topic = graph.topics.get(docname)
        return PageTexts(
            graph.titles[docname],
            tuple(about.questions) if about else (),
            tuple(topic.also_called) if topic else (),
            tuple(self._concepts.get(docname, ())) if topic else (),
            graph.summaries.get(docname, ""),
            tuple((part.heading, part.words) for part in self.passages.get(docname, ())),
        )

    def lines(self, texts: Mapping[str, PageTexts]) -> Iterator[AskedLine]:
        """Yield the ways to ask for each page, its title first, its bank's last."""
        for page, docname in enumerate(self.docnames):
            own = texts[docname]
            weight = POST_WEIGHT if docname in self.graph.posts else 1.0
            yield AskedLine(page, own.title, TITLE_WEIGHT * weight)
            for text in own.questions:
                yield AskedLine(page, text, weight)
            for text in (*own.also_called, *self.banks.get(docname, ())):
                yield AskedLine(page, text, 1.0)
