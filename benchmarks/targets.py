"""The targets and what a run measured for each."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median

from .measure import EDIT, FULL, Results

Key = tuple[str, str]


@dataclass(frozen=True)
class Figure:
    """One target and what was measured for it."""

    label: str
    limit: float
    value: float
    #: the same from each round alone; one value where rounds cannot differ
    rounds: tuple[float, ...]
    percent: bool = False

    @property
    def met(self) -> bool:
        """Tell whether the target is reached."""
        return self.value <= self.limit


def figures(results: Results) -> list[Figure]:
    """Return the targets with what was measured."""
    plan, sizes = results.plan, results.page_bytes
    posts, large, small = f"{plan.posts:,}", f"{plan.large:,}", f"{plan.small:,}"
    ours, stock, bigger = ("ours", FULL), ("stock", FULL), ("ours-large", FULL)
    edit = ("ours", EDIT)
    growth = sizes["ours-large"] / sizes["ours-small"]
    found = [
        Figure(
            f"CPU for {posts} posts against stock",
            0.85,
            *_ratio(results, ours, stock),
        ),
        Figure(
            f"CPU for {large} posts over CPU for {posts}",
            4.4,
            *_ratio(results, bigger, ours),
        ),
        Figure(
            f"text of one post edited among {posts}: CPU over stock's full build",
            0.07,
            *_ratio(results, edit, stock),
            percent=True,
        ),
        Figure(
            f"a post page's HTML at {large} posts over the same page at {small}",
            1.05,
            growth,
            (growth,),
        ),
    ]
    # Stock in our place has no such share.
    if results.shares:
        label = f"search's share of the CPU for {posts} posts"
        shares = tuple(results.shares)
        found.append(Figure(label, 0.10, median(shares), shares, percent=True))
    return found


def _ratio(results: Results, above: Key, below: Key) -> tuple[float, tuple[float, ...]]:
    """Return the ratio of the medians, and that of each round."""
    pairs = zip(results.costs[above], results.costs[below], strict=True)
    value = results.cost(*above).cpu / results.cost(*below).cpu
    return value, tuple(a.cpu / b.cpu for a, b in pairs)
