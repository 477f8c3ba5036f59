"""The index of the last build in a file beside Sphinx's own, so that an edit costs little.

The file is nothing but a shortcut: one that is missing, damaged or written by another version of
this package is passed over, and the index is made from nothing.  Imports no Sphinx.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path

from .index import SearchIndex

NAME = "topicbook-search.pickle"


def load(folder: Path) -> SearchIndex:
    """Return the index of the last build, or an empty one."""
    # Damaged bytes may raise nearly anything while they are read.
    with suppress(Exception), (folder / NAME).open("rb") as file:
        if file.read(len(signature())) == signature():
            found = pickle.load(file)
            if isinstance(found, SearchIndex):
                return found
    return SearchIndex()


def save(index: SearchIndex, folder: Path) -> None:
    """Keep an index for the next build; a file half written never stands in its place."""
    fresh = folder / f"{NAME}.{os.getpid()}.new"
    with fresh.open("wb") as file:
        file.write(signature())
        pickle.dump(index, file, pickle.HIGHEST_PROTOCOL)
    fresh.replace(folder / NAME)


@cache
def signature() -> bytes:
    """Return a digest of everything an index depends on beside the texts: this package's code."""
    digest = hashlib.blake2b(sys.version.encode(), digest_size=16)
    for path in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(path.read_bytes())
    return digest.digest()
