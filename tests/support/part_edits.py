"""Random edits of what pages are made of beside their texts: sources, concepts and data."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .content import BIBLIOGRAPHY, DATA, WORDS, concept, entry

BANK = ".asks.txt"

if TYPE_CHECKING:
    from .edits import Editor


def edit_bibliography(editor: Editor) -> str | None:
    """Change, add or remove an entry."""
    entries = re.findall(r"(?ms)^@article.*?^\}\n", editor.site.files[BIBLIOGRAPHY])
    number = editor.random.randrange(len(entries)) if entries else 0
    new = entry(f"new{editor.fresh()}", "A new study", 2025)
    changed = [text.replace("study", f"study no. {editor.fresh()}") for text in entries]
    entries[number : number + 1] = editor.random.choice(
        (changed[number : number + 1], [*entries[number : number + 1], new], [])
    )
    return editor.change(BIBLIOGRAPHY, lambda text: "\n".join(entries))


def edit_concept(editor: Editor) -> str | None:
    """Change what one entry of the glossary says, or what else is."""
    if WORDS not in editor.site.files:
        return None
    number = editor.fresh()
    old, new = editor.random.choice(
        (
            ("Air, in and out.", f"Air, {number} times."),
            (":aliases: breaths", f":aliases: breaths; word {number}; sleep"),
            (":auto: true\n", ":auto: false\n"),
            (":auto: false\n", ""),
            (":topics: talk", ":topics: rest"),
            (":topics: limits", ":topics: talk"),
            (":topics: care\n", f":auto: true\n:topics: care\n:aliases: word {number}\n"),
            (":not: breath", ":not: silence"),
            ("Limit (in talk)", "Limit (in words)"),
            (":id: breath", f":id: breath-{number}"),
            ("| Count |", f"| Count {number} |"),
        )
    )
    done = editor.change(WORDS, lambda text: text.replace(old, new, 1))
    return done and f"{old!r} to {new!r}"


def change_concepts(editor: Editor) -> str | None:
    """Add an entry to the glossary, or remove one."""
    if WORDS not in editor.site.files:
        return None
    entries = re.findall(r"(?ms)^:::\{concept\}.*?^:::\n", editor.site.files[WORDS])
    if entries and editor.random.random() < 0.4:
        gone = editor.random.choice(entries)
        return editor.change(WORDS, lambda text: text.replace(gone, "", 1)) and f"without {gone!r}"
    term = editor.random.choice(("Rest", "Sleep", "Limit (new)", "Words", "Light"))
    options = editor.random.choice(((":topics: care", ":auto: true"), (":auto: true",), ()))
    new = concept(term, f"new-{editor.fresh()}", "New.", *options)
    return editor.change(WORDS, lambda text: f"{text}\n{new}") and f"with {new!r}"


def edit_data(editor: Editor) -> str | None:
    """Change the data of a figure, at times into what is no number."""
    old, new = editor.random.choice(
        ((".28", ".29"), (".29", ".28"), ("-.1", "-1"), ("-1", "-.1"), ("first2001", "third2020"))
    )
    done = editor.change(DATA, lambda text: text.replace(f"\t{old}\t", f"\t{new}\t", 1))
    return done and f"{old} to {new}"


def edit_bank(editor: Editor) -> str | None:
    """Write a topic's question bank, a new line in it, or a stray one; or remove one."""
    banks = sorted(path for path in editor.site.files if path.endswith(BANK))
    if banks and editor.random.random() < 0.3:
        gone = editor.random.choice(banks)
        del editor.site.files[gone]
        return f"without {gone}"
    homes = [path.removesuffix(".md") + BANK for path in editor.site.topics]
    path = editor.random.choice([*homes, *homes, f"topics/stray{BANK}"])
    lines = editor.random.choice(("what is it", f"why number {editor.fresh()}", "# a note"))
    editor.site.files[path] = f"{editor.site.files.get(path, '')}{lines}\n"
    return f"{path} asks {lines!r}"
