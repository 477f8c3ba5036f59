"""The files a build made, so that those of deleted pages can be removed by the next."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder
    from sphinx.environment import BuildEnvironment

MANIFEST = ".topicbook-outputs.json"


def record_pages(app: Sphinx) -> list[str]:
    """Return the files that Sphinx makes from documents: pages, sources, images, downloads."""
    builder: StandaloneHTMLBuilder = app.builder  # type: ignore[assignment]
    root = os.fspath(app.outdir)
    found = [os.fspath(builder.get_output_path(docname)) for docname in app.env.all_docs]
    if app.config.html_copy_source:
        suffix = app.config.html_sourcelink_suffix
        for docname in app.env.all_docs:
            source = app.env.doc2path(docname, base=False)
            ending = "" if source.suffix == suffix else suffix
            found.append(os.path.join(root, "_sources", f"{docname}{source.suffix}{ending}"))
    found += [os.path.join(root, "_images", name) for _, name in app.env.images.values()]
    found += [os.path.join(root, "_downloads", name) for _, name in app.env.dlfiles.values()]
    return found


def names_of(paths: Iterable[str | Path], root: Path) -> set[str]:
    """Return paths below *root* as they are from there, with slashes."""
    # Thousands of them: slicing is many times as fast as Path.relative_to.
    start = len(os.path.join(root, ""))
    return {os.fspath(path)[start:].replace(os.sep, "/") for path in paths}


def announce(app: Sphinx, env: BuildEnvironment) -> None:
    """Add to the list what this build is about to write, in case it is stopped midway."""
    if app.builder.name in ("html", "dirhtml"):
        root = Path(app.outdir)
        write_manifest(root, read_manifest(root) | names_of(record_pages(app), root))


def prune(app: Sphinx, written: Iterable[str | Path]) -> None:
    """Remove what the last build made and this one did not, and keep the new list."""
    root = Path(app.outdir)
    now = names_of(written, root)
    for name in sorted(read_manifest(root) - now):
        # The list lies in a folder others may write to: nothing outside is removed.
        if (root / name).resolve().is_relative_to(root.resolve()):
            (root / name).unlink(missing_ok=True)
            remove_empty_folders((root / name).parent, root)
    # Sphinx keeps a copy of the last settings' digest, which a clean build does not have.
    (root / ".buildinfo.bak").unlink(missing_ok=True)
    write_manifest(root, now)


def write_manifest(root: Path, names: set[str]) -> None:
    """Keep the list, all at once."""
    fresh = root / f"{MANIFEST}.new"
    fresh.write_text(json.dumps(sorted(names), indent=0), encoding="utf-8")
    fresh.replace(root / MANIFEST)


def read_manifest(root: Path) -> set[str]:
    """Return the names of the files the last build made; none if that is unknown."""
    try:
        return set(json.loads((root / MANIFEST).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return set()


def remove_empty_folders(folder: Path, root: Path) -> None:
    """Remove *folder* and those above it, up to *root*, as far as they are empty."""
    while folder != root and folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
