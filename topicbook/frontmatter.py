"""Front matter: the bytes of one file in; a record, the text and the author's problems out.

Imports no Sphinx. Values stay text until the model types them, so ``title: No`` is a title.
The parts of this file build on each other: words for authors, YAML, advice on broken YAML, the
front matter as written, records.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple, TypeVar, cast, get_origin

import yaml
from markdown_it import MarkdownIt
from mdit_py_plugins.myst_blocks import myst_block_plugin
from pydantic import ValidationError
from pydantic_core import ErrorDetails
from yaml.reader import Reader, ReaderError

from .model import MATTERS, Audience, Contact, Kind, Matter, PageMatter, PostMatter, TopicMatter
from .problem import Problem, Subtype, nearest

KeyPath = tuple[str | int, ...]
T = TypeVar("T")

# ---------------------------------------------------------------- words for authors

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
    **dict.fromkeys(("featured", "draft", "help_first", "brief"), _SWITCH),
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


# ---------------------------------------------------------------- YAML

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


# ---------------------------------------------------------------- advice on broken YAML

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


# ---------------------------------------------------------------- the front matter as written

_WORD = re.compile(r"[\w-]*")
#: where broken YAML is cut: before each key; where that does not do, before unindented lines
_CUTS = re.compile(r"^(?=[\w-]+ *:\s)", re.M), re.compile(r"^(?=[^\s#\]}-]|-[^ \n])", re.M)
#: a key with a list below it; where the list begins and how far it is indented
_LIST = re.compile(r"(?P<key>[\w-]+) *:(?: *(?:#.*)?\n)+(?P<indent> *)(?=-\s)")


class Front:
    """The front matter of one file as written; offsets count characters of the file."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.values: dict[str, Any] = {}
        #: keys whose value is no YAML: given, but unknown
        self.broken: set[str] = set()
        self.keys: dict[KeyPath, int] = {}
        self.spans: dict[KeyPath, tuple[int, int]] = {}
        self.problems: set[Problem] = set()

    def place(self, offset: int) -> tuple[int, int]:
        """Return the 1-based line and column of *offset*."""
        start = self.text.rfind("\n", 0, offset) + 1
        return self.text.count("\n", 0, offset) + 1, offset - start + 1

    def note(self, offset: int, subtype: Subtype, message: str) -> None:
        """Note a problem at *offset*; what cannot be seen in the message is replaced."""
        message = "".join(char if char.isprintable() else "\ufffd" for char in message)
        self.problems.add(Problem(*self.place(offset), subtype, message))

    def note_key(self, path: KeyPath, offset: int) -> None:
        """Note where a key stands, and a problem if it stands elsewhere already."""
        first = self.keys.setdefault(path, offset)
        if first != offset:
            message = (
                f'duplicate key "{path[-1]}"; it stands in line {self.place(first)[0]} already'
            )
            self.note(offset, Subtype.KEY, message)

    def read(self, start: int, end: int, cuts: tuple[re.Pattern[str], ...] = _CUTS) -> None:
        """Read ``text[start:end]``; of broken YAML, the pieces that are whole."""
        try:
            node = compose(self.text[start:end], start)
        except ERRORS as error:
            if not cuts:
                self.read_items(error, start, end)
                return
            found = (match.start() for match in cuts[0].finditer(self.text, start, end))
            for piece in pairwise(sorted({start, *found, end})):
                self.read(*piece, cuts[1:])
        else:
            if node is not None:
                self.fill(self.values, node, ())

    def read_items(self, error: Exception, start: int, end: int) -> None:
        """Read the items of a broken list one by one; explain *error* if it is no list."""
        whole = _LIST.match(self.text, start, end)
        if whole is None:
            self.explain(error, start, start, self.text[start:end])
            return
        key, first = whole["key"], whole.start("indent")
        items = re.compile(rf"^{whole['indent']}(?=-\s)", re.M).finditer(self.text, first, end)
        nodes: list[Node] = []
        for here, there in pairwise([*(item.start() for item in items), end]):
            piece = f"{key}:\n{self.text[here:there]}"
            base = there - len(piece)
            try:
                node = compose(piece, base)
            except ERRORS as item_error:
                self.explain(item_error, start, base, piece)
            else:
                nodes += cast(Any, node).value[0][1].value
        self.note_key((key,), start)
        if nodes and key not in self.values:
            self.values[key] = self.unfold(Node(nodes, nodes[0].start, end), (key,))

    def fill(self, target: dict[str, Any], node: Node, path: KeyPath) -> dict[str, Any]:
        """Put the pairs of a mapping into *target*; the first of repeated keys holds."""
        for key, value in cast(tuple[tuple[Node, Node], ...], node.value):
            name = key.value if isinstance(key.value, str) else self.text[key.start : key.end]
            self.note_key((*path, name), key.start)
            if value.value is not None and name not in target:
                target[name] = self.unfold(value, (*path, name))
        return target

    def unfold(self, node: Node, path: KeyPath) -> Any:
        """Return a node as plain text, lists and dicts, noting where each stands."""
        self.spans[path] = node.start, node.end
        if isinstance(node.value, list):
            return [self.unfold(item, (*path, i)) for i, item in enumerate(node.value)]
        return self.fill({}, node, path) if isinstance(node.value, tuple) else node.value or ""

    def drop(self, path: KeyPath) -> None:
        """Remove a value; the marks of later items move up with them."""
        holder: Any = self.values
        for part in path[:-1]:
            holder = holder[part]
        del holder[path[-1]]
        if isinstance(holder, list):
            self.spans = _without(self.spans, path)
            self.keys = _without(self.keys, path)

    def explain(self, error: Exception, start: int, base: int, piece: str) -> None:
        """Note what is wrong with a *piece* of YAML that ends an entry beginning at *start*.

        :param base: where in the file the piece would begin, to count from
        """
        error = reason(piece, error)
        at = base + offset_in(error, piece)
        entry = entry_at(self.text, at, start)
        word = cast(re.Match[str], _WORD.match(self.text, start)).group()
        if entry.top or word in FORMS:
            self.broken.add(word)
            self.note_key((word,), start)
        offset, message = advice(self.text, error, at, entry)
        self.note(offset, Subtype.FRONTMATTER, message)


