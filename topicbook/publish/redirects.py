"""A small page at each old address that leads to the post's new one."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from ..config import option
from ..old_urls import Files, is_reserved, is_too_long, redirect_file
from ..updating import page_files
from ..views import view_site

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder

    from ..graph import Graph


def write_redirects(app: Sphinx, graph: Graph) -> list[Path]:
    """Write one page for each old address and return their paths."""
    if not any(post.old_urls for post in graph.posts.values()):
        return []
    builder: StandaloneHTMLBuilder = app.builder  # type: ignore[assignment]
    files = Files(page_files(app))
    site = view_site(graph)
    icon = builder.globalcontext["favicon_url"]
    written: list[Path] = []
    for post in sorted(graph.posts.values(), key=lambda post: post.docname):
        for address in post.old_urls:
            name = redirect_file(address)
            # An address that is a page's own is reported; the page wins.
            if is_reserved(address) or is_too_long(name) or not files.admit(name):
                continue
            path = app.outdir / name
            context = {
                "title": post.title,
                "target": relative(name, builder.get_target_uri(post.docname)),
                "language": app.config.language,
                # Without one, browsers ask for /favicon.ico.
                "icon": icon if not icon or "://" in icon else relative(name, f"_static/{icon}"),
                "help": site,
                "help_lead": option(app.config, "help_lead"),
                "help_link": site.help_docname
                and relative(name, builder.get_target_uri(site.help_docname)),
            }
            path.parent.mkdir(parents=True, exist_ok=True)
            text = builder.templates.render("topicbook/redirect.html", context)
            path.write_text(text, encoding="utf-8")
            written.append(path)
    return written


def relative(name: str, target: str) -> str:
    """Return the link from the file *name* to *target*, both from the site's root."""
    return posixpath.relpath(target, posixpath.dirname(name) or ".") + (
        "/" if target.endswith("/") else ""
    )
