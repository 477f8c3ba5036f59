"""The site's pages as other engines are given them, and whether a page is a right answer."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml
from bs4 import BeautifulSoup

from ..settings import ROOT

CONCEPT = re.compile(r"(?m)^:{3,}\{concept\} (.+)\n((?::.+\n)*)")


@dataclass(frozen=True)
class Document:
    """One page with the fields that our search has too."""

    id: str
    title: str
    questions: str
    names: str
    bank: str
    topic_bank: str
    concepts: str
    headings: str
    summary: str
    body: str


class Pages:
    """The pages of a site: its sources, and what was built of them."""

    def __init__(self, output: Path, source: Path = ROOT) -> None:
        """Take the folder of the built pages and that of the sources."""
        self.output, self.source = output, source

    @cached_property
    def fronts(self) -> dict[str, dict[str, Any]]:
        """Front matter of topics and posts, by docname."""
        files = [*self.source.glob("topics/**/*.md"), *self.source.glob("posts/*.md")]
        return {
            path.relative_to(self.source).with_suffix("").as_posix(): yaml.safe_load(
                path.read_text(encoding="utf-8").split("---\n")[1]
            )
            for path in sorted(files)
        }

    def leaf_of(self, docname: str) -> str:
        """Return the last part of the topic that a page belongs to first, ``""`` for none."""
        front = self.fronts.get(docname, {})
        topic = str(front["topics"][0]) if docname.startswith("posts/") else docname
        return topic.rpartition("/")[2] if front else ""

    @cached_property
    def banks(self) -> dict[str, str]:
        """The lines of each question bank, by the last part of its topic."""
        found = {}
        for path in sorted(self.source.glob("topics/**/*.asks.txt")):
            lines = path.read_text(encoding="utf-8").splitlines()
            text = "\n".join(line for line in lines if line and not line.startswith("#"))
            found[path.name.removesuffix(".asks.txt")] = text
        return found

    @cached_property
    def concepts(self) -> dict[str, str]:
        """The names of the concepts of each topic."""
        found: dict[str, list[str]] = {}
        for path in sorted(self.source.glob("pages/*.md")):
            for term, options in CONCEPT.findall(path.read_text(encoding="utf-8")):
                given = dict(re.findall(r"(?m)^:(\w+): (.+)$", options))
                for topic in given.get("topics", "").split(","):
                    names = [term, given.get("aliases", "")]
                    found.setdefault(topic.strip().rpartition("/")[2], []).extend(names)
        return {topic: "\n".join(names) for topic, names in found.items()}

    def documents(self) -> list[dict[str, str]]:
        """Return every topic and post with its fields."""
        return [asdict(self.document(docname)) for docname in self.fronts]

    def document(self, docname: str) -> Document:
        """Return one page."""
        front, leaf = self.fronts[docname], self.leaf_of(docname)
        page = BeautifulSoup((self.output / f"{docname}.html").read_bytes(), "html.parser")
        (article,) = page.select("article")
        for part in article.select("[class^=topicbook-]:not(.topicbook-page), h1, nav"):
            part.extract()
        is_post = docname.startswith("posts/")
        return Document(
            id=docname,
            title=str(front["title"]),
            questions="\n".join(front.get("questions", [])),
            names="\n".join(front.get("also_called", [])),
            bank="" if is_post else self.banks.get(leaf, ""),
            topic_bank=self.banks.get(leaf, "") if is_post else "",
            concepts="" if is_post else self.concepts.get(leaf, ""),
            headings="\n".join(tag.get_text(" ").rstrip("¶") for tag in article.select("h2, h3")),
            summary=str(front["summary"]),
            body=article.get_text(" "),
        )
