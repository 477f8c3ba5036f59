"""A small site with six cards: five concepts and a contrast, in two branches and in none."""

from __future__ import annotations

from .build import INDEX, topic
from .glossary import concept, glossary

PROJECT = "The Therapist Diaries"
#: ids of the cards in the order of the tree
CARDS = (
    "concept-pause", "concept-rest", "contrast-load-strain", "concept-load", "concept-strain",
    "concept-word",
)  # fmt: skip

CONTRAST = """
:::{contrast} Load | Strain
:id: load-strain
:topics: rest

| | Load | Strain |
|---|---|---|
| How long | Days | Months |
| What helps | Rest | More rest |
:::
"""
BIBLIOGRAPHY = """\
@article{doe2001, author = {Doe, Ann and Roe, Bo and Poe, Cy}, title = {On rest},
  journal = {Notes}, year = {2001}, kind = {trial}}
"""
FILES = {
    "index.md": INDEX,
    "topics/work/index.md": topic("Work"),
    "topics/work/long-days.md": topic("Long days"),
    "topics/references.bib": BIBLIOGRAPHY,
    "topics/care/rest.md": topic("Rest") + CONTRAST,
    "pages/words.md": glossary(
        concept("Rest", "rest", ":topics: rest", ":source: doe2001", text="Doing <b>nothing</b>."),
        concept("Pause", "pause", ":topics: rest", text="A short rest."),
        concept("Load", "load", ":topics: long-days, rest", text="What there is to do."),
        concept("Strain", "strain", ":topics: long-days", text="What a load does to you."),
        concept("Word", "word", text="A thing without a topic."),
    ),
    "pages/study/practice.md": topic("Practice") + "\n```{practice}\n```\n",
}  # fmt: skip
