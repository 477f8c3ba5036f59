"""Links in a text, each with its place and the sentence it stands in."""

from typing import Any

import pytest
from docutils import nodes
from docutils.utils import new_document
from sphinx import addnodes

from topicbook.records import REFERENCE_CLOSE, REFERENCE_OPEN, Reference
from topicbook.sentences import collect_references, sentence_spans


def number(of: int) -> str:
    return f"{REFERENCE_OPEN}{of}{REFERENCE_CLOSE}"


def role(target: str, text: str = "", kind: str = "topic") -> addnodes.pending_xref:
    """Return a link as our roles make it."""
    inner = nodes.inline(text or target, text or target)
    return addnodes.pending_xref(
        "",
        inner,
        refdomain="topicbook",
        reftype=kind,
        reftarget=target,
        refexplicit=bool(text),
        refdoc="posts/x",
    )


def markdown(target: str, text: str = "", anchor: str | None = None) -> addnodes.pending_xref:
    """Return a link to a file as MyST makes it."""
    return addnodes.pending_xref(
        "",
        nodes.inline(text, text),
        refdomain="doc",
        reftype="myst",
        reftarget=target,
        reftargetid=anchor,
        refexplicit=bool(text),
        refdoc="posts/x",
    )


def paragraph(*parts: str | nodes.Node, line: int = 1) -> nodes.paragraph:
    children = [nodes.Text(part) if isinstance(part, str) else part for part in parts]
    node = nodes.paragraph("", "", *children)
    node.line = line
    return node


def collect(*blocks: nodes.Node, text: str = "") -> tuple[tuple[Reference, ...], tuple[str, ...]]:
    document = new_document("x.md")
    document.extend(blocks)
    return collect_references(document, text.split("\n"))


def sentences_of(*parts: str | nodes.Node) -> tuple[str, ...]:
    return collect(paragraph(*parts))[1]


def split(text: str) -> list[str]:
    spans = list(sentence_spans(text))
    assert [start for start, _ in spans][1:] == [end for _, end in spans][:-1]
    assert (spans[0][0], spans[-1][1]) == (0, len(text))
    return [text[start:end].strip() for start, end in spans]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
        ("One only.", ["One only."]),
        ("", [""]),
        ('He said "Stop." Then he left.', ['He said "Stop."', "Then he left."]),
        ("He said “Stop.” Then he left.", ["He said “Stop.”", "Then he left."]),
        ("A note (in brackets.) Then more.", ["A note (in brackets.)", "Then more."]),
        ('It ended. "Why?" she asked.', ["It ended.", '"Why?" she asked.']),
        ("It is 8.5 percent. 12 people came.", ["It is 8.5 percent.", "12 people came."]),
        ("Call it e.g. Monday. Then rest.", ["Call it e.g. Monday.", "Then rest."]),
        ("See Dr. Smith. Or Mr. Jones.", ["See Dr. Smith.", "Or Mr. Jones."]),
        ("Stress vs. Burnout is a pair. Yes.", ["Stress vs. Burnout is a pair.", "Yes."]),
        ("First line.\nSecond line.", ["First line.", "Second line."]),
        ("Wait... what? No.", ["Wait... what?", "No."]),
        (f"Rest. {number(0)} helps.", ["Rest.", f"{number(0)} helps."]),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert split(text) == expected


def test_a_sentence_can_end_with_the_word_no() -> None:
    assert split("It is fine to say no. Then rest.") == ["It is fine to say no.", "Then rest."]


def test_a_link_with_words_of_its_own_stands_in_its_sentence_as_written() -> None:
    found = sentences_of("Go. A good ", role("rest", "long rest"), " helps. End.")
    assert found == ("A good long rest helps.",)


def test_a_link_without_words_is_a_numbered_place() -> None:
    found = sentences_of("Go. A good ", role("rest"), " helps. End.")
    assert found == (f"A good {number(0)} helps.",)


def test_two_links_of_one_sentence_share_it() -> None:
    references, sentences = collect(
        paragraph("First ", role("a"), " and ", role("b", "bee"), ". Then ", markdown("c", "C"))
    )
    assert [reference.sentence for reference in references] == [0, 0, 1]
    assert sentences == (f"First {number(0)} and bee.", "Then C")


def test_a_link_at_the_start_and_at_the_end() -> None:
    references, sentences = collect(
        paragraph(role("a"), " starts. Middle. Then ends with ", role("b"))
    )
    assert [reference.sentence for reference in references] == [0, 1]
    assert sentences == (f"{number(0)} starts.", f"Then ends with {number(1)}")


