"""topicbook: a folder of posts and a folder of topics become one cross-referenced site."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from .book_builder import setup_book
from .cite_block import setup_cite
from .concept_directive import JoinConcepts
from .concept_tips import setup_concept_tips
from .config import setup_config
from .directives import setup_directives
from .domain import TopicbookDomain
from .figures import setup_figures
from .garbage import setup_garbage
from .nodes import setup_nodes
from .pages import add_context
from .publish import setup_publish
from .reading import ReferenceListTransform, forbid_raw, insert_title, note_page
from .roles import setup_roles
from .search import setup_search
from .source_list import SourcesDirective
from .sources import discover
from .study.extension import setup_study
from .study.practice import setup_practice
from .transforms import note_builder, setup_transforms
from .unfinished import setup_unfinished
from .updating import update

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.util.typing import ExtensionMetadata

__version__ = "0.1.0"
HERE = Path(__file__).parent
STYLES = (
    "furniture",
    "listings",
    "concepts",
    "figures",
    "sources",
    "sidebar",
    "site",
    "search",
    "study",
    "practice",
    "print",
)
SCRIPTS = ("print", "tips", "sources", "self-check", "reading-path", "cite")


def add_assets(app: Sphinx, config: Config) -> None:
    """Put our templates and files beside the site's own (``config-inited``)."""
    config.templates_path.append(str(HERE / "templates"))
    config.html_static_path.insert(0, str(HERE / "static"))


def pass_over_locks(app: Sphinx, config: Config) -> None:
    """Leave out the lock files of editors, links that lead to no file (``config-inited``)."""
    config.exclude_patterns.append("**/.#*")


def setup_reading(app: Sphinx) -> None:
    """Connect what happens from the first file to the last."""
    app.connect("builder-inited", forbid_raw)
    app.connect("builder-inited", note_builder)
    app.connect("env-get-outdated", discover)
    app.connect("source-read", insert_title)
    app.add_transform(JoinConcepts)
    app.add_transform(ReferenceListTransform)
    app.connect("doctree-read", note_page, priority=400)
    app.connect("env-updated", update)


def setup_writing(app: Sphinx) -> None:
    """Connect what happens when all files are read."""
    setup_transforms(app)
    setup_concept_tips(app)
    app.connect("html-page-context", add_context, priority=400)
    for name in STYLES:
        app.add_css_file(f"topicbook/{name}.css")
    for name in SCRIPTS:
        app.add_js_file(f"topicbook/{name}.js", loading_method="defer")
    setup_book(app)
    setup_publish(app)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register everything; each line names the module that explains it."""
    app.setup_extension("sphinxcontrib.bibtex")
    setup_config(app)
    setup_garbage(app)
    app.connect("config-inited", add_assets)
    app.connect("config-inited", pass_over_locks)

    # what authors write
    app.add_domain(TopicbookDomain)
    setup_roles(app)
    setup_directives(app)
    app.add_directive("sources", SourcesDirective)
    setup_nodes(app)
    setup_figures(app)
    setup_cite(app)
    setup_study(app)
    setup_practice(app)

    setup_reading(app)
    setup_unfinished(app)
    setup_search(app)
    setup_writing(app)

    return {
        "version": __version__,
        "env_version": 1,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
