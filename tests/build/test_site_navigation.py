"""The project's own site: the sidebar, what stands around a text, home and archive."""

from __future__ import annotations

import pytest
from bs4 import Tag

from tests.support.build import Build, plain, target, words
from tests.support.real import (
    ancestors_of,
    below,
    posts_below,
    real_site,
    texts,
    title_of,
    topic_named,
    topics_of,
    walk,
)

#: the blocks after a text in the order a reader meets them
AFTER = (
    *("help", "terms", "questions", "study", "references", "related", "neighbors", "mentions"),
    *("cite", "answer-key"),
)


@pytest.fixture(scope="module", params=["html", "dirhtml"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Build:
    return real_site(tmp_path_factory, request.param)


def links(site: Build, name: str, tags: list[Tag]) -> list[tuple[str, str]]:
    """Return the text and the target file of links."""
    return [(plain(tag.get_text()), target(name, str(tag["href"]))) for tag in tags]


def topic_links(site: Build, docnames: list[str]) -> list[tuple[str, str]]:
    """Return the links to topics as they must look."""
    return [(plain(title_of(name)), site.name(name)) for name in docnames]


def test_the_sidebar_has_the_same_topics_in_the_same_order_on_every_page(site: Build) -> None:
    expected = topic_links(site, list(walk()))
    for name, page in site.pages():
        assert links(site, name, page.select(".sidebar-tree a")) == expected, name


def test_the_sidebar_is_nested_like_the_folders(site: Build) -> None:
    for name, page in site.pages():
        (tree,) = page.select(".sidebar-tree > ul")
        assert nested(site, name, tree) == expected_tree(site, None), name


def nested(site: Build, name: str, rows: Tag) -> list[object]:
    found: list[object] = []
    for row in rows.find_all("li", recursive=False):
        (link,) = row.find_all("a", recursive=False)
        below_it = row.find("ul", recursive=False)
        children = nested(site, name, below_it) if isinstance(below_it, Tag) else []
        found.append((target(name, str(link["href"])), children))
    return found


def expected_tree(site: Build, parent: str | None) -> list[object]:
    return [(site.name(name), expected_tree(site, name)) for name in below(parent)]


def marks(site: Build, docname: str) -> tuple[list[str], list[str], list[str]]:
    """Return what the sidebar of a page opens, what it marks, and where it says "this page"."""
    name, page = site.name(docname), site.page(docname)

    def rows(selector: str) -> list[str]:
        return [target(name, str(row.find_all("a")[0]["href"])) for row in page.select(selector)]

    opened = rows(".sidebar-tree li:has(> input[checked])")
    return (
        opened,
        rows(".sidebar-tree li.current-page"),
        rows('.sidebar-tree li:has(> a[aria-current="page"])'),
    )


def test_the_branch_of_a_topic_is_open_and_marked(site: Build) -> None:
    for docname in texts("topics"):
        trail = [*ancestors_of(docname), docname]
        opened = [site.name(name) for name in trail if below(name)]
        here = [site.name(docname)]
        assert marks(site, docname) == (opened, here, here), docname
        current = site.page(docname).select(".sidebar-tree li.current > a.current")
        assert len(current) == len(trail), docname


def test_the_branch_of_a_posts_primary_topic_is_open_and_marked(site: Build) -> None:
    for docname in texts("posts"):
        primary = topics_of(docname)[0]
        trail = [*ancestors_of(primary), primary]
        opened = [site.name(name) for name in trail if below(name)]
        assert marks(site, docname) == (opened, [site.name(primary)], []), docname


def test_other_pages_open_no_branch(site: Build) -> None:
    for docname in ("index", *texts("pages")):
        assert marks(site, docname) == ([], [], []), docname


def breadcrumbs(site: Build, docname: str) -> list[tuple[str, str]]:
    (nav,) = site.page(docname).select("nav.topicbook-breadcrumbs")
    assert nav.get("aria-label")
    return links(site, site.name(docname), nav.find_all("a"))


def test_breadcrumbs_lead_from_home_to_the_topic(site: Build) -> None:
    home = ("Home", "index.html")
    for docname in texts("topics"):
        assert breadcrumbs(site, docname) == [home, *topic_links(site, ancestors_of(docname))]
    for docname in texts("posts"):
        primary = topics_of(docname)[0]
        trail = topic_links(site, [*ancestors_of(primary), primary])
        assert breadcrumbs(site, docname) == [home, *trail]


def test_home_has_no_breadcrumbs(site: Build) -> None:
    assert site.page("index").select(".topicbook-breadcrumbs") == []


def flow(site: Build, docname: str) -> list[str]:
    """Return the parts of an article in the order of the page."""
    (article,) = site.page(docname).find_all("article")
    found: list[str] = []
    for tag in article.find_all(["h1", "nav", "p", "section", "details", "div"]):
        classes = " ".join(tag.get("class", []))
        ours = [part.removeprefix("topicbook-") for part in classes.split() if "topicbook-" in part]
        if ours and ours[0] in {"breadcrumbs", "summary", "meta", "byline", *AFTER}:
            found.append(ours[0])
        elif tag.name == "h1":
            found.append("title")
        elif (
            tag.name == "p"
            and not ours
            and not tag.find_parent(class_=[f"topicbook-{n}" for n in AFTER])
        ):
            found.append("text")
    return found


def test_above_the_text_stand_breadcrumbs_title_summary_and_one_line_only(site: Build) -> None:
    for docname in texts("posts"):
        parts = flow(site, docname)
        first = "help" if texts("posts")[docname].front.get("help_first") else "text"
        assert parts[:5] == ["breadcrumbs", "title", "summary", "meta", first], docname


def test_the_blocks_after_a_text_stand_in_their_order(site: Build) -> None:
    for docname in (*texts("posts"), *texts("topics")):
        parts = flow(site, docname)
        last = len(parts) - parts[::-1].index("text")
        after = [part for part in parts[last:] if part != "byline"]
        assert after == sorted(after, key=AFTER.index), docname
        help_first = (texts("posts") | texts("topics"))[docname].front.get("help_first", False)
        assert (after[0] == "help") is not help_first, docname
        assert set(parts[:last]) & set(AFTER) == ({"help"} if help_first else set()), docname


def test_a_post_shows_its_date_minutes_review_and_topics_in_one_line(site: Build) -> None:
    for docname in texts("posts"):
        (line,) = site.page(docname).select(".topicbook-meta")
        text = plain(line.get_text())
        assert "2026" in text
        assert " min read" in text
        chips = links(site, site.name(docname), line.select("a"))
        assert chips == topic_links(site, topics_of(docname))


def test_questions_stand_on_the_page_that_answers_them(site: Build) -> None:
    for docname, text in (texts("posts") | texts("topics")).items():
        shown = [
            plain(tag.get_text()) for tag in site.page(docname).select(".topicbook-questions li")
        ]
        assert shown == [plain(question) for question in text.front.get("questions", [])], docname


def test_sources_that_a_page_cites_are_listed_once_at_its_end(site: Build) -> None:
    for docname, text in (texts("posts") | texts("topics") | texts("pages")).items():
        blocks = site.page(docname).select(".topicbook-references")
        cites = any(mark in text.body for mark in ("{footcite}", "\n:source:", "{outcome-plot}"))
        assert len(blocks) == int(cites), docname
        for block in blocks:
            assert block.select("[role=doc-footnote], .footnote"), docname


def test_mentions_are_folded_and_hold_a_sentence(site: Build) -> None:
    seen = 0
    for docname in (*texts("posts"), *texts("topics")):
        for block in site.page(docname).select(".topicbook-mentions"):
            assert block.name == "details"
            assert not block.has_attr("open")
            assert "Mentioned in" in block.find_all("summary")[0].get_text()
            seen += len(block.select(".topicbook-sentence"))
    assert seen > 50


@pytest.mark.parametrize("key", ["related", "contrasts"])
def test_topics_show_related_and_contrasting_topics(site: Build, key: str) -> None:
    for docname, text in texts("topics").items():
        blocks = {
            words(block.find_all("h2")[0]): block
            for block in site.page(docname).select(".topicbook-related")
        }
        heading = {"related": "Related topics", "contrasts": "Often confused with"}[key]
        expected = topic_links(site, [topic_named(name) for name in text.front.get(key, [])])
        found = blocks[heading].select("a") if heading in blocks else []
        assert links(site, site.name(docname), found) == expected, docname


def test_posts_in_several_topics_count_once_up_the_tree(site: Build) -> None:
    (tree,) = site.page("index").select(".topicbook-map > ul")
    counts = {}
    for row in tree.find_all("li"):
        (link, *_) = row.find_all("a")
        (line, *_) = row.find_all("p")
        count = line.select(".topicbook-count")
        counts[target("index.html", str(link["href"]))] = (
            int(count[0].get_text().split()[0]) if count else 0
        )
    assert counts == {site.name(name): len(posts_below(name)) for name in walk()}
    assert any(len(topics_of(post)) > 1 for post in texts("posts"))


def test_home_has_welcome_doors_start_latest_search_and_help(site: Build) -> None:
    page = site.page("index")
    assert "Welcome" in site.text("index")
    doors = {target("index.html", str(tag["href"])) for tag in page.select("a.sd-stretched-link")}
    assert doors == {site.name(branch) for branch in below(None)}
    assert len(doors) == 3
    headings = [plain(words(tag)) for tag in page.select("article h2")]
    assert [name for name in headings if name in {"Start here", "Latest"}] == [
        "Start here",
        "Latest",
    ]
    start, latest = page.select(".topicbook-listing")[:2]
    featured = {name for name, text in texts("posts").items() if text.front.get("featured")}
    assert {file for _, file in links(site, "index.html", start.select("a"))} == {
        site.name(name) for name in featured
    }
    newest = sorted(
        texts("posts").items(), key=lambda item: (-item[1].front["date"].toordinal(), item[0])
    )
    assert [file for _, file in links(site, "index.html", latest.select("a"))] == [
        site.name(name) for name, _ in newest[:5]
    ]
    (form,) = page.select("article form[role=search]")
    search = {"html": "search.html", "dirhtml": "search/index.html"}[site.builder]
    assert target("index.html", str(form["action"])) == search
    assert page.select(".topicbook-help")


def test_the_archive_goes_by_year_and_month(site: Build) -> None:
    page = site.page("pages/archive")
    dates = sorted({text.front["date"] for text in texts("posts").values()}, reverse=True)
    years = [tag.get_text() for tag in page.select(".topicbook-archive h2")]
    assert years == sorted({str(date.year) for date in dates}, reverse=True)
    months = [tag.get_text() for tag in page.select(".topicbook-archive h3")]
    assert months == list(dict.fromkeys(f"{date:%B}" for date in dates))
    listed = links(site, site.name("pages/archive"), page.select(".topicbook-archive a"))
    assert sorted(file for _, file in listed) == sorted(site.name(n) for n in texts("posts"))
