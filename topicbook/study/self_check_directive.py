"""``{self-check}``: one study question with its answer."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar, cast

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.transforms import SphinxTransform

from ..blocks import heading, heading_level
from ..domain import TopicbookDomain
from ..model import Reviewable
from ..nodes import semantic
from ..problem import Subtype, nearest
from ..records import Choice, StudyQuestion
from ..source_list import cited
from ..study_directives import StudyDirective, option_spec
from .markup import to_html, to_inline_html

if TYPE_CHECKING:
    from collections.abc import Iterator

CLASS = "topicbook-self-check"
GROUP = "topicbook-self-checks"
#: the words above the questions of a page
HEADING = "Check your understanding (not a test of your health)"
MARK = re.compile(r"\[([ xX]?)\]\s+")
CITATION = re.compile(r"\{footcite(?::[a-z]+)?\}`([^`]*)`")


class SelfCheckDirective(StudyDirective):
    """A question; below it a list of choices, if any, and why the answer is right."""

    option_spec: ClassVar[Any] = option_spec("topics", answer=directives.unchanged)
    lists: ClassVar[dict[str, str]] = {"topics": ","}
    subtype = Subtype.SELF_CHECK

    def run(self) -> list[nodes.Node]:
        """Return the block: the question, its choices, its answer."""
        written = self.argument(
            "no question; write it after the name, such as `:::{self-check} What is trust?`"
        )
        sources = self.sources()
        stem, messages = self.parse_inline(written, lineno=self.lineno - 1)
        body = self.parse_content_to_nodes()
        choices = self.choices(body)
        if not any(node.astext().strip() for node in body):
            what = "why it is right" if choices else "the answer"
            self.complain(f"no explanation; write {what} below")
        kind = self.kind(choices)
        question = StudyQuestion(
            self.identifier(written),
            kind,
            "",
            topics=self.names("topics"),
            sources=sources,
            line=self.lineno,
            places=self.places(),
        )
        block = semantic(tag="section", classes=[CLASS], ids=[f"check-{question.id}"])
        block["kind"] = kind
        if self.known():
            block["question"] = question
        block += nodes.paragraph("", "", *stem, classes=["topicbook-stem"])
        if choices:
            block += nodes.bullet_list("", *choices, classes=["topicbook-choices"])
        answer = semantic(tag="div", classes=["topicbook-answer"])
        answer.extend(body)
        block += answer
        self.set_source_info(block)
        return [block, *messages]

    def sources(self) -> tuple[str, ...]:
        """Return the keys the question cites.

        Where questions stand apart, their marks are taken out: the page has no place for
        the sources of what it does not show.
        """
        keys = cited_keys("\n".join(self.content))
        if self.is_apart():
            known = cited(self.env).bibdata.data.entries
            for key in keys:
                if key not in known:
                    self.complain(f'unknown source "{key}"{nearest(key, known)}')
            for number, line in enumerate(self.content):
                self.content[number] = CITATION.sub("", line)
        return keys

    def is_apart(self) -> bool:
        """Tell whether the page shows its questions in the study section only."""
        source = TopicbookDomain.of(self.env).sources.get(self.env.docname)
        return source is not None and stands_apart(source.matter)

    def choices(self, body: list[nodes.Node]) -> list[nodes.list_item]:
        """Take the choices from the top of *body* and return them, the right ones marked."""
        answer = self.options.get("answer")
        first = body[0] if body else None
        items = list(first.children) if isinstance(first, nodes.bullet_list) else []
        marked = [bool(MARK.match(item.astext())) for item in items]
        if answer is not None:
            if any(marked):
                self.complain("choices and `:answer:`; keep one of the two", "answer")
            return self.truth(str(answer).strip().lower())
        if not any(marked):
            return []
        del body[0]
        for item, has_mark in zip(items, marked, strict=True):
            if not has_mark:
                self.complain(f'"{item.astext()[:40]}" needs `[ ]` or `[x]` before it')
        found = [mark_choice(item) for item in items if isinstance(item, nodes.list_item)]
        right = sum(item["right"] for item in found)
        if not right:
            self.complain("no choice is right; write `[x]` before each that is")
        elif len(found) < 2:
            self.complain("one choice only; write two or more")
        return found

    def truth(self, answer: str) -> list[nodes.list_item]:
        """Return the choices of a claim that is true or false."""
        if answer not in ("true", "false"):
            self.complain(f'"{answer}" is not true or false', "answer")
        rows = [nodes.list_item("", nodes.paragraph("", word)) for word in ("True", "False")]
        for row, word in zip(rows, ("true", "false"), strict=True):
            row["right"] = word == answer
        return rows

    def kind(self, choices: list[nodes.list_item]) -> str:
        """Return which of the four kinds of questions this is."""
        if "answer" in self.options:
            return "true-false"
        if not choices:
            return "recall"
        return "several" if sum(item["right"] for item in choices) > 1 else "one"


def cited_keys(text: str) -> tuple[str, ...]:
    """Return the citation keys in Markdown, each once, in order."""
    keys = (key.strip() for found in CITATION.findall(text) for key in found.split(","))
    return tuple(dict.fromkeys(keys))


def mark_choice(item: nodes.list_item) -> nodes.list_item:
    """Take the mark from the words of a choice and note what it says."""
    text = next(iter(item.findall(nodes.Text)), nodes.Text(""))
    match = MARK.match(str(text))
    item["right"] = bool(match and match[1] in ("x", "X"))
    if match:
        text.parent.replace(text, nodes.Text(str(text)[match.end() :]))
    return item


def stands_apart(matter: object) -> bool:
    """Tell whether a page with this front matter shows no study questions."""
    return isinstance(matter, Reviewable) and matter.study_apart


def self_checks_in(document: nodes.Element) -> list[semantic]:
    """Return the study questions of a text, in order."""
    return [node for node in document.findall(semantic) if CLASS in node["classes"]]


def is_group(node: nodes.Node) -> bool:
    """Tell whether a node holds the study questions that follow each other."""
    return isinstance(node, semantic) and GROUP in node["classes"]


class JoinSelfChecks(SphinxTransform):
    """Puts one heading above the questions that follow each other.

    At 600, with the same for concepts and before docutils numbers footnotes.
    """

    default_priority = 600

    def apply(self, **kwargs: Any) -> None:
        """Move each question into a group with those before it."""
        for check in self_checks_in(self.document):
            parent = check.parent
            place = parent.index(check)
            before = parent[place - 1] if place else None
            if isinstance(before, semantic) and is_group(before):
                parent.remove(check)
                before.append(check)
                continue
            group = semantic(tag="section", attributes={"aria-label": HEADING}, classes=[GROUP])
            parent.replace(check, group)
            group.extend([heading(HEADING, heading_level(group)), check])


def take_questions(doctree: nodes.document, *, apart: bool) -> Iterator[StudyQuestion]:
    """Yield the questions of a text; those that stand *apart* are taken out of it."""
    for check in self_checks_in(doctree):
        if "question" in check:
            yield as_read(check)
        if apart:
            group = check.parent
            group.remove(check)
            if not self_checks_in(group):
                group.parent.remove(group)


def as_read(check: semantic) -> StudyQuestion:
    """Return the question with its texts, as typographic quotes and all have made them."""
    question: StudyQuestion = check["question"]
    stem, rows, answer = parts_of(check)
    choices = tuple(Choice(choice_text(row), bool(row["right"])) for row in rows)
    return replace(
        question,
        stem=to_inline_html(stem),
        choices=choices,
        explanation=to_html(answer.children),
    )


def parts_of(check: semantic) -> tuple[nodes.Element, list[nodes.Element], nodes.Element]:
    """Return the question, the choices (none for a question without) and the answer."""
    stem, *middle, answer = cast("list[nodes.Element]", check.children)
    rows = [row for part in middle for row in cast("list[nodes.Element]", part.children)]
    return stem, rows, answer


def choice_text(row: nodes.Element) -> str:
    """Return the words of a choice; a single paragraph loses its own element."""
    if len(row) == 1 and isinstance(row[0], nodes.paragraph):
        return to_inline_html(row[0])
    return to_html(row.children)
