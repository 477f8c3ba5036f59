"""Ids in Anki that stay: worked out from the project's slug and an id the author wrote.

Anki tells a card that was changed from a new one by ids alone.  The numbers are BLAKE2b hashes
of ``kind``, slug and id with zero bytes between them, in the range of the times in milliseconds,
from 2004 to 2022, that Anki itself takes for ids: it "mends" ids that lie in the future.

Imports no Sphinx.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable

FIRST = 1 << 40
COUNT = 1 << 39


def project_slug(project: str) -> str:
    """Return a project's name as part of a file name; its digest if no Latin letter is in it."""
    plain = unicodedata.normalize("NFKD", project).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or f"book-{_digest(project, 4).hex()}"


def stable_id(kind: str, slug: str, name: str) -> int:
    """Return the number of a ``deck``, ``model``, ``note`` or ``card``."""
    return FIRST + int.from_bytes(_digest("\0".join((kind, slug, name)), 8)) % COUNT


def stable_ids(kind: str, slug: str, names: Iterable[str]) -> dict[str, int]:
    """Return the numbers of many, all different; the later name gives way, once in 10^11 pairs."""
    found: dict[str, int] = {}
    taken: set[int] = set()
    for name in sorted(names):
        number = stable_id(kind, slug, name)
        while number in taken:
            number += 1
        taken.add(number)
        found[name] = number
    return found


def guid(slug: str, card: str) -> str:
    """Return what Anki knows a note by, in this and every other collection."""
    return _digest("\0".join(("guid", slug, card)), 10).hex()


def _digest(text: str, size: int) -> bytes:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=size).digest()
