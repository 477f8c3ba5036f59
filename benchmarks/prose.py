"""English-like text with the word statistics that Sphinx's reader and indexer meet.

Costs depend on how many different words and stems a page holds, so words follow Zipf's
law, as in real text, and take real suffixes, which keep the stemmer as busy as English does.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from functools import cache
from itertools import accumulate, product


def split_words(text: str) -> tuple[str, ...]:
    """Return the words of *text*; a block of words is easier to read than a list of strings."""
    return tuple(text.split())


COMMON = split_words("""
the of and to a in that it is was for on as with be at by this have from or one had not but what
all were when we there can an your which their said if do will each about how up out them then
she many some so these would other into has more her two like him see time could no make than
first been its who now people my made over did down only way find use may long little very after
words called just where most know get through back much before go good new write our me man too
any day same right look think also around another came come work three must because does part
don't it's you're can't they're isn't
""")

STEMS = split_words("""
rest walk talk care calm help feel need hope fear trust doubt listen speak wait learn grow heal
hurt lean hold open press turn work play reach mind heart friend parent child home room door
light sound touch breath sleep dream wake think wonder question answer reason belief thought
habit pattern plan step path road field garden water wind storm cloud season winter summer
morning evening night moment year week hour minute watch clock count measure weight burden load
strain stress pain ache wound scar repair mend break crack join bond link tie thread weave knot
story letter word name sign mark note book page line draw paint color shade shadow mirror view
look glance point notice attend stay leave return begin end start finish pause rush slow quick
gentle soft firm strong weak warm cool kind harsh fair clear plain deep shallow broad narrow
small large full empty whole part share give take offer accept refuse allow limit border edge
center ground stone hill river bridge tower wall window roof floor table chair bed lamp fire
""")

SUFFIXES = ("", "s", "ed", "ing", "er", "ers", "ful", "less", "ly", "ness", "able", "ment")
ONSETS = ("b", "br", "c", "cl", "d", "f", "fl", "g", "l", "m", "n", "p", "pr", "r", "s", "st", "t")
MIDDLES = ("al", "an", "ar", "en", "er", "il", "in", "ol", "on", "un")
CODAS = ("ance", "ent", "ic", "ice", "ish", "ism", "ity", "ive", "ous", "tion", "ure", "y")


@cache
def content_words() -> tuple[str, ...]:
    """Return the words that carry meaning, in a fixed random order of frequency."""
    inflected = {stem + suffix for stem, suffix in product(STEMS, SUFFIXES)}
    learned = {"".join(parts) for parts in product(ONSETS, MIDDLES, CODAS)}
    words = sorted((inflected | learned) - set(COMMON))
    random.Random("vocabulary").shuffle(words)
    return tuple(words)


@cache
def vocabulary() -> tuple[tuple[str, ...], tuple[float, ...]]:
    """Return all words, most frequent first, and their cumulative weights."""
    words = (*COMMON, *content_words())
    # Zipf-Mandelbrot: with these constants 900 words hold about 400 different ones.
    return words, tuple(accumulate(1 / (rank + 2.7) ** 1.13 for rank in range(len(words))))


def heading_case(words: Sequence[str]) -> str:
    """Join *words* with the first letter in upper case."""
    text = " ".join(words)
    return text[0].upper() + text[1:]


class Writer:
    """Writes Markdown; the same *rng* state gives the same text."""

    def __init__(self, rng: random.Random) -> None:
        """Take the source of randomness."""
        self.rng = rng

    def words(self, count: int) -> list[str]:
        """Return *count* words by frequency."""
        words, weights = vocabulary()
        return self.rng.choices(words, cum_weights=weights, k=count)

    def plain_sentence(self, start: str) -> str:
        """Return a sentence without markup or punctuation that a typographer changes.

        It can be looked for, letter by letter, in the built page.
        """
        return f"{start} {' '.join(self.rng.sample(content_words(), 7))}."

    def sentence(self, link: str = "") -> str:
        """Return one sentence, with the Markdown *link* in its middle."""
        rng = self.rng
        words = self.words(rng.randint(7, 22))
        words[0] = words[0].capitalize()
        middle = len(words) // 2
        if rng.random() < 0.12:
            mark = rng.choice(("*", "**"))
            words[middle] = f"{mark}{words[middle]}{mark}"
        if len(words) > 11:
            words[rng.randint(3, middle - 1)] += ","
        if link:
            words.insert(middle, link)
        return " ".join(words) + rng.choice("......?!")

    def paragraph(self, links: Sequence[str] = ()) -> str:
        """Return four to seven sentences, the first ones with one of *links* each."""
        count = max(self.rng.randint(4, 7), len(links))
        padded = [*links, *[""] * (count - len(links))]
        return " ".join(self.sentence(link) for link in padded)

    def bullets(self) -> str:
        """Return a list of three to five items, bulleted or numbered."""
        mark = self.rng.choice(("-", "1."))
        return "\n".join(f"{mark} {self.sentence()}" for _ in range(self.rng.randint(3, 5)))

    def quote(self) -> str:
        """Return a block quote."""
        return f"> {self.sentence()} {self.sentence()}"

    def question(self) -> str:
        """Return a short question."""
        return f"{heading_case(self.words(7))}?"

    def article(self, links: Sequence[str], length: int) -> str:
        """Return about *length* words under three to five headings, with all *links* in it."""
        sections = self.rng.randint(3, 5)
        listed, quoted = self.rng.sample(range(sections), 2)
        blocks = [self.paragraph()]
        for number in range(sections):
            budget = length * (number + 1) / sections
            blocks += [f"## {heading_case(self.words(self.rng.randint(3, 6)))}"]
            blocks += [self.paragraph(links[number::sections])]
            blocks += [self.bullets()] if number == listed else []
            blocks += [self.quote()] if number == quoted else []
            while count_words(blocks) < budget - 30:
                blocks += [self.paragraph()]
        return "\n\n".join(blocks)


def count_words(blocks: Sequence[str]) -> int:
    """Return the number of words in *blocks*, near enough."""
    return sum(block.count(" ") + 1 for block in blocks)
