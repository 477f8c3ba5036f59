"""Front matter: the bytes of one file in; a record, the text and the author's problems out.

Imports no Sphinx. Values stay text until the model types them, so ``title: No`` is a title.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from markdown_it import MarkdownIt
from mdit_py_plugins.myst_blocks import myst_block_plugin
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from .front import Front, KeyPath
from .model import MATTERS, Contact, Kind, Matter, PageMatter, PostMatter, TopicMatter
from .problem import Problem, Subtype, nearest
from .wording import FORMS, LISTS, how_to_start, sample, shown, wrong

_FENCE = re.compile(r"^---[ \t]*(?:\n|\Z)", re.M)
#: front matter that starts too late
_LATE = re.compile(r"\s*\n---[ \t]*\n")
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
        # MyST would take front matter below blank lines for text and complain of its dashes.
        late = _LATE.match(text)
        closed = _FENCE.search(text, late.end()) if late else None
        return _unread(text, 0, kind, Subtype.FRONTMATTER, message, closed.end() if closed else 0)
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
    text: str, offset: int, kind: Kind, subtype: Subtype, message: str, body_start: int = -1
) -> Parsed:
    """Return a record of defaults with the one problem that hides all others."""
    front = Front(text)
    matter = _record(Front(""), kind)
    front.note(offset, subtype, message)
    body = text[body_start:] if body_start >= 0 else ""
    line, _ = front.place(max(body_start, 0))
    return Parsed(matter, body, line, _heading(body, line), {}, tuple(front.problems))


def _parsed(front: Front, kind: Kind, body_start: int) -> Parsed:
    """Return all there is to know about a file whose front matter has been read."""
    matter = _record(front, kind)
    body = front.text[body_start:]
    unended = body_start and front.text[body_start - 1] != "\n"
    body_line = front.place(body_start)[0] + bool(unended)
    heading_line = _heading(body, body_line)
    if heading_line is not None and matter.title == _heading_text(body, heading_line - body_line):
        # Given twice and the same: the heading stands, so the title is not written again.
        matter = matter.model_copy(update={"title": None})
    else:
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


def _heading_text(body: str, index: int) -> str:
    """Return the words of the heading in a line of the text, without its number signs."""
    return " ".join(body.split("\n")[index].strip().strip("#").split())


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
