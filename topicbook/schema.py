"""JSON Schemas of the front matter, for editors, and of ``knowledge.json``, for programs.

``python -m topicbook.schema docs/schema`` writes them anew. Imports no Sphinx.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from .knowledge import Knowledge
from .model import MATTERS


class _Schema(GenerateJsonSchema):
    """Pydantic's generator, without the titles it makes from the names of the keys."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        """Return whether to repeat a key's name as its title: editors show the key anyway."""
        return False


def schemas() -> dict[str, dict[str, Any]]:
    """Return the JSON Schema (draft 2020-12) of each kind's front matter and of our JSON.

    Lists hold no item twice, as in :mod:`topicbook.frontmatter`; that words differ by more
    than case, and the order of days, are beyond JSON Schema.

    :returns: ``post``, ``topic``, ``page`` and ``knowledge``, each with its schema
    """
    return {
        kind.value: {
            "$schema": _Schema.schema_dialect,
            **_unique(model.model_json_schema(mode="validation", schema_generator=_Schema)),
            "title": f"Front matter of a {kind}",
        }
        for kind, model in MATTERS.items()
    } | {
        "knowledge": {
            "$schema": _Schema.schema_dialect,
            **Knowledge.model_json_schema(mode="serialization", schema_generator=_Schema),
            "title": "knowledge.json",
        }
    }


def _unique(schema: dict[str, Any]) -> dict[str, Any]:
    for value in schema["properties"].values():
        if value.get("type") == "array":
            value["uniqueItems"] = True
    return schema


def main(arguments: Sequence[str]) -> int:
    """Write ``<kind>.schema.json`` for every kind.

    :param arguments: the folder to write to, which is made if it is not there
    :returns: the exit code: 2 if there is not exactly one folder
    :raises OSError: a file cannot be written
    """
    if len(arguments) != 1:
        print("usage: python -m topicbook.schema FOLDER", file=sys.stderr)
        return 2
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    for name, schema in schemas().items():
        text = json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
        (folder / f"{name}.schema.json").write_text(text, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
