"""Short ids: any trailing part of an address that names only one page."""

import pytest

from tests.support.graphs import to
from topicbook.checks import name_problem
from topicbook.names import Index, Names, only, resolve_all, suffixes

IDS = {
    "topics/care/index": "care",
    "topics/care/rest": "care/rest",
    "topics/work/index": "work",
    "topics/work/rest": "work/rest",
    "topics/rest": "rest",
    "topics/work/limits/boundaries": "work/limits/boundaries",
}


@pytest.fixture
def index() -> Index:
    return Index(IDS)


def test_suffixes_go_from_short_to_long() -> None:
    assert suffixes("a/b/c") == ["c", "b/c", "a/b/c"]
    assert suffixes("a") == ["a"]


@pytest.mark.parametrize("name", ["boundaries", "limits/boundaries", "work/limits/boundaries"])
def test_any_part_that_is_unique_finds(index: Index, name: str) -> None:
    assert index.find(name) == ("topics/work/limits/boundaries",)


@pytest.mark.parametrize(
    "name",
    ["oundaries", "limits", "work/boundaries", "boundaries/", "Boundaries", "", "/", "/boundaries"],
)
def test_other_parts_find_nothing(index: Index, name: str) -> None:
    assert index.find(name) == ()


def test_an_ambiguous_name_finds_all_candidates(index: Index) -> None:
    assert index.find("rest") == ("topics/care/rest", "topics/rest", "topics/work/rest")


def test_more_of_the_address_tells_apart(index: Index) -> None:
    assert index.find("care/rest") == ("topics/care/rest",)
    assert index.find("work/rest") == ("topics/work/rest",)


def test_a_slash_in_front_makes_the_whole_address(index: Index) -> None:
    assert index.find("/rest") == ("topics/rest",)
    assert index.find("/care/rest") == ("topics/care/rest",)
    assert index.find("/limits/boundaries") == ()


def test_shortest_name_finds_the_page_and_only_it(index: Index) -> None:
    shortest = {docname: index.shortest(docname) for docname in IDS}
    assert shortest == {
        "topics/care/index": "care",
        "topics/care/rest": "care/rest",
        "topics/work/index": "work",
        "topics/work/rest": "work/rest",
        "topics/rest": "/rest",
        "topics/work/limits/boundaries": "boundaries",
    }
    for docname, name in shortest.items():
        assert index.find(name) == (docname,)
    assert index.names() == sorted(shortest.values())


def test_every_page_has_a_name_even_when_two_share_the_whole_address() -> None:
    """``a.md`` and ``a/index.md`` have one id; asking for a name must not crash."""
    index = Index({"topics/a": "a", "topics/a/index": "a"})
    assert index.find("a") == ("topics/a", "topics/a/index")
    assert len(index.names()) == 2


def test_the_message_lists_the_candidates_by_names_that_work(index: Index) -> None:
    message = name_problem(index, "topic", "rest")
    assert message == 'topic "rest" is ambiguous; write "care/rest" or "/rest" or "work/rest"'


def test_an_unknown_name_comes_with_the_nearest(index: Index) -> None:
    message = name_problem(index, "topic", "boundarys")
    assert message == 'unknown topic "boundarys"; did you mean "boundaries"?'


def test_a_name_that_finds_one_page_is_no_problem(index: Index) -> None:
    assert name_problem(index, "topic", "care") == ""


def test_resolving() -> None:
    names = Names(
        topics=Index(IDS),
        posts=Index({"posts/rest": "rest", "posts/2026/day": "2026/day"}),
        titles=dict.fromkeys([*IDS, "posts/rest", "posts/2026/day", "pages/about"], "Title"),
    )
    assert names.resolve(to("care", "topic")) == "topics/care/index"
    assert names.resolve(to("rest", "topic")) is None
    assert names.resolve(to("rest", "post")) == "posts/rest"
    assert names.resolve(to("day", "post")) == "posts/2026/day"
    assert names.resolve(to("care", "post")) is None
    assert names.resolve(to("pages/about")) == "pages/about"
    assert names.resolve(to("pages/gone")) is None
    assert names.resolve(to("us-988", "help")) is None


def test_lists_resolve_in_order_each_page_once(index: Index) -> None:
    names = ("boundaries", "care", "rest", "nothing", "work/limits/boundaries", "/rest")
    assert resolve_all(index, names) == (
        "topics/work/limits/boundaries",
        "topics/care/index",
        "topics/rest",
    )


def test_only() -> None:
    assert only(()) is None
    assert only(("a",)) == "a"
    assert only(("a", "b")) is None
