"""Copying a citation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from .reading import open_kind

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from .sitekit import Site

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}


def test_it_opens_by_keyboard_and_copies(page: Page, site: Site) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_kind(page, f"{site.url}/", "post-bond")
    summary = page.locator(".topicbook-cite > summary")
    expect(page.get_by_role("button", name="Copy APA")).to_be_hidden()
    summary.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Copy APA")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".topicbook-cite [role=status]")).to_have_text("Copied.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("The Therapist Diaries. (2026, ")
    assert "Building a therapeutic relationship." in copied


def test_where_nothing_can_be_copied_the_text_is_selected(page: Page, site: Site) -> None:
    page.add_init_script(
        "Object.defineProperty(navigator, 'clipboard', {get() { return undefined; }})"
    )
    open_kind(page, f"{site.url}/", "post-bond")
    page.locator(".topicbook-cite > summary").click()
    page.get_by_role("button", name="Copy RIS").click()
    expect(page.locator(".topicbook-cite [role=status]")).to_contain_text("Ctrl+C")
    assert page.evaluate("getSelection().toString()").startswith("TY  - ELEC")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(page: Page, site: Site, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    open_kind(page, f"{site.url}/", "post-bond")
    page.locator(".topicbook-cite > summary").click()
    assert Axe().run(page, options=RULES).response["violations"] == []
