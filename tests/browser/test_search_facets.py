"""Narrowing results by topic, kind and audience, with a question and without one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from .reading import plain
from .searching import (
    ADVICE,
    BOX,
    addresses,
    answered,
    asked_in,
    asking,
    first_title,
    open_search,
    unfold,
)  # fmt: skip

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from .sitekit import Site, Source

GROUPS = ("topic", "kind", "audience")
BOUNDARIES = "therapeutic-relationship/in-the-room/boundaries"


def group(page: Page, name: str) -> Locator:
    """Return the choices of one kind."""
    return page.locator(f"fieldset[data-facet={name}]")


def choice(page: Page, label: str) -> Locator:
    """Return the choice called *label*, whatever its number."""
    labelled = page.locator(".topicbook-facets button", has_text=label)
    return labelled.filter(has=page.locator(".topicbook-count")).first


def choices(page: Page, name: str) -> dict[str, int]:
    """Return the number beside each choice, by what it stands for."""
    unfold(page)
    buttons = group(page, name).get_by_role("button").all()
    return {
        button.get_attribute("data-value") or "": int(
            button.locator(".topicbook-count").inner_text()
        )
        for button in buttons
    }


def all_addresses(page: Page) -> set[str]:
    """Return the pages of the whole list, shown to its end."""
    results, more = answered(page), page.get_by_role("button", name="Show more")
    while more.is_visible():
        before = results.locator("li").count()
        more.click()
        expect(results.locator("li").nth(before)).to_be_attached()
    root = page.url.partition("search.html")[0]
    return {address.removeprefix(root) for address in addresses(results)}


def address_of(site: Site, source: Source) -> str:
    """Return the address of one source's page."""
    return source.path.relative_to(site.source).with_suffix(".html").as_posix()


def below(site: Site, topic: Source) -> set[str]:
    """Return the pages of a topic, of all below it and of their posts."""
    topics = [one for one in site.topics.values() if one == topic or topic in site.ancestors(one)]
    return {address_of(site, one) for one in [*topics, *site.posts_below(topic)]}


@pytest.mark.parametrize("name", GROUPS)
def test_each_choice_leaves_as_many_pages_as_it_says(page: Page, site: Site, name: str) -> None:
    open_search(page, site.url, q="therapist")
    offered = choices(page, name)
    assert len(offered) > 1
    for value, count in offered.items():
        open_search(page, site.url, q="therapist", **{name: value})
        assert len(all_addresses(page)) == count, value
        pressed = page.locator(".topicbook-facets [aria-pressed=true]")
        expect(pressed).to_have_attribute("data-value", value)


def test_numbers_follow_the_other_choices(page: Page, site: Site) -> None:
    open_search(page, site.url, q="therapist")
    before = choices(page, "topic")
    open_search(page, site.url, q="therapist", kind="post")
    after = choices(page, "topic")
    assert set(after) <= set(before)
    assert all(after[value] < before[value] for value in after)
    assert choices(page, "kind")["topic"] > 0
    value = next(iter(after))
    open_search(page, site.url, q="therapist", kind="post", topic=value)
    assert len(all_addresses(page)) == after[value]


def test_a_topic_includes_those_below_it(page: Page, site: Site) -> None:
    branch = site.topics["self-care"]
    open_search(page, site.url, topic="self-care")
    assert all_addresses(page) == below(site, branch)
    expect(page.locator(BOX)).to_have_value("")


def test_everything_on_one_topic_needs_no_question(page: Page, site: Site) -> None:
    open_search(page, site.url, topic="boundaries")
    wanted = below(site, site.topics["boundaries"])
    assert len(wanted) > 2
    assert all_addresses(page) == wanted
    status = page.locator("#topicbook-search-page").get_by_role("status")
    expect(status).to_have_text(f"{len(wanted)} pages")
    pressed = group(page, "topic").locator("[aria-pressed=true]")
    expect(pressed).to_have_text(f"Boundaries in therapy {len(wanted)}")


def test_the_way_down_the_tree_is_offered_step_by_step(page: Page, site: Site) -> None:
    open_search(page, site.url, q="therapist")
    branches = [branch.id for branch in site.children(None)]
    assert set(choices(page, "topic")) <= set(branches)
    choice(page, "The therapeutic relationship").click()
    choice(page, "Inside the sessions").click()
    choice(page, "Boundaries in therapy").click()
    page.wait_for_url(asking(site.url, q="therapist", topic=BOUNDARIES))
    answered(page)
    counts = choices(page, "topic")
    above = ("therapeutic-relationship", "therapeutic-relationship/in-the-room", BOUNDARIES)
    assert counts[above[0]] >= counts[above[1]] >= counts[above[2]] > 0
    choice(page, "Boundaries in therapy").click()
    page.wait_for_url(asking(site.url, q="therapist"))


@pytest.mark.parametrize("audience", ["readers", "students", "helpers"])
def test_pages_for_one_audience(page: Page, site: Site, audience: str) -> None:
    open_search(page, site.url, kind="topic", audience=audience)
    wanted = {
        address_of(site, topic)
        for topic in site.topics.values()
        if audience in topic.front.get("audience", ["readers"])
    }
    assert all_addresses(page) == wanted


