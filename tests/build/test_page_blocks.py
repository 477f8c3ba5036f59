"""What stands around a text, on a small site made for it."""

from __future__ import annotations

import re

import pytest
from bs4 import Tag

from tests.support.build import (
    INDEX,
    LEAST,
    STRICT,
    Build,
    build_small,
    plain,
    post,
    target,
    topic,
)

ONE = post(
    "One",
    "Read {post}`two` before. A second sentence. {help}`us-988` and {help}`uk-999`.\n\n## Part\n\n"
    "See [the fifth](five.md#the-part) and {topic}`good rest <rest>`.",
    topics="rest, care",
    more=(
        "updated: 2026-12-24\nreviewed: 2026-12-01\nreview_by: 2027-12-01\nhelp_first: true\n"
        "see_also: [six]\nquestions: [Why?, How?]\n"
    ),
)
FILES: dict[str, str | bytes] = {
    "index.md": INDEX
    + "\n```{latest-posts}\n:limit: 2\n```\n\n```{search-box} What is it?\n```\n\n"
    + "```{topic-tree}\n:depth: 1\n```\n\n```{topic-posts}\n:topic: rest\n:sort: title\n```\n",
    "pages/about.md": topic("About") + "\nRead {post}`one`.\n\n```{inquiries}\n```\n",
    "posts/one.md": ONE,
    "posts/two.md": post("Two", "Then {post}`one`.", topics="rest").replace("11-22", "11-23"),
    "posts/three.md": post("Three", topics="rest").replace("11-22", "11-24"),
    "posts/four.md": post("Four", topics="care").replace("11-22", "11-25"),
    "posts/five.md": post("Five", "Words.\n\n## The part\n\nMore.").replace("11-22", "11-26"),
    "posts/six.md": post("Six", topics="crisis-help"),
    "topics/care/index.md": LEAST["topics/care/index.md"].replace(
        "---\n\n", "order: 1\nquestions: [What is care?]\nalso_called: [looking after]\n---\n\n"
    )
    + "\n```{topic-posts}\n:subtree:\n:sort: oldest\n:limit: 3\n```\n",
    "topics/care/rest.md": topic("Rest").replace(
        "---\n\n", "related: [care]\ncontrasts: [crisis-help]\n---\n\n"
    )
    + "\nSee {post}`one`.\n",
}


