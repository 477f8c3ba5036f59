"""Print the SOURCE_DATE_EPOCH of a build: when the site's sources last changed, in seconds.

That is the last commit's time or, outside a repository, the newest modification time of a source.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

SOURCES = ("conf.py", "index.md", "posts", "topics", "pages", "_static", "topicbook")


def main() -> None:
    """Print the number."""
    print(last_commit() or newest_change())


def last_commit() -> str:
    """Return the time of the last commit that touched this folder, or nothing."""
    try:
        done = subprocess.run(
            ["git", "log", "-1", "--format=%ct", "--", "."],
            capture_output=True,
            text=True,
            check=False,
        )
    except OSError:
        return ""
    return done.stdout.strip()


def newest_change() -> int:
    """Return the newest modification time among the sources."""
    files = [
        path
        for name in SOURCES
        for path in (Path(name), *Path(name).rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    ]
    return max((int(path.stat().st_mtime) for path in files), default=0)


if __name__ == "__main__":
    main()
