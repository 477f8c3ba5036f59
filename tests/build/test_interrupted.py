"""A build that was killed leaves nothing behind that the next build does not mend."""

from __future__ import annotations

import shutil
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.content import BIBLIOGRAPHY, FILES
from tests.support.interruption import VARIABLE
from tests.support.sites import (
    Result,
    Site,
    build,
    command,
    compare_trees,
    environment,
    write_site,
)

#: from the first file read to the last file written
POINTS = (
    "source-read:4",
    "doctree-read:5",
    "env-updated",
    "env-check-consistency",
    "html-page-context:1",
    "html-page-context:4",
    "html-collect-pages",
    "build-finished",
)
NEW = FILES["posts/breaks.md"].replace("Short breaks", "A new post")


def edit(site: Site) -> None:
    """Make edits that reach many pages: add, delete, retitle, cite another way."""
    files = site.files
    files["posts/a-new.md"] = NEW
    del files["posts/silence.md"]
    for path, old, new in (
        ("posts/sleep.md", "Sleep comes back", "Sleep, again"),
        ("topics/care/rest.md", "title: Rest", "title: Resting"),
        ("posts/breathing.md", "## Try it now", "## Try it later"),
        (BIBLIOGRAPHY, "A first study", "A study"),
    ):
        files[path] = files[path].replace(old, new)
    site.write()


def take_back(site: Site) -> None:
    """Go back to the first sources."""
    site.files = {"conf.py": site.files["conf.py"], **FILES}
    site.write()


def drop_the_new(site: Site) -> None:
    """Delete what had just been added."""
    del site.files["posts/a-new.md"]
    site.write()


class Bench:
    """A built site that is put back before each test, and clean builds to compare with."""

    def __init__(self, folder: Path) -> None:
        self.work = folder / "work"
        self._kept = folder / "kept"
        self._folder = folder
        self._clean: dict[str, tuple[Path, Result]] = {}
        site = write_site(self.work / "source")
        assert self.build(1) == Result(0, ())
        self._files = dict(site.files)
        shutil.copytree(self.work, self._kept)

    def start(self) -> Site:
        """Put the built site back where it was built; Sphinx knows it by its folder."""
        shutil.rmtree(self.work)
        shutil.copytree(self._kept, self.work)
        return Site.of(self.work / "source", self._files)

    def build(self, jobs: int) -> Result:
        work = self.work
        return build(work / "source", work / "html", work / "doctrees", "-W", jobs=jobs)

    def kill_at(self, point: str, jobs: int = 1) -> None:
        """Run a build that is killed, with all its processes, at *point*."""
        work = self.work
        ended = subprocess.run(
            command(work / "source", work / "html", work / "doctrees", jobs=jobs),
            env=environment() | {VARIABLE: point},
            start_new_session=True,
            capture_output=True,
            timeout=300,
            check=False,
        )
        assert ended.returncode == -signal.SIGKILL, ended.stderr.decode()

    def assert_completed(self, sources: str, jobs: int = 1) -> None:
        """Build, and compare with a clean build; *sources* names the state of the sources."""
        if sources not in self._clean:
            out = self._folder / sources
            clean = build(self.work / "source", out, out.with_suffix(".d"), "-W")
            self._clean[sources] = out, clean
        out, clean = self._clean[sources]
        result = self.build(jobs)
        assert compare_trees(self.work / "html", out) == []
        assert result == clean


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    return Bench(tmp_path_factory.mktemp("interrupted"))


@pytest.mark.parametrize("point", POINTS)
def test_an_interrupted_build_is_completed(bench: Bench, point: str) -> None:
    edit(bench.start())
    bench.kill_at(point)
    bench.assert_completed("edited")


@pytest.mark.parametrize("then", [take_back, drop_the_new])
@pytest.mark.parametrize("point", ["env-updated", "html-page-context:4", "build-finished"])
def test_another_edit_after_an_interruption_counts(
    bench: Bench, point: str, then: Callable[[Site], None]
) -> None:
    site = bench.start()
    edit(site)
    bench.kill_at(point)
    then(site)
    bench.assert_completed(then.__name__)


@pytest.mark.parametrize("point", ["html-page-context:2", "build-finished"])
@pytest.mark.parametrize("jobs", [1, 2])
def test_an_interrupted_first_build_is_completed(bench: Bench, point: str, jobs: int) -> None:
    bench.start()
    for name in ("html", "doctrees"):
        shutil.rmtree(bench.work / name)
    bench.kill_at(point, jobs)
    bench.assert_completed("unedited", jobs)


def test_an_interrupted_parallel_build_is_completed(bench: Bench) -> None:
    edit(bench.start())
    bench.kill_at("html-page-context:2", 2)
    bench.assert_completed("edited", 2)


def test_two_interruptions_are_made_good(bench: Bench) -> None:
    edit(bench.start())
    bench.kill_at("html-page-context:3")
    bench.kill_at("source-read:2")
    bench.assert_completed("edited")


def test_a_page_cut_short_is_written_again(bench: Bench) -> None:
    """A page half written when the power went: newer than its source, and useless."""
    edit(bench.start())
    bench.kill_at("build-finished")
    page = bench.work / "html" / "posts" / "breathing.html"
    page.write_bytes(page.read_bytes()[:1000])
    bench.assert_completed("edited")


@pytest.mark.parametrize("name", ["environment.pickle", "topicbook-unfinished.json"])
def test_a_damaged_file_of_the_build_is_replaced(bench: Bench, name: str) -> None:
    edit(bench.start())
    (bench.work / "doctrees" / name).write_bytes(b"\x80 cut")
    bench.assert_completed("edited")
