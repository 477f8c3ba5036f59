"""What is derived when all files are read: counts, threads, links."""

import datetime
from collections.abc import Mapping
from dataclasses import replace

import pytest

from tests.support.graphs import Fields, make_graph, make_pages, source, to
from topicbook.graph import NEVER, Graph, build_graph
from topicbook.records import Page


def day(number: int) -> datetime.date:
    return datetime.date(2026, 11, number)


FILES: Mapping[str, Fields] = {
    "index": {},
    "pages/about": {},
    "topics/care/index": {"order": 2},
    "topics/care/rest": {"order": 2},
    "topics/care/limits": {"order": 1, "related": ("rest", "unknown", "care/rest")},
    "topics/work/index": {"order": 1, "contrasts": ("care",)},
    "topics/work/rest": {},
    "topics/crisis": {"order": 3},
    "posts/everywhere": {
        "topics": ("care/rest", "limits", "care", "work/rest"),
        "date": day(3),
    },
    "posts/limits-two": {"topics": ("limits", "care"), "date": day(2)},
    "posts/limits-one": {"topics": ("limits",), "date": day(1)},
    "posts/care-itself": {"topics": ("care",), "date": day(9)},
    "posts/at-work": {"topics": ("work",), "date": day(5)},
    "posts/same-day": {"topics": ("work",), "date": day(5)},
    "posts/lost": {"topics": ("no-such-topic",), "date": day(4)},
}


@pytest.fixture
def graph() -> Graph:
    return make_graph(FILES)


def test_a_topics_own_posts_newest_first(graph: Graph) -> None:
    assert graph.posts_of["topics/care/limits"] == (
        "posts/everywhere",
        "posts/limits-two",
        "posts/limits-one",
    )
    assert graph.posts_of["topics/work/index"] == ("posts/at-work", "posts/same-day")


def test_counts_roll_up_each_post_once(graph: Graph) -> None:
    counts = {topic: len(posts) for topic, posts in graph.posts_below.items()}
    assert counts == {
        "topics/care/index": 4,
        "topics/care/rest": 1,
        "topics/care/limits": 3,
        "topics/work/index": 3,
        "topics/work/rest": 1,
    }
    for posts in graph.posts_below.values():
        assert len(posts) == len(set(posts))


def test_a_post_in_two_branches_counts_in_both(graph: Graph) -> None:
    assert "posts/everywhere" in graph.posts_below["topics/care/index"]
    assert "posts/everywhere" in graph.posts_below["topics/work/index"]


def test_only_the_first_topic_is_primary(graph: Graph) -> None:
    assert graph.primary_posts == {
        "topics/care/rest": ("posts/everywhere",),
        "topics/care/limits": ("posts/limits-one", "posts/limits-two"),
        "topics/care/index": ("posts/care-itself",),
        "topics/work/index": ("posts/at-work", "posts/same-day"),
    }


def test_the_thread_of_a_branch_follows_the_tree_then_the_date(graph: Graph) -> None:
    assert graph.neighbors == {
        "posts/at-work": (None, "posts/same-day"),
        "posts/same-day": ("posts/at-work", None),
        "posts/care-itself": (None, "posts/limits-one"),
        "posts/limits-one": ("posts/care-itself", "posts/limits-two"),
        "posts/limits-two": ("posts/limits-one", "posts/everywhere"),
        "posts/everywhere": ("posts/limits-two", None),
    }


def test_a_topics_names_are_resolved_each_once(graph: Graph) -> None:
    assert graph.topics["topics/care/limits"].related == ("topics/care/rest",)
    assert graph.topics["topics/work/index"].contrasts == ("topics/care/index",)


def test_a_post_with_unknown_topics_still_is_a_post(graph: Graph) -> None:
    assert graph.posts["posts/lost"].topics == ()
    assert "posts/lost" not in graph.neighbors


def test_a_post_whose_date_could_not_be_read_sorts_last() -> None:
    files = {**FILES, "posts/undated": {"topics": ("limits",)}}
    sources = {name: source(name, **fields) for name, fields in files.items()}
    undated = sources["posts/undated"]
    matter = undated.matter.model_copy(update={"date": None})
    sources["posts/undated"] = replace(undated, matter=matter)
    graph = build_graph(sources, make_pages(files, {}), "crisis")
    assert graph.posts["posts/undated"].date == NEVER
    assert graph.posts_of["topics/care/limits"][-1] == "posts/undated"


TEXTS = {
    "posts/at-work": Page(
        "At work",
        10,
        (
            to("posts/at-work"),
            to("limits-one", "post", 0),
            to("posts/limits-one", "doc", 1),
            to("limits", "topic", 1),
            to("no-such", "topic"),
            to("us-988", "help"),
            to("pages/about"),
        ),
        ("First sentence.", "Second sentence."),
    ),
    "index": Page("Home", 10, (to("posts/limits-one", "doc", -1),)),
    "topics/work/rest": Page("Rest", 10, (to("limits-one", "post", 0),), ("From a topic.",)),
}


def test_links_to_lists_each_page_once_in_order() -> None:
    graph = make_graph(FILES, TEXTS)
    assert graph.posts["posts/at-work"].links_to == (
        "posts/limits-one",
        "topics/care/limits",
        "pages/about",
    )


def test_linked_from_names_each_page_once_with_its_first_link() -> None:
    graph = make_graph(FILES, TEXTS)
    found = [(name, ref.role, ref.sentence) for name, ref in graph.linked_from["posts/limits-one"]]
    assert found == [
        ("index", "doc", -1),
        ("posts/at-work", "post", 0),
        ("topics/work/rest", "post", 0),
    ]


def test_a_link_in_a_sentence_comes_before_one_without() -> None:
    links = (to("posts/limits-one"), to("limits-one", "post", 0), to("posts/limits-one", "doc", 1))
    page = Page("Rest", 10, links, ("One.", "Two."))
    graph = make_graph(FILES, {"topics/work/rest": page})
    ((_, reference),) = graph.linked_from["posts/limits-one"]
    assert (reference.role, reference.sentence) == ("post", 0)


def test_a_page_does_not_link_to_itself() -> None:
    assert "posts/at-work" not in make_graph(FILES, TEXTS).linked_from


def test_the_help_page_is_found_by_its_name(graph: Graph) -> None:
    assert graph.help_docname == "topics/crisis"
    assert make_graph(FILES, help_name="no-such-page").help_docname is None
    assert make_graph(FILES, help_name="rest").help_docname is None, "ambiguous"


def test_contacts_come_from_the_help_page_only() -> None:
    contact = {"id": "us-988", "region": "US", "name": "988", "how": "Call 988"}
    other = {"id": "fake", "region": "US", "name": "Fake", "how": "Call"}
    files = {
        **FILES,
        "topics/crisis": {"contacts": (contact,)},
        "topics/care/rest": {"contacts": (other,)},
    }
    assert [*make_graph(files).contacts] == ["us-988"]


def test_the_order_of_files_does_not_matter() -> None:
    forward = make_graph(FILES, TEXTS)
    backward = make_graph(dict(reversed(FILES.items())), dict(reversed(TEXTS.items())))
    for part in ("posts_of", "posts_below", "primary_posts", "neighbors", "linked_from", "tree"):
        assert getattr(forward, part) == getattr(backward, part), part


def test_no_files() -> None:
    graph = make_graph({})
    assert graph.help_docname is None
    assert graph.posts == {}
