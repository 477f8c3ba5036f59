"""Study questions as HTML: fields to answer, an answer that opens, and a key for print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from ..blocks import block, bullets, heading, paragraph
from ..domain import TopicbookDomain
from ..nodes import semantic, summary_line
from .self_check_directive import is_group, parts_of, self_checks_in

if TYPE_CHECKING:
    from typing import Any

#: what opens the answer
SUMMARY = "Show the answer"
#: how to answer, by kind of question
HINTS = {"several": "Choose all that are right.", "true-false": "True or false?"}


class choice_field(nodes.Inline, nodes.TextElement):  # noqa: N801
    """One choice with its button; ``node["name"]`` holds the choices of a question together."""


class SelfCheckForms(SphinxPostTransform):
    """Turns each question into a form on pages, and puts the answer into words elsewhere.

    At 950, when links are resolved: they may stand in any part.
    """

    default_priority = 950

    def run(self, **kwargs: Any) -> None:
        """Replace every question of the page."""
        checks = self_checks_in(self.document)
        on_pages = TopicbookDomain.of(self.env).builder_name in ("html", "dirhtml")
        key = [key_row(check) for check in checks] if on_pages else []
        for check in checks:
            if on_pages:
                parts = form(check)
                check.clear()
                check.extend(parts)
            else:
                tell_answer(check)
        if on_pages:
            for group in [node for node in self.document.findall(semantic) if is_group(node)]:
                fold(group)
        if key:
            rows = nodes.enumerated_list("", *key)
            title = "Answers to the study questions"
            found = block("section", "answer-key", heading(title), rows, label=title)
            self.document += found


def fold(group: semantic) -> None:
    """Close a group of questions: who came to read scrolls past one line."""
    title, *checks = group.children
    count = f"{len(checks)} {'question' if len(checks) == 1 else 'questions'}"
    line = summary_line("", title.astext() + " ")
    line += nodes.inline(count, count, classes=["topicbook-count"])
    details = semantic(tag="details", classes=["topicbook-fold"])
    details.extend([line, *checks])
    group.clear()
    group += details


def form(check: semantic) -> list[nodes.Node]:
    """Return the parts of a question as a form that a script brings to life."""
    stem, rows, answer = parts_of(check)
    details = semantic(tag="details", classes=answer["classes"])
    details += summary_line(SUMMARY, SUMMARY)
    details.extend(answer_parts(rows, answer))
    if not rows:
        return [stem, details]
    kind = check["kind"]
    legend = semantic(tag="legend", classes=stem["classes"])
    legend += nodes.inline("", "", *stem.children)
    if hint := HINTS.get(kind):
        legend += nodes.inline("", f" {hint}", classes=["topicbook-hint"])
    fields = semantic(tag="fieldset")
    fields += legend
    for row in rows:
        field = choice_field(
            kind="checkbox" if kind == "several" else "radio", name=check["ids"][0]
        )
        field["right"] = row["right"]
        field.extend(words(row))
        fields += field
    return [fields, details]


def words(row: nodes.Element) -> list[nodes.Node]:
    """Return the words of a choice, for a label or a line."""
    if len(row) == 1 and isinstance(row[0], nodes.paragraph):
        return [node.deepcopy() for node in row[0].children]
    return [nodes.Text(row.astext())]


def answer_parts(rows: list[nodes.Element], answer: nodes.Element) -> list[nodes.Node]:
    """Return the right choices, if there are any, and the explanation."""
    right = [without_marks(words(row)) for row in rows if row["right"]]
    found: list[nodes.Node] = []
    if len(right) == 1:
        found.append(nodes.paragraph("", "", *label(), *right[0], classes=["topicbook-right"]))
    elif right:
        found.append(nodes.paragraph("", "", *label()[:1], classes=["topicbook-right"]))
        found.append(bullets([paragraph(row)] for row in right))
    return [*found, *answer.children]


def label() -> list[nodes.Node]:
    """Return the word that stands before an answer."""
    return [nodes.strong("", "Answer:"), nodes.Text(" ")]


def key_row(check: semantic) -> nodes.list_item:
    """Return the answer of one question for the key in print, without ids and marks."""
    _, rows, answer = parts_of(check)
    parts = [node.deepcopy() for node in answer_parts(rows, answer)]
    return nodes.list_item("", *without_marks(parts))


def without_marks(parts: list[nodes.Node]) -> list[nodes.Node]:
    """Take ids and marks of sources out of copies, which stand a second time on the page."""
    for part in parts:
        for node in list(part.findall(nodes.Element)):
            node["ids"] = []
            if isinstance(node, nodes.footnote_reference) and node.parent is not None:
                node.parent.remove(node)
    return [part for part in parts if not isinstance(part, nodes.footnote_reference)]


def tell_answer(check: semantic) -> None:
    """Write "Answer" before the answer, in formats without forms."""
    _, rows, answer = parts_of(check)
    parts = answer_parts(rows, answer)
    if not rows and parts and isinstance(parts[0], nodes.paragraph):
        parts[0][0:0] = label()
    answer.clear()
    answer.extend(parts)


def visit_choice_html(self: Any, node: choice_field) -> None:
    """Open the label, with its button."""
    right = ' data-right=""' if node["right"] else ""
    self.body.append(
        f'<label class="topicbook-choice"><input type="{node["kind"]}"'
        f' name="{node["name"]}"{right}> <span>'
    )


def depart_choice_html(self: Any, node: choice_field) -> None:
    """Close the label."""
    self.body.append("</span></label>\n")
