"""Glossaries of small sites."""

from __future__ import annotations

from .build import KEPT, topic


def concept(term: str, name: str, *options: str, text: str = "") -> str:
    """Return one entry of a glossary, with the blank line below it."""
    lines = [
        f":::{{concept}} {term}",
        f":id: {name}",
        *options,
        "",
        text or f"About {name}.",
        ":::",
    ]
    return "\n".join([*lines, "", ""])


def glossary(*concepts: str) -> str:
    """Return the glossary; its first concept starts in line 8."""
    return topic("Words") + "\n" + "".join(concepts) + f"{KEPT}\n"
