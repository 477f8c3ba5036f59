"""What ``make check`` tells the author, from the sources alone and in seconds."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ..checks import Site, check
from ..dates import show_date
from ..graph import build_graph
from ..loading import find_content, is_draft, is_readable, load_source
from ..model import Kind, Reviewable
from ..records import Page, Source


@dataclass(frozen=True, slots=True)
class Report:
    """The text to print and the number of problems in it."""

    text: str
    problems: int


def report(root: Path, help_topic: str, today: datetime.date) -> Report:
    """Check all front matter below *root*; review dates are compared with *today*."""
    sources = {name: load_source(root, name, path) for name, path in find_content(root)}
    built = {
        name: Page(title=_title(root, source), words=0)
        for name, source in sources.items()
        if is_readable(source) and not is_draft(source)
    }
    shown = {name: sources[name] for name in built}
    graph = build_graph(shown, built, help_topic)
    files = frozenset(f"{name}.html" for name in built)
    problems = sorted(set(check(Site(sources, built, graph, files))))
    unconfirmed = [
        f"{contact.region}: {contact.name}"
        for contact in graph.contacts.values()
        if contact.checked is None
    ]
    due = [source for source in shown.values() if _is_due(source, today)]
    parts = [
        _part("Problems to mend", (problem.show(path) for path, problem in problems)),
        _part("Reviews that are due", (f"{s.path} ({_due_day(s)})" for s in due)),
        _part("Not yet reviewed by a clinician", (s.path for s in shown.values() if _is_new(s))),
        _part("Drafts", (s.path for s in sources.values() if is_draft(s))),
        _part("Help contacts not yet confirmed with the service", unconfirmed),
    ]
    return Report("\n\n".join(parts), len(problems))


def _part(title: str, lines: Iterable[str]) -> str:
    rows = list(lines)
    return "\n".join([f"{title}: {len(rows) or 'none'}", *(f"  {row}" for row in rows)])


def _title(root: Path, source: Source) -> str:
    """Return the title from the front matter, else the text's first heading as written."""
    if source.matter.title is not None or source.heading_line is None:
        return source.matter.title or source.docname
    lines = (root / source.path).read_text(encoding="utf-8-sig").splitlines()
    return lines[source.heading_line - 1].strip("# ")


def _is_new(source: Source) -> bool:
    matter = source.matter
    return isinstance(matter, Reviewable) and source.kind is not Kind.PAGE and not matter.reviewed


def _is_due(source: Source, today: datetime.date) -> bool:
    review_by = getattr(source.matter, "review_by", None)
    return review_by is not None and review_by <= today


def _due_day(source: Source) -> str:
    review_by: datetime.date = source.matter.review_by  # type: ignore[attr-defined]
    return show_date(review_by)
