"""``{outcome-plot}``: a forest plot and its table, both from one data file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives

from ..nodes import semantic, summary_line
from .drawing import DRAWN, FigureDirective, drawing
from .forest_plot import forest_plot
from .plot_data import Finding, read_findings, shown

if TYPE_CHECKING:
    from collections.abc import Iterable

#: headers of the table, each with the letters that plain text gives its column
HEADERS = {
    "What was studied": 24,
    "r": 5,
    "95% interval": 12,
    "Studies": 7,
    "People": 9,
    "Source": 6,
}


class OutcomePlotDirective(FigureDirective):
    """The plot for those who see it, the same numbers as a table with their sources."""

    option_spec: ClassVar[Any] = {"title": directives.unchanged_required}

    def run(self) -> list[nodes.Node]:
        """Return the figure; lines of the file that are wrong are reported and left out."""
        name, path = self.file()
        caption = self.parse_content_to_nodes()
        try:
            findings, problems = read_findings(path.read_text(encoding="utf-8-sig"))
        except (OSError, UnicodeDecodeError):
            self.complain_missing(name)
            return self.figure([], caption)
        for problem in problems:
            self.complain(name, problem.line, problem.column, f"{self.name}: {problem.message}")
        if not findings:
            return self.figure([], caption)
        title = self.options.get("title", "Links with outcome")
        plot = drawing(svg=forest_plot(findings, self.prefix(), title))
        details = semantic(tag="details", classes=["topicbook-numbers"])
        details += summary_line("", "The same numbers as a table")
        details += self.table(findings)
        picture = [plot] if self.builder in DRAWN else []
        return self.figure([*picture, details], caption)

    def table(self, findings: Iterable[Finding]) -> nodes.table:
        """Return the findings as a table, each with its source."""
        group = nodes.tgroup("", cols=len(HEADERS))
        for number, width in enumerate(HEADERS.values()):
            group += nodes.colspec(colwidth=width, stub=int(not number))
        group += nodes.thead("", _row([[nodes.Text(header)] for header in HEADERS]))
        group += nodes.tbody("", *(_row(self.cells(finding)) for finding in findings))
        return nodes.table("", group)

    def cells(self, finding: Finding) -> list[list[nodes.Node]]:
        """Return one finding's cells."""
        marks, messages = self.parse_inline(f"{{footcite}}`{finding.key}`")
        label = finding.label + (f" ({finding.note})" if finding.note else "")
        texts = [label, shown(finding.r), finding.interval, finding.studies, finding.people]
        cells: list[list[nodes.Node]] = [[nodes.Text(text)] for text in texts]
        return [*cells, [*marks, *messages]]


def _row(cells: Iterable[list[nodes.Node]]) -> nodes.row:
    return nodes.row("", *(nodes.entry("", nodes.paragraph("", "", *cell)) for cell in cells))
