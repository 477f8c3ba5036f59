"""Cards: one thing to remember, made of a study question, a concept or a contrast.

Imports no Sphinx.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from html import escape, unescape

from ..graph import Graph
from ..names import only, resolve_all
from ..records import Choice, Contrast, StudyQuestion

#: a link of ``study.markup`` whose words are its target's title
IMPLIED = re.compile(r'<a data-role="([\w:-]+)" data-target="([^"]*)"></a>')


class CardKind(StrEnum):
    """What a card is made of."""

    QUESTION = "question"
    CONCEPT = "concept"
    CONTRAST = "contrast"


@dataclass(frozen=True, slots=True)
class Card:
    """One card. Its id never changes while the author leaves the id in the text alone."""

    #: ``check-...``, ``concept-...`` or ``contrast-...`` with the id the author wrote
    id: str
    kind: CardKind
    #: HTML of the elements p, em, strong, code, sub, sup, ul, ol, li, table, caption, tr, th, td
    front: str
    #: the same
    back: str
    #: the page it comes from
    docname: str
    #: id of its place on that page, ``""`` if it is not shown there
    anchor: str
    #: docnames of its topics, the first decides its deck; none for a word without a topic
    topics: tuple[str, ...]
    #: citation keys
    sources: tuple[str, ...]


def derive_cards(graph: Graph) -> tuple[Card, ...]:
    """Return all cards in the order of the tree, questions before concepts before contrasts."""
    places = {docname: place for place, docname in enumerate(graph.tree.walk())}
    kinds = list(CardKind)

    def order(card: Card) -> tuple[int, int, str]:
        first = places[card.topics[0]] if card.topics else len(places)
        # Questions stay as their page has them; the sort is stable.
        name = "" if card.kind is CardKind.QUESTION else card.id
        return first, kinds.index(card.kind), name

    found = [*_question_cards(graph), *_concept_cards(graph), *_contrast_cards(graph)]
    return tuple(sorted(found, key=order))


def _question_cards(graph: Graph) -> Iterator[Card]:
    for docname, question in graph.study_questions.values():
        topics = resolve_all(graph.names.topics, question.topics) or graph.topics_of(docname)
        yield Card(
            f"check-{question.id}",
            CardKind.QUESTION,
            spell_out(f"<p>{question.stem}</p>{choice_list(question.choices)}", graph),
            spell_out(answer(question), graph),
            docname,
            "" if docname in graph.study_apart else f"check-{question.id}",
            topics[:1] if not question.topics else topics,
            question.sources,
        )


def _concept_cards(graph: Graph) -> Iterator[Card]:
    for entry in graph.concepts.entries.values():
        concept = entry.concept
        yield Card(
            f"concept-{concept.id}",
            CardKind.CONCEPT,
            f"<p>What does <strong>{escape(concept.term)}</strong> mean?</p>",
            f"<p>{escape(concept.definition)}</p>",
            entry.docname,
            f"concept-{concept.id}",
            entry.topics,
            concept.sources,
        )


def _contrast_cards(graph: Graph) -> Iterator[Card]:
    for docname, contrast in graph.contrasts.values():
        topics = resolve_all(graph.names.topics, contrast.topics) or graph.topics_of(docname)[:1]
        one, two = map(escape, contrast.sides)
        yield Card(
            f"contrast-{contrast.id}",
            CardKind.CONTRAST,
            f"<p>How do <strong>{one}</strong> and <strong>{two}</strong> differ?</p>",
            contrast_table(contrast),
            docname,
            f"contrast-{contrast.id}",
            topics,
            (),
        )


def choice_list(choices: tuple[Choice, ...]) -> str:
    """Return the choices of a question as a list; nothing where there are none."""
    items = "".join(f"<li>{choice.text}</li>" for choice in choices)
    return f"<ul>{items}</ul>" if items else ""


def answer(question: StudyQuestion) -> str:
    """Return what stands on the back of a question: the right choices, then why."""
    right = [choice.text for choice in question.choices if choice.right]
    if len(right) > 1:
        items = "".join(f"<li><strong>{text}</strong></li>" for text in right)
        return f"<ul>{items}</ul>{question.explanation}"
    return "".join(f"<p><strong>{text}</strong></p>" for text in right) + question.explanation


def contrast_table(contrast: Contrast) -> str:
    """Return the table of a contrast."""
    one, two = map(escape, contrast.sides)
    head = f'<tr><td></td><th scope="col">{one}</th><th scope="col">{two}</th></tr>'
    rows = "".join(
        f'<tr><th scope="row">{escape(aspect)}</th><td>{escape(first)}</td>'
        f"<td>{escape(second)}</td></tr>"
        for aspect, first, second in contrast.rows
    )
    return f"<table>{head}{rows}</table>"


def spell_out(text: str, graph: Graph) -> str:
    """Put the titles of today into the links of a text that have no words of their own."""

    def words(match: re.Match[str]) -> str:
        role, name = match[1], unescape(match[2])
        if role == "concept":
            found = only(graph.concepts.find(name))
            return escape(graph.concepts.entries[found].concept.term if found else name)
        if role in ("topic", "post"):
            index = graph.names.topics if role == "topic" else graph.names.posts
            docname = only(index.find(name))
            return escape(graph.titles[docname] if docname else name)
        if role == "doc":
            return escape(graph.titles.get(name, name))
        if role == "help" and name in graph.contacts:
            return escape(f"{graph.contacts[name].name} ({graph.contacts[name].how})")
        if role == "contrast" and name in graph.contrasts:
            return escape(" and ".join(graph.contrasts[name][1].sides))
        return escape(name)

    return IMPLIED.sub(words, text)
