"""A small site for concepts, contrasts, the map and the list of sources."""

from __future__ import annotations

from pathlib import Path

from tests.support.build import INDEX, STRICT, build_small, post, topic
from tests.support.glossary import concept, glossary

AUTO = ":auto: true"
LONG = "A meaning of many words, such as a glossary gives when a thing is hard to say. " * 2
TEXT = """\
A long line in which the last word of the line may well be a load, or another load, or a load,
and then a second word such as strain, and so on, until the end of the line, and the end.

Words between. A last thing is rest.

More words, and a [link](other.md) after them.
"""
TABLE = """\
:::{contrast} Load | Strain
:id: load-strain

| | Load | Strain |
|---|---|---|
| How long | Days | Months |
| What helps | [Rest](../topics/care/rest.md) | More {footcite}`doe2001` |
:::
"""


def source(key: str, author: str, kind: str) -> str:
    fields = f"author = {{{author}}}, title = {{On {key}}}, journal = {{Notes}}, year = {{2001}}"
    return f"@article{{{key}, {fields}, kind = {{{kind}}}}}\n"


FILES = {
    "index.md": INDEX + "\n```{topic-map}\n```\n",
    "topics/work/index.md": topic("Work"),
    "topics/work/long-days.md": topic("Long days"),
    "topics/references.bib": source("doe2001", "Doe, Jane", "review")
    + source("roe2002", "Roe, Max", "review")
    + source("poe2003", "Poe, Ann", "trial"),
    "pages/words.md": glossary(
        concept("Load", "load", ":topics: rest", AUTO, text=LONG),
        concept("Strain", "strain", AUTO, text=LONG),
        concept("Rest", "rest-word", AUTO, text="A pause."),
    ),
    "pages/references.md": topic("References") + "\n```{sources}\n```\n",
    "posts/tips.md": post("Tips", TEXT),
    "posts/other.md": post("Other", "One.{footcite}`roe2002` Two.{footcite}`poe2003`"),
    "posts/table.md": post("Table", TABLE),
}


def build_words(folder: Path) -> Path:
    """Build the site below *folder* and return the folder of its pages."""
    build = build_small(folder, FILES, *STRICT)
    assert build.errors == ""
    return build.out
