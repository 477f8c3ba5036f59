"""Search works wherever the pages are: on a disk, in a folder, in a strict or a blind browser."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.support.build import HIDDEN, STRICT, Build, build_small, post, topic

from .reading import plain, shown
from .searching import (
    BOX,
    DIALOG_BOX,
    OPTIONS,
    PROGRAM,
    RESULTS,
    answered,
    ask_dialog,
    asked_in,
    asking,
    first_title,
    open_search,
    type_words,
)  # fmt: skip
from .sitekit import KINDS, serve
from .walking import Record, arrive, search

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

    from .sitekit import Site

HIDDEN_WORDS = "Quixotic zebras hum."
FILES = {
    "topics/care/rest.asks.txt": "cannot get up from the sofa\nzonked all afternoon\n",
    "posts/nap.md": post("A nap", "One.\n\n## Under the blanket\n\nWool is warm.", "rest"),
    "posts/walk.md": post("A walk", "Trees and wool.", "care"),
    "posts/secret.md": HIDDEN.replace("Words.", HIDDEN_WORDS),
    "topics/work/index.md": topic("Work"),
}
BLOCKED = """for (const name of ["localStorage", "sessionStorage"]) {
  Object.defineProperty(window, name, {
    get() { throw new DOMException("blocked", "SecurityError"); },
  });
}"""
NOTE_VIOLATIONS = """window.violations = [];
document.addEventListener("securitypolicyviolation", (event) => window.violations.push(
  `${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`));"""


@pytest.fixture(scope="module", params=["html", "dirhtml"])
def small(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Build:
    return build_small(tmp_path_factory.mktemp("search"), FILES, *STRICT, builder=request.param)


@pytest.fixture
def small_url(small: Build) -> Iterator[str]:
    with serve(small.out) as url:
        yield url


@pytest.fixture
def blind(browser: Browser) -> Iterator[BrowserContext]:
    """Return a context without JavaScript."""
    context = browser.new_context(java_script_enabled=False)
    yield context
    context.close()


def find_and_follow(page: Page, words: str, title: str) -> None:
    """Find a page by all three ways: the sidebar's box, the search page and the dialog."""
    search(page, words, title)
    ask_dialog(page, words)
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"search(\.html|/)#q="))
    assert first_title(answered(page)) == title
    type_words(page, f"{words} ").locator("a").first.click()
    arrive(page, title)


def test_from_a_disk_without_a_network(page: Page, site: Site, tmp_path: Path) -> None:
    copy = tmp_path / "a folder with spaces"
    shutil.copytree(site.folder, copy)
    record = Record(page.context)
    page.context.set_offline(True)
    page.goto((copy / KINDS["post-stress"]).as_uri())
    find_and_follow(page, "burnout recovery", "Recovering from burnout")
    assert record.outside(copy.as_uri()) == []
    assert record.problems == []


def test_an_old_address_works_from_a_disk(page: Page, site: Site) -> None:
    page.goto(site.file_url("search.html?q=burnout+recovery"))
    assert first_title(answered(page)) == "Recovering from burnout"
    expect(page.locator(BOX)).to_have_value("burnout recovery")


def test_marks_and_sections_work_from_a_disk(page: Page, site: Site) -> None:
    page.goto(site.file_url("index.html"))
    ask_dialog(page, "texting my therapist")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    arrive(page, "Boundaries in therapy")
    expect(page.locator("#everyday-questions")).to_be_in_viewport()
    expect(page.locator("#everyday-questions mark").first).to_be_visible()


def test_in_a_folder_of_a_server(page: Page, site: Site) -> None:
    record = Record(page.context)
    with serve(site.folder.parent) as url:
        base = f"{url}{site.folder.name}/"
        page.goto(base + KINDS["post-stress"])
        find_and_follow(page, "burnout recovery", "Recovering from burnout")
        assert record.outside(base) == []
        assert record.problems == []


def test_with_an_address_for_each_folder(page: Page, small_url: str) -> None:
    record = Record(page.context)
    page.goto(small_url)
    find_and_follow(page, "zonked", "Rest")
    page.locator(".sidebar-search").fill("woolen blanket")
    page.locator(".sidebar-search").press("Enter")
    section = answered(page).get_by_role("link", name="Under the blanket")
    section.click()
    expect(page.locator("#under-the-blanket")).to_be_in_viewport()
    assert record.problems == []


def test_drafts_are_never_found(page: Page, small: Build, small_url: str) -> None:
    page.goto(small_url + ("search/" if small.builder == "dirhtml" else "search.html"))
    for words in ("Hidden", "quixotic", "zebras hum", "quixotc zebra"):
        results = type_words(page, words)
        assert "hidden" not in plain(results.inner_text()).lower()
        found = plain(page.locator("#topicbook-search-page").inner_text()).lower()
        assert "zebra" not in found.replace(words, "")
        assert "quixotic" not in found
    page.goto("about:blank")
    page.goto(small_url + ("search/" if small.builder == "dirhtml" else "search.html#kind=post"))
    if small.builder == "dirhtml":
        page.get_by_role("button", name="Posts").click()
    titles = answered(page).locator(".topicbook-result-title").all_inner_texts()
    assert sorted(titles) == ["A nap", "A walk"]


