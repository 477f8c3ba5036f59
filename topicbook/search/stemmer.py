"""Stems, by the Snowball algorithm that Sphinx's own script for browsers holds too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import snowballstemmer
from sphinx.search.en import SearchEnglish

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class Stemmer:
    """Stems each distinct word once; what it learned is kept between builds."""

    def __init__(self, known: dict[str, str]) -> None:
        """Take the dictionary from word to stem that is looked up and added to."""
        self.known = known
        self._stem = snowballstemmer.stemmer("english").stemWord
        #: stems of the words that tell no text from another, as listed by Sphinx
        self.stops = frozenset(map(self._stem, SearchEnglish.stopwords))

    def __reduce__(self) -> tuple[type[Stemmer], tuple[dict[str, str]]]:
        """Let it be kept by what it has learned alone."""
        return Stemmer, (self.known,)

    def stem(self, word: str) -> str:
        """Return the stem of a word."""
        found = self.known.get(word)
        if found is None:
            found = self.known[word] = self._stem(word)
        return found

    def counts(self, words: Mapping[str, int]) -> dict[str, int]:
        """Return how often each stem stands where *words* stand so often."""
        known = self.known
        found: dict[str, int] = {}
        for word, times in words.items():
            stem = known.get(word) or self.stem(word)
            found[stem] = found.get(stem, 0) + times
        return found

    def stems(self, words: Iterable[str]) -> list[str]:
        """Return the stems of *words*, in order."""
        known = self.known
        return [known.get(word) or self.stem(word) for word in words]