@pytest.fixture(scope="module", params=["html", "dirhtml"])
def build(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Build:
    folder = tmp_path_factory.mktemp("blocks")
    return build_small(folder, FILES, *STRICT, builder=request.param)


def blocks(build: Build, docname: str, name: str) -> list[Tag]:
    return list(build.page(docname).select(f"article .topicbook-{name}"))


def rows(build: Build, docname: str, name: str) -> list[str]:
    """Return the text of each item of the lists in blocks of a name."""
    found = (item for block in blocks(build, docname, name) for item in block.select("li"))
    return [plain(item.get_text()) for item in found]


def test_nothing_is_said(build: Build) -> None:
    assert (build.status, build.errors) == (0, "")


def test_the_line_about_a_post(build: Build) -> None:
    (line,) = blocks(build, "posts/one", "meta")
    assert plain(line.get_text()) == (
        "November 22, 2026 · updated December 24, 2026 · 1 min read · reviewed December 1, 2026 · "
        "next review due December 1, 2027 · Rest Care"
    )
    (line,) = blocks(build, "posts/two", "meta")
    assert "not yet reviewed by a clinician" in plain(line.get_text()).lower()


def test_the_help_block_can_stand_first(build: Build) -> None:
    html = build.html("posts/one")
    assert html.count('class="topicbook-help') == 1
    assert html.index("topicbook-meta") < html.index("topicbook-help") < html.index("before.")
    html = build.html("posts/two")
    assert html.index("Then ") < html.index("topicbook-help")


def test_questions(build: Build) -> None:
    assert rows(build, "posts/one", "questions") == ["Why?", "How?"]
    assert rows(build, "topics/care/index", "questions") == ["What is care?"]


def test_at_most_four_related_posts_each_with_its_reason(build: Build) -> None:
    found = rows(build, "posts/one", "related")
    assert found[0].startswith("Six ")
    assert found[1].startswith("Two ")
    assert "links here" in found[1]
    assert "also about Rest" in found[1]
    assert found[2:] == ["Five also about Care", "Four also about Care"]
    assert all(len(row.split()) > 1 for row in found)


def test_previous_and_next_go_through_the_branch(build: Build) -> None:
    def neighbors(docname: str) -> list[str]:
        return [plain(tag.get_text()) for tag in build.page(docname).select(".topicbook-neighbor")]

    assert neighbors("posts/four") == ["Next: Five"]
    assert neighbors("posts/five") == ["Previous: Four", "Next: One"]
    assert neighbors("posts/one") == ["Previous: Five", "Next: Two"]
    assert neighbors("posts/three") == ["Previous: Two"]
    assert neighbors("posts/six") == []


def test_mentions_have_the_sentence_and_are_folded(build: Build) -> None:
    (details,) = blocks(build, "posts/one", "mentions")
    assert (details.name, details.has_attr("open")) == ("details", False)
    (line,) = details.find_all("summary")
    assert plain(line.get_text()) == "Mentioned in 3 pages"
    assert rows(build, "posts/one", "mentions") == [
        "About Read One.",
        "Two Then One.",
        "Rest See One.",
    ]
    assert rows(build, "posts/two", "mentions") == ["One Read Two before."]
    assert rows(build, "posts/five", "mentions") == ["One See the fifth and good rest."]
    (line,) = blocks(build, "posts/five", "mentions")[0].find_all("summary")
    assert plain(line.get_text()) == "Mentioned in 1 page"


def test_links_show_titles_and_lead_to_pages(build: Build) -> None:
    name = build.name("posts/one")
    found = {
        plain(tag.get_text()): (target(name, str(tag["href"])), str(tag["href"]).partition("#")[2])
        for tag in build.page("posts/one").select("article section p a")
    }
    assert found["Two"] == (build.name("posts/two"), "")
    assert found["the fifth"] == (build.name("posts/five"), "the-part")
    assert found["good rest"] == (build.name("topics/care/rest"), "")


def test_the_help_role_writes_the_contact(build: Build) -> None:
    text = build.text("posts/one")
    assert re.search(r"988 Lifeline \(call 988\) and Emergency \(call 999\)\.", text)


def test_topics_show_related_and_contrasting_topics(build: Build) -> None:
    text = build.text("topics/care/rest")
    assert "Often confused with Crisis help People to call." in text
    assert "Related topics Care All about Care." in text
    assert "looking after" in build.text("topics/care/index")


def test_listings_follow_their_options(build: Build) -> None:
    latest, of_rest = blocks(build, "index", "listing")
    titles = [plain(tag.get_text()) for tag in latest.select("a")]
    assert titles == ["Five", "Four"]
    assert [plain(tag.get_text()) for tag in of_rest.select("a")] == ["One", "Three", "Two"]
    tree = [plain(tag.get_text()) for tag in build.page("index").select(".topicbook-tree a")]
    assert sorted(tree) == ["Care", "Crisis help"]
    (listed,) = blocks(build, "topics/care/index", "listing")
    assert [plain(tag.get_text()) for tag in listed.select("a")] == ["One", "Two", "Three"]


def test_the_search_box_has_its_label_and_leads_to_the_search_page(build: Build) -> None:
    (form,) = build.page("index").select("article form[role=search]")
    assert "What is it?" in form.get_text()
    page = target("index.html", str(form["action"]))
    assert (build.out / page).is_file()
    assert "search" in page
    assert [box["name"] for box in form.find_all("input")] == ["q"]


def test_inquiries_name_whom_conf_py_names(build: Build) -> None:
    assert "Professional inquiries go to Voyager Therapy" in build.text("pages/about")


def test_the_byline_stands_under_posts_only(build: Build) -> None:
    assert len(blocks(build, "posts/one", "byline")) == 1
    assert blocks(build, "topics/care/index", "byline") == []
    assert blocks(build, "pages/about", "byline") == []
