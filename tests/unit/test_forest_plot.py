"""The forest plot: every finding at its place, in words too, and nothing made up."""

from __future__ import annotations

from itertools import pairwise
from xml.etree import ElementTree

import pytest

from topicbook.figures.forest_plot import TICKS, WIDTH, forest_plot, x
from topicbook.figures.plot_data import Finding

SVG = "{http://www.w3.org/2000/svg}"
WITH = Finding("Trust & <hope>", "doe2001", ".28", ".26", ".30", "12", "1,200", "")
WITHOUT = Finding("Calm", "doe2002", "-.2", "", "", "3", "", "")


def draw(*findings: Finding, title: str = "Links") -> ElementTree.Element:
    return ElementTree.fromstring(forest_plot(findings, "plot-a", title))


def texts(root: ElementTree.Element) -> list[str]:
    return [str(one.text) for one in root.iter(f"{SVG}text")]


def marks(root: ElementTree.Element, name: str) -> list[ElementTree.Element]:
    return [one for one in root.iter() if one.get("class") == name]


def test_the_drawing_has_a_name_and_a_description() -> None:
    root = draw(WITH, WITHOUT)
    assert (root.get("role"), root.get("aria-labelledby")) == ("img", "plot-a-title plot-a-desc")
    named = {one.get("id"): one.text for one in root}
    assert named["plot-a-title"] == "Links"
    assert named["plot-a-desc"] == (
        "Trust & <hope>: r .28, 95% interval .26 to .30. Calm: r −.2, interval not seen."  # noqa: RUF001
    )


def test_a_title_with_signs_stays_text() -> None:
    root = draw(WITH, title='<b> & "c"')
    assert root.findtext(f"{SVG}title") == '<b> & "c"'


def test_numbers_stand_as_they_were_published() -> None:
    shown = texts(draw(WITH, WITHOUT))
    assert ".28 (.26 to .30)" in shown
    assert "−.2 (interval not seen)" in shown  # noqa: RUF001


def test_a_point_stands_at_its_number_between_the_ends() -> None:
    root = draw(WITH)
    (point,) = marks(root, "fig-point")
    line, *ends = marks(root, "fig-interval")
    assert float(point.attrib["cx"]) == x(0.28)
    assert [line.get("x1"), line.get("x2")] == [str(x(0.26)), str(x(0.30))]
    assert [end.get("x1") for end in ends] == [line.get("x1"), line.get("x2")]


def test_without_an_interval_the_point_is_open_and_has_no_line() -> None:
    root = draw(WITHOUT)
    (point,) = marks(root, "fig-open")
    assert float(point.attrib["cx"]) == x(-0.2)
    assert marks(root, "fig-interval") + marks(root, "fig-point") == []


def test_every_finding_has_a_line_of_its_own_inside_the_drawing() -> None:
    root = draw(WITH, WITHOUT, WITH)
    height = float(root.attrib["viewBox"].split()[3])
    places = [float(one.attrib["cy"]) for one in root.iter(f"{SVG}circle")]
    assert places == sorted(set(places))
    assert all(0 < place < height for place in places)


def test_the_scale_is_straight_and_inside_the_drawing() -> None:
    places = [x(float(tick)) for tick in TICKS]
    steps = [round(after - before) for before, after in pairwise(places)]
    assert len(set(steps)) == 1
    assert 0 < places[0] < places[-1] < WIDTH


def test_the_line_of_no_link_stands_at_zero() -> None:
    assert {one.get("x1") for one in marks(draw(WITH, WITHOUT), "fig-grid")} == {str(x(0))}


@pytest.mark.parametrize("count", [0, 1, 9])
def test_the_same_findings_give_the_same_drawing(count: int) -> None:
    findings = [WITH] * count
    assert forest_plot(findings, "p", "T") == forest_plot(tuple(findings), "p", "T")
