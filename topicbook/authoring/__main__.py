"""Entry point of the author's command line."""

from __future__ import annotations

import argparse
import datetime
import sys
from pathlib import Path

from ..config import OPTIONS
from .check import report


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return 0, or 1 if something must be mended."""
    defaults = {entry.name: entry.default for entry in OPTIONS}
    parser = argparse.ArgumentParser(prog="python -m topicbook.authoring")
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="list problems, due reviews, drafts, contacts")
    check.add_argument("root", nargs="?", type=Path, default=Path(), help="the project's folder")
    check.add_argument("--help-topic", default=defaults["help_topic"], help="id of the help page")
    check.add_argument(
        "--today",
        type=datetime.date.fromisoformat,
        default=datetime.date.today(),
        help="the day to compare review dates with (YYYY-MM-DD)",
    )
    grades = commands.add_parser("readability", help="tell how hard each post is to read")
    grades.add_argument("root", nargs="?", type=Path, default=Path(), help="the project's folder")
    offline = commands.add_parser("zip", help="put the built site into one zip for a disk")
    offline.add_argument("root", nargs="?", type=Path, default=Path(), help="the project's folder")
    offline.add_argument("--site", required=True, type=Path, help="the folder of the built site")
    offline.add_argument("--to", required=True, type=Path, help="the zip to write")
    options = parser.parse_args(arguments)
    if options.command == "zip":
        # Reads the settings, which brings Sphinx.
        from .offline import report as offline_report  # noqa: PLC0415

        outcome = offline_report(options.root.resolve(), options.site, options.to)
        print(outcome.text)
        return 1 if outcome.problems else 0
    if options.command == "readability":
        # Only this command needs the package that measures.
        from .readability import report as readability_report  # noqa: PLC0415

        print(readability_report(options.root.resolve()))
        return 0
    result = report(options.root.resolve(), options.help_topic, options.today)
    print(result.text)
    return 1 if result.problems else 0


if __name__ == "__main__":
    sys.exit(main())
