"""How hard each post is to read: advice for the author, never a gate."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import syllables
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.colon_fence import colon_fence_plugin
from mdit_py_plugins.myst_role import myst_role_plugin

from ..frontmatter import parse
from ..loading import find_content
from ..model import Kind, kind_of

SENTENCE = re.compile(r"(?<=[.!?])[\"')]*\s+")
WORD = re.compile(r"\w+(?:['’]\w+)*")
#: the highest school grade to aim for
AIM = 9.0


def grade(paragraphs: list[str]) -> float:
    """Return the US school grade of a text, by Flesch and Kincaid; 0 if it has no word.

    Kincaid, Fishburne, Rogers and Chissom (1975), "Derivation of new readability formulas
    for Navy enlisted personnel": 0.39 words a sentence + 11.8 syllables a word - 15.59.
    """
    parts = (part for paragraph in paragraphs for part in SENTENCE.split(paragraph))
    sentences = [words for part in parts if (words := WORD.findall(part))]
    if not sentences:
        return 0.0
    words = [word for sentence in sentences for word in sentence]
    spoken = sum(syllables.estimate(word) for word in words)
    return 0.39 * len(words) / len(sentences) + 11.8 * spoken / len(words) - 15.59


def paragraphs(body: str) -> Iterator[str]:
    """Yield the running text of Markdown, roles read as their text and citations left out."""
    markdown = MarkdownIt("commonmark").use(myst_role_plugin).use(colon_fence_plugin)
    markdown.enable("table")
    for token in markdown.parse(body):
        if token.type == "inline":
            yield "".join(map(shown, token.children or [])).strip()


def shown(token: Token) -> str:
    """Return the text that a part of a line shows."""
    if token.type == "softbreak":
        return " "
    if token.type == "myst_role":
        if token.meta["name"] == "footcite":
            return ""
        return token.content.partition("<")[0].strip() or token.content
    return token.content


def report(root: Path) -> str:
    """Return the grade of every post, the hardest first, and their median."""
    grades = {
        path.relative_to(root).as_posix(): grade(
            list(paragraphs(parse(path.read_bytes(), Kind.POST).body))
        )
        for docname, path in find_content(root)
        if kind_of(docname) is Kind.POST
    }
    rows = sorted(grades.items(), key=lambda row: (-row[1], row[0]))
    middle = median(grades.values()) if grades else 0.0
    lines = [f"  {value:4.1f}  {name}" for name, value in rows]
    summary = f"Median US school grade of {len(rows)} posts: {middle:.1f} (aim: {AIM:.0f} or less)"
    return "\n".join([summary, *lines])
