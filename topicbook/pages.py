"""What templates are given for each HTML page.

Reads only: pages are written in parallel processes whose state is thrown away.
"""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any

from .config import option
from .domain import TopicbookDomain
from .model import Kind

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

    from .tree import Tree
    from .views import PageView

TEMPLATE = "topicbook/page.html"
#: what must stand in a page, one of several with a bar between them, for files of these names
#: to be loaded; sphinx-design's alone are a fifth of what a first page loads
NEEDED = {
    "sphinx-design": "sd-",
    "design-tabs": "sd-",
    # colors of code
    "pygments.": 'class="highlight',
    "topicbook/tips.": 'role="tooltip"',
    "topicbook/figures.": "topicbook-figure|topicbook-map",
    "topicbook/sources.": "topicbook-sources",
    "topicbook/study.": "topicbook-self-check|topicbook-key-points|topicbook-study|topicbook-guide"
    "|topicbook-path|topicbook-outcomes",
    "topicbook/reading-path.": "topicbook-path",
    "topicbook/self-check.": "topicbook-self-check",
    "topicbook/cite.": 'class="topicbook-cite ',
    "topicbook/practice.": 'class="topicbook-practice"',
}
#: styles of a site's frame, and of paper; a book looks as the app it is read in
SITE_ONLY = (
    "topicbook/sidebar.",
    "topicbook/site.",
    "topicbook/search.",
    "topicbook/print.",
    "topicbook/practice.",
    "sphinx-design",
)


def leave_out_unused(context: dict[str, Any], never: tuple[str, ...] = ()) -> None:
    """Drop styles and scripts from a page that has nothing for them, and those named *never*."""
    body = context.get("body", "")
    unused = [
        name for name, marks in NEEDED.items() if not any(mark in body for mark in marks.split("|"))
    ]
    unused.extend(never)
    for kind in ("css_files", "script_files"):
        context[kind] = [
            file
            for file in context[kind]
            if not any(name in str(getattr(file, "filename", file)) for name in unused)
        ]


def add_context(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> str | None:
    """Give one page its context and its template (``html-page-context``)."""
    domain = TopicbookDomain.of(app.env)
    graph = domain.graph
    site = domain.site_view
    view = None
    if doctree is not None and pagename in graph.titles:
        view = domain.page_view(pagename)
        description = html.escape(view.summary)
        context["metatags"] += f'\n<meta name="description" content="{description}" />'
    if app.builder.name == "epub":
        # A book has contents of its own, and its blocks are in the text.
        leave_out_unused(context, SITE_ONLY)
        return None
    book = app.builder.name == "singlehtml"
    if book:
        # Sphinx's local contents of a one-page book lead nowhere; the sidebar's are right.
        context["toc"] = ""
    else:
        # Sphinx would work out the whole tree anew for each page; ours is in the template.
        context.pop("toctree", None)
    leave_out_unused(context)
    if view and view.kind == Kind.PAGE:
        # The pages about the site are no sequence to read.
        context["prev"] = context["next"] = None
    at_root = pagename == app.config.root_doc
    context["topicbook"] = {
        "base_template": templatename,
        "book": book,
        "topics": site.topics,
        "pages": site.pages,
        "feed": site.feed and app.builder.name in ("html", "dirhtml"),
        "help": None if view else site,
        "help_lead": option(app.config, "help_lead"),
        **place_of(view, graph.tree, at_root=at_root),
    }
    return TEMPLATE


def place_of(view: PageView | None, tree: Tree, *, at_root: bool) -> dict[str, Any]:
    """Return where a page stands in the tree of topics."""
    current = view.current if view else None
    return {
        "current": current,
        "open": (*tree.ancestors(current), current) if current else (),
        "branch": view.branch if view else "",
        "trail": view.breadcrumbs if view and not at_root else None,
    }
