"""Contrasts on a phone, the filter of sources, the map of the topics, and axe on all of them."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from .reading import plain
from .sitekit import serve
from .test_accessibility import DESKTOP, PHONE, SCHEMES, violations
from .words import build_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Locator, Page

    from .sitekit import Site

#: pages of the project's own site: glossary, sources, a contrast and a plot
REAL = (
    "pages/glossary",
    "pages/references",
    "topics/stress-vs-burnout/telling-apart/difference",
    "topics/therapeutic-relationship/foundations/why-it-matters",
)
PAGES = ("pages/words", "pages/references", "posts/table", "posts/tips", "index")


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a small site with everything to be tested."""
    with serve(build_words(tmp_path_factory.mktemp("words"))) as url:
        yield url


def everywhere(page: Page) -> list[tuple[str, int, str]]:
    """Return what axe objects to in each scheme, on a desk and on a phone."""
    found = []
    for scheme, size in product(SCHEMES, (DESKTOP, PHONE)):
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        page.set_viewport_size(size)
        found += [(scheme, size["width"], problem) for problem in violations(page)]
    return found


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(page: Page, base: str, name: str) -> None:
    page.goto(f"{base}{name}.html")
    assert everywhere(page) == []


@pytest.mark.parametrize("name", REAL)
def test_axe_finds_nothing_on_the_projects_own_pages(page: Page, site: Site, name: str) -> None:
    page.goto(f"{site.url}{name}.html")
    assert everywhere(page) == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing_in_a_meaning_that_is_shown(page: Page, base: str, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(f"{base}posts/tips.html")
    page.locator(".topicbook-term a").first.focus()
    expect(page.locator("[role=tooltip]:visible")).to_have_count(1)
    assert violations(page) == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing_in_a_chosen_kind(page: Page, base: str, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(f"{base}pages/references.html")
    page.get_by_role("button", name="Reviews").click()
    assert violations(page) == []


# ---------------------------------------------------------------- contrasts

TABLE = """\
- table "Load and Strain":
  - caption: Load and Strain
  - rowgroup:
    - row "Load Strain":
      - cell
      - columnheader "Load"
      - columnheader "Strain"
  - rowgroup:
    - row /How long .*Days .*Months/:
      - rowheader "How long"
      - cell /Days/
      - cell /Months/
    - row /What helps .*Rest .*More/:
      - rowheader "What helps"
      - cell /Rest/
      - cell /More/
"""


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_a_contrast_is_a_table_at_every_width(page: Page, base: str, size: Any) -> None:
    page.set_viewport_size(size)
    page.goto(f"{base}posts/table.html")
    expect(page.get_by_role("table")).to_match_aria_snapshot(TABLE)


def boxes(found: Locator) -> list[dict[str, float]]:
    return [dict(box) for one in found.all() if (box := one.bounding_box())]


def test_cells_stand_side_by_side_on_a_desk(page: Page, base: str) -> None:
    page.goto(f"{base}posts/table.html")
    first, second = boxes(page.locator("article tbody tr").first.locator("td"))
    assert first["y"] == second["y"]
    assert first["x"] < second["x"]


def test_cells_are_stacked_on_a_phone_each_under_its_column(phone: Page, base: str) -> None:
    phone.goto(f"{base}posts/table.html")
    cells = phone.locator("article tbody tr").first.locator("td")
    first, second = boxes(cells)
    assert first["x"] == second["x"]
    assert first["y"] + first["height"] <= second["y"]
    label = "(all) => all.map((one) => getComputedStyle(one, '::before').content)"
    assert cells.evaluate_all(label) == ['"Load"', '"Strain"']


def test_a_contrast_fits_a_phone(phone: Page, base: str) -> None:
    phone.goto(f"{base}posts/table.html")
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")


# ---------------------------------------------------------------- sources


@pytest.fixture
def sources(page: Page, base: str) -> Page:
    page.goto(f"{base}pages/references.html")
    return page


def groups(page: Page) -> list[str]:
    """Return the kinds that are shown."""
    shown = page.locator(".topicbook-sources:visible")
    return [plain(group.get_attribute("aria-label") or "") for group in shown.all()]


def kind(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name)


def test_every_kind_is_shown_at_first(sources: Page) -> None:
    assert groups(sources) == ["Reviews", "Trials and experiments"]
    expect(sources.get_by_role("status")).to_be_empty()


@pytest.mark.parametrize("key", ["", "Enter", " "], ids=["mouse", "enter", "space"])
def test_a_kind_is_chosen_by_mouse_and_keys(sources: Page, key: str) -> None:
    button = kind(sources, "Reviews")
    button.click() if not key else button.press(key)
    expect(button).to_have_attribute("aria-pressed", "true")
    assert groups(sources) == ["Reviews"]


def test_the_choice_is_said(sources: Page) -> None:
    kind(sources, "Reviews").click()
    expect(sources.get_by_role("status")).to_have_text("Showing Reviews: 2.")


def test_another_kind_takes_the_place_of_the_first(sources: Page) -> None:
    kind(sources, "Reviews").click()
    kind(sources, "Trials").click()
    assert groups(sources) == ["Trials and experiments"]
    expect(kind(sources, "Reviews")).to_have_attribute("aria-pressed", "false")


def test_the_same_kind_again_shows_all(sources: Page) -> None:
    kind(sources, "Reviews").click()
    kind(sources, "Reviews").press(" ")
    assert groups(sources) == ["Reviews", "Trials and experiments"]
    expect(sources.get_by_role("status")).to_have_text("Showing all kinds.")


def test_the_space_key_does_not_scroll(sources: Page) -> None:
    sources.set_viewport_size({"width": 400, "height": 200})
    button = kind(sources, "Reviews")
    button.focus()
    before = sources.evaluate("scrollY")
    button.press(" ")
    expect(button).to_have_attribute("aria-pressed", "true")
    assert sources.evaluate("scrollY") <= before


def test_links_of_a_chosen_kind_lead_to_the_citing_page(sources: Page) -> None:
    kind(sources, "Reviews").click()
    link = sources.locator(".topicbook-sources:visible a.internal").first
    link.click()
    expect(sources.locator("h1")).not_to_have_text("References")


def test_without_javascript_kinds_are_links(
    browser: Browser, browser_context_args: dict[str, Any], base: str
) -> None:
    context = browser.new_context(**{**browser_context_args, "java_script_enabled": False})
    page = context.new_page()
    page.goto(f"{base}pages/references.html")
    page.get_by_role("link", name="Trials and experiments").click()
    expect(page.locator("#sources-trial")).to_be_in_viewport()
    assert groups(page) == ["Reviews", "Trials and experiments"]
    context.close()


# ---------------------------------------------------------------- the map


def topics(page: Page) -> list[str]:
    found = page.get_by_role("navigation", name="All topics").get_by_role("link")
    return [plain(one.get_attribute("aria-label") or one.inner_text()) for one in found.all()]


TOPICS = ["Care", "Rest", "Work", "Long days", "Crisis help"]


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_every_topic_is_linked_once_at_every_width(page: Page, base: str, size: Any) -> None:
    page.set_viewport_size(size)
    page.goto(f"{base}index.html")
    assert sorted(topics(page)) == sorted(TOPICS)


def test_the_map_is_drawn_on_a_desk_only(page: Page, base: str) -> None:
    page.goto(f"{base}index.html")
    drawn, listed = page.locator(".fig-map"), page.locator(".topicbook-map > ul")
    expect(drawn).to_be_visible()
    expect(listed).to_be_hidden()
    page.set_viewport_size(PHONE)
    expect(drawn).to_be_hidden()
    expect(listed).to_be_visible()


def test_a_name_on_the_map_leads_to_its_topic(page: Page, base: str) -> None:
    page.goto(f"{base}index.html")
    page.locator(".fig-map").get_by_role("link", name="Long days").click()
    expect(page.locator("h1")).to_contain_text("Long days")


def test_names_on_the_map_are_reached_by_keys_and_show_it(page: Page, base: str) -> None:
    page.goto(f"{base}index.html")
    link = page.locator(".fig-map a", has_text="Rest")
    link.focus()
    expect(link.locator("text")).to_have_css("text-decoration-line", "underline")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("Rest")


def test_the_list_leads_to_topics_on_a_phone(phone: Page, base: str) -> None:
    phone.goto(f"{base}index.html")
    phone.locator(".topicbook-map ul").get_by_role("link", name="Long days").click()
    expect(phone.locator("h1")).to_contain_text("Long days")
