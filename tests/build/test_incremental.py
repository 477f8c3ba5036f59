"""Whatever an author edits, an incremental build writes and says what a clean one does."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

import pytest

from tests.support.content import BIBLIOGRAPHY, DATA, FILES, WORDS, concept
from tests.support.sequences import Workshop, run_sequence
from tests.support.sites import Site

Step = Callable[[Site], None]
LAMP = '<svg xmlns="http://www.w3.org/2000/svg"><title>{}</title></svg>'
GLOSSARY = "---\ntitle: Words\nsummary: Words.\n---\n\n```{glossary}\nTrust\n: It grows.\n```\n"
#: what two entries of the glossary say below their term and id
LIMIT = ("Where work ends.", ":topics: limits", ":auto: true")
TALK = ("Where talk ends.", ":topics: talk", ":not: breath")


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workshop]:
    shop = Workshop(tmp_path_factory.mktemp("sequences"))
    yield shop
    shop.close()


def test_random_edits(workshop: Workshop, seed: str, sequence: int) -> None:
    run_sequence(workshop, f"{seed}:{sequence}")


def replace(path: str, old: str, new: str) -> Step:
    """Return a step that edits a file."""

    def step(site: Site) -> None:
        assert old in site.files[path]
        site.files[path] = site.files[path].replace(old, new)

    return step


def add(path: str, text: str) -> Step:
    """Return a step that adds to a file, or writes a new one."""

    def step(site: Site) -> None:
        site.files[path] = site.files.get(path, "") + text

    return step


def remove(path: str) -> Step:
    """Return a step that deletes a file."""

    def step(site: Site) -> None:
        del site.files[path]

    return step


def all_of(*steps: Step) -> Step:
    """Return a step made of several."""

    def step(site: Site) -> None:
        for part in steps:
            part(site)

    return step


def restore_older_bibliography(site: Site) -> None:
    """Put back a file with its old date, as ``cp -p`` or an archive does."""
    site.files[BIBLIOGRAPHY] = site.files[BIBLIOGRAPHY].replace("A first study", "An old study")
    site.write()
    os.utime(site.folder / BIBLIOGRAPHY, (1.6e9, 1.6e9))


#: edits that once went wrong, or that random ones rarely make: each step is followed by a build
EDITS: dict[str, tuple[Step, ...]] = {
    "front page retitled": (replace("index.md", "title: Welcome", "title: Come in"),),
    "page retitled": (replace("pages/about.md", "title: About", "title: Who we are"),),
    "page added first": (add("pages/aa.md", FILES["pages/about.md"].replace("About", "First")),),
    "images of one name": (
        all_of(
            add("posts/b/lamp.svg", LAMP.format("b")),
            add("posts/sleep.md", "\n![A lamp](b/lamp.svg)\n"),
        ),
        all_of(
            add("posts/a/lamp.svg", LAMP.format("a")),
            add("posts/breaks.md", "\n![Another lamp](a/lamp.svg)\n"),
        ),
        replace("posts/breaks.md", "![Another lamp](a/lamp.svg)", "It is dark."),
    ),
    "label moved": (
        all_of(
            add("posts/breaks.md", "\n(lamp)=\n## The lamp\n\nBright.\n"),
            add("posts/sleep.md", "\nSee {ref}`lamp` and [](#lamp).\n"),
        ),
        replace("posts/breaks.md", "## The lamp", "## A lamp"),
        all_of(
            replace("posts/breaks.md", "(lamp)=\n", ""),
            add("posts/refusing.md", "\n(lamp)=\n## The lamp\n\nBright.\n"),
        ),
    ),
    "term renamed": (
        all_of(
            add("pages/words.md", GLOSSARY),
            add("posts/sleep.md", "\nIt takes {term}`Trust`.\n"),
        ),
        replace("pages/words.md", "Trust\n", "Faith\n"),
    ),
    "meaning edited": (replace(WORDS, "Air, in and out.", "Air that moves."),),
    "concept added": (
        add(WORDS, concept("Light", "light", "Not dark.", ":topics: care", ":auto: true")),
        add("posts/sleep.md", "\nTurn {concept}`light` down.\n"),
        replace(WORDS, "{concept} Light\n", "{concept} Lamplight\n:aliases: light\n"),
    ),
    "concept removed": (
        replace(WORDS, concept("Limit (at work)", "limit-work", *LIMIT), ""),
        add(WORDS, concept("Limit (at work)", "limit-work", *LIMIT)),
    ),
    "concept of the same name added": (
        add("posts/breathing.md", "\nSilence.\n"),
        add("posts/long-days.md", "\nSilence.\n"),
        add(WORDS, concept("Silence (at work)", "quiet", "Calm.", ":topics: strain")),
        replace(WORDS, ":topics: strain", ":topics: strain, rest"),
        replace(WORDS, ":topics: strain, rest", ":topics: talk"),
    ),
    "concept moved to another page": (
        all_of(
            replace(WORDS, concept("Limit (in talk)", "limit-talk", *TALK), ""),
            add("pages/about.md", "\n" + concept("Limit (in talk)", "limit-talk", *TALK)),
        ),
    ),
    "concept of the help page": (
        add("topics/care/help/crisis-help.md", "\nA breath, and a {concept}`limit-work`.\n"),
        replace(WORDS, "Where work ends.", "Where work must end."),
    ),
    "contrast edited and removed": (
        replace(WORDS, "{contrast} Long days", "{contrast} Very long days"),
        replace(WORDS, ":id: days", ":id: hours"),
    ),
    "data of a figure edited": (
        replace(DATA, ".28", ".29"),
        replace(DATA, ".29", "29"),
        replace("posts/sleep.md", "Sleep is", "Night is"),
        replace(DATA, "\t29", "\t.30"),
    ),
    "data of a figure gone": (remove(DATA), add(DATA, FILES[DATA])),
    "citing page retitled": (
        replace("posts/silence.md", "title: Silence", "title: A new silence"),
        replace("posts/silence.md", "{footcite}`third2020`", ""),
    ),
    "topic of the map retitled": (
        replace("topics/care/rest.md", "title: Rest", "title: Real rest"),
        replace("topics/care/rest.md", "order: 10", "order: 99"),
    ),
    "older bibliography": (restore_older_bibliography,),
    "old address handed over": (
        replace("posts/silence.md", "old_urls: [/2016/silence/, /2016/quiet.html]\n", ""),
        replace("posts/breaks.md", "date:", "old_urls: [/2016/silence/]\ndate:"),
    ),
}


@pytest.mark.parametrize("name", EDITS)
def test_chosen_edits(workshop: Workshop, name: str) -> None:
    site = workshop.start()
    for number, step in enumerate(EDITS[name], 1):
        step(site)
        site.write()
        assert workshop.differences(1, (1,)) == [], f"step {number}"
