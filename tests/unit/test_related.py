"""Related posts: which, in what order, and the reason that is shown."""

import datetime
from collections.abc import Mapping
from itertools import combinations

import pytest

from tests.support.graphs import Fields, make_graph, to
from topicbook.graph import Graph
from topicbook.records import Page
from topicbook.related import related_posts

TOPICS: dict[str, Fields] = {
    "topics/care/index": {},
    "topics/care/boundaries": {},
    "topics/care/rest": {},
    "topics/care/sleep": {},
}


def related(graph: Graph, docname: str, limit: int = 4) -> list[tuple[str, str]]:
    found = related_posts(graph, graph.posts[docname], limit)
    return [(entry.docname.removeprefix("posts/"), entry.reason) for entry in found]


def graph_of(posts: Mapping[str, Fields], links: Mapping[str, str] | None = None) -> Graph:
    """Return a graph of *posts*, id to front matter; *links* lead from one to another."""
    files = TOPICS | {f"posts/{name}": fields for name, fields in posts.items()}
    texts = {
        f"posts/{name}": Page(name.capitalize(), 100, (to(target, "post"),))
        for name, target in (links or {}).items()
    }
    return make_graph(files, texts)


def test_a_shared_topic_is_named_as_the_reason() -> None:
    graph = graph_of({"one": {"topics": ("boundaries",)}, "two": {"topics": ("boundaries",)}})
    assert related(graph, "posts/one") == [("two", "also about Boundaries")]


def test_a_post_that_links_here_says_so() -> None:
    graph = graph_of({"one": {"topics": ("rest",)}, "two": {"topics": ("sleep",)}}, {"two": "one"})
    assert related(graph, "posts/one") == [("two", "links here")]
    assert related(graph, "posts/two") == []


def test_both_reasons_stand_together() -> None:
    graph = graph_of({"one": {"topics": ("rest",)}, "two": {"topics": ("rest",)}}, {"two": "one"})
    ((_, reason),) = related(graph, "posts/one")
    assert "links here" in reason
    assert "also about Rest" in reason


def test_the_authors_suggestions_come_first_in_order() -> None:
    graph = graph_of(
        {
            "one": {"topics": ("rest",), "see_also": ("far", "near")},
            "near": {"topics": ("rest",)},
            "far": {"topics": ("sleep",)},
            "other": {"topics": ("rest",)},
        }
    )
    found = related(graph, "posts/one")
    assert [name for name, _ in found] == ["far", "near", "other"]
    assert all(reason for _, reason in found)


def test_a_suggestion_of_itself_or_of_nothing_is_left_out() -> None:
    graph = graph_of({"one": {"topics": ("rest",), "see_also": ("one", "gone")}})
    assert related(graph, "posts/one") == []


@pytest.mark.parametrize("limit", [0, 1, 2, 4, 9])
def test_at_most_as_many_as_the_limit_and_each_once(limit: int) -> None:
    posts: dict[str, Fields] = {f"post-{n}": {"topics": ("rest", "sleep")} for n in range(8)}
    posts["one"] = {"topics": ("rest", "sleep"), "see_also": ("post-5", "post-6")}
    found = [name for name, _ in related(graph_of(posts), "posts/one", limit)]
    assert len(found) == min(limit, 8)
    assert len(set(found)) == len(found)
    assert found[:2] == ["post-5", "post-6"][:limit]


def test_suggestions_beyond_the_limit_are_left_out() -> None:
    posts: dict[str, Fields] = {f"post-{n}": {} for n in range(6)}
    posts["one"] = {"see_also": tuple(f"post-{n}" for n in range(6))}
    assert len(related(graph_of(posts), "posts/one")) == 4


def test_a_rare_topic_outweighs_a_common_one() -> None:
    posts: dict[str, Fields] = {f"common-{n}": {"topics": ("rest",)} for n in range(8)}
    posts |= {"rare": {"topics": ("sleep",)}, "one": {"topics": ("rest", "sleep")}}
    assert related(graph_of(posts), "posts/one")[0] == ("rare", "also about Sleep")


def test_more_shared_topics_rank_higher() -> None:
    posts: dict[str, Fields] = {
        "one": {"topics": ("rest", "sleep")},
        "half": {"topics": ("rest", "care")},
        "both": {"topics": ("sleep", "rest")},
    }
    found = related(graph_of(posts), "posts/one")
    assert [name for name, _ in found] == ["both", "half"]
    assert "Rest" in found[0][1]
    assert "Sleep" in found[0][1]


def test_among_equals_the_newest_comes_first() -> None:
    posts: dict[str, Fields] = {
        name: {"topics": ("rest",), "date": datetime.date(2026, 1, number)}
        for name, number in (("one", 1), ("old", 2), ("new", 9), ("middle", 5))
    }
    assert [name for name, _ in related(graph_of(posts), "posts/one")] == ["new", "middle", "old"]


def test_every_entry_has_a_reason_and_the_order_of_files_does_not_matter() -> None:
    names = [topic.rpartition("/")[2] for topic in TOPICS][1:]
    sets = [names_of for size in (1, 2, 3) for names_of in combinations(names, size)]
    posts: dict[str, Fields] = {f"p-{n}": {"topics": chosen} for n, chosen in enumerate(sets * 2)}
    links = {"p-1": "p-3", "p-2": "p-3", "p-9": "p-0"}
    forward, backward = graph_of(posts, links), graph_of(dict(reversed(posts.items())), links)
    for name in posts:
        found = related(forward, f"posts/{name}")
        assert found == related(backward, f"posts/{name}")
        assert all(reason for _, reason in found)
        assert name not in [other for other, _ in found]


def test_a_post_alone_has_none() -> None:
    assert related(graph_of({"one": {"topics": ("rest",)}}), "posts/one") == []
    assert related(graph_of({"one": {"topics": ("unknown",)}}), "posts/one") == []
