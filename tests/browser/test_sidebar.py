"""The topic tree in the sidebar: the same everywhere, open where the reader is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from .reading import lines, open_kind, plain, shown
from .sitekit import GENERATED, KINDS, POSTS, TOPICS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Locator, Page

    from .sitekit import Site, Source

#: the example of each page kind without a place in the tree
ELSEWHERE = [kind for kind in (*KINDS, *GENERATED) if kind not in (*POSTS, *TOPICS)]
BRANCH_FOLD = ".sidebar-tree > ul > li.has-children > input"


def links(page: Page) -> Locator:
    return page.locator(".sidebar-tree a")


def titles(topics: list[Source]) -> list[str]:
    return [plain(topic.front["title"]) for topic in topics]


def place_of(site: Site, kind: str) -> Source:
    """Return the topic whose place a page is shown at: its own, or its primary topic's."""
    source = site.source_of(kind)
    return site.topics[source.front["topics"][0] if kind in POSTS else source.id]


def opened(site: Site, topic: Source | None, way: list[Source]) -> Iterator[Source]:
    """Return the topics that can be seen below one, with all branches on the *way* open."""
    for child in site.children(topic):
        yield child
        if child in way:
            yield from opened(site, child, way)


@pytest.mark.parametrize("kind", [*KINDS, *GENERATED])
def test_same_topics_in_the_same_order(page: Page, site: Site, kind: str) -> None:
    open_kind(page, site.url, kind)
    named = [plain(text) for text in links(page).all_text_contents()]
    assert named == titles(list(site.topics.values()))
    leading = links(page).evaluate_all("(all) => all.map((one) => new URL(one.href).pathname)")
    wanted = [topic.path.relative_to(site.source) for topic in site.topics.values()]
    here = "/" + KINDS.get(kind, "")
    assert [path or here for path in leading] == [
        f"/{name.with_suffix('.html')}" for name in wanted
    ]


@pytest.mark.parametrize("kind", [*POSTS, *TOPICS])
def test_the_branch_is_open_and_marked(page: Page, site: Site, kind: str) -> None:
    place = place_of(site, kind)
    way = [*site.ancestors(place), place]
    open_kind(page, site.url, kind)
    assert shown(links(page)) == titles(list(opened(site, None, way)))
    marked = page.locator(".sidebar-tree li.current-page > a")
    assert shown(marked) == titles([place])
    look = "(one) => [getComputedStyle(one).backgroundColor, getComputedStyle(one).fontWeight]"
    others = page.locator(".sidebar-tree li:not(.current-page) > a:visible")
    assert marked.evaluate(look)[0] not in [one.evaluate(look)[0] for one in others.all()]
    expect(marked).to_be_in_viewport()


@pytest.mark.parametrize("kind", [*POSTS, *TOPICS])
def test_the_mark_is_said_aloud(page: Page, site: Site, kind: str) -> None:
    open_kind(page, site.url, kind)
    marked = page.locator(".sidebar-tree [aria-current]:not([aria-current=false])")
    assert shown(marked) == titles([place_of(site, kind)])
    # a post is not in the tree: its topic is where the reader is, and not the page
    expect(marked).to_have_attribute("aria-current", "true" if kind in POSTS else "page")


@pytest.mark.parametrize("kind", ELSEWHERE)
def test_elsewhere_all_is_closed(page: Page, site: Site, kind: str) -> None:
    open_kind(page, site.url, kind)
    assert shown(links(page)) == titles(site.children(None))
    expect(page.locator(".sidebar-tree [aria-current], .sidebar-tree .current-page")).to_have_count(
        0
    )


def test_a_branch_opens_and_closes(page: Page, site: Site) -> None:
    open_kind(page, site.url, "home")
    closed = shown(links(page))
    fold = page.locator(".sidebar-tree > ul > li.has-children > label").nth(1)
    fold.click()
    branch = site.children(None)[1]
    assert shown(links(page)) == titles(list(opened(site, None, [branch])))
    fold.click()
    assert shown(links(page)) == closed


def test_a_branch_opens_by_keyboard(page: Page, site: Site) -> None:
    open_kind(page, site.url, "home")
    box = page.locator(".sidebar-search")
    box.focus()
    branch = site.children(None)[0]
    for name in (branch.front["title"], f"Toggle navigation of {branch.front['title']}"):
        page.keyboard.press("Tab")
        expect(page.locator(":focus")).to_have_accessible_name(name)
    expect(page.locator(":focus")).to_have_role("switch")
    page.keyboard.press("Space")
    expect(page.locator(":focus")).to_be_checked()
    group = site.children(branch)[0]
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text(group.front["title"])
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text(group.front["title"])


def test_closed_branches_are_out_of_the_keyboards_way(page: Page, site: Site) -> None:
    open_kind(page, site.url, "home")
    page.locator(".sidebar-search").focus()
    stops = []
    for _ in range(2 * len(site.children(None))):
        page.keyboard.press("Tab")
        stops.append(page.evaluate("document.activeElement.matches('.sidebar-tree *')"))
    assert all(stops)
    page.keyboard.press("Tab")
    assert not page.evaluate("document.activeElement.matches('.sidebar-tree *')")


@pytest.mark.parametrize("kind", ["post-bond", "crisis"])
def test_works_without_scripts(browser: Browser, site: Site, kind: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(site.url + KINDS[kind])
        place = place_of(site, kind)
        way = [*site.ancestors(place), place]
        assert lines(page.locator(".sidebar-tree")) == titles(list(opened(site, None, way)))
        page.locator(BRANCH_FOLD + ":not(:checked) + label").first.click()
        assert len(lines(page.locator(".sidebar-tree"))) > len(list(opened(site, None, way)))


@pytest.mark.parametrize("kind", ["home", "leaf", "post-stress", "missing"])
def test_the_menu_button_opens_it_on_a_phone(phone: Page, site: Site, kind: str) -> None:
    open_kind(phone, site.url, kind)
    drawer = phone.locator(".sidebar-drawer")
    expect(drawer).not_to_be_in_viewport()
    button = phone.locator(".mobile-header label[for=__navigation]")
    box = button.bounding_box()
    assert box is not None
    assert min(box["width"], box["height"]) >= 24
    button.click()
    expect(drawer).to_be_in_viewport(ratio=0.99)
    expect(phone.locator(".sidebar-search")).to_be_in_viewport()
    phone.mouse.click(350, 500)
    expect(drawer).not_to_be_in_viewport()
    button.click()
    wanted = titles(site.children(None))[-1]
    phone.locator(".sidebar-tree").get_by_role("link", name=wanted, exact=True).click()
    expect(phone.locator("h1")).to_contain_text(wanted)
    expect(drawer).not_to_be_in_viewport()


def test_the_menu_opens_by_keyboard_on_a_phone(phone: Page, site: Site) -> None:
    open_kind(phone, site.url, "home")
    switch = phone.get_by_role("checkbox", name="Toggle site navigation sidebar")
    for _ in range(3):
        phone.keyboard.press("Tab")
        if phone.evaluate("document.activeElement.id === '__navigation'"):
            break
    expect(switch).to_be_focused()
    phone.keyboard.press("Space")
    expect(phone.locator(".sidebar-drawer")).to_be_in_viewport(ratio=0.99)
    expect(links(phone).first).to_be_visible()
    phone.keyboard.press("Space")
    expect(phone.locator(".sidebar-drawer")).not_to_be_in_viewport()
    # closed, it holds no stop on the way to the text
    for _ in range(6):
        phone.keyboard.press("Tab")
        assert not phone.evaluate("document.activeElement.matches('.sidebar-drawer *')")
