"""Problems as Sphinx warnings: one place that speaks, in one form."""

from __future__ import annotations

from collections.abc import Iterable

from sphinx.util import logging

from .problem import Problem

logger = logging.getLogger(__name__)


def warn(path: str, problem: Problem) -> None:
    """Log *problem* of the file *path* in Sphinx's form, with line and column."""
    # Sphinx takes a place without a line for a docname and adds a suffix to it.
    place = ":".join(str(part) for part in (path, problem.line or 1, problem.column) if part)
    logger.warning(
        "%s", problem.message, type="topicbook", subtype=str(problem.subtype), location=place
    )


def warn_all(found: Iterable[tuple[str, Problem]]) -> None:
    """Log all problems, sorted by file and place, so that every build says the same."""
    for path, problem in sorted(set(found)):
        warn(path, problem)
