"""Views as docutils nodes: the blocks that stand around a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from .dates import show_date
from .nodes import semantic, summary_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .views import Link, PageView, SiteView

#: blocks that say what stands on other pages
REPEATED = frozenset(
    {"archive", "help", "listing", "map", "mentions", "neighbors", "related", "tree"}
    | {"sources", "source-kinds"}
)
REVIEW_MISSING = "Not yet reviewed by a clinician"


def xref(docname: str, title: str, here: str, *classes: str) -> addnodes.pending_xref:
    """Return a link to a page, to be resolved for the builder at hand.

    *here* is the page the link stands on.
    """
    inner = nodes.inline(title, title, classes=list(classes))
    return addnodes.pending_xref(
        "",
        inner,
        refdomain="topicbook",
        reftype="page",
        reftarget=docname,
        refdoc=here,
        refexplicit=True,
    )


def paragraph(text: str | nodes.Node | Iterable[nodes.Node], *classes: str) -> nodes.paragraph:
    """Return a paragraph of a text, of one node or of several."""
    if isinstance(text, str):
        text = nodes.Text(text)
    children = [text] if isinstance(text, nodes.Node) else list(text)
    return nodes.paragraph("", "", *children, classes=list(classes))


def heading(text: str, level: int = 2) -> nodes.rubric:
    """Return a heading that stays out of the page's own table of contents."""
    return nodes.rubric("", text, **{"heading-level": level, "classes": ["topicbook-heading"]})


def heading_level(node: nodes.Node) -> int:
    """Return the level of a heading that starts a part at *node*: one below its section's."""
    depth = 0
    while node.parent is not None:
        node = node.parent
        depth += isinstance(node, nodes.section)
    return min(depth + 1, 6)


def block(tag: str, name: str, *children: nodes.Node, label: str = "") -> semantic:
    """Return a block with HTML's *tag* and the class ``topicbook-<name>``.

    Blocks that repeat other pages' words stay out of Sphinx's search index.
    """
    attributes = {"aria-label": label} if label else {}
    classes = [f"topicbook-{name}"] + (["no-search"] if name in REPEATED else [])
    node = semantic(tag=tag, attributes=attributes, classes=classes)
    node.extend(children)
    return node


def bullets(items: Iterable[Sequence[nodes.Node]], *classes: str) -> nodes.bullet_list:
    """Return a list, one item for each group of nodes."""
    rows = [nodes.list_item("", *item) for item in items]
    return nodes.bullet_list("", *rows, classes=list(classes))


def head_blocks(view: PageView, here: str) -> list[nodes.Node]:
    """Return what stands between title and text: the summary and one line about the page."""
    found: list[nodes.Node] = []
    if view.draft:
        text = "This is a draft. It is shown in the preview only; readers never see it."
        found.append(nodes.caution("", paragraph(text), classes=["topicbook-draft"]))
    if view.summary:
        found.append(paragraph(view.summary, "topicbook-summary"))
    if view.kind != "page":
        found.append(meta_line(view, here))
    return found


def meta_line(view: PageView, here: str) -> nodes.paragraph:
    """Return date, minutes, state of review and topics, in one line."""
    facts = [show_date(view.date)] if view.date else []
    if view.updated:
        facts.append(f"updated {show_date(view.updated)}" if facts else _updated(view))
    if view.minutes:
        facts.append(f"{view.minutes} min read")
    reviewed = f"reviewed {show_date(view.reviewed)}" if view.reviewed else REVIEW_MISSING
    facts.append(reviewed if facts else reviewed[0].upper() + reviewed[1:])
    if view.review_by:
        facts.append(f"next review due {show_date(view.review_by)}")
    parts: list[nodes.Node] = []
    for fact in facts:
        parts += [nodes.inline(fact, fact, classes=["topicbook-fact"]), nodes.Text(" · ")]
    for chip in view.chips:
        classes = ("topicbook-chip", f"branch-{chip.branch}")
        parts += [xref(chip.docname, chip.title, here, *classes), nodes.Text(" ")]
    return paragraph(parts[:-1], "topicbook-meta", "no-search")


