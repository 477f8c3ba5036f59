"""Question banks: beside a topic's file, one line for each way people ask about it.

``topics/self-care/saying-no.asks.txt`` belongs to ``topics/self-care/saying-no.md``.  Empty
lines and those that begin with ``#`` are passed over.  Imports no Sphinx.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from ..problem import Problem, Subtype, nearest

ENDING = ".asks.txt"
FOLDER = "topics"


class Banks:
    """The question banks of all topics and what is wrong with them."""

    def __init__(self, root: Path, topics: Collection[str]) -> None:
        """Read the banks below *root*; *topics* are the docnames that may have one."""
        self.lines: dict[str, tuple[str, ...]] = {}
        #: path from the root with its problem
        self.problems: list[tuple[str, Problem]] = []
        for path in sorted((root / FOLDER).rglob(f"*{ENDING}")):
            name = path.relative_to(root).as_posix()
            docname = name.removesuffix(ENDING)
            if docname in topics:
                self.lines[docname] = tuple(self._read(path, name))
            else:
                files = {f"{topic}{ENDING}" for topic in topics}
                message = f"no topic has this file's name{nearest(name, files)}"
                self.problems.append((name, Problem(0, 0, Subtype.QUESTIONS, message)))

    def _read(self, path: Path, name: str) -> Iterator[str]:
        """Yield the lines of one bank, each once."""
        try:
            text = path.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError as error:
            line = error.object[: error.start].count(b"\n") + 1
            message = "expected UTF-8 text; save the file as UTF-8"
            self.problems.append((name, Problem(line, 0, Subtype.ENCODING, message)))
            return
        first: dict[str, int] = {}
        for number, written in enumerate(text.splitlines(), 1):
            question = " ".join(written.split())
            if not question or question.startswith("#"):
                continue
            before = first.setdefault(question.casefold(), number)
            if before != number:
                message = f"the same question stands in line {before}; leave one of them out"
                self.problems.append((name, Problem(number, 1, Subtype.QUESTIONS, message)))
            else:
                yield question
