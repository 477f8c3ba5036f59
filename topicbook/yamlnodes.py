"""YAML as front matter has it: text, lists and keys, each with its place; nothing else of YAML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple, cast

import yaml
from yaml.reader import Reader, ReaderError

FAST: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
ERRORS = (yaml.YAMLError, ValueError, OverflowError)
#: tabs and explicit keys, which the C parser and the Python one take differently
UNSURE = re.compile(r"\t|(?<![^\s\[{,])\?(?=\s)")
#: the Python parser takes the question mark in [Why?] for a key, so it gets to see another
#: character, one that no text may hold
_QUESTION = re.compile(r"(?<=[^\s\[{,])\?")
_NO_QUESTION = "\ufdd0"
_DIVIDER = re.compile(r"^(?:---|\.\.\.)(?=\s|\Z)", re.M)
#: deeper than any key goes, yet no strain on the stack
_DEPTH = 12


class Node(NamedTuple):
    """A value as written: text, a list, the pairs of a mapping, or nothing."""

    value: str | list[Node] | tuple[tuple[Node, Node], ...] | None
    start: int
    end: int


def compose(text: str, base: int, loader: Any = None) -> Node | None:
    """Return the mapping that *text*, found at offset *base* of the file, holds.

    :raises yaml.YAMLError: the text is no YAML, or more than front matter may be
    :raises ValueError, OverflowError: an escape names an impossible character
    """
    if divider := _DIVIDER.search(text):
        # PyYAML would pass over "..." in silence.
        mark = yaml.Mark("", divider.start(), 0, 0, None, 0)
        raise yaml.MarkedYAMLError(None, None, "expected ':'", mark)
    root = None
    loader = loader or (yaml.SafeLoader if UNSURE.search(text) else FAST)
    if loader is yaml.SafeLoader:
        text = _QUESTION.sub(_NO_QUESTION, text)
    events: Iterator[Any] = yaml.parse(text, Loader=loader)
    for event in events:
        if isinstance(event, yaml.NodeEvent):
            if root is not None or not isinstance(event, yaml.MappingStartEvent):
                raise yaml.MarkedYAMLError(None, None, "expected ':'", cast(Any, event).start_mark)
            root = _node(event, events, base, _DEPTH)
    return root


def _node(event: Any, events: Iterator[Any], base: int, depth: int) -> Node:
    """Return the node that *event* opens; errors as for :func:`compose`."""
    start, end = event.start_mark.index, event.end_mark.index
    # Aliases can make a small file endless; anchors and tags are nearly always a slip.
    if isinstance(event, yaml.AliasEvent) or event.anchor or event.tag or not depth:
        raise yaml.MarkedYAMLError(None, None, "refused", event.start_mark)
    if isinstance(event, yaml.ScalarEvent):
        value = event.value.replace(_NO_QUESTION, "?")
        if hidden := Reader.NON_PRINTABLE.search(value):
            raise ReaderError("", start, ord(hidden.group()), "", "")
        nothing = event.implicit[0] and value in {"", "~", "null", "Null", "NULL"}
        return Node(None if nothing else value, base + start, base + end)
    items = []
    for inner in events:
        if isinstance(inner, yaml.CollectionEndEvent):
            break
        items.append(_node(inner, events, base, depth - 1))
    pairs = tuple(zip(items[::2], items[1::2], strict=False))
    is_list = isinstance(event, yaml.SequenceStartEvent)
    return Node(items if is_list else pairs, base + start, base + inner.end_mark.index)


def reason(text: str, error: Exception) -> Exception:
    """Return the Python parser's error for *text*: it says more than the C parser's *error*."""
    try:
        compose(text, 0, yaml.SafeLoader)
    except ERRORS as better:
        return better
    return error