def _updated(view: PageView) -> str:
    return f"Updated {show_date(view.updated)}" if view.updated else ""


def help_block(site: SiteView, lead: str, here: str) -> semantic | None:
    """Return the short form of the help page, or None where there is none."""
    if site.help_docname is None:
        return None
    parts: list[nodes.Node] = [nodes.strong(lead, lead), nodes.Text(" ")]
    for contact in site.contacts:
        parts += [nodes.Text(f"{contact.region}: {contact.how}. ")]
    parts.append(xref(site.help_docname, "All help contacts", here))
    return block("section", "help", paragraph(parts), label="Help now")


def term_block(view: PageView, here: str) -> semantic | None:
    """Return the concepts of a topic, each linked to its meaning."""
    if not view.key_terms:
        return None
    links = (part_xref("concept", name, term, here) for name, term, _ in view.key_terms)
    rows = [[paragraph(link)] for link in links]
    return block("section", "terms", heading("Key terms"), bullets(rows))


def part_xref(role: str, name: str, title: str, here: str) -> addnodes.pending_xref:
    """Return a link to a concept or contrast."""
    link = xref(name, title, here)
    link["reftype"] = role
    return link


def question_block(view: PageView) -> semantic | None:
    """Return the questions a page answers."""
    if not view.questions:
        return None
    rows = [[paragraph(question)] for question in view.questions]
    return block("section", "questions", heading("Questions this page answers"), bullets(rows))


def tail_blocks(view: PageView, here: str) -> list[nodes.Node]:
    """Return what follows the references, from related pages to mentions."""
    found: list[nodes.Node] = []
    for title, links in (
        ("Often confused with", view.contrasts),
        ("Related topics", view.related_topics),
        ("Related posts", view.related_posts),
    ):
        if links:
            rows = [_link_row(link, here) for link in links]
            found.append(block("section", "related", heading(title), bullets(rows)))
    if view.also_called:
        names = f"Also called: {', '.join(view.also_called)}."
        found.append(paragraph(names, "topicbook-also-called"))
    if view.previous or view.next:
        found.append(neighbor_block(view, here))
    if view.mentions and view.kind != "page":
        found.append(mention_block(view.mentions, here))
    return found


def byline_block(view: PageView, byline: str) -> nodes.paragraph | None:
    """Return the line that closes a post, if the site has one."""
    if not byline or view.kind != "post":
        return None
    return paragraph(byline, "topicbook-byline", "no-search")


def _link_row(link: Link, here: str) -> list[nodes.Node]:
    parts: list[nodes.Node] = [xref(link.docname, link.title, here)]
    if link.note:
        note = nodes.inline(link.note, link.note, classes=["topicbook-note"])
        parts += [nodes.Text(" "), note]
    return [paragraph(parts)]


def neighbor_block(view: PageView, here: str) -> semantic:
    """Return the links to the posts before and after in the branch."""
    nav = block("nav", "neighbors", label="Previous and next in this branch")
    for label, link in (("Previous", view.previous), ("Next", view.next)):
        if link:
            name = f"{label}: "
            mark = nodes.inline(name, name, classes=["topicbook-neighbor-label"])
            classes = ["topicbook-neighbor", f"topicbook-{label.lower()}"]
            nav += paragraph([mark, xref(link.docname, link.title, here)], *classes)
    return nav


def mention_block(mentions: Sequence[Link], here: str) -> semantic:
    """Return the pages that link here, each with its sentence, folded away."""
    rows = [
        [paragraph(xref(link.docname, link.title, here))]
        + ([paragraph(link.note, "topicbook-sentence")] if link.note else [])
        for link in mentions
    ]
    title = f"Mentioned in {len(mentions)} {'page' if len(mentions) == 1 else 'pages'}"
    return block("details", "mentions", summary_line(title, title), bullets(rows))
