"""The map of the topics: every name once, a link each, in its branch."""

from __future__ import annotations

from itertools import pairwise
from xml.etree import ElementTree

from topicbook.figures.topic_map import COLUMN, FIT, GAP, draw
from topicbook.listings import Branch

SVG = "{http://www.w3.org/2000/svg}"
LONG = "A topic with a name of many words that no single line can hold"


def branch(docname: str, title: str, *children: Branch) -> Branch:
    return Branch(f"topics/{docname}", title, "", 0, children)


TREE = (
    branch(
        "care/index",
        "Care & <rest>",
        branch("care/a/index", 'Say "no"', branch("care/a/x", LONG, branch("care/a/x/y", "Deep"))),
    ),
    branch("work/index", "Work", branch("work/b", "Long days")),
)


def root_of(branches: tuple[Branch, ...] = TREE) -> ElementTree.Element:
    return ElementTree.fromstring(draw(branches, lambda docname: f"../{docname}.html?a&b"))


def links(root: ElementTree.Element) -> dict[str, str]:
    return {one.attrib["href"]: one.attrib["aria-label"] for one in root.iter(f"{SVG}a")}


def test_every_topic_is_a_link_with_its_name() -> None:
    assert links(root_of()) == {
        "../topics/care/index.html?a&b": "Care & <rest>",
        "../topics/care/a/index.html?a&b": 'Say "no"',
        "../topics/care/a/x.html?a&b": LONG,
        "../topics/care/a/x/y.html?a&b": "Deep",
        "../topics/work/index.html?a&b": "Work",
        "../topics/work/b.html?a&b": "Long days",
    }


def test_links_come_in_the_order_of_the_tree() -> None:
    assert list(links(root_of()).values())[:4] == ["Care & <rest>", 'Say "no"', LONG, "Deep"]


def test_each_branch_has_a_column_with_its_color() -> None:
    root = root_of()
    groups = root.findall(f"{SVG}g")
    assert [group.get("class") for group in groups] == ["branch-care", "branch-work"]
    assert [group.find(f"{SVG}rect").get("x") for group in groups] == [  # type: ignore[union-attr]
        "0",
        str(COLUMN + GAP),
    ]


def test_long_names_run_over_several_lines_and_lose_nothing() -> None:
    root = root_of()
    (link,) = (one for one in root.iter(f"{SVG}a") if one.get("aria-label") == LONG)
    rows = [str(one.text) for one in link.iter(f"{SVG}tspan")]
    assert " ".join(rows) == LONG
    assert max(map(len, rows)) <= FIT[3]


def test_no_line_stands_on_another_and_all_stand_inside() -> None:
    root = root_of()
    _, _, width, height = map(float, root.attrib["viewBox"].split())
    for group in root.findall(f"{SVG}g"):
        places = [float(one.attrib["y"]) for one in group.iter(f"{SVG}tspan")]
        steps = [after - before for before, after in pairwise(places)]
        assert min(steps) >= 15
        assert 0 < places[0] < places[-1] < height
    assert width == 2 * COLUMN + GAP


def test_deep_topics_stand_below_the_third_level() -> None:
    (link,) = (one for one in root_of().iter(f"{SVG}a") if one.get("aria-label") == "Deep")
    assert [one.get("class") for one in link] == ["fig-map-3"]


def test_a_topic_beside_the_branches_is_a_column_too() -> None:
    root = root_of((branch("alone", "Alone"),))
    assert [group.get("class") for group in root.findall(f"{SVG}g")] == ["branch-alone"]


def test_no_topics_make_an_empty_map() -> None:
    assert links(root_of(())) == {}


def test_the_same_tree_gives_the_same_map() -> None:
    assert draw(TREE, str) == draw(list(TREE), str)
