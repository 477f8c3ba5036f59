"""Old addresses and the files that answer them.  Imports no Sphinx."""

from __future__ import annotations

import posixpath
from pathlib import PurePosixPath

#: files and folders of the site that are no page of an author
RESERVED = frozenset(
    {
        "404",
        "feed.xml",
        "genindex",
        "knowledge.json",
        "objects.inv",
        "search",
        "searchindex.js",
        "sitemap.xml",
    }
)


def redirect_file(address: str) -> str:
    """Return the file, from the site's root, that a server shows for *address*."""
    path = posixpath.normpath(address).strip("/")
    return path if path.endswith((".html", ".htm")) else posixpath.join(path, "index.html")


def is_too_long(name: str) -> bool:
    """Tell whether file systems would refuse a file of that name."""
    return len(name.encode()) > 1000 or any(len(part.encode()) > 240 for part in name.split("/"))


def is_reserved(address: str) -> bool:
    """Tell whether *address* belongs to the site itself, or leaves it."""
    first = posixpath.normpath(address).strip("/").split("/")[0].removesuffix(".html")
    # Folders of Sphinx begin with an underscore, files about the build with a dot.
    return first in RESERVED or first[:1] in ("", ".", "_") or ".." in address.split("/")


class Files:
    """Files that are taken, and with them the folders they need."""

    def __init__(self, names: frozenset[str]) -> None:
        """Take *names* relative to the site's root."""
        self._files = set(names)
        self._folders = {folder for name in names for folder in _folders(name)}

    def admit(self, name: str) -> bool:
        """Take *name* if neither it nor a folder it needs is a file already."""
        if name in self._files or name in self._folders or self._files & set(_folders(name)):
            return False
        self._files.add(name)
        self._folders.update(_folders(name))
        return True


def _folders(name: str) -> list[str]:
    return [str(folder) for folder in PurePosixPath(name).parents][:-1]
