"""The pages and lines that search ranks, as stems.

A *page* is a file of the site.  A *group* is a topic with the posts whose primary topic it is;
a page about the site is a group of its own.  A *line* is one way to ask for a page: a question
of its front matter, another name of a topic, a title, or a line of a topic's question bank.
Imports no Sphinx.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import chain

from ..graph import Graph
from ..records import Passage
from .stemmer import Stemmer
from .words import split_words

#: a field's stems with the times each stands in it
Bag = Counter[str]


@dataclass(frozen=True, slots=True)
class Line:
    """One way to ask for a page."""

    #: index of the page
    page: int
    stems: tuple[str, ...]
    #: what its likeness to a question counts
    weight: float


@dataclass(frozen=True, slots=True)
class Entry:
    """One page with its fields."""

    docname: str
    #: index of its group
    group: int
    #: the page's own words, by the names of :class:`.weights.Fields`
    fields: Mapping[str, Bag]
    #: stems of each passage, its heading twice, for finding the one that fits
    passages: tuple[Bag, ...]


@dataclass(frozen=True, slots=True)
class Corpus:
    """Everything that is indexed."""

    entries: tuple[Entry, ...]
    #: by the names of :class:`.weights.Fields`, one mapping for each group
    groups: tuple[Mapping[str, Bag], ...]
    lines: tuple[Line, ...]


#: words of a line that are looked at; a place is one byte in the browser
LONGEST_LINE = 64
#: the front page leads everywhere and answers nothing
FRONT = "index"
#: what a line that is a title counts, and one that belongs to a topic's post
TITLE_WEIGHT, POST_WEIGHT = 0.85, 1.2


class CorpusBuilder:
    """Turns what was read into stems."""

    def __init__(
        self,
        graph: Graph,
        passages: Mapping[str, tuple[Passage, ...]],
        banks: Mapping[str, tuple[str, ...]],
        stemmer: Stemmer,
        references: Collection[str] = (),
    ) -> None:
        """Take the graph, the sections of each file and the lines of each topic's bank.

        *references* are the docnames of the pages that list sources.
        """
        self.graph, self.passages, self.banks = graph, passages, banks
        self.stemmer, self.references = stemmer, references
        self.docnames = sorted(name for name in graph.titles if name != FRONT)
        #: docnames of the groups: the topics in tree order, then pages without a topic
        self.group_names = list(graph.tree.walk())
        homes = {name: self.home(name) for name in self.docnames}
        self.group_names += [name for name in self.docnames if homes[name] == name
                             and name not in graph.topics]  # fmt: skip
        place = {name: number for number, name in enumerate(self.group_names)}
        self.group_of = {name: place[home] for name, home in homes.items()}

    def home(self, docname: str) -> str:
        """Return the docname that names a page's group."""
        topics = self.graph.topics_of(docname)
        return topics[0] if topics else docname

    def build(self) -> Corpus:
        """Return all pages, groups and lines."""
        entries = tuple(map(self.entry, self.docnames))
        groups: list[dict[str, Bag]] = [{} for _ in self.group_names]
        for entry in entries:
            own = entry.docname == self.group_names[entry.group]
            for name, bag in (entry.fields if own else as_post(entry.fields)).items():
                groups[entry.group].setdefault(name, Counter()).update(bag)
        for number, docname in enumerate(self.group_names):
            if lines := self.banks.get(docname):
                groups[number]["bank"] = self.bag(lines)
        asked = (self.lines(page, name) for page, name in enumerate(self.docnames))
        return Corpus(entries, tuple(groups), tuple(chain.from_iterable(asked)))

    def entry(self, docname: str) -> Entry:
        """Return one page."""
        graph = self.graph
        passages = self.passages.get(docname, ())
        bodies = [Counter(self.stemmer.stems(part.words.split())) for part in passages]
        headings = [self.bag([part.heading]) for part in passages[1:]]
        fields = {
            "title": self.bag([graph.titles[docname]]),
            "questions": self.bag(self.questions(docname)),
            "also_called": self.bag(self.also_called(docname)),
            "concepts": self.bag(self.concepts(docname)),
            "headings": sum(headings, Counter()),
            "summary": self.bag([graph.summaries.get(docname, "")]),
            "body": sum(bodies, Counter()),
        }
        for body, heading in zip(bodies[1:], headings, strict=True):
            body.update(heading + heading)
        return Entry(docname, self.group_of[docname], fields, tuple(bodies))

    def questions(self, docname: str) -> tuple[str, ...]:
        """Return the questions of a page's front matter."""
        about = self.graph.posts.get(docname) or self.graph.topics.get(docname)
        return about.questions if about else ()

    def also_called(self, docname: str) -> tuple[str, ...]:
        """Return the other names of a topic."""
        topic = self.graph.topics.get(docname)
        return topic.also_called if topic else ()

    def concepts(self, docname: str) -> list[str]:
        """Return the names of the concepts that belong to a topic."""
        if docname not in self.graph.topics:
            return []
        entries = self.graph.concepts.entries.values()
        return [name for one in entries if docname in one.topics for name in one.concept.names]

    def lines(self, page: int, docname: str) -> Iterable[Line]:
        """Yield the ways to ask for a page, its bank's last."""
        weight = POST_WEIGHT if docname in self.graph.posts else 1.0
        title = self.graph.titles[docname]
        named = [(title, TITLE_WEIGHT * weight)]
        named += [(text, weight) for text in self.questions(docname)]
        named += [(text, 1.0) for text in self.also_called(docname)]
        named += [(text, 1.0) for text in self.banks.get(docname, ())]
        for text, counts in named:
            if stems := self.stemmer.stems(split_words(text)):
                yield Line(page, tuple(stems[:LONGEST_LINE]), counts)

    def bag(self, texts: Iterable[str]) -> Bag:
        """Return the stems of *texts* with their counts."""
        return Counter(stem for text in texts for stem in self.stemmer.stems(split_words(text)))


def as_post(fields: Mapping[str, Bag]) -> dict[str, Bag]:
    """Return a post's fields as those of its topic."""
    return {
        "post_questions": fields["title"] + fields["questions"],
        "post_summary": fields["summary"],
        "post_body": fields["body"] + fields["headings"],
    }
