"""One page for the whole book: Sphinx joins the files as they are, equal ids and all."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any


class OnePageLinks(SphinxPostTransform):
    """Makes ids unique and lets links lead to them.

    Every file has a footnote ``id1``, and two may have equal headings. Sphinx leaves
    both in, and writes links to sections of other files as ``#document-a#b``.
    """

    default_priority = 900
    builders = ("singlehtml",)

    def run(self, **kwargs: Any) -> None:
        """Give each id that stands in several files the name of its file."""
        parts = list(with_files(self.document, ""))
        files: defaultdict[str, set[str]] = defaultdict(set)
        for part, file in parts:
            for identifier in ids_of(part):
                files[identifier].add(file)

        def unique(file: str, identifier: str) -> str:
            shared = file and len(files[identifier]) > 1
            return f"{nodes.make_id(file)}-{identifier}" if shared else identifier

        for part, file in parts:
            for key in {"ids", "backrefs"} & part.attributes.keys():
                part[key] = [unique(file, identifier) for identifier in part[key]]
            if "refid" in part:
                part["refid"] = unique(file, part["refid"])
            _, mark, rest = part.get("refuri", "").partition("#document-")
            if mark and rest == self.config.root_doc:
                # The first file has no mark of its own: its title is the top of the page.
                title = next(self.document.findall(nodes.section))
                part["refuri"] = f"#{title['ids'][0]}"
            elif mark and "#" in rest:
                target, _, identifier = rest.partition("#")
                part["refuri"] = f"#{unique(target, identifier)}"


def ids_of(part: nodes.Element) -> list[str]:
    """Return the ids of an element; not every kind has the attribute."""
    return list(part.get("ids", ()))


def with_files(node: nodes.Element, file: str) -> Iterator[tuple[nodes.Element, str]]:
    """Yield every element with the file it stands in, ``""`` for the first."""
    yield node, file
    for child in node.children:
        if isinstance(child, addnodes.start_of_file):
            yield from with_files(child, child["docname"])
        elif isinstance(child, nodes.Element):
            yield from with_files(child, file)