def test_marks_of_footnotes_are_no_part_of_a_sentence() -> None:
    mark = nodes.footnote_reference("", "1", ids=["id1"])
    assert sentences_of("So ", role("a", "it"), " is.", mark, " More.") == ("So it is.",)


def test_markup_inside_a_sentence_is_plain() -> None:
    strong = nodes.strong("", "", nodes.Text("very "), role("a", "good"))
    assert sentences_of("It is ", strong, " rest.") == ("It is very good rest.",)


def test_line_breaks_become_spaces() -> None:
    assert sentences_of("It is\n", role("a", "good\nrest"), "\nfor you.") == (
        "It is good rest for you.",
    )


def test_links_of_list_items_and_headings_have_the_text_around_them() -> None:
    item = nodes.bullet_list("", nodes.list_item("", paragraph("An item: ", role("a", "A"))))
    title = nodes.title("", "", nodes.Text("About "), role("b", "B"))
    references, sentences = collect(title, item)
    assert [sentences[reference.sentence] for reference in references] == ["About B", "An item: A"]


def test_a_link_outside_running_text_has_no_sentence() -> None:
    holder = nodes.container("", role("a", "A"))
    references, sentences = collect(holder)
    assert (references[0].sentence, sentences) == (-1, ())


def test_a_text_without_links() -> None:
    assert collect(paragraph("Nothing. Here.")) == ((), ())


def test_what_each_kind_of_link_leads_to() -> None:
    doc = addnodes.pending_xref(
        "", refdomain="std", reftype="doc", reftarget="../pages/about", refdoc="posts/x"
    )
    label = addnodes.pending_xref("", refdomain="std", reftype="ref", reftarget="label")
    references, _ = collect(
        paragraph(
            role("rest"),
            role("two", kind="post"),
            role("us-988", kind="help"),
            markdown("posts/y", "Y", "a-section"),
            doc,
            label,
        )
    )
    assert [(ref.role, ref.target, ref.anchor) for ref in references] == [
        ("topic", "rest", ""),
        ("post", "two", ""),
        ("help", "us-988", ""),
        ("doc", "posts/y", "a-section"),
        ("doc", "pages/about", ""),
        ("std:ref", "label", ""),
    ]


PLACES: dict[str, tuple[str, Any, tuple[int, int]]] = {
    "role": ("Go to {topic}`rest` now.", role("rest"), (1, 15)),
    "role with text": ("Go to {topic}`a good rest <rest>` now.", role("rest", "a"), (1, 28)),
    "role after the same word": ("A rest: {topic}`rest`", role("rest"), (1, 17)),
    "link": ("Go [there](rest.md).", markdown("posts/rest", "there"), (1, 12)),
    "link from above": ("Go [x](../posts/rest.md).", markdown("posts/rest", "x"), (1, 17)),
    "link after the same word": (
        "A rest is a rest: [there](rest.md).",
        markdown("posts/rest", "there"),
        (1, 27),
    ),
    "link whose words are the same": (
        "A [rest](rest.md).",
        markdown("posts/rest", "rest"),
        (1, 10),
    ),
    "link after a longer name": (
        "See [a](unrest.md) and [b](rest.md).",
        markdown("posts/rest", "b"),
        (1, 28),
    ),
    "in a later line": ("A paragraph\nof two lines: {topic}`rest`", role("rest"), (2, 23)),
    "not found": ("Made by a substitution.", role("rest"), (1, 0)),
}


@pytest.mark.parametrize("name", PLACES)
def test_place(name: str) -> None:
    """The column is that of the target's name as written in the link."""
    text, link, place = PLACES[name]
    references, _ = collect(paragraph("Words ", link), text=text)
    assert (references[0].line, references[0].column) == place


def test_place_of_a_later_paragraph() -> None:
    text = "First {topic}`rest`.\n\nSecond {topic}`rest`."
    references, _ = collect(
        paragraph(role("rest"), line=1), paragraph(role("rest"), line=3), text=text
    )
    assert [(ref.line, ref.column) for ref in references] == [(1, 15), (3, 16)]


def test_two_links_of_one_line_have_their_own_places() -> None:
    text = "First {topic}`rest`, second {topic}`rest`."
    references, _ = collect(paragraph(role("rest"), " ", role("rest")), text=text)
    assert [(ref.line, ref.column) for ref in references] == [(1, 15), (1, 37)]


def test_a_name_that_a_role_of_another_kind_uses_first() -> None:
    text = "First {post}`rest`, then {topic}`rest`."
    references, _ = collect(
        paragraph(role("rest", kind="post"), " ", role("rest", kind="topic")), text=text
    )
    assert [(ref.role, ref.column) for ref in references] == [("post", 14), ("topic", 34)]
