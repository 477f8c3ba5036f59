"""The EPUB: Sphinx's own, with only what the book needs and the same bytes each time."""

from __future__ import annotations

import html
import os
import posixpath
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from sphinx.builders.epub3 import HTML_TAG, Epub3Builder

from .config import option
from .domain import TopicbookDomain
from .publish.archive import Entry, write_zip
from .publish.feed import permanent_id
from .publish.outputs import remove_empty_folders

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

#: what Sphinx takes for a setting that was not made
UNKNOWN = "unknown"
#: a page in the list of files
ITEM = re.compile(r'<item id="epub-\d+" href="(?P<href>[^"]+\.xhtml)"[^>]* />')
NAMED = re.compile(r"""(?:href|src)="([^"#?]+)|url\(["']?([^"')#?]+)""")


class BookBuilder(Epub3Builder):
    """Leaves no file of an earlier build in the book, and zips with fixed dates."""

    def init(self) -> None:
        """Start without pages that come from no document, and tell the language in each page."""
        super().init()
        language = html.escape(self.config.epub_language)
        self.html_tag = f'{HTML_TAG[:-1]} lang="{language}" xml:lang="{language}">'
        self.extra_pages: set[str] = set()

    def handle_page(self, pagename: str, addctx: dict[str, Any], *args: Any, **kwargs: Any) -> None:
        """Note pages that come from no document, which only this process writes."""
        if pagename not in self.env.all_docs:
            self.extra_pages.add(os.fspath(self.get_output_path(pagename)))
        super().handle_page(pagename, addctx, *args, **kwargs)

    def handle_finish(self) -> None:
        """Remove what the book does not need, since Sphinx takes in all it finds."""
        for path in list(self.needless()):
            path.unlink(missing_ok=True)
            remove_empty_folders(path.parent, Path(self.outdir))
        super().handle_finish()

    def needless(self) -> Iterator[Path]:
        """Yield what earlier builds left, and static files that nothing names."""
        root = Path(self.outdir)
        # Sphinx keeps the first itself, and warns of both.
        yield root / ".buildinfo.bak"
        yield from (path for path in root.glob("*.epub") if path.stem != self.config.epub_basename)
        pages = {Path(self.get_output_path(name)) for name in self.env.all_docs}
        pages |= {Path(name) for name in self.extra_pages}
        yield from (path for path in root.rglob(f"*{self.out_suffix}") if path not in pages)
        images = {name for _, name in self.env.images.values()}
        yield from (path for path in (root / "_images").glob("*") if path.name not in images)
        styles = (root / "_static").rglob("*.css")
        named = {name for path in (*pages, *styles) for name in names_in(path, root)}
        named.update(self.config.epub_cover[:1])
        static = (path for path in (root / "_static").rglob("*") if path.is_file())
        yield from (path for path in static if path.relative_to(root).as_posix() not in named)

    def content_metadata(self) -> dict[str, Any]:
        """Say what Sphinx leaves unknown, as far as the site's settings do not."""
        config, found = self.config, super().content_metadata()
        summary = TopicbookDomain.of(self.env).graph.summaries.get(config.root_doc, "")
        license_parts = (option(config, "license"), option(config, "license_url"))
        rights = " ".join([f"© {config.copyright}.", *filter(None, license_parts)])
        ours = {
            "description": ("epub_description", summary or config.project),
            "contributor": ("epub_contributor", config.epub_author),
            "id": ("epub_identifier", self.identifier),
            "uid": ("epub_uid", "book-id"),
        }
        for name, (setting, value) in ours.items():
            if config[setting] == UNKNOWN:
                found[name] = html.escape(value)
        if config.epub_copyright == config.copyright:
            found["copyright"] = html.escape(rights)
        return found

    def build_content(self) -> None:
        """Say which pages hold a drawing, as the format asks and Sphinx does not."""
        super().build_content()
        path = Path(self.outdir, "content.opf")
        package = path.read_text(encoding="utf-8")
        path.write_text(ITEM.sub(self._declare, package), encoding="utf-8")

    def _declare(self, item: re.Match[str]) -> str:
        text = Path(self.outdir, unquote(html.unescape(item["href"]))).read_text(encoding="utf-8")
        return item[0].replace(" />", ' properties="svg" />') if "<svg" in text else item[0]

    @property
    def identifier(self) -> str:
        """What stays the same from version to version, so that a new one replaces the old."""
        given: str = self.config.epub_identifier
        return permanent_id(self.config.project, "book") if given == UNKNOWN else given

    def toc_metadata(self, level: int, navpoints: list[Any]) -> dict[str, Any]:
        """Name the book in the old table of contents as everywhere."""
        return {**super().toc_metadata(level, navpoints), "uid": html.escape(self.identifier)}

    def build_epub(self) -> None:
        """Write the book; the first entry tells its type."""
        root = Path(self.outdir)
        names = ("META-INF/container.xml", "content.opf", "toc.ncx", *self.files)
        first = Entry("mimetype", (root / "mimetype").read_bytes(), stored=True)
        rest = (Entry(name, (root / name).read_bytes()) for name in names)
        write_zip(root / f"{self.config.epub_basename}.epub", (first, *rest))


def names_in(path: Path, root: Path) -> Iterator[str]:
    """Yield the files that a page or style names, as they are from *root*."""
    folder = path.parent.relative_to(root).as_posix()
    for found in NAMED.findall(path.read_text(encoding="utf-8")):
        yield posixpath.normpath(posixpath.join(folder, unquote(found[0] or found[1])))


def add_style(app: Sphinx) -> None:
    """Give books, and only them, a style of their own (``builder-inited``)."""
    if app.builder.name == BookBuilder.name:
        app.add_css_file("topicbook/book.css")


def setup_book(app: Sphinx) -> None:
    """Put our builder in the place of Sphinx's."""
    app.add_builder(BookBuilder, override=True)
    app.connect("builder-inited", add_style)
