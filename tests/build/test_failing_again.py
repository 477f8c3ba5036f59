"""A build that failed with ``-W`` fails again, with the same words, until the source is mended.

Sphinx alone reads only what changed, so its second run prints nothing and exits with 0.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.support.content import BIBLIOGRAPHY, FILES
from tests.support.problems import SLIPS
from tests.support.sites import (
    Result,
    Site,
    build,
    command,
    compare_trees,
    environment,
    write_site,
)

CLEAN = Result(0, ())
#: slips that leave no page to build
HIDING = {"bytes"}
STRICT = ("-W", "--keep-going")


class Desk:
    """A site that is built again and again into one folder."""

    def __init__(self, folder: Path, changes: Mapping[str, str] | None = None) -> None:
        self.folder = folder
        self.site: Site = write_site(folder / "source", changes)
        self.out = folder / "html"

    def build(self, *extra: str, jobs: int = 1) -> Result:
        return build(self.site.folder, self.out, self.folder / "d", *extra, jobs=jobs)

    def clean_build(self, *extra: str) -> Result:
        return build(self.site.folder, self.folder / "clean", self.folder / "clean.d", *extra)

    def change(self, path: str, text: str | None) -> None:
        if text is None:
            del self.site.files[path]
        else:
            self.site.files[path] = text
        self.site.write()


class Runs:
    """Builds of one site in which every slip is made, each in a file of its own."""

    def __init__(self, folder: Path) -> None:
        names = [name for name, slip in SLIPS.items() if slip.path.startswith("posts/")]
        self.paths = {name: f"posts/slip-{number:02}.md" for number, name in enumerate(names)}
        self.paths |= {name: SLIPS[name].path for name in SLIPS.keys() - names}
        whole = {path: _whole(path) for path in self.paths.values()}
        broken = {path: SLIPS[name].change(whole[path]) for name, path in self.paths.items()}
        self.desk = Desk(folder, broken)
        self.failed = {
            "first": self.desk.build("-W", jobs=2),
            "plain": self.desk.build("-W"),
            "keep going": self.desk.build(*STRICT, jobs=2),
        }
        for path in broken:
            self.page(path).unlink(missing_ok=True)
        self.lenient = self.desk.build()
        self.clean = self.desk.clean_build(*STRICT)
        self.trees = compare_trees(self.desk.out, folder / "clean")
        self.built = {path for path in broken if self.page(path).is_file()}
        self.one_left = min(self.paths.values())
        self.desk.site.files |= {p: text for p, text in whole.items() if p != self.one_left}
        self.desk.site.write()
        self.left = self.desk.build("-W")
        self.desk.change(self.one_left, whole[self.one_left])
        self.mended = self.desk.build("-W")

    def page(self, path: str) -> Path:
        """Return the page that is made of a file."""
        return self.desk.out / path.replace(".md", ".html")


def _whole(path: str) -> str:
    """Return a file without a slip."""
    number = "".join(re.findall(r"\d", path))
    text = FILES["posts/breathing.md"].replace("Breathing slowly", f"Post number {number}")
    # One of the slips takes a contact away, which others must not feel.
    return FILES.get(path) or text.replace("us-line", "uk-line")


def about(path: str, result: Result) -> list[str]:
    """Return the messages that name a file."""
    return [text for text in result.warnings if path in text]


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Runs:
    return Runs(tmp_path_factory.mktemp("failing"))


@pytest.mark.parametrize("again", ["plain", "keep going"])
@pytest.mark.parametrize("name", SLIPS)
def test_a_slip_is_said_in_every_build(runs: Runs, name: str, again: str) -> None:
    path = runs.paths[name]
    said = about(path, runs.failed["first"])
    assert any(SLIPS[name].message in text for text in said), said
    assert about(path, runs.failed[again]) == said


@pytest.mark.parametrize("name", SLIPS)
def test_without_strictness_the_page_is_built(runs: Runs, name: str) -> None:
    path = runs.paths[name]
    assert about(path, runs.lenient) == about(path, runs.failed["first"])
    assert (path in runs.built) is (name not in HIDING)


def test_every_build_ends_the_same(runs: Runs) -> None:
    assert {result.status for result in runs.failed.values()} == {1}
    assert runs.lenient.status == 0
    assert len({result.warnings for result in runs.failed.values()}) == 1
    assert runs.failed["plain"] == runs.clean
    assert runs.trees == []


def test_mending_ends_it(runs: Runs) -> None:
    assert runs.left.status == 1
    assert list(runs.left.warnings) == about(runs.one_left, runs.failed["first"])
    assert runs.mended == CLEAN


#: one slip that is found at each stage: before reading, while reading, after it, while writing
STAGES = ("bad date", "unknown source", "unknown topic role", "broken own section")


@pytest.mark.parametrize("name", STAGES)
def test_a_slip_alone_is_said_in_every_build(tmp_path: Path, name: str) -> None:
    slip = SLIPS[name]
    desk = Desk(tmp_path)
    assert desk.build("-W") == CLEAN
    desk.change(slip.path, slip.change(FILES[slip.path]))
    failed = desk.build("-W")
    assert failed.status == 1
    assert len(failed.warnings) == 1, failed
    assert slip.message in failed.warnings[0]
    assert desk.build("-W") == failed
    assert desk.build(*STRICT) == failed
    desk.change(slip.path, FILES[slip.path])
    assert desk.build("-W") == CLEAN


BIBLIOGRAPHIES = {
    "an entry twice": (FILES[BIBLIOGRAPHY] * 2, "repeated bibliography entry"),
    "no file": (None, "could not open"),
}


@pytest.mark.parametrize("name", BIBLIOGRAPHIES)
def test_a_broken_bibliography_fails_again(name: str, tmp_path: Path) -> None:
    text, message = BIBLIOGRAPHIES[name]
    desk = Desk(tmp_path)
    assert desk.build("-W") == CLEAN
    desk.change(BIBLIOGRAPHY, text)
    failed = desk.build("-W")
    assert failed.status == 1
    assert any(message in said for said in failed.warnings), failed
    assert desk.build("-W") == failed
    desk.change(BIBLIOGRAPHY, FILES[BIBLIOGRAPHY])
    assert desk.build("-W") == CLEAN


def test_a_missing_topic_page_is_named_by_its_path(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.change("topics/care/help/index.md", None)
    (said,) = desk.build().warnings
    assert re.match(r"topics/care/help/index\.md:(1:)? WARNING: ", said), said


def test_messages_are_counted_once(tmp_path: Path) -> None:
    slip = SLIPS["broken own section"]
    source = write_site(tmp_path / "source", {slip.path: slip.change(FILES[slip.path])}).folder
    told = [part for part in command(source, tmp_path / "html", tmp_path / "d") if part != "-q"]
    done = subprocess.run(told, capture_output=True, text=True, env=environment(), check=True)
    assert "build succeeded, 1 warning." in done.stdout
