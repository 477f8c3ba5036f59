"""The files of the whole site that it offers: made by other commands, copied beside the pages."""

from __future__ import annotations

import filecmp
import shutil
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from ..config import option
from ..diagnostics import warn
from ..domain import TopicbookDomain
from ..problem import Problem, Subtype
from ..records import Download
from ..take_along import show_size

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

#: folder below the output folder
FOLDER = "_study"
KINDS = ("book", "offline")


def note_downloads(app: Sphinx, env: BuildEnvironment) -> None:
    """Look for the files, before pages show what there is (``env-updated``)."""
    domain = TopicbookDomain.of(env)
    domain.downloads = ()
    if app.builder.name not in ("html", "dirhtml"):
        return
    found = []
    for kind in KINDS:
        path = source_of(app, kind)
        if path is None or not path.is_file():
            # Not made yet, or not by this command: there is nothing to offer.
            continue
        if zipfile.is_zipfile(path):
            found.append(Download(kind, f"{FOLDER}/{path.name}", show_size(path.stat().st_size)))
        else:
            message = f"topicbook_{kind} names this file, which is no EPUB or zip; make it anew"
            warn(option(app.config, kind), Problem(0, 0, Subtype.VALUE, message))
    domain.downloads = tuple(found)


def source_of(app: Sphinx, kind: str) -> Path | None:
    """Return the path of a finished file; none if no option names it."""
    name = option(app.config, kind)
    return Path(app.srcdir, name) if name else None


def write_downloads(app: Sphinx) -> Iterator[Path]:
    """Copy the files that the pages offer, and yield the copies."""
    for download in TopicbookDomain.of(app.env).downloads:
        source = source_of(app, download.kind)
        assert source is not None
        path = Path(app.outdir, download.file)
        path.parent.mkdir(exist_ok=True)
        if not path.is_file() or not filecmp.cmp(source, path, shallow=False):
            shutil.copyfile(source, path)
        yield path
