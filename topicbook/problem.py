"""Problems in the author's files: what is wrong, where, and how it is said.

Imports no Sphinx, so that the authoring tools can use it without a build.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Self


class Subtype(StrEnum):
    """The second half of a warning's name, ``topicbook.<subtype>``."""

    meaning: str

    def __new__(cls, value: str, meaning: str) -> Self:
        """Make a member whose value is only the first of the pair."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.meaning = meaning
        return member

    ENCODING = "encoding", "The file is not valid UTF-8."
    FRONTMATTER = "frontmatter", "The front matter is missing or is not valid YAML."
    KEY = "key", "A front matter key is unknown, repeated or required and absent."
    VALUE = "value", "A value has the wrong type or form."
    DATE = "date", "A date is impossible or out of order."
    TITLE = "title", "A title is empty, given twice or used by two pages."
    TOPIC = "topic", "A topic is unknown, ambiguous or listed twice."
    POST = "post", "A post is unknown or ambiguous."
    DRAFT = "draft", "A link leads to a draft, which readers cannot open."
    CONTACT = "contact", "A help contact is unknown, or the help page is missing."
    CONCEPT = "concept", "A concept or contrast is unknown, repeated, ambiguous or incomplete."
    SELF_CHECK = "self_check", "A study question is repeated or has no id, answer or explanation."
    QUESTIONS = "questions", "A question bank has no topic or asks one thing twice."
    FIGURE = "figure", "A figure's file is missing or cannot be drawn."
    OLD_URL = "old_url", "An old address is malformed, repeated or still in use."
    TREE = "tree", "A topic folder has no page of its own, or two."


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing to mend in one file."""

    #: 1-based line in the file; 0 when the whole file is meant
    line: int
    #: 1-based column, in characters; 0 when the whole line is meant
    column: int
    subtype: Subtype
    #: what is wrong, what was expected and, where there is one, the nearest valid name
    message: str

    def show(self, path: str) -> str:
        """Return the problem the way Sphinx prints its warnings."""
        place = ":".join(str(part) for part in (path, self.line, self.column) if part)
        return f"{place}: WARNING: {self.message} [topicbook.{self.subtype}]"


def nearest(name: str, choices: Iterable[str]) -> str:
    """Return ``; did you mean "x"?`` for the choice nearest to *name*, or ``""``.

    Similarity is the Ratcliff/Obershelp ratio of :mod:`difflib`, cut at 0.6.
    """
    folded = {choice.casefold(): choice for choice in sorted(choices, reverse=True)}
    found = difflib.get_close_matches(name.casefold(), folded, n=1, cutoff=0.6)
    return f'; did you mean "{folded[found[0]]}"?' if found else ""
