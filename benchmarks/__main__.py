"""The command: ``python -m benchmarks``."""

from __future__ import annotations

import argparse
import signal
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from .build import BuildError
from .measure import Plan, Session
from .report import report, write_report
from .settings import ROOT
from .sites import Flavor
from .targets import figures

PAGE = ROOT / "docs" / "benchmarks.md"
DESCRIPTION = "What topicbook costs on top of plain Sphinx, on made-up posts."
MISSED, BROKEN, INTERRUPTED = 1, 2, 130


def say(line: str) -> None:
    """Tell how far the run is; on the error stream, so that the table can be redirected."""
    print(line, file=sys.stderr, flush=True)


def read_plan(arguments: list[str] | None = None) -> Plan:
    """Turn the command line into a plan."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=DESCRIPTION)
    parser.add_argument("--posts", type=int, default=Plan.posts, help="posts in ours and stock")
    parser.add_argument("--large", type=int, default=Plan.large, help="posts in the large site")
    parser.add_argument("--runs", type=int, default=Plan.runs, help="interleaved rounds")
    parser.add_argument("--quick", action="store_true", help="small sites, one round, no verdict")
    parser.add_argument("--toctree", action="store_true", help="add stock with posts in a toctree")
    parser.add_argument(
        "--subject", type=Flavor, choices=[Flavor.OURS, Flavor.STOCK], default=Flavor.OURS,
        help="stock measures stock against itself: the noise of the method",
    )  # fmt: skip
    given = parser.parse_args(arguments)
    plan = Plan(given.posts, given.large, Plan.small, given.runs, given.subject, given.toctree)
    if given.quick:
        plan = replace(plan, posts=Plan.small, large=2 * Plan.small, runs=1)
    if plan.runs < 1 or not plan.small <= plan.posts < plan.large:
        parser.error(f"needs at least one run and {plan.small} <= --posts < --large")
    return plan


def main(arguments: list[str] | None = None) -> int:
    """Measure, print and keep the result; 1 if a target is missed, 2 if a build is broken."""
    plan = read_plan(arguments)
    # SystemExit lets the running build be ended and the temporary folder be removed.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    try:
        with tempfile.TemporaryDirectory(prefix="topicbook-benchmarks-") as folder:
            results = Session(plan, Path(folder), say).run()
    except BuildError as error:
        say(f"benchmarks: {error}")
        return BROKEN
    except KeyboardInterrupt:
        say("benchmarks: interrupted")
        return INTERRUPTED
    text = report(results)
    print(text)
    if not plan.is_standard():
        say(f"Not the standard run: no verdict, and {PAGE.relative_to(ROOT)} is left as it is.")
        return 0
    write_report(PAGE, text)
    say(f"written to {PAGE.relative_to(ROOT)}")
    return 0 if all(figure.met for figure in figures(results)) else MISSED


if __name__ == "__main__":
    sys.exit(main())
