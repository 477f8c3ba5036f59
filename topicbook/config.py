"""The options an author can set in ``conf.py``: one table."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config


class Option(NamedTuple):
    """One option of ``conf.py``."""

    name: str
    default: Any
    #: what a change rebuilds: ``env`` reads all files again, ``html`` writes all pages again
    rebuild: Literal["", "env", "html"]
    types: tuple[type, ...]
    help: str


OPTIONS = (
    Option("drafts", False, "env", (bool, int, str), "Build drafts too, each with a banner."),
    Option("byline", "", "env", (str,), "A line under the text of every post."),
    Option("help_topic", "crisis-help", "env", (str,), "Id of the topic with the help contacts."),
    Option(
        "help_lead",
        "If someone may die or be hurt now, call your local emergency number.",
        "env",
        (str,),
        "First sentence of the short help block on every page.",
    ),
    Option("related_limit", 4, "env", (int,), "The most related posts a post shows."),
    Option("search", True, "env", (bool, int, str), "This search; Sphinx's own if it is off."),
    Option("feed_limit", 20, "", (int,), "The most posts in the Atom feed."),
    Option("feed_author", "", "", (str,), "Author named in the feed; the project if empty."),
    Option(
        "license",
        "All rights reserved. Please ask before you copy more than a short quotation.",
        "env",
        (str,),
        "What others may do with the texts, in one or two sentences.",
    ),
    Option("license_url", "", "env", (str,), "Address of the license, once there is one."),
    Option("book", "", "", (str,), "The finished EPUB, from the project's folder, to download."),
    Option("offline", "", "", (str,), "The site as one zip, from there too, to download."),
    Option("cite_author", "", "env", (str,), "Author in citations of pages; `author` if empty."),
    Option("inquiries_name", "", "env", (str,), "Who receives professional inquiries."),
    Option("inquiries_url", "", "env", (str,), "Their https or mailto address, once known."),
)


def option(config: Config, name: str) -> Any:
    """Return the value of the option *name*, given without the ``topicbook_`` prefix."""
    return getattr(config, f"topicbook_{name}")


def show_drafts(config: Config) -> bool:
    """Tell whether drafts are built; ``-D topicbook_drafts=1`` arrives as text."""
    return str(option(config, "drafts")).lower() not in ("", "0", "false", "no")


def code_digest() -> str:
    """Return a digest of this package's code, templates and scripts for search."""
    folder = Path(__file__).parent
    digest = hashlib.blake2b(digest_size=16)
    patterns = ("*.py", "*.html", "browser/*.js")
    for path in sorted(path for pattern in patterns for path in folder.rglob(pattern)):
        digest.update(path.relative_to(folder).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()


def setup_config(app: Sphinx) -> None:
    """Register the options."""
    # Not for authors: a new version of this package builds every page anew.
    app.add_config_value("topicbook_code", code_digest(), "env", (str,))
    for entry in OPTIONS:
        app.add_config_value(
            f"topicbook_{entry.name}", entry.default, entry.rebuild, entry.types, entry.help
        )
