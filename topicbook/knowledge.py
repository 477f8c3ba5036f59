"""``knowledge.json``: topics and posts for other programs.

The classes are the format's single source; ``docs/schema/knowledge.schema.json`` is made
from them.  Imports no Sphinx.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from .graph import NEVER, Graph


class Record(BaseModel):
    """What all parts of the file share: no field that is not described here."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class KnowledgeTopic(Record):
    """One topic of the tree."""

    id: str = Field(description="Address below topics/, unique among topics.")
    title: str
    summary: str
    url: str = Field(description="Absolute if html_baseurl is set, else from the site's root.")
    parent: str | None = Field(description="Id of the topic above; null for a branch.")
    children: list[str] = Field(description="Ids of the topics directly below, in order.")
    also_called: list[str] = Field(description="Everyday words for the topic.")
    related: list[str] = Field(description="Ids of topics to read next.")
    contrasts: list[str] = Field(description="Ids of topics it is confused with.")


class Dates(Record):
    """What the author states about a post's dates."""

    date: datetime.date | None = Field(description="Day of first publication.")
    updated: datetime.date | None
    reviewed: datetime.date | None = Field(description="Day a clinician reviewed it.")
    review_by: datetime.date | None


class KnowledgePost(Record):
    """One post."""

    id: str = Field(description="Address below posts/, unique among posts.")
    title: str
    url: str
    summary: str
    topics: list[str] = Field(description="Topic ids, the primary topic first.")
    audience: list[str]
    dates: Dates
    questions: list[str] = Field(description="Questions the post answers.")
    links_to: list[str] = Field(description="Ids of posts and topics its text links to.")
    word_count: int = Field(description="Running words of the text.")


class Knowledge(Record):
    """The whole file."""

    version: Literal[1]
    topics: list[KnowledgeTopic] = Field(description="In tree order, parents first.")
    posts: list[KnowledgePost] = Field(description="Newest first.")


def build_knowledge(graph: Graph, address: Callable[[str], str]) -> Knowledge:
    """Return topics and posts of the graph; *address* gives each docname's published one."""
    ids = {topic.docname: topic.id for topic in graph.topics.values()}
    ids |= {post.docname: post.id for post in graph.posts.values()}

    def named(docnames: tuple[str, ...]) -> list[str]:
        return [ids[docname] for docname in docnames if docname in ids]

    topics = [
        KnowledgeTopic(
            id=topic.id,
            title=topic.title,
            summary=topic.summary,
            url=address(topic.docname),
            parent=ids[topic.parent] if topic.parent else None,
            children=named(topic.children),
            also_called=list(topic.also_called),
            related=named(topic.related),
            contrasts=named(topic.contrasts),
        )
        for topic in (graph.topics[docname] for docname in graph.tree.walk())
    ]
    newest = sorted(graph.posts.values(), key=lambda p: (-p.date.toordinal(), p.docname))
    posts = [
        KnowledgePost(
            id=post.id,
            title=post.title,
            url=address(post.docname),
            summary=post.summary,
            topics=named(post.topics),
            audience=list(post.audience),
            dates=Dates(
                date=None if post.date == NEVER else post.date,
                updated=post.updated,
                reviewed=post.reviewed,
                review_by=post.review_by,
            ),
            questions=list(post.questions),
            links_to=named(post.links_to),
            word_count=post.words,
        )
        for post in newest
    ]
    return Knowledge(version=1, topics=topics, posts=posts)
