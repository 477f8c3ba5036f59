"""What each listing directive shows."""

import datetime
from collections.abc import Mapping
from typing import Any

import pytest

from tests.support.graphs import Fields, make_graph
from topicbook.graph import Graph
from topicbook.listings import Branch, Group, ListingView, listing_topic, view_listing
from topicbook.records import Listing

FILES: Mapping[str, Fields] = {
    "index": {},
    "topics/care/index": {"title": "Caring", "order": 1},
    "topics/care/rest": {"order": 2},
    "topics/care/limits": {"order": 1},
    "topics/work/index": {"order": 2},
    "topics/work/rest": {},
    "topics/empty": {"order": 3},
    "posts/b": {
        "title": "apples",
        "topics": ("care/rest", "limits"),
        "date": datetime.date(2026, 3, 1),
        "featured": True,
    },
    "posts/a": {"title": "Zebras", "topics": ("care",), "date": datetime.date(2026, 3, 1)},
    "posts/c": {
        "title": "Bears",
        "topics": ("limits", "work"),
        "date": datetime.date(2025, 12, 31),
        "updated": datetime.date(2026, 6, 1),
        "featured": True,
    },
    "posts/d": {"topics": ("work/rest",), "date": datetime.date(2026, 1, 5)},
}


@pytest.fixture(scope="module")
def graph() -> Graph:
    return make_graph(FILES)


def view(graph: Graph, name: str, on: str = "index", **options: Any) -> ListingView:
    return view_listing(graph, on, Listing(name, **options))


def ids(found: ListingView | Group) -> str:
    return "".join(entry.docname.removeprefix("posts/") for entry in found.entries)


def test_topic_posts_shows_the_posts_of_this_topic_newest_first(graph: Graph) -> None:
    assert ids(view(graph, "topic-posts", "topics/care/index")) == "a"
    assert ids(view(graph, "topic-posts", "topics/care/limits")) == "bc"
    assert ids(view(graph, "topic-posts", "topics/empty")) == ""


def test_topic_posts_of_the_subtree_shows_each_post_once(graph: Graph) -> None:
    assert ids(view(graph, "topic-posts", "topics/care/index", subtree=True)) == "abc"
    assert ids(view(graph, "topic-posts", "topics/work/index", subtree=True)) == "dc"


def test_topic_posts_of_another_topic(graph: Graph) -> None:
    found = view(graph, "topic-posts", topic="limits")
    assert ids(found) == "bc"
    assert found.heading == "Posts about Limits"


@pytest.mark.parametrize("topic", ["rest", "no-such-topic", ""])
def test_topic_posts_of_no_topic_shows_nothing(graph: Graph, topic: str) -> None:
    assert ids(view(graph, "topic-posts", topic=topic)) == ""


@pytest.mark.parametrize(
    ("sort", "expected"),
    [("newest", "abc"), ("oldest", "cab"), ("title", "bca"), ("updated", "cab")],
)
def test_sort(graph: Graph, sort: str, expected: str) -> None:
    options = {"subtree": True, "sort": sort}
    assert ids(view(graph, "topic-posts", "topics/care/index", **options)) == expected


def test_limit_is_applied_after_sorting(graph: Graph) -> None:
    options = {"subtree": True, "sort": "oldest", "limit": 2}
    assert ids(view(graph, "topic-posts", "topics/care/index", **options)) == "ca"
    assert ids(view(graph, "latest-posts", limit=2)) == "ab"
    assert ids(view(graph, "start-here", limit=1)) == "b"
    assert ids(view(graph, "latest-posts", limit=99)) == "abdc"


def test_latest_posts_are_all_posts_newest_first(graph: Graph) -> None:
    assert ids(view(graph, "latest-posts")) == "abdc"


def test_start_here_shows_featured_posts(graph: Graph) -> None:
    assert ids(view(graph, "start-here")) == "bc"


