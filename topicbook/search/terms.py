"""The stems of a page, field by field, and those of a topic with its posts.

Imports no Sphinx.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from .corpus import PageTexts
from .stemmer import Stemmer
from .words import split_words

#: a field's stems with the times each stands in it
Bag = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Terms:
    """The stems of one page."""

    #: by the names of :class:`.weights.Fields`
    fields: Mapping[str, Bag]
    #: for each stem the section in which it stands most often, a heading twice; of equals the first
    best: Mapping[str, int]


def page_terms(texts: PageTexts, stemmer: Stemmer) -> Terms:
    """Return the stems of one page."""
    bodies = [stemmer.counts(Counter(words.split())) for _, words in texts.passages]
    headings = [bag((heading,), stemmer) for heading, _ in texts.passages[1:]]
    fields = {
        "title": bag((texts.title,), stemmer),
        "questions": bag(texts.questions, stemmer),
        "also_called": bag(texts.also_called, stemmer),
        "concepts": bag(texts.concepts, stemmer),
        "headings": merged(headings),
        "summary": bag((texts.summary,), stemmer),
        "body": merged(bodies),
    }
    for body, heading in zip(bodies[1:], headings, strict=True):
        for stem, times in heading.items():
            body[stem] = body.get(stem, 0) + 2 * times
    return Terms(fields, best_passages(bodies))


def bag(texts: Iterable[str], stemmer: Stemmer) -> dict[str, int]:
    """Return the stems of *texts* with their counts."""
    return stemmer.counts(Counter(word for text in texts for word in split_words(text)))


def merged(bags: Sequence[Bag]) -> dict[str, int]:
    """Return the counts of several bags together."""
    found = dict(bags[0]) if bags else {}
    for other in bags[1:]:
        for stem, times in other.items():
            found[stem] = found.get(stem, 0) + times
    return found


def best_passages(passages: Iterable[Bag]) -> dict[str, int]:
    """Return for each stem the passage in which it stands most often; of equals the first."""
    best: dict[str, int] = {}
    most: dict[str, int] = {}
    for number, counts in enumerate(passages):
        for stem, times in counts.items():
            if times > most.get(stem, 0):
                best[stem], most[stem] = number, times
    return best


#: the fields of a post that make up one of its topic
AS_POST = {
    "post_questions": ("title", "questions"),
    "post_summary": ("summary",),
    "post_body": ("body", "headings"),
}


def group_fields(
    own: Mapping[str, Bag], posts: Sequence[Mapping[str, Bag]], bank: Bag
) -> dict[str, Bag]:
    """Return the fields of a group: those of its own page, of its posts, and its bank."""
    found = {
        name: merged([post[part] for post in posts for part in parts])
        for name, parts in AS_POST.items()
    }
    return {**own, **found, "bank": bank}


def page_sizes(texts: PageTexts) -> dict[str, int]:
    """Return the length of each field of a page, in words."""
    return {
        "title": _length((texts.title,)),
        "questions": _length(texts.questions),
        "also_called": _length(texts.also_called),
        "concepts": _length(texts.concepts),
        "headings": _length(heading for heading, _ in texts.passages[1:]),
        "summary": _length((texts.summary,)),
        "body": sum(len(words.split()) for _, words in texts.passages),
    }


def group_sizes(
    own: Mapping[str, int], posts: Iterable[Mapping[str, int]], bank: int
) -> dict[str, int]:
    """Return the length of each field of a group, in words."""
    found = dict.fromkeys(AS_POST, 0)
    for post in posts:
        for name, parts in AS_POST.items():
            found[name] += sum(post[part] for part in parts)
    return {**own, **found, "bank": bank}


def _length(texts: Iterable[str]) -> int:
    return sum(len(split_words(text)) for text in texts)


def word_counts(texts: PageTexts) -> Counter[str]:
    """Return how often each word, not stemmed, stands on a page and in the ways to ask for it."""
    counts: Counter[str] = Counter()
    for heading, words in texts.passages:
        counts.update(words.split())
        counts.update(split_words(heading))
    for text in (texts.title, *texts.questions, *texts.also_called, *texts.concepts):
        counts.update(split_words(text))
    return counts
