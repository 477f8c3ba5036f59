"""Pages and groups as what an inverted index takes: keys, and stems worked out when asked for.

Imports no Sphinx.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from .corpus import Corpus, PageTexts
from .impacts import Norms, norms, weighted_counts
from .inverted import Document
from .stemmer import Stemmer
from .terms import Terms, bag, group_fields, group_sizes, page_terms
from .weights import FIELDS, SATURATION
from .words import split_words


class Documents:
    """The pages and groups of a site as they are now."""

    def __init__(
        self,
        corpus: Corpus,
        texts: Mapping[str, PageTexts],
        sizes: Mapping[str, Mapping[str, int]],
        stemmer: Stemmer,
    ) -> None:
        """Take the texts of all pages and the lengths of their fields, by docname."""
        self._corpus, self._texts, self._sizes = corpus, texts, sizes
        self._stemmer = stemmer
        self._terms: dict[str, Terms] = {}
        #: the pages of each group beside its own, in order
        self._posts: dict[str, list[str]] = {name: [] for name in corpus.group_names}
        for name in corpus.docnames:
            group = corpus.group_names[corpus.group_of[name]]
            if group != name:
                self._posts[group].append(name)

    def pages(self) -> list[Document]:
        """Return all pages."""
        names = self._corpus.docnames
        lengths = norms([self._sizes[name] for name in names], SATURATION.b)
        return [
            Document((self._texts[name], length), partial(self._page, name, length))
            for name, length in zip(names, lengths, strict=True)
        ]

    def groups(self) -> list[Document]:
        """Return all groups."""
        names = self._corpus.group_names
        lengths = norms([self._group_sizes(name) for name in names], SATURATION.b)
        return [
            Document((self._group_texts(name), length), partial(self._group, name, length))
            for name, length in zip(names, lengths, strict=True)
        ]

    def _page(self, name: str, length: Norms) -> tuple[dict[str, float], Mapping[str, int]]:
        terms = self._of(name)
        return weighted_counts(terms.fields, length, FIELDS), terms.best

    def _group(self, name: str, length: Norms) -> tuple[dict[str, float], Mapping[str, int]]:
        posts = [self._of(post).fields for post in self._posts[name]]
        fields = group_fields(self._of(name).fields, posts, bag(self._bank(name), self._stemmer))
        return weighted_counts(fields, length, FIELDS), {}

    def _group_sizes(self, name: str) -> dict[str, int]:
        posts = [self._sizes[post] for post in self._posts[name]]
        bank = sum(len(split_words(line)) for line in self._bank(name))
        return group_sizes(self._sizes[name], posts, bank)

    def _group_texts(self, name: str) -> tuple[object, ...]:
        """Return everything that is in a group."""
        posts = [self._texts[post] for post in self._posts[name]]
        return self._texts[name], posts, self._bank(name)

    def _bank(self, name: str) -> tuple[str, ...]:
        return self._corpus.banks.get(name, ())

    def _of(self, name: str) -> Terms:
        terms = self._terms.get(name)
        if terms is None:
            terms = self._terms[name] = page_terms(self._texts[name], self._stemmer)
        return terms
