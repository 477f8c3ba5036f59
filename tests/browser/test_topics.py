"""The pages that lead to others: home, topics, the archive and the help list."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from .reading import MONTHS, lines, missing_in_order, open_kind, plain, show_date, shown
from .sitekit import KINDS, TOPICS

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from .sitekit import Site, Source

DOORS = ("The therapeutic relationship", "Stress and burnout", "Self-care")


def title(source: Source) -> str:
    return plain(source.front["title"])


def counted(site: Site, topic: Source) -> str:
    """Return a topic's line in a tree: its title and how many posts are below it."""
    posts = len(site.posts_below(topic))
    count = f" {posts} post{'' if posts == 1 else 's'}" if posts else ""
    return title(topic) + count


def tree(site: Site, topic: Source | None, level: int = 1) -> list[str]:
    """Return the lines of the tree below a topic."""
    found = []
    for child in site.children(topic):
        found.append(counted(site, child))
        found += [plain(child.front["summary"])] if level == 1 else []
        found += tree(site, child, level + 1)
    return found


def entries(posts: list[Source]) -> set[tuple[str, str]]:
    """Return what a list of posts shows: title with date, and summary."""
    return {
        (f"{title(post)} {show_date(post.front['date'])}", plain(post.front["summary"]))
        for post in posts
    }


def pairs(found: list[str]) -> set[tuple[str, str]]:
    return set(zip(found[::2], found[1::2], strict=True))


def section(page: Page, heading: str) -> list[str]:
    """Return the lines below one heading of the text."""
    found = lines(
        page.locator("article section section", has=page.locator(f"h2 >> text={heading}"))
    )
    assert found[0] == heading
    return found[1:]


def test_home_has_its_parts_in_order(page: Page, site: Site) -> None:
    open_kind(page, site.url, "home")
    text = lines(page.locator("article"))
    parts = ["Start here", "Latest", "Find your question", "Every topic", "Help now"]
    assert text[2].startswith("Welcome")
    assert missing_in_order([text[2], *DOORS, *parts], "\n".join(text)) == []
    featured = [post for post in site.posts.values() if post.front.get("featured")]
    assert pairs(section(page, "Start here")) == entries(featured)
    newest = sorted(site.posts.values(), key=lambda post: (post.front["date"], post.id))
    newest.sort(key=lambda post: post.front["date"], reverse=True)
    assert pairs(section(page, "Latest")) == entries(newest[:5])
    names = page.locator("article svg.fig-map a")
    assert [plain(str(name.get_attribute("aria-label"))) for name in names.all()] == [
        title(topic) for topic in site.topics.values()
    ]
    expect(page.locator("article section", has_text="Help now").last).to_contain_text("Crisis help")


def test_home_has_three_doors(page: Page, site: Site) -> None:
    for name, branch in zip(DOORS, site.children(None), strict=True):
        open_kind(page, site.url, "home")
        cards = page.locator(".sd-card")
        expect(cards).to_have_count(len(DOORS))
        card = cards.filter(has=page.get_by_text(name, exact=True)).first
        said = lines(card)
        assert said[0] == name == title(branch)
        assert said[1].startswith("Open this when")
        card.click()
        expect(page.locator("h1")).to_contain_text(name)


def test_home_shows_the_newest_first(page: Page, extra_site: Site) -> None:
    open_kind(page, extra_site.url, "home")
    newest = sorted((post.front["date"] for post in extra_site.posts.values()), reverse=True)[:5]
    found = section(page, "Latest")[::2]
    assert [re.findall(r"\w+ \d+, \d+$", line) for line in found] == [
        [show_date(day)] for day in newest
    ]


@pytest.mark.parametrize("kind", TOPICS)
@pytest.mark.parametrize("which", ["site", "extra_site"])
def test_a_topic_lists_its_posts(
    page: Page, kind: str, which: str, request: pytest.FixtureRequest
) -> None:
    site: Site = request.getfixturevalue(which)
    open_kind(page, site.url, kind)
    topic = site.topics[site.source_of(kind).id]
    found = lines(page.locator(".topicbook-listing"))
    assert found[0] == "Posts on this topic"
    posts = (
        site.posts_below(topic)
        if ":subtree:" in topic.text
        else [post for post in site.posts.values() if topic.id in post.front["topics"]]
    )
    assert pairs(found[1:]) == entries(posts) if posts else found[1:] == ["No posts here yet."]


@pytest.mark.parametrize("kind", ["branch", "group"])
def test_a_topic_shows_the_topics_below(page: Page, site: Site, kind: str) -> None:
    open_kind(page, site.url, kind)
    topic = site.topics[site.source_of(kind).id]
    assert lines(page.locator(".topicbook-tree")) == tree(site, topic)
    child = site.children(topic)[-1]
    page.locator(".topicbook-tree").get_by_role("link", name=title(child), exact=True).click()
    expect(page.locator("h1")).to_contain_text(child.front["title"])


