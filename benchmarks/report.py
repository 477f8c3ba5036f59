"""The tables: on the terminal and between the markers in ``docs/benchmarks.md``."""

from __future__ import annotations

import platform
from importlib.metadata import version
from pathlib import Path

from .measure import EDIT, FULL, NOOP, Results
from .sites import Flavor
from .targets import Figure, figures

BEGIN, END = "<!-- benchmarks: begin -->", "<!-- benchmarks: end -->"
PACKAGES = ("Sphinx", "furo", "myst-parser", "docutils")

INTRO = f"""\
# What topicbook costs

Measured on made-up posts of about 900 words each against *stock*: Sphinx, MyST-Parser and Furo
alone, with the same topic pages in the toctree and the same posts out of it. Stock has no
listings, breadcrumbs, related posts, feed or help block, but its own search index, which ours
replaces; these tables say what that costs.

Run it again with

```
make bench
```

or, from the project's folder, `python -m benchmarks`. It takes about half an hour and up to a
gigabyte each of memory and of temporary disk; close other programs. `--quick` tries everything
on small sites in a minute, without a verdict. `--subject stock` measures stock against itself,
which shows how much of a difference is noise. `--toctree` adds stock with the posts inside the
toctree, which takes a quarter of an hour more. Only a run with the standard sizes and at least
three rounds changes this page; it ends with status 1 if a target is missed, and any run with 2
if a build is broken.

CPU is user plus system time of the whole build, one process (`-j 1`). Runs are interleaved, ours
and stock in turn, and each figure is a ratio of medians; "rounds" gives the ratio of each round
alone. A build counts only if every page is there with its text, its topics in the sidebar and
its place on its topic's page, and no warning was given. The share of search is taken inside one
build, of all that only search needs, in CPU seconds. Ours is built with the project's own
`conf.py`. On a machine that does other work at the same time CPU seconds differ by a third.

{BEGIN}
Not measured yet.
{END}
"""


def target_table(found: list[Figure], *, judged: bool) -> str:
    """Return the table of targets; without a verdict if the run was not the standard one."""
    rows = ["| | target | measured | rounds | |", "|---|---|---|---|---|"]
    for figure in found:
        verdict = ("met" if figure.met else "**missed**") if judged else "-"
        # One by one, not as a range: the reader sees whether one round stands apart.
        rounds = ", ".join(_show(figure, value) for value in figure.rounds)
        cells = (
            figure.label,
            f"<= {figure.limit:.0%}" if figure.percent else f"<= {figure.limit:g}",
            _show(figure, figure.value),
            rounds if len(figure.rounds) > 1 else "",
            verdict,
        )
        rows.append(f"| {' | '.join(cells)} |")
    return "\n".join(rows)


def _show(figure: Figure, value: float) -> str:
    return f"{value:.1%}" if figure.percent else f"{value:.2f}"


def cost_table(results: Results) -> str:
    """Return the medians behind the ratios; seconds are those of one machine."""
    plan = results.plan
    counts = {"ours": plan.posts, "stock": plan.posts, "ours-large": plan.large}
    counts["stock-toctree"] = plan.posts
    rows = ["| build | posts | CPU s | wall s | peak MB | CPU / stock's full build |"]
    rows.append("|---|---|---|---|---|---|")
    base = results.cost("stock", FULL).cpu
    for task in (FULL, EDIT, NOOP):
        for name, count in counts.items():
            if not results.costs.get((name, task)):
                continue
            cost = results.cost(name, task)
            numbers = f"{cost.cpu:.1f} | {cost.wall:.1f} | {cost.peak:.0f} | {cost.cpu / base:.3f}"
            shown = name.removesuffix("-large")
            # A reader must not take stock, measured in our place, for ours.
            if plan.subject is Flavor.STOCK and shown == "ours":
                shown = "stock in our place"
            rows.append(f"| {shown}: {task} | {count:,} | {numbers} |")
    return "\n".join(rows)


def versions() -> str:
    """Return the versions a measurement depends on."""
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    return f"Python {platform.python_version()}, {packages}; {platform.system()}."


def report(results: Results) -> str:
    """Return both tables and the versions as Markdown."""
    plan = results.plan
    table = target_table(figures(results), judged=plan.is_standard())
    sizes = results.page_bytes
    page = f"The page compared: {sizes['ours-small']:,} and {sizes['ours-large']:,} bytes."
    runs = f"Medians of {plan.runs} rounds. {page} {versions()}"
    return f"{table}\n\n{cost_table(results)}\n\n{runs}\n"


def write_report(path: Path, text: str) -> None:
    """Put *text* between the markers of *path*; a missing file is made."""
    page = path.read_text(encoding="utf-8") if path.exists() else INTRO
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(put_between(page, BEGIN, END, text), encoding="utf-8")


def put_between(page: str, begin: str, end: str, text: str) -> str:
    """Return *page* with *text* between two markers; both must be there, once each."""
    if page.count(begin) != 1 or page.count(end) != 1:
        raise ValueError(f"the page needs the lines {begin} and {end} once each")
    before, _, rest = page.partition(begin)
    after = rest.partition(end)[2]
    return f"{before}{begin}\n{text}{end}{after}"
