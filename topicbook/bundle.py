"""Scripts that a build makes: several as one, written where they changed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from rjsmin import jsmin


def joined(folder: Path, names: Iterable[str]) -> str:
    """Return the scripts *names* of a folder as one, without comments and blanks."""
    return "\n".join(jsmin((folder / f"{name}.js").read_text(encoding="utf-8")) for name in names)


def version_of(text: str) -> str:
    """Return a digest of a script, so that browsers load a new one at once."""
    return hashlib.blake2b(text.encode(), digest_size=6).hexdigest()


def write_files(folder: Path, files: Mapping[str, str]) -> Iterator[Path]:
    """Write texts by file name where they are other ones now, and yield all paths."""
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        path = folder / name
        fresh = text.encode()
        if not path.is_file() or path.read_bytes() != fresh:
            path.write_bytes(fresh)
        yield path
