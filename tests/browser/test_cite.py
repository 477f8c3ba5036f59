"""Copying a citation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from .reading import open_kind
from .sitekit import KINDS, serve
from .test_accessibility import DESKTOP, PHONE, violations

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page, ViewportSize

    from .sitekit import Site

POLICY = "default-src 'self'"
NO_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', { value: undefined })"
#: what was copied, as a program that knows the type would paste it
PASTE = """async (type) => {
  const [item] = await navigator.clipboard.read();
  return (await item.getType(type)).text();
}"""


def citation(page: Page) -> Locator:
    return page.locator(".topicbook-cite")


def copy_button(page: Page, form: str) -> Locator:
    return page.get_by_role("button", name=f"Copy {form}", exact=True)


def test_it_opens_by_keyboard_and_copies(page: Page, site: Site) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    with serve(site.folder, Content_Security_Policy=POLICY) as url:
        page.goto(f"{url}{KINDS['post-bond']}")
        expect(copy_button(page, "APA")).to_be_hidden()
        citation(page).locator("summary").focus()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        expect(copy_button(page, "APA")).to_be_focused()
        page.keyboard.press("Enter")
        expect(citation(page).get_by_role("status").first).to_have_text("APA copied")
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied.startswith("The Therapist Diaries. (2026, ")
        assert copied.endswith("). Building a therapeutic relationship.")
        # a word processor takes the italics too
        assert "<i>Building a therapeutic relationship</i>" in page.evaluate(PASTE, "text/html")
        for form, start in (("BibTeX", "@misc{"), ("RIS", "TY  - "), ("CSL-JSON", '[{"id": ')):
            page.keyboard.press("Tab")
            page.keyboard.press("Space")
            expect(citation(page).get_by_text(f"{form} copied")).to_be_visible()
            assert page.evaluate("navigator.clipboard.readText()").startswith(start)


def test_ris_is_copied_with_the_line_ends_of_the_format(page: Page, site: Site) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_kind(page, site.url, "post-bond")
    citation(page).locator("summary").click()
    copy_button(page, "RIS").click()
    expect(citation(page).get_by_text("RIS copied")).to_be_visible()
    lines = page.evaluate(PASTE, "text/plain").split("\r\n")
    assert (lines[0], lines[-2:]) == ("TY  - ELEC", ["ER  - ", ""])
    assert "\n" not in "".join(lines)


def test_from_a_disk_the_text_is_selected_for_the_keys_that_copy(page: Page, site: Site) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.add_init_script(NO_CLIPBOARD)
    page.goto(site.file_url(KINDS["post-bond"]))
    citation(page).locator("summary").click()
    copy_button(page, "RIS").click()
    expect(citation(page).get_by_role("status").nth(2)).to_contain_text("Ctrl+C")
    page.keyboard.press("Control+C")
    other = page.context.new_page()
    open_kind(other, site.url, "home")
    copied = other.evaluate("navigator.clipboard.readText()").splitlines()
    assert copied == citation(page).locator("pre").nth(1).inner_text().splitlines()
    assert (copied[0], copied[-1]) == ("TY  - ELEC", "ER  - ")


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
@pytest.mark.parametrize("kind", ["post-bond", "leaf"])
def test_axe_finds_nothing_after_copying(
    page: Page, site: Site, kind: str, size: ViewportSize
) -> None:
    page.set_viewport_size(size)
    open_kind(page, site.url, kind)
    page.add_script_tag(content=NO_CLIPBOARD)
    citation(page).locator("summary").click()
    copy_button(page, "CSL-JSON").click()
    expect(citation(page).get_by_text("Selected")).to_be_visible()
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        assert violations(page) == []
    width = "document.documentElement.scrollWidth - innerWidth"
    assert page.evaluate(width) <= 0


def test_without_scripts_it_opens_and_has_no_buttons(page: Page, site: Site) -> None:
    page.route("**/*.js*", lambda route: route.abort())
    open_kind(page, site.url, "post-bond")
    citation(page).locator("summary").click()
    expect(citation(page).locator("pre").first).to_contain_text("@misc{")
    expect(citation(page).locator("button")).to_have_count(0)


def test_paper_has_none(page: Page, site: Site) -> None:
    open_kind(page, site.url, "post-bond")
    expect(citation(page)).to_be_visible()
    page.emulate_media(media="print")
    expect(citation(page)).to_be_hidden()
