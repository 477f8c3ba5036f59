"""The words of the texts: person-first, no promise, no cliché, nobody's first person.

The list is short on purpose and each line says why.  It reads running prose; quoted words that
a reader could say, `questions:` and aliases are free.
"""

from __future__ import annotations

import re

import pytest

from tests.content.prose import all_texts, blocks, sentences_of, shown

QUOTED = re.compile(r"\"[^\"]*\"|“[^”]*”")
#: a line of example words that a reader could say
BLOCK_QUOTE = re.compile(r"^ *(?:[-*] +)?> .*$", re.M)
NEGATION = re.compile(
    r"\b(?:no|not|never|nobody|none|nothing|cannot|without|nor|neither|n't)\b|n't", re.I
)

#: pattern -> why it is not written
BANNED = {
    r"\bcommit(?:s|ted|ting)? suicide\b": 'say "died by suicide"',
    r"\b(?:successful|failed) (?:suicide|attempt)\b": "an attempt is no success or failure",
    r"\b(?:addicts?|alcoholics?|schizophrenics?|depressives?|borderlines?)\b": "a person first",
    r"\b(?:crazy|insane|psycho|lunatic|nuts)\b": "hurtful",
    r"\bsuffer(?:s|ing)? from\b": 'say "has" or "lives with"',
    r"\b(?:the mentally ill|mental patients?|the depressed)\b": "a person first",
    r"\bvictims? of (?:depression|anxiety|burnout)\b": "a person first",
    r"\bjust (?:relax|snap out|think positive|calm down)\b": "blames",
    r"\b(?:it is|it's) (?:important|worth) (?:to|noting)\b": "filler",
    r"\bremember that\b": "preaching",
    r"\bin today's (?:world|society|fast)\b": "filler",
    r"\b(?:journey|toolbox|toolkit|game[- ]changer|safe space|silver lining)\b": "cliché",
    r"\byou are not alone\b": "cliché",
    r"\b(?:delve|tapestry|testament to|navigate the)\b": "cliché",
    r"\bmost important (?:factor|part|thing|ingredient)\b": "the evidence does not rank",
    r"\bpie chart\b": "its origin is not confirmed",
    r"\bself[- ]care (?:will|can) (?:fix|cure|prevent)\b": "a promise, and blame",
}
#: what may only be said with a negation in the sentence
PROMISES = r"\b(?:prov(?:es|ed|en)|guarantee[sd]?|cure[sd]?)\b"
#: the author did not write these texts
FIRST_PERSON = r"\b(?:I|I'm|I've|I'd|I'll|[Mm]y|[Mm]ine|[Mm]yself)\b"


def running(text: str) -> str:
    """Return a sentence without what it quotes, with plain apostrophes."""
    return QUOTED.sub("", text).replace("’", "'")


PROSE = [
    (docname, sentence)
    for docname, text in all_texts().items()
    for block in blocks(BLOCK_QUOTE.sub("", text.body))
    for sentence in sentences_of(running(shown(block)))
]


@pytest.mark.parametrize("pattern", [*BANNED])
def test_no_sentence_has_a_banned_phrase(pattern: str) -> None:
    found = [(page, text) for page, text in PROSE if re.search(pattern, text, re.I)]
    assert found == [], BANNED[pattern]


def test_nothing_is_promised() -> None:
    found = [(page, text) for page, text in PROSE if re.search(PROMISES, text, re.I)]
    assert [one for one in found if not NEGATION.search(one[1])] == []


def test_nobody_speaks_in_the_first_person() -> None:
    found = [(page, text) for page, text in PROSE if re.search(FIRST_PERSON, text)]
    # the glossary has a letter I
    assert [one for one in found if one != ("pages/glossary", "I")] == []


def test_the_patterns_find_what_they_are_for() -> None:
    assert re.search(PROMISES, "This cures stress.")
    assert NEGATION.search("No method guarantees a result.")
    assert re.search(FIRST_PERSON, running('She said "I am fine" and my day was over.'))
    assert not re.search(FIRST_PERSON, running('Say "I am not fine."'))
