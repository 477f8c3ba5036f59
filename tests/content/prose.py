"""The prose of the site's sources: blocks, sentences and the citations in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tests.support.build import ROOT
from tests.support.real import Text, read, texts

#: a role with its text: {topic}`shown <target>`
ROLE = re.compile(r"\{(?P<name>[a-z:-]+)\}`(?:(?P<shown>[^`<]*?) ?<[^`>]*>|(?P<text>[^`]*))`")
CITE = re.compile(r"\{footcite\}`([^`]*)`")
LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
#: where one sentence ends: its mark, quotes, its citations, then space before the next
END = re.compile(r"(?<=[.!?])([\"')*]*(?:\s?\{footcite\}`[^`]*`)*)\s+(?=[\"'(*]*[A-Z0-9\[{])")
ABBREVIATION = re.compile(r"\b(?:e\.g|i\.e|Dr|Mr|Mrs|Ms|vs?|St|U\.S)\.$")
FENCE = re.compile(r"^(:{3,}|`{3,})")
OPTION = re.compile(r"^:[a-z-]+:")
MARKER = re.compile(r"^\s*(?:[-*]|\d+\.|>|#{1,6})\s+(?:\[[ xX]\]\s+)?")
#: directives whose argument is a sentence
ASKED = re.compile(r"^:{3,}\{(?:self-check|outcome)\} (.+)")


@dataclass(frozen=True)
class Sentence:
    """One sentence as written, of one page."""

    docname: str
    source: str

    @property
    def keys(self) -> list[str]:
        """The sources cited in it."""
        return [key.strip() for found in CITE.findall(self.source) for key in found.split(",")]

    @property
    def text(self) -> str:
        """The sentence as it is read, without marks of sources."""
        return shown(self.source)


def shown(source: str) -> str:
    """Return Markdown as it is read."""
    text = CITE.sub("", source)
    text = ROLE.sub(lambda role: role["shown"] or role["text"] or "", text)
    text = LINK.sub(r"\1", text)
    return " ".join(re.sub(r"[*_`]", "", text).split())


@cache
def all_texts() -> dict[str, Text]:
    """Return every page of the site by docname."""
    found = {"index": read(ROOT / "index.md")}
    return found | {
        n: t for folder in ("posts", "topics", "pages") for n, t in texts(folder).items()
    }


def blocks(body: str) -> Iterator[str]:
    """Yield the paragraphs, list items, headings and table cells of a text, each in one line."""
    current: list[str] = []
    for line in [*body.split("\n"), ""]:
        stripped = line.strip()
        is_cell = stripped.startswith("|")
        fresh = not stripped or is_cell or FENCE.match(stripped) or MARKER.match(line)
        if (fresh or OPTION.match(stripped)) and current:
            yield " ".join(current)
            current = []
        if asked := ASKED.match(stripped):
            yield asked[1]
        if is_cell:
            yield from (
                cell.strip() for cell in stripped.strip("|").split("|") if cell.strip(" -:")
            )
        elif stripped and not FENCE.match(stripped) and not OPTION.match(stripped):
            current.append(MARKER.sub("", line).strip())


def sentences_of(block: str) -> Iterator[str]:
    """Yield the sentences of one block, each with its citations."""
    start = 0
    for match in END.finditer(block):
        if not ABBREVIATION.search(block[start : match.start()]):
            yield block[start : match.end(1)].strip()
            start = match.end()
    if block[start:].strip():
        yield block[start:].strip()


@cache
def sentences(docname: str) -> tuple[Sentence, ...]:
    """Return the sentences of a page's text."""
    return tuple(
        Sentence(docname, source)
        for block in blocks(all_texts()[docname].body)
        for source in sentences_of(block)
    )


def prose_sentences() -> Iterator[Sentence]:
    """Yield the sentences of all pages."""
    for docname in all_texts():
        yield from sentences(docname)


def words(text: str) -> list[str]:
    """Return the words of a text as they are compared."""
    return re.findall(r"[a-z0-9]+(?:'[a-z]+)?", text.lower().replace("’", "'"))
