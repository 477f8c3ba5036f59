"""Every kind of slip an author can make, as a change of one file of the small site."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Slip:
    """A change that breaks a file, and what the build must then say."""

    change: Callable[[str], str]
    #: a part of the message
    message: str
    #: a page that must still be built without ``-W``
    path: str = "posts/breathing.md"


def set_key(text: str, key: str, line: str) -> str:
    """Replace a one-line key of the front matter, or add it; an empty *line* removes it."""
    opening, front, body = text.split("---\n", 2)
    kept = [old for old in front.splitlines() if not old.startswith(f"{key}:")]
    lines = [*([line] if line else []), *kept]
    return "---\n".join([opening, "".join(f"{new}\n" for new in lines), body])


def has_front(text: str) -> bool:
    """Tell whether a file starts with front matter that :func:`set_key` can change."""
    return text.startswith("---\n") and text.count("---\n") >= 2


def _key(key: str, line: str) -> Callable[[str], str]:
    return lambda text: set_key(text, key, line)


def _added(paragraph: str) -> Callable[[str], str]:
    return lambda text: f"{text}\n{paragraph}\n"


def _without_front(text: str) -> str:
    return text.split("---\n", 2)[2]


#: in the front matter
FRONT_MATTER = {
    "bad date": Slip(_key("date", "date: 2026-02-31"), "date"),
    "days out of order": Slip(_key("updated", "updated: 2020-01-01"), "updated"),
    "unknown topic": Slip(_key("topics", "topics: [rset]"), 'did you mean "rest"?'),
    "topic twice": Slip(_key("topics", "topics: [rest, care/rest]"), "list it once"),
    "unknown key": Slip(_key("sumary", "sumary: A slip."), 'unknown key "sumary"'),
    "wrong type": Slip(_key("featured", "featured: perhaps"), "featured"),
    "colon": Slip(_key("summary", "summary: Breathing: slowly"), "quotes"),
    "tab": Slip(_key("audience", "audience:\n\t- readers"), "tab"),
    "empty title": Slip(_key("title", 'title: ""'), "title"),
    "title in use": Slip(_key("title", "title: Sleep comes back"), "already the title"),
    "title twice": Slip(lambda text: text.replace("---\n\n", "---\n\n# Two\n\n", 1), "heading"),
    "unknown post": Slip(_key("see_also", "see_also: [slepe]"), 'did you mean "sleep"?'),
    "draft suggested": Slip(_key("see_also", "see_also: [unfinished]"), "draft"),
    "old address": Slip(_key("old_urls", "old_urls: [/2016/quiet.html]"), "already redirects"),
    "no front matter": Slip(_without_front, "no front matter"),
    "bytes": Slip(_added("\udcff"), "UTF-8", "posts/breaks.md"),
    "contact": Slip(
        lambda text: re.sub("(?m)^    how: Call or text 000\n", "", text),
        "how",
        "topics/care/help/crisis-help.md",
    ),
}
#: in the text
TEXT = {
    "broken file link": Slip(_added("See [](nowhere.md)."), "nowhere.md"),
    "broken section link": Slip(_added("See [](sleep.md#nowhere)."), "nowhere"),
    "broken own section": Slip(_added("See [](#nowhere)."), "nowhere"),
    "link to a draft": Slip(_added("See [](unfinished.md)."), "a draft"),
    "unknown topic role": Slip(_added("See {topic}`rset`."), 'did you mean "rest"?'),
    "unknown post role": Slip(_added("See {post}`slepe`."), 'did you mean "sleep"?'),
    "unknown contact": Slip(_added("Call {help}`us-lime`."), 'unknown contact "us-lime"'),
    "unknown source": Slip(_added("Known.{footcite}`nobody1999`"), "nobody1999"),
    "no such option": Slip(_added("```{latest-posts}\n:limt: 3\n```"), "limt"),
    "bad option": Slip(_added("```{latest-posts}\n:limit: many\n```"), "limit"),
    "no such sort": Slip(_added("```{topic-posts}\n:topic: rest\n:sort: up\n```"), "sort"),
    "listing of nothing": Slip(_added("```{topic-posts}\n:topic: rset\n```"), 'mean "rest"?'),
    "no such directive": Slip(_added("```{latest-post}\n```"), "latest-post"),
    "no such image": Slip(_added("![A lamp](lamp.svg)"), "lamp.svg"),
    "skipped level": Slip(_added("#### Too deep"), "H4"),
}
SLIPS = FRONT_MATTER | TEXT
