"""What the author is told about a value: what was expected, in plain words, with an example."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import get_origin

from pydantic_core import ErrorDetails

from .model import MATTERS, Audience, Kind
from .problem import Subtype, nearest

_DAY = "a day", "YYYY-MM-DD, ", "2026-11-22"
_TOPIC = "a topic id", "lower-case words joined by hyphens, ", "self-care"
_SWITCH = "true or false", "", "true"
#: key -> what one value of it is, how it is written, an example
FORMS: Mapping[str, tuple[str, str, str]] = {
    "title": ("text", "", "Coping with stress"),
    "summary": ("text", "one sentence, ", "How to tell stress from burnout."),
    "questions": ("text", "", '"How do I calm down?"'),
    "audience": ("an audience", "readers, students or helpers, ", "readers"),
    **dict.fromkeys(("date", "updated", "reviewed", "review_by", "checked"), _DAY),
    **dict.fromkeys(("topics", "related", "contrasts"), _TOPIC),
    **dict.fromkeys(("featured", "draft", "help_first", "brief", "study_apart"), _SWITCH),
    "see_also": ("a post id", "lower-case words joined by hyphens, ", "coping-with-stress"),
    "old_urls": ("an address on this site", "a path that starts with /, ", "/2015/03/stress.html"),
    "order": ("a whole number", "", "10"),
    "also_called": ("text", "", "burned out"),
    "contacts": (
        "a contact",
        "the keys id, region, name and how, ",
        "{id: us-988, region: United States, name: 988 Lifeline, how: Call 988}",
    ),
    "id": ("a contact id", "lower-case words joined by hyphens, ", "us-988"),
    "region": ("text", "", "United States"),
    "name": ("text", "", "988 Lifeline"),
    "how": ("text", "", "Call or text 988"),
    "url": ("a web address", "one that starts with https://, ", "https://988lifeline.org"),
    "seen": ("a date", "YYYY, YYYY-MM or YYYY-MM-DD, ", "2026-11"),
}
LISTS = {
    name
    for matter in MATTERS.values()
    for name, field in matter.model_fields.items()
    if get_origin(field.annotation) is tuple
}
_SUBTYPES = {
    "a day": Subtype.DATE,
    "a date": Subtype.DATE,
    "an address on this site": Subtype.OLD_URL,
}
#: characters that stand for something else at the start of a value, and those that may not
SPECIAL = "@`%&*!|>"
STARTS = SPECIAL + "[]{},-?"
#: so much of a value is shown when it has to be put in quotes
_LONGEST = 300
_PLAIN = re.compile(r"[\w/.-]+( [\w/.-]+)*")


def sample(key: str, value: str = "") -> str:
    """Return the line to write for *key*, with the items of *value* if it is a list."""
    example = FORMS[key][2]
    if key not in LISTS:
        return f"{key}: {example}"
    parts = [value] if key in {"questions", "contacts"} else value.split(",")
    items = [part.strip() for part in parts if part.strip() and key != "contacts"]
    if FORMS[key][0].endswith((" id", "audience")):
        items = ["-".join(item.lower().split()) for item in items]
    written = (item if _PLAIN.fullmatch(item) else _quoted(item) for item in items)
    return f"{key}: [{', '.join(written) or example}]"


def _quoted(text: str) -> str:
    """Return *text* the way YAML takes any text on one line: in quotes."""
    text = " ".join(text.split())
    text = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
    if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
        text = text[1:-1]
    return "'" + text.replace("'", "''") + "'" if set('"\\') & set(text) else f'"{text}"'


def in_quotes(source: str) -> str:
    """Return the advice to put *source* in quotes, for the reason to be seen in it."""
    source = re.split(r"\s#", source)[0]
    if source[0] in "\"'":
        return f"text follows the closing quotation mark; put it all in one pair: {_quoted(source)}"
    why = f'that starts with "{source[0]}"' if source[0] in STARTS else "with a colon in it"
    return f"text {why} must be in quotes: {_quoted(source)}"


def shown(value: object) -> str:
    """Return a value as a message names it: in one short line."""
    if isinstance(value, str):
        text = " ".join(value.split())
        return f'"{text if len(text) <= 60 else text[:59] + "…"}"' if text else "an empty value"
    return "a list" if isinstance(value, list) else "a group of keys"


def wrong(error: ErrorDetails, source: str) -> tuple[Subtype, str]:
    """Say what is wrong with a value, whatever pydantic calls it, written as *source*."""
    names = [part for part in error["loc"] if isinstance(part, str)]
    key, value, label = names[-1], error["input"], ": ".join(names)
    what, form, example = FORMS[key]
    if error["type"] == "too_short":
        message = f"{label}: the list is empty; expected for example {sample(key)}"
        return (Subtype.TOPIC if key == "topics" else Subtype.VALUE), message
    if error["type"] == "tuple_type":
        expected = sample(key, value if isinstance(value, str) else "")
        return Subtype.VALUE, f"{label}: {shown(value)} is not a list; expected {expected}"
    is_line = source[:1] not in {"-", "?"} and "\n" not in source
    if what == "text" and error["type"] == "string_type" and is_line:
        return Subtype.VALUE, f"{label}: {in_quotes(source)}"
    subtype = _SUBTYPES.get(what, Subtype.VALUE)
    if key == "title" and error["type"] == "string_too_short":
        subtype = Subtype.TITLE
    near = nearest(str(value), Audience) if key == "audience" else ""
    wanted = f"{what}; expected {form}for example {example}"
    return subtype, f"{label}: {shown(value)} is not {wanted}{near}"


def how_to_start(text: str, kind: Kind, *, titled: bool) -> str:
    """Return the message for a file without front matter, *titled* by a heading or not."""
    if text.lstrip().startswith("---"):
        return 'the front matter must start in line 1; delete what stands before "---"'
    fields = MATTERS[kind].model_fields.items()
    keys = [
        name for name, field in fields if field.is_required() or (name == "title" and not titled)
    ]
    lines = " / ".join(["---", *(sample(key) for key in keys), "---"])
    return f"no front matter; start the file with the lines: {lines}"
