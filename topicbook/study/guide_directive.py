"""``{study-guide}``: a branch of the tree for paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from docutils.parsers.rst import directives

from ..directives import ListingDirective
from ..source_list import cited

if TYPE_CHECKING:
    from docutils import nodes


class StudyGuideDirective(ListingDirective):
    """The guide depends on the bibliography too."""

    listing_name = "study-guide"
    option_spec: ClassVar[Any] = {"topic": directives.unchanged_required}

    def run(self) -> list[nodes.Node]:
        """Return the placeholder and have the page read again when an entry changes."""
        for file in cited(self.env).bibdata.bibfiles:
            self.env.note_dependency(file)
        return super().run()
