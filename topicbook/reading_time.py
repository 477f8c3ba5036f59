"""How long a text takes to read.  Imports no Sphinx."""

from __future__ import annotations

import math

#: silent reading of English non-fiction by adults, words a minute: Brysbaert (2019),
#: "How many words do we read per minute?", doi 10.1016/j.jml.2019.104047
WORDS_PER_MINUTE = 238


def minutes(words: int) -> int:
    """Return the reading time of *words* words in whole minutes, at least one."""
    return max(1, math.ceil(words / WORDS_PER_MINUTE))
