"""The site under test: built once for all workers, served over http, and what its sources say."""

from __future__ import annotations

import fcntl
import gzip
import json
import shutil
import subprocess
import sys
import threading
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cached_property, partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
LONG_READS = ("building-a-therapeutic-relationship", "stress-vs-burnout-difference")
EXTRA_POSTS = Path(__file__).with_name("extra-posts")
CONTENT = ("conf.py", "index.md", "pages", "posts", "topics", "_static", "topicbook")

#: one address of each page kind, from the site's root
KINDS = {
    "home": "index.html",
    "branch": "topics/stress-vs-burnout/index.html",
    "group": "topics/stress-vs-burnout/telling-apart/index.html",
    "leaf": "topics/therapeutic-relationship/in-the-room/boundaries.html",
    "crisis": "topics/self-care/getting-help/crisis-help.html",
    "post-bond": "posts/building-a-therapeutic-relationship.html",
    "post-stress": "posts/stress-vs-burnout-difference.html",
    "archive": "pages/archive.html",
    "author": "pages/about-the-author.html",
    "about": "pages/about-this-information.html",
}
#: pages that come from no document; the 404 page stands deep in folders that are not there
GENERATED = {"search": "search.html?q=boundaries", "missing": "no/such/folder/page.html"}
POSTS = ("post-bond", "post-stress")
TOPICS = ("branch", "group", "leaf", "crisis")


@dataclass(frozen=True)
class Source:
    """One Markdown file of the site: its front matter, and its text without it."""

    path: Path
    front: dict[str, Any]
    text: str

    @property
    def id(self) -> str:
        """Return the name by which other files refer to this one."""
        return self.path.parent.name if self.path.name == "index.md" else self.path.stem


def read_source(path: Path) -> Source:
    """Read one file with nothing of topicbook."""
    _, front, text = path.read_text(encoding="utf-8").split("---\n", 2)
    return Source(path, yaml.safe_load(front), text)


@dataclass(frozen=True)
class Site:
    """A built site: where its sources and its pages are."""

    source: Path
    folder: Path
    url: str = ""

    @cached_property
    def topics(self) -> dict[str, Source]:
        """Return all topics by id, in the order of the tree."""
        return {topic.id: topic for topic in self._below(self.source / "topics")}

    def _below(self, folder: Path) -> Iterator[Source]:
        children = [*folder.glob("*/index.md"), *(set(folder.glob("*.md")) - {folder / "index.md"})]
        found = [read_source(path) for path in children]
        for topic in sorted(found, key=lambda topic: (topic.front.get("order", 1e9), topic.id)):
            yield topic
            if topic.path.name == "index.md":
                yield from self._below(topic.path.parent)

    @cached_property
    def posts(self) -> dict[str, Source]:
        """Return all posts by id."""
        return {path.stem: read_source(path) for path in sorted(self.source.glob("posts/*.md"))}

    def source_of(self, kind: str) -> Source:
        """Return the file that a page kind's example is written in."""
        return read_source((self.source / KINDS[kind]).with_suffix(".md"))

    def ancestors(self, topic: Source) -> list[Source]:
        """Return the topics above one, outermost first."""
        folder = topic.path.parent.parent if topic.path.name == "index.md" else topic.path.parent
        names = folder.relative_to(self.source / "topics").parts
        return [self.topics[name] for name in names]

    def children(self, topic: Source | None) -> list[Source]:
        """Return the topics right below one, or the branches."""
        above = [] if topic is None else [*self.ancestors(topic), topic]
        return [other for other in self.topics.values() if self.ancestors(other) == above]

    def posts_below(self, topic: Source) -> list[Source]:
        """Return the posts of a topic and of all topics below it."""
        ids = {
            other.id
            for other in self.topics.values()
            if other == topic or topic in self.ancestors(other)
        }
        return [post for post in self.posts.values() if ids & set(post.front["topics"])]

    def file_url(self, address: str) -> str:
        """Return the file:// address of one page."""
        path, _, query = address.partition("?")
        return (self.folder / path).as_uri() + (f"?{query}" if query else "")

    def html_files(self) -> list[Path]:
        """Return every HTML file of the output."""
        return sorted(self.folder.rglob("*.html"))


def build_once(shared: Path, name: str, *, extra: bool = False) -> Site:
    """Build the site into *shared*, unless another worker has; *extra* posts go into a copy."""
    work = shared / name
    source = work / "source" if extra else ROOT
    site = Site(source, work / "html")
    shared.mkdir(parents=True, exist_ok=True)
    with (shared / f"{name}.lock").open("w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        outcome = work / "outcome.json"
        if not outcome.exists():
            work.mkdir(exist_ok=True)
            if extra:
                copy_sources(source)
            outcome.write_text(json.dumps(run_sphinx(source, work)), encoding="utf-8")
        status, messages = json.loads(outcome.read_text(encoding="utf-8"))
    if status:
        raise RuntimeError(f"the site does not build:\n{messages}")
    return site


def run_sphinx(source: Path, work: Path) -> tuple[int, str]:
    """Build the html of *source*; return the exit status and everything printed."""
    command = [sys.executable, "-m", "sphinx", "-q", "-j", "auto", "-b", "html"]
    command += ["-d", str(work / "doctrees"), str(source), str(work / "html")]
    done = subprocess.run(
        command,
        cwd=source,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout


def copy_sources(target: Path) -> None:
    """Copy the site and add posts for what the real ones do not show yet."""
    target.mkdir()
    for name in CONTENT:
        if (ROOT / name).is_dir():
            shutil.copytree(
                ROOT / name, target / name, ignore=shutil.ignore_patterns("__pycache__")
            )
        else:
            shutil.copy(ROOT / name, target / name)
    # Few posts, so that what they show of each other is known.
    for post in (target / "posts").glob("*.md"):
        if post.stem not in LONG_READS:
            post.unlink()
    for post in EXTRA_POSTS.glob("*.md"):
        shutil.copy(post, target / "posts" / post.name)


class Handler(SimpleHTTPRequestHandler):
    """A plain static server, set up like a host: gzip, caching, the site's own 404 page."""

    protocol_version = "HTTP/1.1"
    headers_to_add: dict[str, str]

    def do_GET(self) -> None:
        """Answer with the file, compressed if that helps, or with 404.html."""
        path = Path(self.translate_path(self.path))
        if path.is_dir():
            path /= "index.html"
        status = HTTPStatus.OK if path.is_file() else HTTPStatus.NOT_FOUND
        if status is HTTPStatus.NOT_FOUND:
            path = Path(self.directory, "404.html")
        body = path.read_bytes()
        lines = {"Content-Type": self.guess_type(str(path)), "Cache-Control": "max-age=600"}
        lines |= self.headers_to_add
        if lines["Content-Type"].startswith(("text/", "image/svg", "application/")):
            body = gzip.compress(body, 6, mtime=0)
            lines["Content-Encoding"] = "gzip"
        self.send_response(status)
        for name, value in {**lines, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def handle(self) -> None:
        """Serve one connection; a browser may drop it at any time."""
        with suppress(ConnectionError):
            super().handle()

    def log_message(self, format: str, *args: object) -> None:
        """Print nothing."""


@contextmanager
def serve(folder: Path, **headers: str) -> Iterator[str]:
    """Serve *folder* on this machine, with *headers* (``_`` for ``-``) on every answer."""
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    handler = type("SiteHandler", (Handler,), {"headers_to_add": names})
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder)))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
