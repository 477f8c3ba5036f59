"""Everything that is worked out from the texts, kept between builds.

What has not changed since is taken as it was; what comes out is the same as from nothing.
Imports no Sphinx.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from .corpus import AskedLine, Corpus, PageTexts
from .documents import Documents
from .inverted import InvertedIndex
from .likeness import Lines, stemmed
from .shards import Cell, Postings
from .stemmer import Stemmer
from .terms import page_sizes, word_counts
from .weights import RANKING, SATURATION
from .words import split_words


@dataclass(slots=True)
class LineIndex:
    """The lines, encoded."""

    asked: list[AskedLine] = field(default_factory=list)
    #: in how many lines each stem stands, and where
    frequency: dict[str, int] = field(default_factory=dict)
    cells: dict[str, Cell] = field(default_factory=dict)
    scales: list[int] = field(default_factory=list)
    #: how many lines each page has
    owned: dict[int, int] = field(default_factory=dict)

    def update(self, asked: list[AskedLine], stemmer: Stemmer) -> bool:
        """Take the lines as they are now; return whether they are others."""
        if asked == self.asked:
            return False
        lines = Lines(stemmed(asked, stemmer), RANKING, stemmer.stops)
        self.asked, self.frequency = asked, dict(lines.frequency)
        self.cells, self.scales = lines.postings(), lines.scales()
        self.owned = dict(Counter(line.page for line in lines.lines))
        return True


class SearchIndex:
    """The index of a site."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.stemmer = Stemmer({})
        self.pages = InvertedIndex(SATURATION.k1, with_parts=True)
        self.groups = InvertedIndex(SATURATION.k1, with_parts=False)
        self.lines = LineIndex()
        #: how often each word stands on the pages
        self.words: Counter[str] = Counter()
        self._banks: dict[str, tuple[str, ...]] = {}
        self._banked: Counter[str] = Counter()
        self._texts: dict[str, PageTexts] = {}
        self._sizes: dict[str, dict[str, int]] = {}

    def update(self, corpus: Corpus) -> bool:
        """Take the texts as they are now; return whether anything is another."""
        is_banked = self._take_banks(corpus.banks)
        is_said = self._take_texts({name: corpus.texts(name) for name in corpus.docnames})
        documents = Documents(corpus, self._texts, self._sizes, self.stemmer)
        is_paged = self.pages.update(documents.pages())
        is_grouped = self.groups.update(documents.groups())
        is_asked = self.lines.update(list(corpus.lines(self._texts)), self.stemmer)
        return is_banked or is_said or is_paged or is_grouped or is_asked

    @property
    def postings(self) -> Postings:
        """Where each stem stands."""
        lines = self.lines
        return Postings(self.pages.cells, self.groups.cells, lines.cells, lines.frequency)

    def vocabulary(self) -> Counter[str]:
        """Return how often each word stands on the site, in texts and in ways to ask."""
        counts = self.words.copy()
        # A bank holds misspelled words on purpose; those that stand in it once are no proposals.
        counts.update({word: times for word, times in self._banked.items() if times > 1})
        return counts

    def _take_banks(self, banks: Mapping[str, tuple[str, ...]]) -> bool:
        if dict(banks) == self._banks:
            return False
        self._banks = dict(banks)
        self._banked = Counter(_words(line for lines in banks.values() for line in lines))
        return True

    def _take_texts(self, texts: dict[str, PageTexts]) -> bool:
        """Keep the texts; texts that are the same stay the same objects, kept once."""
        gone = self._texts.keys() - texts
        changed = [name for name, now in texts.items() if now != self._texts.get(name)]
        for docname in (*gone, *changed):
            self._forget(docname)
        for docname in changed:
            self._texts[docname] = texts[docname]
            self._sizes[docname] = page_sizes(texts[docname])
            self.words.update(word_counts(texts[docname]))
        return bool(gone or changed)

    def _forget(self, docname: str) -> None:
        before = self._texts.pop(docname, None)
        if before:
            self.words.subtract(gone := word_counts(before))
            for word in gone:
                if not self.words[word]:
                    del self.words[word]


def _words(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield from split_words(text)
