"""Every page kind, light and dark, on a desk and on a phone: axe, contrast and focus."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from .reading import open_kind
from .sitekit import GENERATED, KINDS

if TYPE_CHECKING:
    from playwright.sync_api import Page, ViewportSize

    from .sitekit import Site

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}
DESKTOP: ViewportSize = {"width": 1280, "height": 800}
PHONE: ViewportSize = {"width": 360, "height": 740}
SCHEMES = ("light", "dark")

#: contrast of each element's text with the color behind it; axe gives up on gradients
CONTRAST = """
(elements) => {
  const numbers = (color) => (color.match(/[\\d.]+/g) ?? []).map(Number);
  const light = ([r, g, b]) =>
    [r, g, b]
      .map((part) => part / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
      .reduce((sum, part, place) => sum + part * [0.2126, 0.7152, 0.0722][place], 0);
  const behind = (element) => {
    const color = numbers(getComputedStyle(element).backgroundColor);
    return color[3] === 0 ? behind(element.parentElement) : color;
  };
  return elements.map((element) => {
    const pair = [light(numbers(getComputedStyle(element).color)), light(behind(element))];
    return (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);
  });
}
"""

#: whether the focused element can be seen and shows an outline, a box by its label too
FOCUS = """
() => {
  const active = document.activeElement;
  if (active === document.body) return null;
  const outlined = (one) => {
    const styles = [getComputedStyle(one), getComputedStyle(one, "::after")];
    const box = one.getBoundingClientRect();
    const seen =
      box.width > 0 && box.right > 0 && box.left < innerWidth &&
      box.bottom > 0 && box.top < innerHeight &&
      one.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    return seen && styles.some(
      (style) => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1.5);
  };
  const name = active.id || active.getAttribute("href") || active.className;
  const places = [active, ...(active.labels ?? [])];
  return { name: `${active.tagName} ${name}`, good: places.some(outlined) };
}
"""


def violations(page: Page) -> list[str]:
    """Return what axe objects to: rule, help and the first elements of each."""
    page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
    return [
        f"{rule['id']}: {rule['help']}: {[node['target'] for node in rule['nodes'][:5]]}"
        for rule in Axe().run(page, options=RULES).response["violations"]
    ]


@pytest.mark.parametrize("kind", [*KINDS, *GENERATED])
def test_axe_finds_nothing(page: Page, site: Site, kind: str) -> None:
    open_kind(page, site.url, kind)
    found = []
    for scheme, size in product(SCHEMES, (DESKTOP, PHONE)):
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        page.set_viewport_size(size)
        found += [(scheme, size["width"], problem) for problem in violations(page)]
    assert found == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing_in_the_open_menu(phone: Page, site: Site, scheme: str) -> None:
    phone.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    open_kind(phone, site.url, "leaf")
    phone.locator(".mobile-header label[for=__navigation]").click()
    expect(phone.locator(".sidebar-tree")).to_be_in_viewport()
    assert violations(phone) == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing_beside_other_posts(page: Page, extra_site: Site, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    for post in ("first-five-minutes", "when-the-hour-is-up"):
        page.goto(f"{extra_site.url}posts/{post}.html")
        assert violations(page) == []


def test_axe_finds_nothing_at_an_old_address(page: Page, extra_site: Site) -> None:
    # an answer without content leaves the browser on the page that leads on
    page.route("**/posts/*.html", lambda route: route.fulfill(status=204))
    page.goto(f"{extra_site.url}2026/03/first-five-minutes.html")
    expect(page.locator("h1")).to_have_text("This page has moved")
    assert violations(page) == []


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("kind", ["post-bond", "post-stress", "leaf", "crisis"])
def test_small_print_can_be_read(page: Page, site: Site, kind: str, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    open_kind(page, site.url, kind)
    texts = ".topicbook-meta, .topicbook-fact, .topicbook-chip, .topicbook-note, .topicbook-help p"
    found = page.locator(texts).evaluate_all(CONTRAST)
    assert len(found) > 2
    assert min(found) >= 4.5


@pytest.mark.parametrize("system", SCHEMES)
def test_a_chosen_scheme_looks_like_the_systems(page: Page, site: Site, system: str) -> None:
    colors = """() => ["body", "article a", ".topicbook-chip", ".topicbook-help", ".sidebar-drawer"]
      .map((name) => getComputedStyle(document.querySelector(name)))
      .map((style) => [style.color, style.backgroundColor])"""
    page.emulate_media(color_scheme="dark" if system == "dark" else "light")
    open_kind(page, site.url, "post-bond")
    wanted = page.evaluate(colors)
    page.emulate_media(color_scheme="light" if system == "dark" else "dark")
    assert page.evaluate(colors) != wanted
    page.evaluate("(theme) => localStorage.setItem('theme', theme)", system)
    page.reload()
    assert page.evaluate(colors) == wanted


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("kind", [*KINDS, *GENERATED])
def test_focus_is_always_seen(page: Page, site: Site, kind: str, size: ViewportSize) -> None:
    page.set_viewport_size(size)
    open_kind(page, site.url, kind)
    page.evaluate("document.activeElement.blur()")
    stops = []
    for _ in range(400):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUS)
        if stop is None:
            break
        stops.append(stop)
    assert 5 < len(stops) < 400
    assert [stop["name"] for stop in stops if not stop["good"]] == []
    assert len(page.locator("main, [role=main]").all()) == 1


def test_a_link_skips_the_menus(page: Page, site: Site) -> None:
    open_kind(page, site.url, "post-bond")
    skip = page.get_by_role("link", name="Skip to content")
    for _ in range(3):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.skip-to-content')"):
            break
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('article') !== null")
