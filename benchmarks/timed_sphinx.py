"""Sphinx with the time of search taken: ``timed_sphinx.py REPORT [options of sphinx-build]``.

Run by :func:`benchmarks.build.search_share`.  REPORT gets two numbers: the CPU seconds of
everything that only search needs, and those of the whole process.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from sphinx.cmd.build import main

# The package is not installed; conf.py finds it in the same way.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import topicbook.publish
import topicbook.search

seconds = 0.0


def timed(work: Callable[..., Any]) -> Callable[..., Any]:
    """Return *work*, adding what it takes to the seconds of search."""

    def run(*arguments: Any) -> Any:
        global seconds  # noqa: PLW0603
        start = time.process_time()
        found = work(*arguments)
        if isinstance(found, Iterable):
            # A generator does its work when it is read.
            found = list(found)
        seconds += time.process_time() - start
        return found

    return run


for module, name in (
    (topicbook.search, "note_passages"),
    (topicbook.search, "prepare"),
    (topicbook.search, "add_search_page"),
    (topicbook.publish, "write_search"),
):
    setattr(module, name, timed(getattr(module, name)))

status = main(sys.argv[2:])
Path(sys.argv[1]).write_text(f"{seconds} {time.process_time()}", encoding="utf-8")
sys.exit(status)
