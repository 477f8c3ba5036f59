"""The words of the site as they are written, for telling what a misspelled one may be."""

from __future__ import annotations

from collections import Counter

from .encoding import encode, front_code

#: the most words kept; beyond it the rarest are left out
MOST_WORDS = 30_000


def lexicon(counts: Counter[str]) -> tuple[str, str]:
    """Return the sorted words, front coded, and a character for how common each is.

    The character is the binary logarithm of the count, rounded down.
    """
    common = sorted(counts, key=lambda word: (-counts[word], word))[:MOST_WORDS]
    words = sorted(word for word in common if len(word) > 2 and word.isalpha())
    return front_code(words), encode(counts[word].bit_length() - 1 for word in words)
