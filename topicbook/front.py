"""The front matter as written: values still text, the place of each, what is broken YAML."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any, TypeVar, cast

from .problem import Problem, Subtype
from .wording import FORMS
from .yamladvice import advice, entry_at, offset_in
from .yamlnodes import ERRORS, Node, compose, reason

KeyPath = tuple[str | int, ...]
T = TypeVar("T")

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
