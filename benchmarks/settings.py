"""The settings a measured site is built with.

A topicbook site uses the project's own ``conf.py``, unchanged: what is measured is what the
project builds with, today and after its settings change. Files that the settings name, such
as the logo and the bibliography, are the project's too and count against topicbook.
"""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
#: given to both kinds of site: with it every page has a canonical link
BASE_URL = "https://example.org/"

STOCK_CONF = """\
project = "Benchmark"
author = "Nobody"
copyright = "Nobody"
version = release = "1"
language = "en"
extensions = ["myst_parser"]
html_theme = "furo"
include_patterns = ["index.md", "posts/**", "topics/**"]
"""


def arguments(source: Path, *, ours: bool) -> list[str]:
    """Return the options that tell Sphinx where its settings are."""
    return ["-c", str(ROOT if ours else source), "-D", f"html_baseurl={BASE_URL}"]
