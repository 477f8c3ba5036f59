"""A site with cards of every kind, and decks read as Anki reads them, by its own package."""

from __future__ import annotations

import sqlite3
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest
from anki.scheduler.v3 import CardAnswer

from .build import STRICT, Build, build_small, post, topic
from .glossary import concept, glossary

FOLDER = "_study"
EPOCH = 1_795_000_000
BASE = "https://example.org/site"
WHOLE = "_study/the-therapist-diaries.apkg"
PROJECT = "The Therapist Diaries"
BIB = (
    "@article{doe2001, author={Doe, Jane}, title={On load}, journal={Notes}, year={2001},"
    " volume={3}, pages={4--5}, doi={10.1000/load}}\n"
)
QUESTION = """\
:::{self-check} What is *load*?
:id: what-load

- [ ] A test.
- [x] What you carry, < a ton.

It is counted in hours.{footcite}`doe2001`
:::
"""
CONTRAST = """\
:::{contrast} Load | Overload
:id: load-overload
:topics: rest

| | Load | Overload |
|---|---|---|
| How long | Days | Months |
:::
"""
WORDS = (
    concept("Load", "load", ":topics: strain", ":source: doe2001", text="What you carry."),
    concept("Rest", "rest", ":topics: rest, strain", text="Doing less. {footcite}`doe2001`"),
    concept("Loose", "loose", text="Without a topic."),
)
FILES: dict[str, str | bytes] = {
    "topics/references.bib": BIB,
    "topics/work/index.md": topic("Work"),
    "topics/work/days/index.md": topic("Days"),
    "topics/work/days/strain.md": topic("Strain"),
    "pages/words.md": glossary(*WORDS),
    "pages/study.md": topic("Study") + "\n```{study-decks}\n```\n",
    "pages/deep/study.md": topic("More study") + "\n```{study-decks}\n```\n",
    "posts/x.md": post("A post", f"Words.\n\n{QUESTION}\n{CONTRAST}", topics="strain, rest"),
}
NOTES = [
    "check-what-load",
    "concept-load",
    "concept-loose",
    "concept-rest",
    "contrast-load-overload",
]


def make(
    folder: Path, *options: str, changes: Mapping[str, str] | None = None, builder: str = "html"
) -> Build:
    """Build the site with *changes* to its files, at the time the environment names."""
    return build_small(folder, {**FILES, **(changes or {})}, *STRICT, *options, builder=builder)


class Log(NamedTuple):
    """How many notes an import added, changed, and left as they were."""

    new: int
    updated: int
    duplicate: int


@contextmanager
def collection(folder: Path) -> Iterator[Collection]:
    """Open a collection of its own; an empty one if *folder* holds none."""
    folder.mkdir(exist_ok=True)
    found = Collection(str(folder / "collection.anki2"))
    try:
        yield found
    finally:
        found.close()


def take(into: Collection, package: Path) -> Log:
    """Import a package as File > Import does with nothing chosen; anything odd is an error."""
    request = ImportAnkiPackageRequest(
        package_path=str(package), options=ImportAnkiPackageOptions()
    )
    log = into.import_anki_package(request).log
    for trouble in (
        "conflicting",
        "first_field_match",
        "missing_notetype",
        "missing_deck",
        "empty_first_field",
    ):
        assert not getattr(log, trouble), trouble
    return Log(len(log.new), len(log.updated), len(log.duplicate))


def note(within: Collection, name: str) -> dict[str, str]:
    """Return the fields of the note of one card."""
    (found,) = within.find_notes(f'Id:"{name}"')
    return dict(within.get_note(found).items())


def card(within: Collection, name: str) -> Any:
    """Return one card as Anki has it."""
    (found,) = within.find_cards(f'Id:"{name}"')
    return within.get_card(found)


def deck_of(within: Collection, name: str) -> str:
    """Return the full name of the deck a card is in."""
    return within.decks.name(card(within, name).did)


def rows(package: Path, query: str) -> list[tuple[Any, ...]]:
    """Return what a query finds in the package itself."""
    connection = sqlite3.connect(":memory:")
    with closing(connection), zipfile.ZipFile(package) as archive:
        connection.deserialize(archive.read("collection.anki2"))
        return connection.execute(query).fetchall()


def packages(out: Path) -> dict[str, bytes]:
    """Return all packages of an output folder by their names."""
    folder = out / FOLDER
    found = sorted(folder.rglob("*.apkg"))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def answer_all(learner: Collection) -> None:
    """Review every card once: the first as easy, the others as good."""
    project = learner.decks.id_for_name(PROJECT)
    assert project is not None
    learner.decks.select(project)
    for place, _ in enumerate(NOTES):
        (queued,) = learner.sched.get_queued_cards().cards
        shown = learner.get_card(queued.card.id)
        shown.start_timer()
        rating = CardAnswer.GOOD if place else CardAnswer.EASY
        learner.sched.answer_card(
            learner.sched.build_answer(card=shown, states=queued.states, rating=rating)
        )


def states(learner: Collection) -> list[list[object]]:
    """Return all that the scheduler knows of the cards."""
    assert learner.db is not None
    columns = "id, nid, did, type, queue, due, ivl, factor, reps, lapses, left, data"
    return learner.db.all(f"select {columns} from cards order by id")


def reviews(learner: Collection) -> list[list[object]]:
    """Return the history of all reviews."""
    assert learner.db is not None
    return learner.db.all("select * from revlog order by id")


def decks_in(package: Path) -> dict[str, int]:
    """Return the numbers of a package's own decks by their names."""
    ((found,),) = rows(
        package,
        "select (select group_concat(j.key || '=' ||"
        " json_extract(j.value, '$.name'), char(10)) from json_each(decks) j) from col",
    )
    pairs = (line.split("=", 1) for line in found.splitlines())
    return {name: int(number) for number, name in pairs if name != "Default"}
