"""Nothing is told twice, and no sentence is anybody else's."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from tests.content.prose import all_texts, blocks, prose_sentences, shown, words
from tests.support.build import ROOT

RUN = 12
#: shorter sentences may be what anybody would say
SHORTEST = 6


def runs(text: str) -> set[tuple[str, ...]]:
    """Return every row of words of the length that would be copying."""
    found = words(text)
    return {tuple(found[start : start + RUN]) for start in range(len(found) - RUN + 1)}


@cache
def evidence_runs() -> frozenset[tuple[str, ...]]:
    files = (ROOT / "docs" / "evidence").glob("*.md")
    return frozenset(run for file in files for run in runs(file.read_text(encoding="utf-8")))


def test_no_sentence_stands_on_two_pages() -> None:
    pages = defaultdict(set)
    for sentence in prose_sentences():
        key = tuple(words(sentence.text))
        if len(key) >= SHORTEST:
            pages[key].add(sentence.docname)
    assert {" ".join(key): sorted(on) for key, on in pages.items() if len(on) > 1} == {}


def test_no_words_are_taken_from_the_evidence() -> None:
    assert len(evidence_runs()) > 10_000
    copied = [
        (docname, " ".join(run))
        for docname, text in all_texts().items()
        for block in blocks(text.body)
        for run in runs(shown(block)) & evidence_runs()
    ]
    assert copied == []


def test_no_two_posts_open_alike() -> None:
    openings = defaultdict(list)
    for docname, text in all_texts().items():
        if docname.startswith("posts/"):
            openings[tuple(words(shown(next(blocks(text.body))))[:4])].append(docname)
    assert {" ".join(key): on for key, on in openings.items() if len(on) > 1} == {}
