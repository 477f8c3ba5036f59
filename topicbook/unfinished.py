"""Documents that the next build must read again, whatever their dates say.

Sphinx reads and writes only what changed, so a warning is printed once and a stopped
build leaves pages unwritten.  The names of such documents are kept in one file beside
the doctrees: a document with a warning is read again until the warning is gone, and
after a stopped build all it had begun is done again.
"""

from __future__ import annotations

import json
import logging
import os
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from pybtex.database import BibliographyData
from sphinx.util.logging import get_node_location, is_suppressed_warning
from sphinxcontrib.bibtex.bibfile import BibData

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
        self._app = app
        self.docnames: set[str] = set()
        #: files that are no documents, such as the data of a figure
        self.files: set[str] = set()

    def names(self) -> set[str]:
        """Return the documents that warnings are about, or about a file they use."""
        used = self._app.env.dependencies.items()
        return self.docnames | {
            name for name, paths in used if not self.files.isdisjoint(map(str, paths))
        }

    def emit(self, record: logging.LogRecord) -> None:
        """Note the document of one warning; one without a place is the front page's."""
        # Not Sphinx's filter: that also counts, and each warning would count twice.
        kind, subtype = getattr(record, "type", ""), getattr(record, "subtype", "")
        if is_suppressed_warning(kind, subtype, self._app.config.suppress_warnings):
            return
        docname = self._docname(getattr(record, "location", None))
        self.docnames.add(docname or self._app.config.root_doc)

    def _docname(self, location: object) -> str | None:
        if isinstance(location, tuple) and location and location[0]:
            return str(location[0])
        if isinstance(location, nodes.Node):
            # A node without a place of its own has that of the nearest one above.
            location = get_node_location(location)
        if not isinstance(location, str):
            return None
        path = location.split(":", 1)[0] if ":" in location[2:] else location
        docname = self._app.env.path2doc(path)
        if docname is None:
            self.files.add(str(self._app.env.srcdir / path))
        return docname


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
        # A build stopped right here must not lose the old names.
        fresh = path.with_suffix(".new")
        fresh.write_text(json.dumps(names, indent=0), encoding="utf-8")
        os.replace(fresh, path)
    else:
        path.unlink(missing_ok=True)


def forget_bibliography(app: Sphinx) -> None:
    """Have the .bib files parsed again after a warning: it may have been about them."""
    if read_unfinished(app.doctreedir):
        cited = app.env.domains["cite"]
        cited.data["bibdata"] = BibData(encoding="", bibfiles={}, data=BibliographyData())


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
            write_unfinished(app.doctreedir, begun | collector.names())

    def finish(app: Sphinx, exception: Exception | None) -> None:
        logging.getLogger("sphinx").removeHandler(collector)
        rest = begun if exception else set()
        write_unfinished(app.doctreedir, rest | collector.names())

    # Before sphinxcontrib-bibtex, which parses its files at this event.
    app.connect("builder-inited", listen, priority=100)
    app.connect("builder-inited", forget_bibliography, priority=101)
    app.connect("env-before-read-docs", begin)
    app.connect("env-updated", note_begun, priority=900)
    app.connect("build-finished", finish, priority=900)
