"""What the author is told about YAML that is broken, and where to look."""

from __future__ import annotations

import re
from typing import Any, NamedTuple, cast

import yaml
from yaml.reader import ReaderError

from .wording import FORMS, LISTS, SPECIAL, STARTS, in_quotes, sample, shown

_LEAD = re.compile(r"(?P<indent> *)(?P<dash>(?:- +)*)(?:(?P<key>[\w-]+) *:(?=\s|\Z) *)?")
_FLOW_END = re.compile(r"[,\]}]")
_COLON = re.compile(r":(?=\s|\Z)")
_INDENT = "the indentation does not fit; keys and items that belong together start in one column"
_NO_SPACE = re.compile(r"([\w-]+):(\S.*)")


class Entry(NamedTuple):
    """The line with a key or a dash that a place in broken YAML belongs to."""

    top: str
    key: str
    is_item: bool
    key_at: int
    value_at: int
    value: str

    @property
    def is_list(self) -> bool:
        """Whether the value has to be a list."""
        return self.key in LISTS and not self.is_item


def entry_at(text: str, at: int, start: int) -> Entry:
    """Return the entry that *at* belongs to, in a piece of *text* that begins at *start*."""
    end = text.find("\n", at)
    stop = len(text) if end < 0 else end
    top = cast(re.Match[str], _LEAD.match(text, start))["key"] or ""
    while True:
        line = max(text.rfind("\n", start, at) + 1, start)
        lead = cast(re.Match[str], _LEAD.match(text, line, stop))
        is_key = lead["key"] and (not lead["indent"] + lead["dash"] or lead["key"] in FORMS)
        if is_key or lead["dash"] or line == start:
            break
        at = line - 1
    key_at = lead.start("key") if is_key else lead.end("indent")
    value_at = lead.end() if is_key else lead.end("dash")
    value = re.split(r"\s#", text[value_at:stop])[0].rstrip()
    key = lead["key"] if is_key else top
    return Entry(top, key, bool(lead["dash"]) and not is_key, key_at, value_at, value)


def advice(text: str, error: Exception, at: int, entry: Entry) -> tuple[int, str]:
    """Return where the author must look and what to do there."""
    char, (context, problem, _) = text[at], _details(error)
    if isinstance(error, ReaderError):
        return at, f"the character U+{error.character:04X} cannot stand here; delete it"
    if char == "\t":
        return at, "a tab is not allowed here; use spaces"
    if not entry.top:
        return entry.key_at, _line_wanted(text[entry.key_at :])
    if problem.endswith("expected ':'"):
        return at, _line_wanted(text[at:])
    label = ": ".join(dict.fromkeys((entry.top, entry.key)))
    if "escape" in problem:
        return at, f"{label}: a backslash in double quotes starts a code; use single quotes"
    if "quoted scalar" in context:
        return at, f"{label}: the quotation mark {char} that opens here is not closed"
    offset, message = _advice_on_value(text, problem, at, entry)
    return offset, f"{entry.key if message is _INDENT else label}: {message}"


def _advice_on_value(text: str, problem: str, at: int, entry: Entry) -> tuple[int, str]:
    """Return where the author must look and what to do with the value there."""
    value = entry.value
    if text[at] in SPECIAL:
        source = text[at : entry.value_at + len(value)]
        in_flow = value.startswith(("[", "{"))
        return at, in_quotes((_FLOW_END.split(source)[0] if in_flow else source) or source)
    if "mapping values" in problem and not _COLON.search(value):
        return entry.key_at, _INDENT
    if not value:
        return at, _INDENT
    if entry.is_list:
        if value[0] == "[" and "]" not in value:
            return entry.value_at, 'the list that opens here has no closing "]"'
        return entry.value_at, f"{shown(value)} is not a list; expected {sample(entry.key)}"
    if _COLON.search(value) or value[0] in STARTS + "\"'":
        return entry.value_at, in_quotes(value)
    return at, _INDENT


def _details(error: Exception) -> tuple[str, str, Any]:
    """Return PyYAML's context and problem, and the mark of the place the author must look at."""
    if not isinstance(error, yaml.MarkedYAMLError):
        return "", "escape", None
    context = error.context or ""
    opening = error.context_mark if "scanning" in context or "flow" in context else None
    return context, error.problem or "", opening or error.problem_mark


def offset_in(error: Exception, piece: str) -> int:
    """Return the offset in *piece* of the place the author must look at."""
    if isinstance(error, ReaderError):
        return int(error.position)
    mark = _details(error)[2]
    index = mark.index if mark else piece.find("\\")
    return max(0, min(index, len(piece.rstrip("\n ")) - 1))


def _line_wanted(text: str) -> str:
    """Return the message for a *text* whose first line is no ``key: value``."""
    joined = _NO_SPACE.match(text)
    if joined and joined[1] in FORMS:
        return f'a space is missing after the colon; expected "{joined[1]}: {joined[2]}"'
    return 'expected a line "key: value"; lines that continue a value are indented'
