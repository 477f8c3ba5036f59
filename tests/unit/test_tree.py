"""Folders are the tree; ``order:`` decides among siblings."""

from itertools import permutations

import pytest

from topicbook.tree import Tree, build_tree, topic_id

ORDERS = {
    "topics/care/index": 2,
    "topics/care/rest/index": 1000,
    "topics/care/rest/sleep": 20,
    "topics/care/rest/naps": 10,
    "topics/care/anger": 1000,
    "topics/care/zeal": 5,
    "topics/stress/index": 1,
    "topics/stress/signs": 1000,
}


@pytest.fixture
def tree() -> Tree:
    return build_tree(ORDERS)


@pytest.mark.parametrize(
    ("docname", "identifier"),
    [
        ("topics/care/index", "care"),
        ("topics/care", "care"),
        ("topics/care/rest/index", "care/rest"),
        ("topics/care/rest/sleep", "care/rest/sleep"),
        ("topics/index-cards", "index-cards"),
        ("topics/topics/index", "topics"),
    ],
)
def test_id_is_the_address_below_topics(docname: str, identifier: str) -> None:
    assert topic_id(docname) == identifier


def test_folders_are_parents(tree: Tree) -> None:
    assert tree.parents == {
        "topics/care/index": None,
        "topics/care/rest/index": "topics/care/index",
        "topics/care/rest/sleep": "topics/care/rest/index",
        "topics/care/rest/naps": "topics/care/rest/index",
        "topics/care/anger": "topics/care/index",
        "topics/care/zeal": "topics/care/index",
        "topics/stress/index": None,
        "topics/stress/signs": "topics/stress/index",
    }


def test_order_then_address_decides_among_siblings(tree: Tree) -> None:
    assert tree.children[None] == ("topics/stress/index", "topics/care/index")
    assert tree.children["topics/care/index"] == (
        "topics/care/zeal",
        "topics/care/anger",
        "topics/care/rest/index",
    )
    assert tree.children["topics/care/rest/index"] == (
        "topics/care/rest/naps",
        "topics/care/rest/sleep",
    )


def test_walk_gives_each_topic_before_those_below(tree: Tree) -> None:
    assert list(tree.walk()) == [
        "topics/stress/index",
        "topics/stress/signs",
        "topics/care/index",
        "topics/care/zeal",
        "topics/care/anger",
        "topics/care/rest/index",
        "topics/care/rest/naps",
        "topics/care/rest/sleep",
    ]
    assert list(tree.walk("topics/care/rest/index")) == [
        "topics/care/rest/naps",
        "topics/care/rest/sleep",
    ]
    assert list(tree.walk("topics/stress/signs")) == []


def test_ancestors_begin_with_the_branch(tree: Tree) -> None:
    assert tree.ancestors("topics/care/rest/naps") == (
        "topics/care/index",
        "topics/care/rest/index",
    )
    assert tree.ancestors("topics/care/index") == ()
    assert tree.ancestors("topics/unknown") == ()


def test_branch_is_the_topic_at_the_top(tree: Tree) -> None:
    assert tree.branch("topics/care/rest/naps") == "topics/care/index"
    assert tree.branch("topics/care/index") == "topics/care/index"


def test_any_depth() -> None:
    names = ["topics/" + "/".join(["a"] * depth) + "/index" for depth in range(1, 61)]
    tree = build_tree(dict.fromkeys(names, 1))
    assert list(tree.walk()) == names
    assert tree.ancestors(names[-1]) == tuple(names[:-1])


def test_a_folder_without_a_page_is_missing_and_its_topics_move_up() -> None:
    tree = build_tree({"topics/a/index": 1, "topics/a/b/c/d": 1, "topics/x/y": 1})
    assert tree.missing == ("a/b", "a/b/c", "x")
    assert tree.parents["topics/a/b/c/d"] == "topics/a/index"
    assert tree.parents["topics/x/y"] is None
    assert set(tree.walk()) == {"topics/a/index", "topics/a/b/c/d", "topics/x/y"}


def test_a_file_beside_its_folder_can_be_the_folders_page() -> None:
    tree = build_tree({"topics/a": 1, "topics/a/b": 1})
    assert tree.missing == ()
    assert tree.parents["topics/a/b"] == "topics/a"


def test_two_files_of_one_id_both_keep_a_place() -> None:
    """``a.md`` and ``a/index.md``: neither may fall out of the tree."""
    tree = build_tree({"topics/a": 1, "topics/a/index": 1, "topics/a/b": 1})
    assert set(tree.parents) == {"topics/a", "topics/a/index", "topics/a/b"}
    assert sorted(tree.walk()) == ["topics/a", "topics/a/b", "topics/a/index"]


def test_the_order_files_are_found_in_does_not_matter() -> None:
    names = [*ORDERS][:5]
    trees = {
        repr((sorted(found.parents.items()), sorted(found.children.items(), key=str)))
        for shuffled in permutations(names)
        if (found := build_tree({name: ORDERS[name] for name in shuffled}))
    }
    assert len(trees) == 1


def test_no_topics() -> None:
    tree = build_tree({})
    assert list(tree.walk()) == []
    assert tree.missing == ()
