"""What the build knows about each file: frozen records, gathered while reading.

Imports no Sphinx.  Records hold plain values only, so they can be pickled, compared
and sent between processes.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from .model import Contact, Kind, Matter
from .problem import Problem

#: the characters that stand around the number of a link whose text is its target's title
REFERENCE_OPEN, REFERENCE_CLOSE = "\ue000", "\ue001"


@dataclass(frozen=True, slots=True)
class Source:
    """One content file as the author wrote it: front matter and its problems."""

    docname: str
    kind: Kind
    #: path from the project's root, with forward slashes, as printed in messages
    path: str
    #: size in bytes and modification time in nanoseconds
    signature: tuple[int, int]
    matter: Matter
    #: 1-based line where the text starts
    body_line: int
    #: 1-based line of the text's own first heading, if it starts with one
    heading_line: int | None
    #: front matter keys and list indexes to the 1-based line and column of their values
    marks: Mapping[tuple[str | int, ...], tuple[int, int]]
    problems: tuple[Problem, ...]

    def mark(self, *path: str | int) -> tuple[int, int]:
        """Return line and column of a front matter value; line 1 if it has none."""
        return self.marks.get(path, (1, 1))


@dataclass(frozen=True, slots=True)
class Reference:
    """One link in a text, as read and before it is resolved."""

    #: ``doc`` for a link to a file; ``topic``, ``post`` or ``help`` for our roles; else the role
    role: str
    #: a docname for ``doc``, otherwise what the author wrote
    target: str
    #: the section of the target, ``""`` for its top
    anchor: str
    #: 1-based line in the linking file, 0 if unknown
    line: int
    #: 1-based column, 0 if unknown
    column: int
    #: index into :attr:`Page.sentences`, or -1 outside running text
    sentence: int
    #: made of a directive's option, whose names are checked there
    made: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """One listing directive: its name and its options."""

    name: str
    #: the topic as the author wrote it, ``""`` for the page's own
    topic: str = ""
    subtree: bool = False
    sort: str = "newest"
    #: the most entries to show, 0 for all
    limit: int = 0
    #: levels of topics to show, 0 for all
    depth: int = 0
    #: 1-based line of the directive
    line: int = 0


#: where parts of a directive stand in its file: part -> (line, column), 1-based
Places = tuple[tuple[str, tuple[int, int]], ...]


@dataclass(frozen=True, slots=True)
class Concept:
    """One word with its plain meaning, as its directive gives it."""

    id: str
    term: str
    #: plain text
    definition: str
    #: other words and forms for it
    aliases: tuple[str, ...] = ()
    #: names of concepts it is mixed up with
    confused_with: tuple[str, ...] = ()
    #: names of the topics it belongs to
    topics: tuple[str, ...] = ()
    #: citation keys
    sources: tuple[str, ...] = ()
    #: explained at its first use on every page
    auto: bool = False
    line: int = 0
    places: Places = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The term, without what stands in parentheses after it, and the aliases."""
        return self.term.partition(" (")[0], *self.aliases


@dataclass(frozen=True, slots=True)
class Contrast:
    """Two things side by side, as their directive gives them."""

    id: str
    #: the two names
    sides: tuple[str, str]
    #: aspect, what the first is like, what the second is like; plain text
    rows: tuple[tuple[str, str, str], ...] = ()
    #: names of the concepts it compares
    concepts: tuple[str, ...] = ()
    #: names of the topics it belongs to
    topics: tuple[str, ...] = ()
    line: int = 0
    places: Places = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the answers a study question offers."""

    #: HTML of the kind ``study.markup`` writes
    text: str
    right: bool


@dataclass(frozen=True, slots=True)
class StudyQuestion:
    """One question about what a page says, as its directive gives it.

    Texts are HTML of the few elements that ``study.markup`` writes.
    """

    id: str
    #: ``recall``, ``one``, ``several`` or ``true-false``
    kind: str
    #: the question, in one line
    stem: str
    #: none for ``recall``; "True" and "False" for ``true-false``
    choices: tuple[Choice, ...] = ()
    #: why the right answer is right; the answer itself for ``recall``
    explanation: str = ""
    #: names of the topics it belongs to; the page's own without any
    topics: tuple[str, ...] = ()
    #: citation keys
    sources: tuple[str, ...] = ()
    line: int = 0
    places: Places = ()


@dataclass(frozen=True, slots=True)
class KeyPoint:
    """One sentence to keep from a page."""

    #: HTML of the kind ``study.markup`` writes
    text: str
    #: citation keys
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a student can do afterwards, by the cards that practice it."""

    #: ids of cards
    cards: tuple[str, ...]
    line: int = 0
    places: Places = ()


@dataclass(frozen=True, slots=True)
class ReadingPath:
    """Pages to read in order."""

    id: str
    #: the first link of each step; a step without one is left out
    steps: tuple[Reference, ...] = ()
    line: int = 0
    places: Places = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """One section of a text, as search keeps it."""

    #: the section's id on its page, ``""`` for the part under the page's title
    anchor: str
    #: its heading as shown
    heading: str
    #: the words of its text, folded, with spaces between
    words: str


@dataclass(frozen=True, slots=True)
class Page:
    """What reading a file's text brought to light."""

    title: str
    #: running words in the text, references and listings apart
    words: int
    references: tuple[Reference, ...] = ()
    #: plain sentences that hold a link; implied link texts are numbered placeholders
    sentences: tuple[str, ...] = ()
    listings: tuple[Listing, ...] = ()
    concepts: tuple[Concept, ...] = ()
    contrasts: tuple[Contrast, ...] = ()
    study_questions: tuple[StudyQuestion, ...] = ()
    key_points: tuple[KeyPoint, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    paths: tuple[ReadingPath, ...] = ()
    #: keys of the sources the text cites, each once, in order
    citations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Download:
    """A file made of the whole site, for readers to take along."""

    #: ``book`` or ``offline``, the option that names it
    kind: str
    #: where it lies in the output folder
    file: str
    #: as readers see it
    size: str


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic of the tree, with its place in it."""

    docname: str
    #: its address below ``topics/``, for example ``self-care/everyday/saying-no``
    id: str
    title: str
    summary: str
    order: int
    parent: str | None
    #: docnames of the topics directly below, in the author's order
    children: tuple[str, ...] = ()
    also_called: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    contrasts: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    audience: tuple[str, ...] = ()
    updated: datetime.date | None = None
    reviewed: datetime.date | None = None
    review_by: datetime.date | None = None
    contacts: tuple[Contact, ...] = ()


@dataclass(frozen=True, slots=True)
class Post:
    """One post, with its references to topics and posts resolved."""

    docname: str
    #: its address below ``posts/``
    id: str
    title: str
    summary: str
    date: datetime.date
    #: docnames, the primary topic first
    topics: tuple[str, ...] = ()
    audience: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    featured: bool = False
    draft: bool = False
    help_first: bool = False
    old_urls: tuple[str, ...] = ()
    see_also: tuple[str, ...] = ()
    updated: datetime.date | None = None
    reviewed: datetime.date | None = None
    review_by: datetime.date | None = None
    words: int = 0
    #: docnames the text links to, in order of first appearance
    links_to: tuple[str, ...] = ()