def test_with_storage_blocked(page: Page, site: Site) -> None:
    page.add_init_script(BLOCKED)
    broken: list[str] = []
    page.context.on("weberror", lambda error: broken.append(str(error.error.stack)))
    page.goto(site.url)
    with pytest.raises(Exception, match="blocked"):
        page.evaluate("sessionStorage.length")
    find_and_follow(page, "burnout recovery", "Recovering from burnout")
    ask_dialog(page, "texting my therapist")
    page.get_by_role("option").first.click()
    arrive(page, "Boundaries in therapy")
    expect(page.locator("#everyday-questions")).to_be_in_viewport()
    assert [text for text in broken if re.search(r"topicbook/search|_search/", text)] == []


def test_without_history_writing(page: Page, site: Site) -> None:
    """Some browsers forbid it for files on a disk."""
    page.add_init_script("history.replaceState = () => { throw new DOMException('no'); }")
    record = Record(page.context)
    open_search(page, site.url, q="saying no")
    type_words(page, "burnout recovery")
    page.locator(BOX).press("Enter")
    assert first_title(answered(page)) == "Recovering from burnout"
    assert record.problems == []


def violations(page: Page) -> Counter[str]:
    """Return what was stopped; how often the theme's data images are drawn is chance."""
    stopped = page.evaluate("window.violations")
    return Counter(one for one in stopped if not one.startswith("img-src data"))


def test_a_strict_policy_stops_nothing_of_search(page: Page, site: Site) -> None:
    page.add_init_script(NOTE_VIOLATIONS)
    with serve(site.folder, Content_Security_Policy="default-src 'self'") as url:
        page.route(PROGRAM, lambda route: route.abort())
        page.goto(asking(url, q="burnout recovery"))
        expect(page.get_by_role("alert")).to_be_visible()
        # the theme writes styles and a script into its pages, and draws with data addresses
        themes = violations(page)
        page.unroute(PROGRAM)
        results = open_search(page, url, q="difference between stress and burnout")
        assert results.locator("li").count() == 10
        for words in ("i want to die", "how long do i boil an egg", "burnuot", "zyzzyva"):
            type_words(page, words)
        assert violations(page) - themes == Counter()
        results = open_search(page, url, q="boundaries", kind="topic")
        results.locator("a").first.click()
        arrive(page, "Boundaries in therapy")
        expect(page.locator("mark").first).to_be_attached()
        ask_dialog(page, "i want to die")
        type_words(page, "what is countertransference", DIALOG_BOX, OPTIONS)
        ours = [one for one in violations(page) if re.search(r"topicbook/|_search/", one)]
        assert ours == []


def test_search_styles_apply_under_a_strict_policy(page: Page, site: Site) -> None:
    padding = "(list) => getComputedStyle(list).listStyleType"
    assert open_search(page, site.url, q="boundaries").evaluate(padding) == "none"
    with serve(site.folder, Content_Security_Policy="default-src 'self'") as url:
        assert open_search(page, url, q="boundaries").evaluate(padding) == "none"


def test_without_scripts_the_page_lists_every_topic(blind: BrowserContext, site: Site) -> None:
    page = blind.new_page()
    page.goto(asking(site.url))
    place = page.locator("#topicbook-search-page")
    expect(place.locator("noscript p")).to_contain_text("The search needs JavaScript")
    expect(place.locator("noscript p")).to_be_visible()
    titles = [plain(topic.front["title"]) for topic in site.topics.values()]
    assert shown(place.get_by_role("link")) == titles
    for link in place.get_by_role("link").all():
        href = link.get_attribute("href") or ""
        assert (site.folder / href).is_file()
    expect(page.locator(RESULTS)).to_have_count(0)
    place.get_by_role("link", name="Saying no").click()
    arrive(page, "Saying no")


def test_without_scripts_the_boxes_lead_to_that_list(blind: BrowserContext, site: Site) -> None:
    page = blind.new_page()
    page.goto(site.url)
    for box in (".sidebar-search", ".topicbook-search input"):
        page.locator(box).fill("boundaries")
        page.locator(box).press("Enter")
        expect(page.locator("h1")).to_have_text("Search")
        expect(page.locator("#topicbook-search-page li").first).to_be_visible()
        page.goto(site.url)


def test_a_question_without_scripts_is_answered_once_they_run(page: Page, site: Site) -> None:
    page.goto(f"{site.url}search.html?q=burnout+recovery&check_keywords=yes&area=default")
    assert first_title(answered(page)) == "Recovering from burnout"
    assert asked_in(page.url) == {"q": "burnout recovery"}
    assert "?" not in page.url
