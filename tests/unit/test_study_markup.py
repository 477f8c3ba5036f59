"""Texts of cards: from nodes to HTML and back."""

import pytest
from docutils import nodes
from sphinx import addnodes

from topicbook.study.markup import in_blocks, to_html, to_inline_html, to_nodes

TEXTS = [
    "<p>A <em>b</em> &amp; <strong>c</strong> &lt;d&gt;.</p>",
    "<ul><li><p>one</p></li><li>two</li></ul><ol><li>H<sub>2</sub>O</li></ol>",
    "loose <code>words</code> x<sup>2</sup>",
]


@pytest.mark.parametrize("text", TEXTS)
def test_there_and_back(text: str) -> None:
    assert to_html(to_nodes(text)) == text


def test_marks_of_sources_and_comments_are_left_out() -> None:
    mark = nodes.footnote_reference("", "1")
    found = nodes.paragraph("", "", nodes.Text("So."), mark, nodes.comment("", "x"))
    assert to_html([found]) == "<p>So.</p>"


def test_links_become_their_words_or_wait_for_a_title() -> None:
    named = addnodes.pending_xref("", nodes.Text("rest"), reftype="topic", reftarget="r")
    named["refexplicit"] = True
    implied = addnodes.pending_xref(
        "", nodes.Text("r"), reftype="topic", reftarget='r"<', refdomain="topicbook"
    )
    outside = nodes.reference("", "site", refuri="https://example.org")
    found = nodes.paragraph("", "", named, implied, outside)
    expected = 'rest<a data-role="topic" data-target="r&quot;&lt;"></a>site'
    assert to_inline_html(found) == expected


def test_other_elements_give_their_words() -> None:
    assert to_html([nodes.block_quote("", nodes.paragraph("", "a"))]) == "<p>a</p>"


def test_loose_words_get_paragraphs() -> None:
    found = in_blocks(to_nodes("a <em>b</em><ul><li>c</li></ul>d"))
    assert to_html(found) == "<p>a <em>b</em></p><ul><li>c</li></ul><p>d</p>"
