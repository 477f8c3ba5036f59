"""Runs builds as processes of their own, counts what they cost, and checks what they made."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from .corpus import Post, all_topics
from .settings import arguments
from .sites import Flavor, Site

LAST_LINES = 25
#: Sphinx with the time of search taken
TIMED = Path(__file__).with_name("timed_sphinx.py")
#: bytes in one unit of ``ru_maxrss``
RSS_UNIT = 1 if sys.platform == "darwin" else 1024


class BuildError(Exception):
    """A build failed, or its output is not what a good build makes."""


@dataclass(frozen=True)
class Cost:
    """What one build took."""

    #: user and system seconds of the process and all its children
    cpu: float
    wall: float
    #: of its largest process, in megabytes
    peak: float


def median_cost(costs: Iterable[Cost]) -> Cost:
    """Return the median of each figure."""
    rows = list(costs)
    return Cost(
        cpu=median(row.cpu for row in rows),
        wall=median(row.wall for row in rows),
        peak=median(row.peak for row in rows),
    )


def build_full(site: Site) -> Cost:
    """Build *site* from nothing."""
    for folder in (site.output, site.doctrees):
        shutil.rmtree(folder, ignore_errors=True)
    return build_again(site)


def build_edited(site: Site, post: Post, sentence: str) -> Cost:
    """Append *sentence* to a post that was built before, and build again."""
    with site.source_of(post.docname).open("a", encoding="utf-8") as file:
        file.write(f"\n{sentence}\n")
    cost = build_again(site)
    if sentence not in _read(site.html_of(post.docname)):
        raise BuildError(f"{site.folder.name}: the edited page lacks its new sentence")
    return cost


def build_again(site: Site) -> Cost:
    """Build *site* as it is and check what came out."""
    cost = run_build(site)
    check_pages(site)
    return cost


def search_share(site: Site) -> float:
    """Build *site* from nothing and return the part of the CPU time that search took."""
    for folder in (site.output, site.doctrees):
        shutil.rmtree(folder, ignore_errors=True)
    report = site.folder / "search.txt"
    run_build(site, str(TIMED), str(report))
    check_pages(site)
    search, whole = map(float, report.read_text(encoding="utf-8").split())
    return search / whole


def run_build(site: Site, *program: str) -> Cost:
    """Run Sphinx, or *program* in its place, once and return its cost; a warning is a failure."""
    # -P keeps the source folder off sys.path, as an installed sphinx-build does.
    command = [sys.executable, "-P", *(program or ("-m", "sphinx"))]
    command += ["-b", "html", "-j", "1", "-q", "-T"]
    # Warnings must fail: a link or topic not found is work the build did not do.
    command += ["-W", "--keep-going", "-d", str(site.doctrees)]
    command += arguments(site.source, ours=site.flavor is Flavor.OURS)
    command += [str(site.source), str(site.output)]
    log = site.folder / "build.log"
    with log.open("wb") as stream:
        start = time.perf_counter()
        # A session of its own: an interrupt reaches this process only, which ends the build.
        process = subprocess.Popen(
            command, stdout=stream, stderr=stream, env=_environment(site), start_new_session=True
        )
        try:
            # Not Popen.wait: only wait4 tells this one child's usage apart from all others'.
            _, status, usage = os.wait4(process.pid, 0)
        except BaseException:
            process.kill()
            process.wait()
            raise
        wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise BuildError(f"{site.folder.name}: the build failed\n{_last_lines(log)}")
    peak = usage.ru_maxrss * RSS_UNIT / 1_000_000
    return Cost(cpu=usage.ru_utime + usage.ru_stime, wall=wall, peak=peak)


def _environment(site: Site) -> dict[str, str]:
    # One hash seed for all, and compiled files kept: neither flavor compiles twice.
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    # Sphinx leaves a file in the temporary folder when it crashes; ours is removed.
    return env | {"PYTHONHASHSEED": "0", "TMPDIR": str(site.folder)}


def _last_lines(log: Path) -> str:
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
    return "\n".join(f"  {line}" for line in lines[-LAST_LINES:])


def check_pages(site: Site) -> None:
    """Raise unless the output holds every page with its text.

    A build that loses pages, or writes an error in their place, would count as a fast one.
    """
    names = [post.docname for post in site.posts] + [topic.docname for topic in all_topics()]
    expected = set(map(site.html_of, names))
    found = {path for name in ("posts", "topics") for path in (site.output / name).rglob("*.html")}
    if found != expected:
        lost, extra = len(expected - found), len(found - expected)
        raise BuildError(f"{site.folder.name}: {lost} pages missing, {extra} unexpected")
    links = [f"{topic.docname}.html" for topic in all_topics()]
    for post in site.posts:
        text = _read(site.html_of(post.docname))
        if post.proof not in text:
            raise BuildError(f"{site.folder.name}: {post.docname}.html lacks its text")
        # Half a sidebar would be a cheap one.
        if not all(link in text for link in links):
            raise BuildError(f"{site.folder.name}: {post.docname}.html lacks topics")
    for topic in all_topics():
        if topic.title not in _read(site.html_of(topic.docname)):
            raise BuildError(f"{site.folder.name}: {topic.docname}.html lacks its title")
    if site.flavor is Flavor.OURS:
        _check_listings(site)


def _check_listings(site: Site) -> None:
    """Raise unless each post is listed on the page of its primary topic."""
    pages = {topic.docname: _read(site.html_of(topic.docname)) for topic in all_topics()}
    for post in site.posts:
        topic = post.topics[0]
        if f"{post.docname}.html" not in pages[topic.docname]:
            raise BuildError(f"{site.folder.name}: {topic.docname}.html omits {post.docname}")


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")