def _without(marks: dict[KeyPath, T], path: KeyPath) -> dict[KeyPath, T]:
    """Return *marks* for a list that has lost the item at *path*."""
    left: dict[KeyPath, T] = {}
    depth, gone = len(path) - 1, cast(int, path[-1])
    for place, mark in marks.items():
        is_inside = len(place) > depth and place[:depth] == path[:depth]
        number = cast(int, place[depth]) if is_inside else -1
        if number > gone:
            left[*place[:depth], number - 1, *place[depth + 1 :]] = mark
        elif number != gone:
            left[place] = mark
    return left


# ---------------------------------------------------------------- records

_FENCE = re.compile(r"^---[ \t]*(?:\n|\Z)", re.M)
#: what front matter looks like when nothing closes it
_ENTRIES = re.compile(r"(?:(?:[ \t]+\S|- |[a-z_]+ *:(?=\s|\Z)|[\]}]).*(?:\n|\Z))*")
#: line ends and byte order marks for YAML, but neither for Sphinx nor for editors
_NO_BREAKS = str.maketrans("\x85\u2028\u2029\ufeff", "    ")
_BOMS = re.compile(b"^(?:" + codecs.BOM_UTF8 + b")+")
#: required key -> a value that lets the other keys be checked, and the value of the record
STAND_INS: Mapping[str, tuple[Any, Any]] = {
    "summary": ("-", ""),
    "date": ("2000-01-01", None),
    "topics": (["x"], ()),
}
#: (a day, the day it may not come before, whether the two may be the same)
_DAYS = ("updated", "date", True), ("reviewed", "date", True), ("review_by", "reviewed", False)

# The words of a heading do not matter here, so the costly inline rules stay off.
_MARKDOWN = MarkdownIt("commonmark").use(myst_block_plugin).disable("html_block")
_MARKDOWN.core.ruler.enableOnly(["normalize", "block"])
_INVISIBLE = {"myst_target", "myst_line_comment"}
_BLOCK = re.compile(r"(?:^.*\S.*\n?)+", re.M)


