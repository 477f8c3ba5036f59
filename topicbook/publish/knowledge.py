"""Writes ``knowledge.json``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from ..knowledge import build_knowledge

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx.application import Sphinx

    from ..graph import Graph
    from .address import Addresses

FILENAME = "knowledge.json"


def write_knowledge(app: Sphinx, graph: Graph, addresses: Addresses) -> list[Path]:
    """Write the file and return its path."""
    path = app.outdir / FILENAME
    data = build_knowledge(graph, addresses.of).model_dump(mode="json")
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return [path]
