"""From a file on disk to its record.  Imports no Sphinx."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from .frontmatter import parse
from .model import PostMatter, kind_of
from .problem import Subtype
from .records import Source


def load_source(root: Path, docname: str, path: Path, known: Source | None = None) -> Source:
    """Return the record of the file *path* of the project in *root*.

    *known* is returned again if the file's size and time are those it was made from.
    Raises OSError if the file cannot be opened.
    """
    stat = path.stat()
    signature = (stat.st_size, stat.st_mtime_ns)
    if known is not None and known.signature == signature:
        return known
    kind = kind_of(docname)
    parsed = parse(path.read_bytes(), kind)
    return Source(
        docname=docname,
        kind=kind,
        path=path.relative_to(root).as_posix(),
        signature=signature,
        matter=parsed.matter,
        body_line=parsed.body_line,
        heading_line=parsed.heading_line,
        marks=parsed.marks,
        problems=parsed.problems,
    )


def find_content(root: Path) -> Iterator[tuple[str, Path]]:
    """Yield docname and path of every content file, sorted by docname."""
    found = [path for name in ("posts", "topics", "pages") for path in (root / name).rglob("*.md")]
    found += [root / "index.md"] if (root / "index.md").is_file() else []
    for path in sorted(path for path in found if path.is_file()):
        yield path.relative_to(root).with_suffix("").as_posix(), path


def is_draft(source: Source) -> bool:
    """Tell whether a file is a post that is not to be published yet."""
    return isinstance(source.matter, PostMatter) and source.matter.draft


def is_readable(source: Source) -> bool:
    """Tell whether the file's bytes could be decoded."""
    return all(problem.subtype is not Subtype.ENCODING for problem in source.problems)
