"""Zip files whose bytes depend on their contents alone.  Imports no Sphinx."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, NamedTuple
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

# The first day a zip can hold: the time of a build says nothing about what is inside.
FIRST_DAY = (1980, 1, 1, 0, 0, 0)
UNIX = 3
#: an ordinary file that everybody may read
READABLE = 0o100644 << 16


class Entry(NamedTuple):
    """One file of a zip, by its path inside, with slashes."""

    name: str
    data: bytes
    #: not compressed, as EPUB asks for its first entry
    stored: bool = False


def write_zip(path: Path, entries: Iterable[Entry]) -> None:
    """Write *entries* into the zip file *path*, in the order given and all at once."""
    fresh = path.with_name(f"{path.name}.new")
    fresh.write_bytes(zip_bytes(entries))
    fresh.replace(path)


def zip_bytes(entries: Iterable[Entry]) -> bytes:
    """Return a zip of *entries*, in the order given."""
    written = io.BytesIO()
    with ZipFile(written, "w") as archive:
        for entry in entries:
            info = ZipInfo(entry.name, FIRST_DAY)
            # Python notes its own system and no rights, so that files unpacked belong to nobody.
            info.create_system = UNIX
            info.external_attr = READABLE
            info.compress_type = ZIP_STORED if entry.stored else ZIP_DEFLATED
            archive.writestr(info, entry.data, compresslevel=9)
    return written.getvalue()


def read_zip(path: Path) -> list[Entry]:
    """Return the files of a zip, without its folders, in the order they stand in."""
    with ZipFile(path) as archive:
        return [
            Entry(info.filename, archive.read(info), info.compress_type == ZIP_STORED)
            for info in archive.infolist()
            if not info.is_dir()
        ]
