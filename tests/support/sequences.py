"""Sequences of random edits: after each few, an incremental build must equal a clean one."""

from __future__ import annotations

import shutil
from pathlib import Path

from .edits import Editor
from .server import BuildServer
from .sites import Result, Site, command, compare_trees, environment, messages, write_site

STRICT = ("-W", "--keep-going")
JOBS = (1, 2)


class Workshop:
    """A folder where sequences run one after another, each from the same built site.

    Sphinx reads everything again where the source folder is another, so the built site
    is kept aside and put back in its place.
    """

    def __init__(self, folder: Path) -> None:
        """Build the site below *folder*, once for each number of processes."""
        self.folder = folder / "site"
        # Two, so that the compared builds have different hash seeds.
        self._servers = {name: BuildServer(environment()) for name in ("clean", "html")}
        self._kept = folder / "kept"
        self._files = write_site(self.folder / "source").files
        for jobs in JOBS:
            result = self.build(f"html-{jobs}", jobs)
            assert result == Result(0, ()), f"the unedited site, -j {jobs}: {result}"
        shutil.copytree(self.folder, self._kept)

    def start(self) -> Site:
        """Put the built site back in its place and return it."""
        shutil.rmtree(self.folder)
        shutil.copytree(self._kept, self.folder)
        return Site.of(self.folder / "source", self._files)

    def build(self, name: str, jobs: int, *extra: str) -> Result:
        """Build into the folder *name*, which has its own doctrees."""
        folder = self.folder
        places = (folder / "source", folder / name, folder / f"{name}.d")
        arguments = command(*places, *STRICT, *extra, jobs=jobs)[3:]
        status, said = self._servers[name.partition("-")[0]].build(arguments)
        return Result(status, messages(said))

    def close(self) -> None:
        """End the processes that build."""
        for server in self._servers.values():
            server.close()

    def clean_build(self, jobs: int) -> Result:
        """Build into an empty folder ``clean``."""
        for name in ("clean", "clean.d"):
            shutil.rmtree(self.folder / name, ignore_errors=True)
        return self.build("clean", jobs)

    def differences(self, clean_jobs: int, every: tuple[int, ...] = JOBS) -> list[str]:
        """Return in words how the incremental builds differ from a clean one."""
        clean = self.clean_build(clean_jobs)
        found = [] if clean.status in (0, 1) else [f"the clean build broke: {clean}"]
        for jobs in every:
            result = self.build(f"html-{jobs}", jobs)
            here = compare_trees(self.folder / f"html-{jobs}", self.folder / "clean")
            here += [f"said: {text}" for text in result.warnings if text not in clean.warnings]
            here += [f"not said: {text}" for text in clean.warnings if text not in result.warnings]
            if result != clean and not here:
                here.append(f"ended as {result}, expected {clean}")
            found += [f"-j {jobs} against a clean -j {clean_jobs}: {text}" for text in here]
        return found


def run_sequence(workshop: Workshop, seed: str) -> None:
    """Edit 4 to 6 times; after every one or two edits compare the builds.

    :raises AssertionError: the builds differ; the message lists the edits
    """
    site = workshop.start()
    editor = Editor(site, seed)
    left = editor.random.randint(4, 6)
    checks = 0
    while left > 0:
        for _ in range(min(left, editor.random.randint(1, 2))):
            editor.edit()
            left -= 1
        editor.log.append("-- build")
        site.write()
        checks += 1
        differences = workshop.differences(JOBS[checks % 2])
        if differences:
            raise AssertionError(
                "\n".join(
                    [f"sequence {seed}, after", *editor.log, "the builds differ:", *differences]
                )
            )
