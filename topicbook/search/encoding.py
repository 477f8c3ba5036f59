"""Numbers as printable characters: short in a script, shorter still when it is compressed.

A number is written in one or more characters of :data:`ALPHABET`, least part first; all but
the last are from its upper half, as in a variable-length quantity of MIDI files, here to the
base of 45.  ``search-index.js`` reads them.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

#: printable ASCII without what a JavaScript string or an HTML page could stumble over
ALPHABET = "".join(chr(code) for code in range(0x21, 0x7F) if chr(code) not in "\"'\\<>`&$")[:85]
LAST = 43
MORE = len(ALPHABET) - LAST


def encode(numbers: Iterable[int]) -> str:
    """Return numbers >= 0 as text; raises :exc:`ValueError` for others."""
    return "".join(map(_code, numbers))


@cache
def _code(number: int) -> str:
    if number < 0:
        raise ValueError(f"expected a number that is not negative, not {number}")
    found = ""
    while number >= LAST:
        number, digit = divmod(number - LAST, MORE)
        found += ALPHABET[LAST + digit]
    return found + ALPHABET[number]


def front_code(words: Iterable[str]) -> str:
    """Return sorted words as text, each as the letters it shares with the one before and its rest.

    The count is one character of :data:`ALPHABET`; a space ends each word.
    """
    found: list[str] = []
    before = ""
    for word in words:
        shared = 0
        for one, other in zip(before, word, strict=False):
            if one != other or shared == LAST - 1:
                break
            shared += 1
        found.append(f"{ALPHABET[shared]}{word[shared:]}")
        before = word
    return " ".join(found)
