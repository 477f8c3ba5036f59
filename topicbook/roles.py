"""The roles authors write: ``{topic}``, ``{post}``, ``{help}``, ``{concept}``, ``{contrast}``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.roles import XRefRole

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class TopicbookRole(XRefRole):
    """A cross-reference of our domain that also works without the domain's name."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Read the role as ``topicbook:<role>``."""
        if ":" not in self.name:
            self.name = f"topicbook:{self.name}"
        return super().run()


# An inline node inside: XRefRole's default, a literal, is for names of code.
ROLES: dict[str, Any] = {
    name: TopicbookRole(innernodeclass=nodes.inline)
    for name in ("topic", "post", "help", "concept", "contrast")
}


def setup_roles(app: Sphinx) -> None:
    """Register the roles by their short names."""
    for name, role in ROLES.items():
        app.add_role(name, role)
