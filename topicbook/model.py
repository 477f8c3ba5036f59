"""The front matter contract: what an author may say about a post, a topic or a page.

The classes are the single source of the contract: validation, the JSON Schemas in
``docs/schema/`` are made from them, the tables in ``docs/authoring.md`` are checked against them.
Imports no Sphinx.
"""

from __future__ import annotations

import datetime
import re
from enum import StrEnum
from typing import Annotated

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
)


def _written_as_day(value: object) -> object:
    """Refuse text that pydantic would take for a number of seconds or for a time of day."""
    if isinstance(value, str) and not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        raise ValueError("expected YYYY-MM-DD")
    return value


Day = Annotated[datetime.date, BeforeValidator(_written_as_day)]


def _one_line(value: str) -> str:
    """Fold line breaks: every text is shown in one line somewhere."""
    return " ".join(value.split())


def _existing_day(value: str) -> str:
    """Refuse a day that its month does not have."""
    if value.count("-") == 2:
        datetime.date.fromisoformat(value)
    return value


Text = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1), AfterValidator(_one_line)
]
#: the last segments of a topic's or a post's address, enough to tell it from all others
Id = Annotated[str, StringConstraints(pattern=r"^/?[a-z0-9][a-z0-9._-]*(/[a-z0-9][a-z0-9._-]*)*$")]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
OldUrl = Annotated[str, StringConstraints(pattern=r"^/[^\s?#\\]*$")]
WebAddress = Annotated[str, StringConstraints(pattern=r"^https://[^\s]+$")]
PartialDate = Annotated[
    str,
    StringConstraints(pattern=r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$"),
    AfterValidator(_existing_day),
]


class Kind(StrEnum):
    """What a file is, by the folder it stands in."""

    POST = "post"
    TOPIC = "topic"
    PAGE = "page"


class Audience(StrEnum):
    """Whom a page is written for."""

    READERS = "readers"
    STUDENTS = "students"
    HELPERS = "helpers"


class Contact(BaseModel):
    """One place to turn to, as listed on the help page."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: Slug = Field(description="Name used by the {help} role, for example us-988.")
    region: Text = Field(description="Where the contact can be reached.")
    name: Text = Field(description="The service.")
    how: Text = Field(description="What to do: call, text, chat, and the number.")
    url: WebAddress | None = Field(None, description="The service's own page.")
    seen: PartialDate | None = Field(
        None, description="Date shown on the archived page the contact was read from."
    )
    checked: Day | None = Field(
        None, description="Day a person opened the service's own page and confirmed it."
    )
    brief: bool = Field(False, description="Part of the short help block on every page.")


class Matter(BaseModel):
    """What every kind of page can say about itself."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: Text | None = Field(
        None, description="The page's title; leave it out when the text starts with a heading."
    )
    summary: Text = Field(description="One sentence: what the reader gets from this page.")


class PageMatter(Matter):
    """Front matter of a file in ``pages/`` and of ``index.md``."""


class Reviewable(Matter):
    """What posts and topics share: audience, questions and dates of care."""

    questions: tuple[Text, ...] = Field(
        (), description="Questions the page answers, worded as a reader would type them."
    )
    audience: tuple[Audience, ...] = Field((), description="Whom the page is for.")
    updated: Day | None = Field(None, description="Day of the last change in substance.")
    reviewed: Day | None = Field(None, description="Day a clinician reviewed the page.")
    review_by: Day | None = Field(None, description="Day the next review is due.")
    study_apart: bool = Field(
        False, description="Show the page's study questions in the study section only."
    )


class PostMatter(Reviewable):
    """Front matter of a file in ``posts/``."""

    date: Day = Field(description="Day the post was first published.")
    topics: tuple[Id, ...] = Field(
        min_length=1, max_length=5, description="Topic ids, the primary topic first."
    )
    featured: bool = Field(False, description="Shown by the start-here directive.")
    draft: bool = Field(False, description="Left out of every output.")
    old_urls: tuple[OldUrl, ...] = Field(
        (), description="Addresses that redirect here, from the site's root."
    )
    see_also: tuple[Id, ...] = Field((), description="Ids of posts to suggest first.")
    help_first: bool = Field(False, description="Put the help block above the text.")


class TopicMatter(Reviewable):
    """Front matter of a file in ``topics/``."""

    order: int = Field(
        1000, description="Place among the topics of the same folder; low numbers first."
    )
    also_called: tuple[Text, ...] = Field((), description="Everyday words for the topic.")
    related: tuple[Id, ...] = Field((), description="Ids of topics to read next.")
    contrasts: tuple[Id, ...] = Field((), description="Ids of topics it is confused with.")
    contacts: tuple[Contact, ...] = Field((), description="The help contacts; help page only.")


MATTERS: dict[Kind, type[Matter]] = {
    Kind.POST: PostMatter,
    Kind.TOPIC: TopicMatter,
    Kind.PAGE: PageMatter,
}


def kind_of(docname: str) -> Kind:
    """Return what *docname* is: its first folder decides.

    ``topics/index``, the page above all branches, is a page and not a topic.
    """
    if docname.startswith("posts/"):
        return Kind.POST
    if docname.startswith("topics/") and docname != "topics/index":
        return Kind.TOPIC
    return Kind.PAGE