@dataclass(frozen=True, slots=True)
class Parsed:
    """What one file says about itself."""

    #: always there; what is missing or wrong has its default, a required one ``""``, None or ()
    matter: PostMatter | TopicMatter | PageMatter
    #: the text after the front matter, lines ended by ``\\n``
    body: str
    #: 1-based line of the file in which the body starts
    body_line: int
    #: line of the level-1 heading, if the body starts with one
    heading_line: int | None
    #: path of a value -> its line and column, 1-based; of a key: ``("key", *path)``
    marks: Mapping[KeyPath, tuple[int, int]]
    #: what the author has to mend, sorted by place
    problems: tuple[Problem, ...]


def parse(data: bytes, kind: Kind) -> Parsed:
    """Read the front matter of a file.

    :param data: the file's bytes, with or without BOM, with any line ends
    :param kind: what the file is, which decides about its keys
    :returns: the record with all problems of the file; nothing is raised
    """
    data = _BOMS.sub(b"", data).replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        good = data[: error.start].decode()
        byte = f"byte 0x{data[error.start]:02X} is not UTF-8; save the file as UTF-8"
        return _unread(good, len(good), kind, Subtype.ENCODING, byte)
    opened = _FENCE.match(text)
    if opened is None:
        message = how_to_start(text, kind, titled=_heading(text, 1) is not None)
        return _unread(text, 0, kind, Subtype.FRONTMATTER, message, body=text)
    front = Front(text)
    if closed := _FENCE.search(text, opened.end()):
        end, body_start = closed.span()
    else:
        end = body_start = cast(re.Match[str], _ENTRIES.match(text, opened.end())).end()
        front.note(end, Subtype.FRONTMATTER, 'expected a line "---" to close the front matter')
    front.text = text[:end].translate(_NO_BREAKS) + text[end:]
    front.read(opened.end(), end)
    return _parsed(front, kind, body_start)


def _unread(
    text: str, offset: int, kind: Kind, subtype: Subtype, message: str, body: str = ""
) -> Parsed:
    """Return a record of defaults with the one problem that hides all others."""
    front = Front(text)
    matter = _record(Front(""), kind)
    front.note(offset, subtype, message)
    return Parsed(matter, body, 1, _heading(body, 1), {}, tuple(front.problems))


def _parsed(front: Front, kind: Kind, body_start: int) -> Parsed:
    """Return all there is to know about a file whose front matter has been read."""
    matter = _record(front, kind)
    body = front.text[body_start:]
    unended = body_start and front.text[body_start - 1] != "\n"
    body_line = front.place(body_start)[0] + bool(unended)
    heading_line = _heading(body, body_line)
    _check_title(front, heading_line)
    _check_days(front, matter)
    marks = {path: front.place(start) for path, (start, _) in front.spans.items()}
    marks |= {("key", *path): front.place(offset) for path, offset in front.keys.items()}
    return Parsed(matter, body, body_line, heading_line, marks, tuple(sorted(front.problems)))


def _heading(body: str, line: int) -> int | None:
    """Return the line of the level-1 heading that *body*, starting in *line*, opens with."""
    for block in _BLOCK.finditer(body):
        tokens = [t for t in _MARKDOWN.parse(block.group()) if t.type not in _INVISIBLE]
        if tokens:
            if tokens[0].tag != "h1" or not tokens[1].content:
                return None
            return line + body.count("\n", 0, block.start()) + (tokens[0].map or [0])[0]
    return None


def _record(front: Front, kind: Kind) -> PostMatter | TopicMatter | PageMatter:
    """Type the values, noting the wrong ones; what is right is in the record."""
    model = MATTERS[kind]
    doomed = _check_lists(front, model)
    matter, errors = _validated(model, front.values)
    for error in errors:
        _note_error(front, model, error)
    for name in front.broken - model.model_fields.keys():
        _note_unknown(front, (name,), model)
    added: dict[str, Any] = {}
    while doomed or errors:
        doomed |= {_culprit(error) for error in errors}
        # From the back, so that the items of a list keep their numbers.
        for path in sorted(doomed, reverse=True):
            if path[0] in front.values:
                front.drop(path)
            else:
                added[str(path[0])] = STAND_INS[str(path[0])][0]
        matter, errors = _validated(model, front.values | added)
        doomed = set()
    if added:
        known = dict(cast(Matter, matter)) | {name: STAND_INS[name][1] for name in added}
        matter = model.model_construct(set(front.values), **known)
    return cast("PostMatter | TopicMatter | PageMatter", matter)


