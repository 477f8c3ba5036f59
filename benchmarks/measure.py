"""What is built, and in which order."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from .build import (
    BuildError,
    Cost,
    build_again,
    build_edited,
    build_full,
    median_cost,
    search_share,
)
from .corpus import REACH, Post
from .prose import Writer
from .sites import Flavor, Site, write_site

FULL, EDIT, NOOP = "full build", "one post edited", "nothing changed"


@dataclass(frozen=True)
class Plan:
    """What to measure."""

    posts: int = 1000
    large: int = 4000
    small: int = 100
    runs: int = 3
    #: what stands in the place of ours; ``stock`` shows the noise of the method
    subject: Flavor = Flavor.OURS
    #: also build stock with the posts inside the toctree
    toctree: bool = False

    def is_standard(self) -> bool:
        """Tell whether the figures can be held against the targets."""
        sizes = (self.posts, self.large, self.small) == (Plan.posts, Plan.large, Plan.small)
        return sizes and self.runs >= Plan.runs and self.subject is Plan.subject


@dataclass
class Results:
    """Costs by ``(site, task)``, and the bytes of one page by site."""

    plan: Plan
    costs: defaultdict[tuple[str, str], list[Cost]] = field(
        default_factory=lambda: defaultdict(list)
    )
    page_bytes: dict[str, int] = field(default_factory=dict)
    #: the part of our full build that search took, by round
    shares: list[float] = field(default_factory=list)

    def cost(self, site: str, task: str) -> Cost:
        """Return the median cost."""
        return median_cost(self.costs[site, task])


def probe_of(site: Site) -> Post:
    """Return the post that is edited and whose size is compared.

    It stands in the middle of the small site, out of reach of both ends, where links are
    the same in a site of any size.
    """
    return site.posts[max(REACH * 2 + 1, 50)]


class Session:
    """One run of the benchmarks in a folder of its own."""

    def __init__(self, plan: Plan, folder: Path, say: Callable[[str], None]) -> None:
        """Write the sites."""
        self.say = say
        self.results = Results(plan)
        say("writing the source files")
        self.ours = write_site(plan.subject, plan.posts, folder / "ours")
        self.stock = write_site(Flavor.STOCK, plan.posts, folder / "stock")
        self.large = write_site(plan.subject, plan.large, folder / "ours-large")
        self.small = write_site(plan.subject, plan.small, folder / "ours-small")
        self.small_stock = write_site(Flavor.STOCK, plan.small, folder / "stock-small")
        _check_probe(self.small, self.large)

    def run(self) -> Results:
        """Build everything, round after round."""
        plan = self.results.plan
        # Small builds first: they fill caches, and a broken build shows within a minute.
        for site in (self.small, self.small_stock):
            self._take(site, FULL, build_full(site))
        for number in range(1, plan.runs + 1):
            self._round(number)
        self._note_size(self.small)
        self._note_size(self.large)
        if plan.toctree:
            name = str(Flavor.STOCK_TOCTREE)
            site = write_site(Flavor.STOCK_TOCTREE, plan.posts, self.ours.folder.parent / name)
            self._take(site, FULL, build_full(site))
        return self.results

    def _round(self, number: int) -> None:
        # Ours and stock in turn, so that a slow spell of the machine meets both.
        sentence = Writer(_rng(number)).plain_sentence(f"Edit {number} adds")
        for site in (self.ours, self.stock):
            self._take(site, FULL, build_full(site))
        for site in (self.ours, self.stock):
            self._take(site, EDIT, build_edited(site, probe_of(site), sentence))
        for site in (self.ours, self.stock):
            self._take(site, NOOP, build_again(site))
        self._take(self.large, FULL, build_full(self.large))
        if self.ours.flavor is Flavor.OURS:
            self.results.shares.append(search_share(self.ours))
            self.say(f"search took {self.results.shares[-1]:.1%} of {self.ours.folder.name}")

    def _take(self, site: Site, task: str, cost: Cost) -> None:
        name = site.folder.name
        self.results.costs[name, task].append(cost)
        done = f"{name}, {len(site.posts)} posts, {task}"
        self.say(f"{done}: {cost.cpu:.1f} s CPU, {cost.wall:.1f} s, {cost.peak:.0f} MB")

    def _note_size(self, site: Site) -> None:
        size = site.html_of(probe_of(site).docname).stat().st_size
        self.results.page_bytes[site.folder.name] = size


def _rng(number: int) -> random.Random:
    return random.Random(f"edit {number}")


def _check_probe(small: Site, large: Site) -> None:
    """Raise unless the page compared is the same page, and as often linked to, in both."""
    names = [_mentions(site) for site in (small, large)]
    texts = [site.source_of(probe_of(site).docname).read_bytes() for site in (small, large)]
    if names[0] != names[1] or texts[0] != texts[1]:
        raise BuildError("the generator made different posts for the small and the large site")


def _mentions(site: Site) -> set[str]:
    target = probe_of(site).docname.removeprefix("posts/")
    return {post.docname for post in site.posts if f"({target}.md)" in post.body}
