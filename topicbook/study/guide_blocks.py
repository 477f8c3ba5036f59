"""A study guide as docutils nodes: what to learn first, then questions, then their key."""

from __future__ import annotations

from string import ascii_lowercase
from typing import TYPE_CHECKING

from docutils import nodes

from ..blocks import block, bullets, heading, paragraph, xref
from ..contrast_directive import TABLE
from ..source_list import cited, reference_paragraph, reference_style
from .markup import in_blocks, to_nodes
from .sources import short_source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sphinx.environment import BuildEnvironment

    from ..records import Contrast
    from .guide import GuideQuestion, GuideText, GuideTopic, GuideView

#: says what the questions are not
NOTE = "They ask what the pages say. They are not a test of your health."
#: how to answer, by kind of question
HINTS = {"several": "Choose all that are right.", "true-false": "True or false?"}


class Guide:
    """Makes the parts of one guide on one page."""

    def __init__(self, env: BuildEnvironment, view: GuideView, here: str, level: int) -> None:
        """Take the level of the guide's highest headings."""
        self._env = env
        self._view = view
        self._here = here
        self._level = level
        self._entries = cited(env).bibdata.data.entries

    def blocks(self) -> list[nodes.Node]:
        """Return the guide: topics, questions, answers, sources."""
        topics = [part for topic in self._view.topics for part in self.topic(topic)]
        asked = [topic for topic in self._view.topics if topic.questions]
        parts = [block("section", "guide", *topics)]
        if asked:
            questions = self.by_topic("Questions", asked, self.question)
            questions.insert(1, paragraph(NOTE, "topicbook-note"))
            parts.append(block("section", "guide-questions", *questions))
            answers = self.by_topic("Answers", asked, self.answer)
            parts.append(block("section", "guide-answers", *answers))
        if rows := self.sources():
            title = heading("Sources", self._level)
            parts.append(block("section", "guide-sources", title, bullets(rows)))
        return list(parts)

    def topic(self, topic: GuideTopic) -> list[nodes.Node]:
        """Return what there is to learn about one topic; a group is its heading only."""
        if not (topic.points or topic.terms or topic.contrasts):
            return [self.title(topic, 0)] if topic.level == 0 else []
        found: list[nodes.Node] = [self.title(topic, topic.level)]
        found.append(paragraph(topic.summary, "topicbook-guide-summary"))
        if topic.points:
            found.append(bullets(self.point(point) for point in topic.points))
        found += [contrast_table(contrast) for contrast in topic.contrasts]
        if topic.terms:
            found.append(self.terms(topic))
        return found

    def title(self, topic: GuideTopic, level: int) -> nodes.rubric:
        """Return the heading of a topic, which leads to its page."""
        found = heading("", self._level + level)
        found += xref(topic.docname, topic.title, self._here)
        return found

    def point(self, point: GuideText) -> list[nodes.Node]:
        """Return one point with its sources in parentheses."""
        return [paragraph([*to_nodes(point.text), *self.marks(point.sources)])]

    def marks(self, keys: Iterable[str]) -> list[nodes.Node]:
        """Return author and year of sources, in parentheses."""
        names = [short_source(self._entries[key]) for key in keys if key in self._entries]
        text = f" ({'; '.join(names)})"
        return [nodes.inline(text, text, classes=["topicbook-cited"])] if names else []

    def terms(self, topic: GuideTopic) -> nodes.definition_list:
        """Return the key terms of a topic with their meanings."""
        items = [
            nodes.definition_list_item(
                "",
                nodes.term("", term),
                nodes.definition("", paragraph([nodes.Text(meaning), *self.marks(keys)])),
            )
            for term, meaning, keys in topic.terms
        ]
        return nodes.definition_list("", *items)

    def by_topic(
        self, title: str, topics: list[GuideTopic], row: Callable[[GuideQuestion], list[nodes.Node]]
    ) -> list[nodes.Node]:
        """Return numbered rows under the titles of their topics."""
        found: list[nodes.Node] = [heading(title, self._level)]
        for topic in topics:
            items = [nodes.list_item("", *row(question)) for question in topic.questions]
            numbered = nodes.enumerated_list("", *items, enumtype="arabic", suffix=".", prefix="")
            numbered["start"] = topic.questions[0].number
            found += [heading(topic.title, self._level + 1), numbered]
        return found

    def question(self, question: GuideQuestion) -> list[nodes.Node]:
        """Return one question with its choices."""
        stem = paragraph(to_nodes(question.stem))
        if hint := HINTS.get(question.kind):
            stem += nodes.inline("", f" {hint}", classes=["topicbook-hint"])
        if not question.choices or question.kind == "true-false":
            return [stem]
        rows = [in_blocks(to_nodes(choice)) for choice in question.choices]
        choices = nodes.enumerated_list("", enumtype="loweralpha", suffix=")", prefix="")
        choices.extend(nodes.list_item("", *row) for row in rows)
        return [stem, choices]

    def answer(self, question: GuideQuestion) -> list[nodes.Node]:
        """Return the answer of one question, with why and the sources."""
        found = in_blocks(to_nodes(question.explanation.text))
        if question.right:
            found.insert(0, right_line(question))
        marks = self.marks(question.explanation.sources)
        last = found[-1] if found else None
        if isinstance(last, nodes.paragraph):
            last.extend(marks)
        return found

    def sources(self) -> list[list[nodes.Node]]:
        """Return every source of the guide, by author."""
        entries = [self._entries[key] for key in self._view.sources if key in self._entries]
        style = reference_style(self._env)
        rows = [reference_paragraph(self._env, entry, style) for entry in entries]
        return [[row] for row in sorted(rows, key=lambda row: row.astext().casefold())]


def right_line(question: GuideQuestion) -> nodes.paragraph:
    """Return the right choices in one line, each with its letter."""
    line = paragraph("", "topicbook-right")
    line.clear()
    for number, place in enumerate(question.right):
        letter = "" if question.kind == "true-false" else f"{ascii_lowercase[place]}) "
        line += nodes.Text("; " if number else "")
        text = question.choices[place].removesuffix(".")
        line += nodes.strong("", "", nodes.Text(letter), *to_nodes(text))
    return line


def contrast_table(contrast: Contrast) -> nodes.table:
    """Return the table of a contrast, as its own page has it."""
    one, two = contrast.sides
    head, *rows = [
        nodes.row("", *(nodes.entry("", nodes.paragraph("", text)) for text in texts))
        for texts in (("", one, two), *contrast.rows)
    ]
    columns = [nodes.colspec(colwidth=33) for _ in range(3)]
    columns[0]["stub"] = 1
    group = nodes.tgroup("", *columns, nodes.thead("", head), nodes.tbody("", *rows), cols=3)
    title = nodes.title("", f"{one} and {two}")
    return nodes.table("", title, group, classes=[TABLE])
