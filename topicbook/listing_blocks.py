"""Listings as docutils nodes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from .blocks import block, bullets, heading, paragraph, xref
from .dates import show_date, show_partial
from .figures.topic_map import topic_map
from .study.practice import practice_blocks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .listings import Branch, Entry, Group, ListingView
    from .model import Contact


def listing_blocks(view: ListingView, here: str, level: int) -> list[nodes.Node]:
    """Return the nodes of one listing on the page *here*; its headings start at *level*."""
    if view.name == "topic-tree":
        return [block("div", "tree", branch_list(view.branches, here))] if view.branches else []
    if view.name == "topic-map":
        parts = [topic_map(branches=view.branches), branch_list(view.branches, here)]
        return [block("nav", "map", *parts, label="All topics")] if view.branches else []
    if view.name == "practice":
        return practice_blocks([branch_list(view.branches, here)] if view.branches else [])
    if view.name == "contacts":
        return [region_block(group, level) for group in view.groups]
    if view.name == "archive":
        return [year_block(group, here, level) for group in view.groups]
    found: list[nodes.Node] = [heading(view.heading, level)] if view.heading else []
    if view.entries:
        found.append(entry_list(view.entries, here))
    else:
        found.append(paragraph("No posts here yet.", "topicbook-empty"))
    return [block("div", "listing", *found)]


def entry_list(entries: Sequence[Entry], here: str, *, summaries: bool = True) -> nodes.bullet_list:
    """Return posts with date and, unless told otherwise, summary."""
    rows = []
    for entry in entries:
        parts: list[nodes.Node] = [xref(entry.docname, entry.title, here, "topicbook-entry")]
        if entry.date:
            date = show_date(entry.date)
            inline = nodes.inline(date, date, classes=["topicbook-date"])
            parts += [nodes.Text(" "), inline]
        row: list[nodes.Node] = [paragraph(parts)]
        if summaries and entry.summary:
            row.append(paragraph(entry.summary, "topicbook-note"))
        rows.append(row)
    return bullets(rows, "topicbook-entries")


def branch_list(branches: Sequence[Branch], here: str, level: int = 1) -> nodes.bullet_list:
    """Return topics with their counts; the first level also shows summaries."""
    rows = []
    for branch in branches:
        parts: list[nodes.Node] = [xref(branch.docname, branch.title, here, "topicbook-entry")]
        if branch.posts:
            count = f"{branch.posts} {'post' if branch.posts == 1 else 'posts'}"
            inline = nodes.inline(count, count, classes=["topicbook-count"])
            parts += [nodes.Text(" "), inline]
        row: list[nodes.Node] = [paragraph(parts)]
        if level == 1 and branch.summary:
            row.append(paragraph(branch.summary, "topicbook-note"))
        if branch.children:
            row.append(branch_list(branch.children, here, level + 1))
        rows.append(row)
    return bullets(rows, "topicbook-branches")


def year_block(year: Group, here: str, level: int) -> nodes.Node:
    """Return one year of the archive."""
    found: list[nodes.Node] = [heading(year.heading, level)]
    for month in year.groups:
        found += [heading(month.heading, level + 1), entry_list(month.entries, here)]
    return block("div", "archive", *found)


def region_block(region: Group, level: int) -> nodes.Node:
    """Return the help contacts of one region."""
    rows = [contact_row(contact) for contact in region.contacts]
    return block("div", "contacts", heading(region.heading, level), bullets(rows))


def contact_row(contact: Contact) -> list[nodes.Node]:
    """Return one contact: who, how, and how far it has been confirmed."""
    name: nodes.Node = nodes.Text(contact.name)
    if contact.url:
        name = nodes.reference("", contact.name, refuri=contact.url, internal=False)
    return [
        paragraph([nodes.strong("", "", name), nodes.Text(f": {contact.how}.")]),
        paragraph(confirmation(contact), "topicbook-note"),
    ]


def confirmation(contact: Contact) -> str:
    """Say when a contact was seen and whether a person confirmed it with the service."""
    if contact.checked:
        return f"Confirmed with the service on {show_date(contact.checked)}."
    if contact.seen:
        seen = f"Seen on a page dated {show_partial(contact.seen)}"
    else:
        seen = "Seen on a page that shows no date"
    return f"{seen}; not yet confirmed with the service."
