"""The sitemap: every page, every time; written only where the site's address is known."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree

from ..graph import NEVER
from .feed import last_change

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx.application import Sphinx

    from ..graph import Graph
    from .address import Addresses

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def write_sitemap(app: Sphinx, graph: Graph, addresses: Addresses) -> list[Path]:
    """Write the sitemap and return its path; the format has no relative addresses."""
    if not addresses.base:
        return []
    ElementTree.register_namespace("", NAMESPACE)
    root = ElementTree.Element(f"{{{NAMESPACE}}}urlset")
    for docname in sorted(graph.titles):
        url = ElementTree.SubElement(root, f"{{{NAMESPACE}}}url")
        ElementTree.SubElement(url, f"{{{NAMESPACE}}}loc").text = addresses.of(docname)
        if changed := _changed(graph, docname):
            ElementTree.SubElement(url, f"{{{NAMESPACE}}}lastmod").text = changed
    ElementTree.indent(root)
    path = app.outdir / "sitemap.xml"
    ElementTree.ElementTree(root).write(path, encoding="utf-8", xml_declaration=True)
    return [path]


def _changed(graph: Graph, docname: str) -> str | None:
    """Return the day a page last changed, as its author states it."""
    if post := graph.posts.get(docname):
        return None if post.date == NEVER else last_change(post).isoformat()
    topic = graph.topics.get(docname)
    return topic.updated.isoformat() if topic and topic.updated else None