def test_an_entry_says_what_a_reader_needs(graph: Graph) -> None:
    entry = view(graph, "start-here").entries[0]
    assert entry.title == "apples"
    assert entry.summary == "About posts/b."
    assert entry.date == datetime.date(2026, 3, 1)


def counts(branches: tuple[Branch, ...]) -> dict[str, Any]:
    return {
        branch.docname.removeprefix("topics/").removesuffix("/index"): (
            branch.posts,
            counts(branch.children),
        )
        for branch in branches
    }


def test_topic_tree_counts_each_post_once(graph: Graph) -> None:
    found = view(graph, "topic-tree").branches
    assert counts(found) == {
        "care": (3, {"care/limits": (2, {}), "care/rest": (1, {})}),
        "work": (2, {"work/rest": (1, {})}),
        "empty": (0, {}),
    }
    assert [branch.title for branch in found] == ["Caring", "Work", "Empty"]


def test_topic_tree_on_a_topic_shows_what_is_below_it(graph: Graph) -> None:
    found = view(graph, "topic-tree", "topics/care/index").branches
    assert [branch.docname for branch in found] == ["topics/care/limits", "topics/care/rest"]


def test_topic_tree_of_another_topic_to_a_depth(graph: Graph) -> None:
    assert counts(view(graph, "topic-tree", topic="work").branches) == {"work/rest": (1, {})}
    assert counts(view(graph, "topic-tree", depth=1).branches) == {
        "care": (3, {}),
        "work": (2, {}),
        "empty": (0, {}),
    }


def test_topic_tree_of_an_unknown_topic_shows_no_other(graph: Graph) -> None:
    """The name is reported; the whole tree in its place would be a surprise."""
    assert view(graph, "topic-tree", topic="no-such-topic").branches == ()
    assert view(graph, "topic-tree", topic="rest").branches == ()


def test_archive_goes_by_year_and_month_newest_first(graph: Graph) -> None:
    years = view(graph, "archive").groups
    shown = [(y.heading, [(month.heading, ids(month)) for month in y.groups]) for y in years]
    assert shown == [
        ("2026", [("March", "ab"), ("January", "d")]),
        ("2025", [("December", "c")]),
    ]


def test_archive_of_one_month_in_two_years_is_two_groups() -> None:
    files = {
        f"posts/p{year}": {"topics": ("care",), "date": datetime.date(year, 5, 1)}
        for year in (2024, 2025)
    }
    years = view(make_graph(files), "archive").groups
    assert [(y.heading, [month.heading for month in y.groups]) for y in years] == [
        ("2025", ["May"]),
        ("2024", ["May"]),
    ]


def test_contacts_stand_by_region_in_the_authors_order() -> None:
    contacts = tuple(
        {"id": name, "region": region, "name": name, "how": "Call"}
        for name, region in (("a", "US"), ("b", "UK"), ("c", "US"))
    )
    graph = make_graph({"topics/crisis": {"contacts": contacts}})
    groups = view(graph, "contacts").groups
    assert [(group.heading, [c.id for c in group.contacts]) for group in groups] == [
        ("US", ["a", "c"]),
        ("UK", ["b"]),
    ]


def test_a_listing_is_about_the_topic_it_names_else_the_pages_own(graph: Graph) -> None:
    own, named = Listing("topic-posts"), Listing("topic-posts", topic="limits")
    assert listing_topic(graph, "topics/work/index", own) == "topics/work/index"
    assert listing_topic(graph, "topics/work/index", named) == "topics/care/limits"
    assert listing_topic(graph, "posts/a", own) is None


@pytest.mark.parametrize(
    "name", ["topic-posts", "topic-tree", "latest-posts", "start-here", "archive", "contacts"]
)
def test_an_empty_site_has_empty_listings(name: str) -> None:
    found = view(make_graph({}), name)
    assert (found.entries, found.branches, found.groups) == ((), (), ())