@pytest.mark.parametrize("kind", TOPICS)
def test_a_topic_names_its_neighbors_and_names(page: Page, site: Site, kind: str) -> None:
    open_kind(page, site.url, kind)
    front = site.source_of(kind).front
    wanted = []
    for heading, key in (("Often confused with", "contrasts"), ("Related topics", "related")):
        named = [site.topics[topic.rpartition("/")[2]] for topic in front.get(key, [])]
        told = [part for one in named for part in (title(one), plain(one.front["summary"]))]
        wanted += [heading, *told] if named else []
    found = [line for block in page.locator(".topicbook-related").all() for line in lines(block)]
    assert found == wanted
    names = plain(", ".join(front["also_called"]))
    assert shown(page.locator(".topicbook-also-called")) == [f"Also called: {names}."]


@pytest.mark.parametrize("kind", ["leaf", "crisis"])
def test_a_topic_tells_who_mentions_it(page: Page, site: Site, kind: str) -> None:
    open_kind(page, site.url, kind)
    block = page.locator("details.topicbook-mentions")
    expect(block.locator("li").first).to_be_hidden()
    block.locator("summary").focus()
    page.keyboard.press("Enter")
    count = block.locator("li").count()
    assert lines(block)[0] == f"Mentioned in {count} page{'' if count == 1 else 's'}"
    for item in block.locator("li").all():
        name, sentence = lines(item)
        assert name
        assert sentence[-1] in ".?!)\"'"
        assert len(sentence.split()) > 2


def test_every_mention_comes_with_its_sentence(page: Page, site: Site) -> None:
    find = """(html) => [...new DOMParser().parseFromString(html, "text/html")
      .querySelectorAll("details.topicbook-mentions li")]
      .filter((one) => !one.querySelector(".topicbook-sentence")).map((one) => one.textContent)"""
    bare = {
        path.relative_to(site.folder).as_posix(): page.evaluate(find, path.read_text("utf-8"))
        for path in site.html_files()
    }
    assert {path: names for path, names in bare.items() if names} == {}


@pytest.mark.parametrize("which", ["site", "extra_site"])
def test_the_archive_has_every_post_by_month(
    page: Page, which: str, request: pytest.FixtureRequest
) -> None:
    site: Site = request.getfixturevalue(which)
    open_kind(page, site.url, "archive")
    blocks = page.locator(".topicbook-archive")
    years = sorted({post.front["date"].year for post in site.posts.values()}, reverse=True)
    assert blocks.count() == len(years)
    for block, year in zip(blocks.all(), years, strict=True):
        posts = [post for post in site.posts.values() if post.front["date"].year == year]
        months = sorted({post.front["date"].month for post in posts}, reverse=True)
        names = [MONTHS[month - 1] for month in months]
        found = lines(block)
        assert [line for line in found if line in {str(year), *MONTHS}] == [str(year), *names]
        assert pairs([line for line in found if line not in {str(year), *MONTHS}]) == entries(posts)


def test_the_help_list_is_whole(page: Page, site: Site) -> None:
    open_kind(page, site.url, "crisis")
    contacts = site.topics["crisis-help"].front["contacts"]
    regions = list(dict.fromkeys(contact["region"] for contact in contacts))
    blocks = page.locator(".topicbook-contacts")
    expect(blocks).to_have_count(len(regions))
    for block, region in zip(blocks.all(), regions, strict=True):
        found = lines(block)
        assert found[0] == region
        here = [contact for contact in contacts if contact["region"] == region]
        assert found[1::2] == [plain(f"{one['name']}: {one['how']}.") for one in here]
        for contact, told in zip(here, found[2::2], strict=True):
            assert told.endswith("not yet confirmed with the service.")
            assert ("shows no date" in told) is ("seen" not in contact)
            assert str(contact.get("seen", ""))[:4] in told
            name = block.get_by_role("link", name=contact["name"])
            expect(name).to_have_count(1 if "url" in contact else 0)


def test_help_numbers_in_prose_come_from_the_list(page: Page, site: Site) -> None:
    open_kind(page, site.url, "crisis")
    text = " ".join(lines(page.locator("article")))
    used = re.findall(r"\{help\}`([^`]+)`", site.source_of("crisis").text)
    assert used
    for contact in site.topics["crisis-help"].front["contacts"]:
        how = contact["how"][0].lower() + contact["how"][1:]
        said = plain(f"{contact['name']} ({how})")
        assert (said in text) is (contact["id"] in used)


def test_all_examples_are_there(site: Site) -> None:
    assert [kind for kind, path in KINDS.items() if not (site.folder / path).is_file()] == []