def _validated(
    model: type[Matter], values: dict[str, Any]
) -> tuple[Matter | None, list[ErrorDetails]]:
    try:
        return model.model_validate(values), []
    except ValidationError as error:
        return None, error.errors(include_url=False, include_context=False)


def _culprit(error: ErrorDetails) -> KeyPath:
    """Return the path of what must go; a contact goes with a required key it lacks."""
    path = error["loc"]
    return path[:-1] if error["type"] == "missing" and len(path) > 1 else path


def _note_error(front: Front, model: type[Matter], error: ErrorDetails) -> None:
    """Note one of pydantic's errors in the author's words, where the author must look."""
    path = error["loc"]
    name, within = str(path[-1]), "".join(f"{part}: " for part in path[:-1] if part in FORMS)
    fields = Contact.model_fields if within else model.model_fields
    if error["type"] == "missing":
        if within or name not in front.broken:
            start = front.spans.get(path[:-1], (0, 0))[0]
            about = f"{within}{name}: required but missing: {fields[name].description}"
            message = f"{about} For example {sample(name)}"
            front.note(front.keys.get(path, start), Subtype.KEY, message)
    elif error["type"] == "extra_forbidden":
        _note_unknown(front, path, Contact if within else model)
    else:
        start, end = front.spans[path]
        front.note(start, *wrong(error, front.text[start:end].strip()))


def _note_unknown(front: Front, path: KeyPath, model: type[Matter | Contact]) -> None:
    within = f"{path[0]}: " if len(path) > 1 else ""
    fields = model.model_fields
    near = nearest(str(path[-1]), fields) or f"; expected one of {', '.join(fields)}"
    front.note(front.keys[path], Subtype.KEY, f'{within}unknown key "{path[-1]}"{near}')


def _check_lists(front: Front, model: type[Matter]) -> set[KeyPath]:
    """Shorten lists that are too long; return the paths of items that stand twice."""
    repeated: set[KeyPath] = set()
    for name, field in model.model_fields.items():
        items = front.values.get(name)
        if name not in LISTS or not isinstance(items, list):
            continue
        subtype = Subtype.TOPIC if name == "topics" else Subtype.VALUE
        most = next((m.max_length for m in field.metadata if hasattr(m, "max_length")), len(items))
        if len(items) > most:
            message = f"{name}: {len(items)} are too many; expected {most} at the most"
            front.note(front.spans[name, most][0], subtype, message)
            del items[most:]
        seen: dict[str, int] = {}
        for number, item in enumerate(items):
            path: KeyPath = (name, number, "id") if isinstance(item, dict) else (name, number)
            text = item.get("id") if isinstance(item, dict) else item
            folded = " ".join(text.split()) if isinstance(text, str) else ""
            # Addresses and ids differ by case; words do not.
            folded = folded.casefold() if FORMS[name][0] == "text" else folded
            if folded and seen.setdefault(folded, number) != number:
                front.note(front.spans[path][0], subtype, f"{name}: {shown(text)} is listed twice")
                repeated.add((name, number))
    return repeated


def _check_title(front: Front, heading_line: int | None) -> None:
    """Note a title given twice or not at all."""
    given = ("title",) in front.spans or "title" in front.broken
    if given and heading_line is not None:
        message = f"title: given here and as the heading in line {heading_line}; keep one of them"
        front.note(front.keys["title",], Subtype.TITLE, message)
    if not given and heading_line is None:
        message = f'title: missing; expected "{sample("title")}", or a heading "# ..." in the text'
        front.note(front.keys.get(("title",), 0), Subtype.TITLE, message)


def _check_days(front: Front, matter: Matter) -> None:
    """Note days that come before the days they must follow."""
    for name, other, same_day in _DAYS:
        day, limit = getattr(matter, name, None), getattr(matter, other, None)
        if day and limit and (day < limit or (day == limit and not same_day)):
            relation = "is before" if same_day else "is not after"
            message = f"{name}: {day} {relation} {other}, {limit}"
            front.note(front.spans[name,][0], Subtype.DATE, message)
