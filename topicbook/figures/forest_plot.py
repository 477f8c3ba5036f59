"""A forest plot as SVG: one line for each finding, its point and its interval.

Drawn for a phone: labels stand above their lines, and a wider page only enlarges it.
Imports no Sphinx.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from .plot_data import LEFT, RIGHT, Finding, shown

WIDTH = 340
ROW = 46
TOP = 12
BOTTOM = 44
NO_INTERVAL = "interval not seen"
#: correlations with a mark
TICKS = ("-.4", "-.2", "0", ".2", ".4", ".6")


def x(correlation: float) -> float:
    """Return the horizontal place of a correlation, in user units."""
    return round(8 + (correlation - LEFT) / (RIGHT - LEFT) * (WIDTH - 16), 1)


def forest_plot(findings: Sequence[Finding], prefix: str, title: str) -> str:
    """Return the drawing; *prefix* makes its ids unique on the page."""
    height = TOP + ROW * len(findings) + BOTTOM
    description = " ".join(described(finding) for finding in findings)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" '
        f'class="fig-plot" aria-labelledby="{prefix}-title {prefix}-desc">',
        f'<title id="{prefix}-title">{escape(title)}</title>',
        f'<desc id="{prefix}-desc">{escape(description)}</desc>',
        *axis(height),
    ]
    for number, finding in enumerate(findings):
        parts += row(finding, TOP + ROW * number)
    return "\n".join([*parts, "</svg>"])


def described(finding: Finding) -> str:
    """Return one finding in words."""
    interval = f"95% interval {finding.interval}" if finding.low else NO_INTERVAL
    return f"{finding.label}: r {shown(finding.r)}, {interval}."


def axis(height: float) -> list[str]:
    """Return the scale below the findings."""
    base = height - BOTTOM + 8
    found = [
        f'<line class="fig-line" x1="{x(LEFT)}" x2="{x(RIGHT)}" y1="{base}" y2="{base}"/>',
    ]
    for tick in TICKS:
        place = x(float(tick))
        found += [
            f'<line class="fig-line" x1="{place}" x2="{place}" y1="{base}" y2="{base + 4}"/>',
            f'<text class="fig-small" x="{place}" y="{base + 16}" text-anchor="middle">'
            f"{shown(tick)}</text>",
        ]
    label = "r: 0 is no link, 1 a perfect one"
    found.append(f'<text class="fig-small" x="{x(LEFT)}" y="{base + 31}">{label}</text>')
    return found


def row(finding: Finding, top: float) -> list[str]:
    """Return one finding: its label, its number, and the point on its line."""
    middle = top + 30
    value = f"{shown(finding.r)} ({finding.interval if finding.low else NO_INTERVAL})"
    found = [
        f'<line class="fig-grid" x1="{x(0)}" x2="{x(0)}" y1="{top + 21}" y2="{top + 39}"/>',
        f'<text class="fig-text" x="8" y="{top + 14}">{escape(finding.label)}</text>',
        f'<text class="fig-small" x="{WIDTH - 8}" y="{top + 14}" text-anchor="end">{value}</text>',
    ]
    point = x(float(finding.r))
    if not finding.low:
        return [*found, f'<circle class="fig-open" cx="{point}" cy="{middle}" r="4.5"/>']
    low, high = x(float(finding.low)), x(float(finding.high))
    top, bottom = middle - 4, middle + 4
    return [
        *found,
        f'<line class="fig-interval" x1="{low}" x2="{high}" y1="{middle}" y2="{middle}"/>',
        *(
            f'<line class="fig-interval" x1="{end}" x2="{end}" y1="{top}" y2="{bottom}"/>'
            for end in (low, high)
        ),
        f'<circle class="fig-point" cx="{point}" cy="{middle}" r="4.5"/>',
    ]
