"""From text to the words that search compares: the same on both sides.

``search-words.js`` does the same to what readers type; ``tests/search/test_same_words.py``
compares the two over everything the site says.  Imports no Sphinx.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

WORD = re.compile(r"[^\W_]+")
APOSTROPHES = re.compile("[\N{RIGHT SINGLE QUOTATION MARK}\N{MODIFIER LETTER APOSTROPHE}`]")
POSSESSIVE = re.compile(r"'s\b")
#: endings written differently on the two sides of the Atlantic, the American one last
SPELLINGS = (
    (re.compile(r"(?<=[a-z]{2})is(?=(?:e|ed|er|ers|es|ing|ation|ations)$)"), "iz"),
    (re.compile(r"(?<=[a-z]{3})our(?=(?:s|ed|ful|ing|ite|ites|able|al|ally)?$)"), "or"),
    (re.compile(r"(?<=[a-z]{4})ll(?=(?:ed|ing|ings|er|ers|or|ors|ation|ations)$)"), "l"),
    (re.compile(r"(?<=[a-z]{3})tre(?=s?$)"), "ter"),
    (re.compile(r"(?<=[a-z])ae(?=[a-z]{4})"), "e"),
)
#: words that no rule for endings covers
SAME = {
    "analyse": "analyze", "cannot": "cant", "catalogue": "catalog", "cheque": "check",
    "councelor": "counselor", "defence": "defense", "enrol": "enroll", "fulfil": "fulfill",
    "grey": "gray", "judgement": "judgment", "licence": "license", "mam": "mom", "mum": "mom",
    "mums": "moms", "mummy": "mom", "offence": "offense", "practise": "practice",
    "practised": "practiced", "practising": "practicing", "programme": "program",
    "sceptical": "skeptical", "selfcare": "self care", "tonite": "tonight",
    "travelling": "traveling", "u": "you", "ur": "your", "wilful": "willful",
}  # fmt: skip
#: two words that are one as well
JOINED = {("burn", "out"): "burnout", ("on", "line"): "online"}


def fold(text: str) -> str:
    """Return *text* in lower case without accents, possessive endings and apostrophes."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", APOSTROPHES.sub("'", text))
        text = "".join(char for char in text if unicodedata.category(char)[0] != "M")
    text = text.lower()
    return POSSESSIVE.sub("", text).replace("'", "")


@cache
def spell(word: str) -> str:
    """Return the American spelling of a folded word; two words for some that are run together."""
    if word in SAME:
        return SAME[word]
    for pattern, american in SPELLINGS:
        word = pattern.sub(american, word)
    return word


def split_words(text: str) -> list[str]:
    """Return the words of *text*, folded and in American spelling, in order."""
    found = " ".join(map(spell, WORD.findall(fold(text)))).split()
    joined = {at for at, pair in enumerate(pairwise(found)) if pair in JOINED}
    if not joined:
        return found
    return [
        JOINED[word, found[at + 1]] if at in joined else word
        for at, word in enumerate(found)
        if at - 1 not in joined
    ]


def surface_words(texts: Iterable[str]) -> list[str]:
    """Return every word of *texts* as it is written but folded, for telling misspellings."""
    return [word for text in texts for word in WORD.findall(fold(text))]
