"""Builds by a process that has loaded Sphinx already: a second less for each build.

Every build still runs in a process of its own, forked from the loaded one, and each
server has its own hash seed, as separate commands have.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

#: what a build of the site loads
MODULES = (
    "furo",
    "myst_parser.sphinx_",
    "notfound.extension",
    "sphinx.builders.html",
    "sphinx.cmd.build",
    "sphinx.domains.std",
    "sphinx.ext.mathjax",
    "sphinx_design",
    "sphinxcontrib.bibtex",
    "topicbook",
)


class BuildServer:
    """A process that builds on request."""

    def __init__(self, environment: dict[str, str]) -> None:
        """Start it with the *environment* of the builds."""
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.support.server"],
            cwd=Path(__file__).parents[2],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def build(self, arguments: list[str]) -> tuple[int, str]:
        """Run ``sphinx-build`` with *arguments*; return its exit status and error output."""
        process = self._process
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(json.dumps(arguments) + "\n")
        process.stdin.flush()
        status, said = json.loads(process.stdout.readline())
        return int(status), str(said)

    def close(self) -> None:
        """End the process."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait(timeout=30)
        assert self._process.stdout is not None
        self._process.stdout.close()


def serve() -> None:
    """Answer requests, one a line, until the input ends."""
    for module in MODULES:
        __import__(module)
    for line in sys.stdin:
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reading)
            run(json.loads(line), writing)
        os.close(writing)
        with open(reading, encoding="utf-8", errors="replace") as pipe:
            said = pipe.read()
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        print(json.dumps([status, said]), flush=True)


def run(arguments: list[str], errors: int) -> None:
    """Build in this process, which ends with the build."""
    from sphinx.cmd.build import build_main

    os.dup2(errors, 2)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    # Not 1, which a build with warnings returns too.
    status = 70
    try:
        status = build_main(arguments)
        sys.stderr.flush()
    finally:
        os._exit(status)


if __name__ == "__main__":
    serve()
