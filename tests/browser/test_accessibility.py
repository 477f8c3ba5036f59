"""Every page kind, light and dark, on a desk and on a phone: axe, width, measure and focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from .reading import open_kind
from .sitekit import GENERATED, KINDS, POSTS

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from .sitekit import Site

PAGES = [*KINDS, *GENERATED]
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}
WIDTHS = {"desktop": (1280, 800), "phone": (360, 740)}


def violations(page: Page) -> list[str]:
    """Return what axe objects to: rule, help and the first elements of each."""
    page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
    found = Axe().run(page, options=RULES).response["violations"]
    return [
        f"{rule['id']}: {rule['help']}: {[node['target'] for node in rule['nodes'][:5]]}"
        for rule in found
    ]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", PAGES)
def test_axe_finds_nothing(page: Page, site: Site, kind: str, scheme: str, width: str) -> None:
    page.set_viewport_size(dict(zip(("width", "height"), WIDTHS[width], strict=True)))
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    open_kind(page, site.url, kind)
    assert violations(page) == []
