"""The tables, and which targets are met."""

from __future__ import annotations

from dataclasses import dataclass

from .speed import Speed
from .success import Finding, Fit
from .transfer import Transfer

BEGIN, END = "<!-- relevance: begin -->", "<!-- relevance: end -->"
INTRO = """\

# How well search finds

The questions in `tests/search/` were written by people who had not seen the question banks,
before these were. Weights were found on `relevance.tsv`; `heldout.tsv` was never tuned on. A hit
is the topic that answers or a post that belongs to it first. A slip is two letters swapped, one
left out, doubled, or hit beside, in one word of five letters or more; three are tried for each
question.

All engines search the same pages in the same Chromium. Sphinx and Pagefind run with their
defaults. MiniSearch is given the fields of our pages, our words and stems, any-word matching,
prefixes and slips, and boosts that a random walk found on the same questions as our weights
(`python -m benchmarks.relevance --tune`). A second MiniSearch gets the lines of the question banks
as two more fields, of a topic's page and of its posts.

Bytes are what a first question loads beyond the page, compressed. Milliseconds are from a key to
the results on the page, all loaded before; only their ratio means anything on another machine.

Run it again with `make relevance`: about twenty minutes, half of them for 10,000 posts.
"""


@dataclass(frozen=True)
class Target:
    """One figure and what it must reach."""

    label: str
    limit: float
    value: float
    at_least: bool
    form: str = "{:.2f}"

    @property
    def met(self) -> bool:
        """Tell whether it reaches it; what is printed is what counts."""
        return self.value >= self.limit if self.at_least else self.value <= self.limit

    def row(self) -> str:
        """Return the line of the table."""
        sign = ">=" if self.at_least else "<="
        shown, limit = self.form.format(self.value), self.form.format(self.limit)
        return (
            f"| {self.label} | {sign} {limit} | {shown} | {'met' if self.met else '**missed**'} |"
        )


def targets(
    found: list[Finding], fit: Fit, transfers: dict[int, Transfer], speeds: dict[int, Speed]
) -> list[Target]:
    """Return all targets; *transfers* and *speeds* by the number of posts, 0 for this site."""
    ours, *others = found
    rows = [
        Target("success@3 on questions never tuned on", 0.88, ours.held_out.at_3, True),
        Target("success@1 on them", 0.68, ours.held_out.at_1, True),
    ]
    for other in others:
        lead = ours.held_out.at_3 - other.held_out.at_3
        limit = 0.05 if other.engine.startswith("MiniSearch") else 0.30
        rows.append(Target(f"lead in success@3 over {other.engine}", limit, lead, True))
    lost = ours.held_out.at_3 - ours.slipped.at_3
    rows += [
        Target("success@3 lost by one slip", 0.05, lost, False),
        Target("weak fit said of questions out of scope", 0.80, fit.out_of_scope, True),
        Target("weak fit said of questions in scope", 0.05, fit.in_scope, False),
    ]
    for count, limit in ((0, 120), (1_000, 150), (10_000, 300)):
        if count in transfers:
            label = f"KB for a first question, {_site(count)}, most of 30"
            rows.append(Target(label, limit, transfers[count].most / 1000, False, "{:.0f}"))
    for count, limit in ((1_000, 0.5), (10_000, 0.2)):
        if count in speeds:
            label = f"key to results over MiniSearch, {_site(count)}"
            rows.append(Target(label, limit, speeds[count].ratio, False))
    return rows


def _site(count: int) -> str:
    return f"{count:,} posts" if count else "this site"


def report(
    rows: list[Target],
    found: list[Finding],
    transfers: dict[int, Transfer],
    speeds: dict[int, Speed],
    versions: str,
) -> str:
    """Return all tables as Markdown."""
    lines = ["| | target | measured | |", "|---|---|---|---|", *(row.row() for row in rows), ""]
    lines += [
        "| engine | tuned on: @1 | @3 | never tuned on: @1 | @3 | with a slip: @1 | @3 |",
        "|---|---|---|---|---|---|---|",
    ]
    for one in found:
        parts = (one.tuned, one.held_out, one.slipped)
        cells = " | ".join(f"{part.at_1:.2f} | {part.at_3:.2f}" for part in parts)
        lines.append(f"| {one.engine} | {cells} |")
    lines += [
        "",
        "| first question | typical KB | most KB | the page itself |",
        "|---|---|---|---|",
    ]
    for count, sent in transfers.items():
        cells = " | ".join(f"{size / 1000:.0f}" for size in (sent.typical, sent.most, sent.page))
        lines.append(f"| {_site(count)} | {cells} |")
    lines += ["", "| key to results, ms | ours | p95 | MiniSearch | p95 |", "|---|---|---|---|---|"]
    for count, one_speed in speeds.items():
        times = (one_speed.ours, one_speed.ours_p95, one_speed.theirs, one_speed.theirs_p95)
        lines.append(f"| {_site(count)} | {' | '.join(f'{time:.1f}' for time in times)} |")
    return "\n".join([*lines, "", versions])
