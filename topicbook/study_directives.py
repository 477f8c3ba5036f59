"""What ``{concept}``, ``{contrast}`` and ``{self-check}`` share: options with their places."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

from .diagnostics import warn
from .domain import TopicbookDomain
from .problem import Problem, Subtype

if TYPE_CHECKING:
    from collections.abc import Callable

    from .records import Places

#: where the lines of the file being read are kept
LINES = "topicbook_lines"
ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def flag_value(argument: str | None) -> bool:
    """Return whether an option such as ``:auto: true`` is on; raises ValueError."""
    text = (argument or "true").strip().lower()
    if text not in ("true", "false"):
        message = f'"{text}" is not true or false'
        raise ValueError(message)
    return text == "true"


class StudyDirective(SphinxDirective):
    """A directive with an ``:id:`` whose options are names."""

    has_content = True
    # Docutils would leave out the whole text of a directive without its argument.
    optional_arguments = 1
    final_argument_whitespace = True
    #: option -> what separates its names
    lists: ClassVar[dict[str, str]] = {}
    #: the kind of its problems
    subtype: ClassVar[Subtype] = Subtype.CONCEPT

    def argument(self, problem: str) -> str:
        """Return what stands after the directive's name, or ``""`` after reporting *problem*."""
        given = " ".join(" ".join(self.arguments).split())
        if not given:
            self.complain(problem)
        return given

    def identifier(self, fallback: str) -> str:
        """Return the id, or one made of *fallback* after saying that it is missing."""
        given = str(self.options.get("id", "")).strip()
        if ID.fullmatch(given):
            return given
        made = nodes.make_id(fallback)
        what = f'"{given}" is no id' if given else "no id"
        self.complain(f"{what}; write for example `:id: {made}`", "id")
        return made

    def names(self, option: str) -> tuple[str, ...]:
        """Return the names in an option, each once."""
        parts = str(self.options.get(option, "")).split(self.lists[option])
        return tuple(dict.fromkeys(name for part in parts if (name := " ".join(part.split()))))

    def complain(self, message: str, place: str = "") -> None:
        """Report what is wrong with this directive, at one of its options."""
        line, column = dict(self.places()).get(place, (self.lineno, 0))
        source = TopicbookDomain.of(self.env).sources[self.env.docname]
        problem = Problem(line, column, self.subtype, f"{self.name}: {message}")
        warn(source.path, problem)

    def places(self) -> Places:
        """Return where the options, and the names in them, stand in the file."""
        lines: list[str] = self.env.current_document.get(LINES) or []
        found: list[tuple[str, tuple[int, int]]] = []
        for number, line in enumerate(lines[self.lineno :], self.lineno + 1):
            match = re.match(r"\s*:([a-z-]+):\s*", line)
            if match is None:
                break
            option = match[1]
            found.append((option, (number, match.end() + 1)))
            for name in self.names(option) if option in self.lists else ():
                column = line.find(name, match.end())
                found.append((f"{option} {name}", (number, max(column, match.end()) + 1)))
        return tuple(found)

    def known(self) -> bool:
        """Tell whether this page has a record; only those are reported on and linked to."""
        return self.env.docname in TopicbookDomain.of(self.env).sources


def option_spec(*names: str, **others: Callable[[str], object]) -> dict[str, object]:
    """Return the options of a directive: id, texts, and others with a parser of their own."""
    texts = dict.fromkeys(names, directives.unchanged_required)
    return {"id": directives.unchanged, **texts, **others}