def test_pages_of_one_kind(page: Page, site: Site) -> None:
    open_search(page, site.url, kind="post")
    assert all_addresses(page) == {address_of(site, post) for post in site.posts.values()}
    open_search(page, site.url, kind="concept")
    assert all_addresses(page) == {"pages/glossary.html"}
    open_search(page, site.url, kind="reference")
    assert all_addresses(page) == {"pages/references.html"}


def test_every_result_is_of_the_chosen_kind(page: Page, site: Site) -> None:
    results = open_search(page, site.url, q="boundaries", kind="topic")
    about = results.locator(".topicbook-result-meta").all_inner_texts()
    assert about
    assert all(line.startswith("Topic · ") for line in about)


@pytest.mark.parametrize(
    "state", [{"topic": "no-such-topic"}, {"kind": "song"}, {"audience": "everyone"}]
)
def test_what_the_site_does_not_know_is_ignored(
    page: Page, site: Site, state: dict[str, str]
) -> None:
    wanted = addresses(open_search(page, site.url, q="boundaries"))
    results = open_search(page, site.url, q="boundaries", **state)
    assert addresses(results) == wanted
    expect(page.locator(".topicbook-facets [aria-pressed=true]")).to_have_count(0)
    page.locator(BOX).press("Enter")
    page.wait_for_url(asking(site.url, q="boundaries"))


def test_an_unknown_topic_alone_is_an_empty_question(page: Page, site: Site) -> None:
    results = open_search(page, site.url, topic="no-such-topic")
    expect(results.locator("li")).to_have_count(0)
    assert page.locator(ADVICE).inner_text() == ""


def test_nothing_left_can_be_undone(page: Page, site: Site) -> None:
    results = open_search(page, site.url, q="boundaries", kind="reference")
    expect(results.locator("li")).to_have_count(0)
    advice = page.locator(ADVICE)
    expect(advice).to_contain_text("Nothing is left with these choices")
    advice.get_by_role("button", name="Show results from everywhere").click()
    expect(results.locator("li").first).to_be_visible()
    assert first_title(results) == "Boundaries in therapy"
    assert asked_in(page.url) == {"q": "boundaries"}


def test_a_choice_keeps_the_focus(page: Page, site: Site) -> None:
    open_search(page, site.url, q="therapist")
    unfold(page)
    choice(page, "Posts").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(asking(site.url, q="therapist", kind="post"))
    answered(page)
    expect(choice(page, "Posts")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(asking(site.url, q="therapist"))
    answered(page)
    expect(choice(page, "Posts")).to_be_focused()
    expect(choice(page, "Posts")).to_have_attribute("aria-pressed", "false")


def test_choices_stay_while_words_change(page: Page, site: Site) -> None:
    results = open_search(page, site.url, q="boundaries", kind="post")
    page.locator(BOX).fill("burnout")
    answered(page)
    about = [plain(text) for text in results.locator(".topicbook-result-meta").all_inner_texts()]
    assert about
    assert all(line.startswith("Post · ") for line in about)
    page.locator(BOX).press("Enter")
    page.wait_for_url(asking(site.url, q="burnout", kind="post"))


@pytest.mark.parametrize("width", [360, 1280])
def test_choices_stand_above_the_results_behind_a_fold(page: Page, site: Site, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    results = open_search(page, site.url, q="boundaries")
    expect(choice(page, "Topics")).not_to_be_visible()
    expect(results.locator("a").first).to_be_in_viewport()
    page.get_by_text("Narrow down").click()
    choice(page, "Topics").click()
    page.wait_for_url(asking(site.url, q="boundaries", kind="topic"))
    answered(page)
    expect(choice(page, "Topics")).to_be_visible()
    above, below = page.locator(".topicbook-facets").bounding_box(), results.bounding_box()
    assert above is not None
    assert below is not None
    assert above["y"] + above["height"] <= below["y"]


def test_without_words_the_choices_are_unfolded_and_fold_while_one_types(
    page: Page, site: Site
) -> None:
    open_search(page, site.url)
    expect(choice(page, "Topics")).to_be_visible()
    page.locator(BOX).fill("boundaries")
    expect(choice(page, "Topics")).not_to_be_visible()
    # unfolded by hand, they stay so
    page.get_by_text("Narrow down").click()
    page.locator(BOX).fill("burnout")
    answered(page)
    page.wait_for_timeout(300)
    expect(choice(page, "Topics")).to_be_visible()


def test_the_fold_says_what_is_chosen(page: Page, site: Site) -> None:
    fold = page.locator(".topicbook-facets summary")
    results = open_search(page, site.url, topic="boundaries", kind="post")
    expect(fold).to_have_text("Narrow down: Boundaries in therapy, Posts")
    expect(results.locator("a").first).to_be_in_viewport()
    open_search(page, site.url, q="boundaries")
    expect(fold).to_have_text("Narrow down")


def test_pages_about_neither_topic_nor_source_are_other_pages(page: Page, site: Site) -> None:
    results = open_search(page, site.url, q="study guide")
    about = results.locator(".topicbook-result-meta").first
    expect(about).to_have_text("Page")
    assert "page" in choices(page, "kind")
    expect(choice(page, "Other pages")).to_be_visible()
