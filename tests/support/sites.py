"""A small but complete site, its builds, and the comparison of what they wrote."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from .content import FILES, HELP

REPOSITORY = Path(__file__).parents[2]
#: what may differ between an incremental and a clean build, and nothing else
IGNORED = frozenset({".buildinfo"})
EPOCH = "1790000000"
CONF = f"""\
import runpy
import sys

sys.path.insert(0, {str(REPOSITORY)!r})
for name, value in runpy.run_path({str(REPOSITORY / "conf.py")!r}).items():
    if not name.startswith("_") and name not in ("Path", "sys"):
        globals()[name] = value
html_baseurl = "https://example.org/diaries/"
html_logo = html_favicon = None
html_static_path = []
html_css_files = []
from tests.support.interruption import setup
"""
#: the first line of a message, as Sphinx prints it
MESSAGE = re.compile(r"(?:^|: )(?:WARNING|ERROR|SEVERE|CRITICAL): ")


@dataclass
class Site:
    """Source files by path, kept in memory and written to *folder* when they change.

    Texts may hold bytes that are no UTF-8, as surrogates.
    """

    folder: Path
    files: dict[str, str] = field(default_factory=lambda: dict(FILES))
    _written: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, folder: Path, files: Mapping[str, str]) -> Site:
        """Return a site whose *files* stand in *folder* already."""
        return cls(folder, dict(files), dict(files))

    def write(self) -> None:
        """Write what changed and remove what is gone, with the folders left empty."""
        for path in self._written.keys() - self.files.keys():
            file = self.folder / path
            file.unlink()
            while not any((file := file.parent).iterdir()):
                file.rmdir()
        for path, text in self.files.items():
            if self._written.get(path) != text:
                file = self.folder / path
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(text.encode("utf-8", "surrogateescape"))
        self._written = dict(self.files)

    def move(self, old: str, new: str) -> None:
        """Rename a file the way ``mv`` does, which keeps its date."""
        target = self.folder / new
        target.parent.mkdir(parents=True, exist_ok=True)
        (self.folder / old).rename(target)
        for files in (self.files, self._written):
            files[new] = files.pop(old)

    def paths(self, prefix: str) -> list[str]:
        """Return the Markdown files below a folder, sorted."""
        return sorted(p for p in self.files if p.startswith(prefix) and p.endswith(".md"))

    @property
    def posts(self) -> list[str]:
        """Return the files of all posts."""
        return self.paths("posts/")

    @property
    def topics(self) -> list[str]:
        """Return the files of all topics but the help page."""
        return [path for path in self.paths("topics/") if path != HELP]


def write_site(folder: Path, changes: Mapping[str, str] | None = None) -> Site:
    """Write the site into *folder*, with *changes* to its files, and return it."""
    site = Site(folder)
    site.files = {"conf.py": CONF, **site.files, **(changes or {})}
    site.write()
    return site


@dataclass(frozen=True)
class Result:
    """How a build ended."""

    status: int
    #: messages, sorted: lines of one message stay together
    warnings: tuple[str, ...]


def command(
    source: Path,
    out: Path,
    doctrees: Path,
    *extra: str,
    jobs: int = 1,
    builder: str = "html",
) -> list[str]:
    """Return the command of a build; each message is shown once and without color."""
    arguments = ["-q", "--no-color", "-n", "-j", str(jobs), "-b", builder, "-d", str(doctrees)]
    return [sys.executable, "-m", "sphinx", *arguments, *extra, str(source), str(out)]


def environment() -> dict[str, str]:
    """Return the environment of a build: a fixed date, and hashes that differ each time."""
    inherited = {name: value for name, value in os.environ.items() if name != "PYTHONHASHSEED"}
    return inherited | {"SOURCE_DATE_EPOCH": EPOCH, "PYTHONUTF8": "1"}


def build(
    source: Path,
    out: Path,
    doctrees: Path,
    *extra: str,
    jobs: int = 1,
    builder: str = "html",
) -> Result:
    """Build *source* into *out* and return the exit status and the sorted messages."""
    done = subprocess.run(
        command(source, out, doctrees, *extra, jobs=jobs, builder=builder),
        capture_output=True,
        text=True,
        env=environment(),
        timeout=300,
        check=False,
    )
    return Result(done.returncode, messages(done.stderr))


def messages(stderr: str) -> tuple[str, ...]:
    """Split what a build printed into its messages, sorted."""
    found: list[list[str]] = []
    for line in stderr.splitlines():
        if not found or MESSAGE.search(line):
            found.append([])
        found[-1].append(line)
    return tuple(sorted("\n".join(lines).strip() for lines in found))


def compare_trees(ours: Path, expected: Path) -> list[str]:
    """Return the differences between two output folders, byte for byte, in words."""
    left, right = _files(ours), _files(expected)
    found = [f"left over: {name}" for name in sorted(left.keys() - right.keys())]
    found += [f"missing: {name}" for name in sorted(right.keys() - left.keys())]
    for name in sorted(left.keys() & right.keys()):
        if left[name].is_dir() != right[name].is_dir():
            found.append(f"one is a folder: {name}")
        elif left[name].is_file():
            found += _difference(name, left[name].read_bytes(), right[name].read_bytes())
    return found


def _files(folder: Path) -> dict[str, Path]:
    """Return files and folders by their path below *folder*; an empty folder counts too."""

    def walk(inside: Path) -> Iterator[Path]:
        for path in inside.iterdir():
            if path.name in IGNORED or (path.name == ".doctrees" and inside == folder):
                continue
            yield path
            if path.is_dir() and not path.is_symlink():
                yield from walk(path)

    return {path.relative_to(folder).as_posix(): path for path in walk(folder)}


def _difference(name: str, ours: bytes, expected: bytes) -> list[str]:
    if ours == expected:
        return []
    left, right = ours.splitlines(), expected.splitlines()
    pairs = enumerate(zip(left, right, strict=False), 1)
    line, pair = next(((n, p) for n, p in pairs if p[0] != p[1]), (min(len(left), len(right)), ()))
    shown = "".join(f"\n    {text.decode(errors='replace').strip()[:400]}" for text in pair)
    return [f"differs: {name}:{line}{shown}"]
