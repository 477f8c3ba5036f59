"""Words of crisis bring help to the top; words that only sound like it do not."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.support.build import ROOT
from tests.support.engine import run

DATA = Path(ROOT, "tests", "search")
SEEN = "return input.map((text) => topicbookSearch.crisis(text));"
#: questions of ours that are about a life in danger
ABOUT_CRISIS = {
    "i dont want to live anymore who can i call",
    "i keep thinking about suicide and im scared",
    "my friend says she wants to end it what do i do",
}


def lines(name: str) -> list[str]:
    return (DATA / name).read_text(encoding="utf-8").splitlines()


def seen(*texts: str) -> list[str]:
    """Return the texts that bring help."""
    return [text for text, found in zip(texts, run(SEEN, list(texts)), strict=True) if found]


def test_every_phrase_of_crisis_brings_help() -> None:
    phrases = lines("crisis_triggers.txt")
    assert len(phrases) == 40
    assert seen(*phrases) == phrases


def test_nothing_that_only_sounds_like_it_does() -> None:
    phrases = [*lines("crisis_not.txt"), *lines("out_of_scope.txt")]
    assert len(lines("crisis_not.txt")) == 20
    assert seen(*phrases) == []


def test_everyday_questions_bring_no_help_block() -> None:
    questions = [line.partition("\t")[0] for line in lines("relevance.tsv")[1:]]
    assert set(seen(*questions)) == ABOUT_CRISIS


@pytest.mark.parametrize(
    "text",
    [
        "I WANT TO DIE", "i want to, die.", "I don\N{RIGHT SINGLE QUOTATION MARK}t want to live",
        "help me im a burden to everyone", "my husband hits me", "sucide", "i want too die",
        "please i think about killing myself", "i keep cutting myself", "sh relapse cutting",
        "want to end my lfie", "tried of living", "i cant keep myself safe", "my life is over",
        "nobody cares if i live or die", "i dont see the point in going on anymore",
    ],
)  # fmt: skip
def test_the_form_does_not_matter(text: str) -> None:
    assert seen(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "so tried of living", "im tried of my life", "tried of existing", "i want to dye",
        "i dont want to life anymore", "i feel like dying", "i want to go to sleep and not wake up",
        "i just want it to be over", "i cant see a future", "i feel like hurting someone",
        "i feel like killing my boss", "my husband pushed me down the stairs",
        "he grabbed me by the throat", "he put his hands around my neck", "my partner scares me",
    ],
)  # fmt: skip
def test_everyday_words_and_slips_that_are_words_are_seen(text: str) -> None:
    assert seen(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "i tried of course to rest", "tried of living with my parents", "i want to dye my hair",
        "i feel like dying of shame", "i sleep and not wake up rested", "he pushed me to try",
        "i want it to be over with my ex", "i cant see a future with him", "lump in my throat",
        "no reason to go on a holiday", "i feel like killing time", "what if my mom scares me off",
    ],
)  # fmt: skip
def test_words_near_those_bring_no_help_block(text: str) -> None:
    assert seen(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "i dont see the point in going on holiday", "i tried living with a friend", "does it help",
        "lots of life left in this form", "my life is overbooked", "cant keep my desk safe",
    ],
)  # fmt: skip
def test_words_near_those_of_crisis_bring_no_help(text: str) -> None:
    assert seen(text) == []


def slip(text: str, chance: random.Random) -> str:
    """Return a text with two letters inside one of its long words swapped."""
    words = text.split()
    number = chance.choice([at for at, word in enumerate(words) if len(word) >= 6] or [-1])
    word = words[number]
    at = chance.randrange(1, max(2, len(word) - 2))
    words[number] = word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :]
    return " ".join(words)


def test_most_slips_of_the_finger_are_forgiven() -> None:
    chance = random.Random(1)
    long = [text for text in lines("crisis_triggers.txt") if max(map(len, text.split())) >= 6]
    slipped = [slip(text, chance) for text in long for _ in range(20)]
    assert len(seen(*slipped)) >= 0.9 * len(slipped)


def test_very_long_and_strange_texts_are_read_without_harm() -> None:
    texts = ["word " * 10_000, "", "\ud83d\ude00 " * 300, "(((((", "\u05d0\u05d1 \u0627" * 50]
    assert seen(*texts) == []
    assert seen("i want to die " + "word " * 5_000)
