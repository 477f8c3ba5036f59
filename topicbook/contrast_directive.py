"""``{contrast}``: two things that are mixed up, side by side in a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from .nodes import semantic
from .records import Contrast
from .study_directives import StudyDirective, option_spec
from .typography import educate

if TYPE_CHECKING:
    from collections.abc import Iterable

TABLE = "topicbook-contrast-table"
COLUMNS = 3


class ContrastDirective(StudyDirective):
    """Two names, and a table whose rows say how they differ."""

    option_spec: ClassVar[Any] = option_spec("concepts", "topics")
    lists: ClassVar[dict[str, str]] = {"concepts": ",", "topics": ","}

    def run(self) -> list[nodes.Node]:
        """Return the block with its table marked."""
        problem = 'expected two names with a bar between them, such as "Stress | Burnout"'
        written = self.argument(problem)
        names = [educate(" ".join(part.split())) for part in written.split("|")]
        if written and (len(names) != 2 or not all(names)):
            self.complain(problem)
        sides = (names[0], names[-1])
        body = self.parse_content_to_nodes()
        rows = self.rows(body, sides)
        contrast = Contrast(
            self.identifier("-".join(sides)),
            sides,
            rows,
            self.names("concepts"),
            self.names("topics"),
            self.lineno,
            self.places(),
        )
        label = f"{sides[0]} and {sides[1]}, side by side"
        block = semantic(tag="section", attributes={"aria-label": label})
        block["classes"] = ["topicbook-contrast"]
        block["ids"] = [f"contrast-{contrast.id}"]
        if self.known():
            block["contrast"] = contrast
        block.extend(body)
        self.set_source_info(block)
        return [block]

    def rows(self, body: list[nodes.Node], sides: tuple[str, str]) -> tuple[Any, ...]:
        """Mark the table, give it a caption and return its rows as plain text."""
        tables = [node for node in body if isinstance(node, nodes.table)]
        wide = [len(list(table.findall(nodes.colspec))) for table in tables]
        if wide != [COLUMNS] or not is_whole(tables[0]):
            self.complain(
                "expected one table of three columns: aspect, first name, second name,"
                " and lines below these"
            )
            return ()
        (table,) = tables
        table["classes"] += [TABLE]
        next(table.findall(nodes.colspec))["stub"] = 1
        if not isinstance(table[0], nodes.title):
            table.insert(0, nodes.title("", "", nodes.Text(f"{sides[0]} and {sides[1]}")))
        return tuple(
            tuple(educate(plain(entry)) for entry in row.children)
            for group in table.findall(nodes.tbody)
            for row in group.children
        )


def is_whole(table: nodes.table) -> bool:
    """Tell whether a table has names above its columns and lines below them."""
    return all(any(table.findall(part)) for part in (nodes.thead, nodes.tbody))


def plain(entry: nodes.Node) -> str:
    """Return the text of a cell without the marks of its sources."""
    texts = [
        text.astext()
        for text in entry.findall(nodes.Text)
        if not isinstance(text.parent, nodes.footnote_reference)
    ]
    return " ".join("".join(texts).split())


class ContrastTables(SphinxPostTransform):
    """Writes the tables with the roles that keep them tables when a phone stacks the cells.

    Browsers take the table's meaning away with ``display: block``; ARIA gives it back.
    """

    default_priority = 950
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        """Replace each marked table."""
        for table in list(self.document.findall(nodes.table)):
            if TABLE in table["classes"]:
                # The theme has put the table's id on the box around it.
                table.parent.replace(table, stackable(table))


def stackable(table: nodes.table) -> semantic:
    """Return the table in HTML's own elements, each cell labeled with its column."""
    title = next(table.findall(nodes.title))
    names = [plain(entry) for entry in next(table.findall(nodes.thead)).children[0].children]
    head = tag("thead", "rowgroup", [_row(names, next(table.findall(nodes.thead)).children[0], 1)])
    rows = [_row(names, row, 0) for row in next(table.findall(nodes.tbody)).children]
    found = tag("table", "table", [tag("caption", "", title.children), head])
    found.append(tag("tbody", "rowgroup", rows))
    found["classes"] = ["docutils", TABLE]
    return found


def _row(names: list[str], row: nodes.Node, head: int) -> semantic:
    cells: list[nodes.Node] = []
    for column, entry in enumerate(row.children):
        content = entry.children
        if len(content) == 1 and isinstance(content[0], nodes.paragraph):
            # Sphinx writes links only into elements that are made for text.
            content = [nodes.inline("", "", *content[0].children)]
        if head and not plain(entry):
            cells.append(tag("td", "cell", []))
        elif head:
            cells.append(tag("th", "columnheader", content, scope="col"))
        elif column == 0:
            cells.append(tag("th", "rowheader", content, scope="row"))
        else:
            cells.append(tag("td", "cell", content, **{"data-label": names[column]}))
    return tag("tr", "row", cells)


def tag(name: str, role: str, children: Iterable[nodes.Node], **attributes: str) -> semantic:
    """Return one element with its ARIA role."""
    node = semantic(tag=name, attributes={**({"role": role} if role else {}), **attributes})
    node.extend(list(children))
    return node


def contrasts_in(doctree: nodes.document) -> Iterable[Contrast]:
    """Yield the contrasts that a text holds."""
    return (node["contrast"] for node in doctree.findall(semantic) if "contrast" in node)
