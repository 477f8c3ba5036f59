"""Documents that the next build must read again, whatever their dates say.

Sphinx reads and writes only what changed, so a warning is printed once and a stopped
build leaves pages unwritten.  The names of such documents are kept in one file beside
the doctrees: a document with a warning is read again until the warning is gone, and
after a stopped build all it had begun is done again.
"""

from __future__ import annotations

import json
import logging
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.logging import WarningSuppressor

from .domain import TopicbookDomain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

FILENAME = "topicbook-unfinished.json"


class WarningCollector(logging.Handler):
    """Collects the documents that warnings of this build are about."""

    def __init__(self, app: Sphinx) -> None:
        """Listen to the warnings of *app* that the author has not suppressed."""
        super().__init__(logging.WARNING)
        self.addFilter(WarningSuppressor(app))
        self._app = app
        self.docnames: set[str] = set()

    def emit(self, record: logging.LogRecord) -> None:
        """Note the document of one warning; one without a place is the front page's."""
        docname = self._docname(getattr(record, "location", None))
        self.docnames.add(docname or self._app.config.root_doc)

    def _docname(self, location: object) -> str | None:
        if isinstance(location, tuple) and location and location[0]:
            return str(location[0])
        if isinstance(location, nodes.Node):
            location = location.source
        if not isinstance(location, str):
            return None
        path = location.split(":", 1)[0] if ":" in location[2:] else location
        return self._app.env.path2doc(path)


def read_unfinished(doctreedir: Path) -> set[str]:
    """Return the documents to read again; none if the file is absent or damaged."""
    try:
        return set(json.loads((doctreedir / FILENAME).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return set()


def write_unfinished(doctreedir: Path, docnames: Iterable[str]) -> None:
    """Keep the names for the next build, or remove the file if there are none."""
    path = doctreedir / FILENAME
    names = sorted(docnames)
    if names:
        path.write_text(json.dumps(names, indent=0), encoding="utf-8")
    else:
        path.unlink(missing_ok=True)


def setup_unfinished(app: Sphinx) -> None:
    """Keep track of what this build begins, warns about and completes."""
    collector = WarningCollector(app)
    begun: set[str] = set()

    def listen(app: Sphinx) -> None:
        logging.getLogger("sphinx").addHandler(collector)

    def begin(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
        begun.update(docnames)

    def note_begun(app: Sphinx, env: BuildEnvironment) -> None:
        begun.update(TopicbookDomain.of(env).stale)
        if begun:
            write_unfinished(app.doctreedir, begun | collector.docnames)

    def finish(app: Sphinx, exception: Exception | None) -> None:
        logging.getLogger("sphinx").removeHandler(collector)
        rest = begun if exception else set()
        write_unfinished(app.doctreedir, rest | collector.docnames)

    app.connect("builder-inited", listen)
    app.connect("env-before-read-docs", begin)
    app.connect("env-updated", note_begun, priority=900)
    app.connect("build-finished", finish, priority=900)
