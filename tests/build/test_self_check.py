"""Study questions and key points on pages, in books, and where they stand apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.build import STRICT, Build, build_small, plain, words
from tests.support.studying import FILES

HEADING = "Check your understanding (not a test of your health)"


@pytest.fixture(scope="module", params=["html", "dirhtml"])
def build(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Build:
    return build_small(tmp_path_factory.mktemp("study"), FILES, *STRICT, builder=request.param)


@pytest.fixture(scope="module")
def text(tmp_path_factory: pytest.TempPathFactory) -> str:
    found = build_small(tmp_path_factory.mktemp("text"), FILES, *STRICT, builder="text")
    assert (found.status, found.errors) == (0, "")
    return (found.out / "topics/care/rest.txt").read_text(encoding="utf-8")


def test_nothing_is_said(build: Build) -> None:
    assert (build.status, build.errors) == (0, "")


def test_questions_in_a_row_have_one_heading(build: Build) -> None:
    (group,) = build.page("topics/care/rest").select("section.topicbook-self-checks")
    (fold,) = group.select("details.topicbook-fold > summary")
    assert plain(fold.get_text()) == f"{HEADING} 3 questions"
    assert group["aria-label"] == HEADING
    ids = [tag["id"] for tag in group.select("section.topicbook-self-check")]
    assert ids == ["check-sleep", "check-nap", "check-kinds"]


def test_choices_are_fields_of_one_question(build: Build) -> None:
    page = build.page("topics/care/rest")
    (fields,) = page.select("#check-nap > fieldset")
    legend = fields.find("legend")
    assert legend is not None
    assert plain(legend.get_text()) == "What does a nap do?"
    inputs = fields.select("label > input")
    assert {(str(i["type"]), str(i["name"])) for i in inputs} == {("radio", "check-nap")}
    assert ["data-right" in i.attrs for i in inputs] == [False, True]
    assert [plain(label.get_text()) for label in fields.select("label")] == [
        "Harm",
        "It rests you",
    ]


def test_several_right_choices_are_boxes_and_say_so(build: Build) -> None:
    (fields,) = build.page("topics/care/rest").select("#check-kinds > fieldset")
    assert {str(i["type"]) for i in fields.select("input")} == {"checkbox"}
    assert "Choose all that are right." in fields.get_text()


def test_answers_open_without_a_script(build: Build) -> None:
    page = build.page("topics/care/rest")
    (details,) = page.select("#check-nap > details")
    assert "open" not in details.attrs
    assert plain(details.get_text(" ")) == "Show the answer Answer: It rests you As Rest says."
    (recall,) = page.select("#check-sleep > details")
    assert plain(recall.get_text()).startswith("Show the answer For Care.")


def test_titles_in_answers_are_links(build: Build) -> None:
    (link,) = build.page("topics/care/rest").select("#check-nap > details a")
    assert link.get_text() == "Rest"


def test_the_key_stands_at_the_end_and_repeats_no_id(build: Build) -> None:
    page = build.page("topics/care/rest")
    (key,) = page.select("section.topicbook-answer-key")
    article = page.find("article")
    assert article is not None
    assert article.select("section")[-1] is key
    rows = [plain(row.get_text(" ")) for row in key.select("ol > li")]
    assert [row.split()[0] for row in rows] == ["For", "Answer:", "Answer:"]
    assert rows[2] == "Answer: Sleep Sitting So."
    assert not key.select("[id], .footnote-reference")
    ids = [tag["id"] for tag in page.select("[id]")]
    assert len(ids) == len(set(ids))


def test_key_points_keep_their_sources(build: Build) -> None:
    (points,) = build.page("topics/care/rest").select("section.topicbook-key-points")
    assert plain(words(points)).startswith("Key points Rest helps, see Care.")
    assert len(points.select(".footnote-reference")) == 1


def test_questions_count_neither_as_reading_time_nor_for_search(build: Build) -> None:
    index = "".join(
        path.read_text(encoding="utf-8") for path in (build.out / "_search").glob("words*.js")
    )
    assert "haste" not in index
    assert "ragraph" in index


def test_what_stands_apart_is_not_on_its_page(build: Build) -> None:
    html = build.html("topics/care/apart")
    assert "Rest is work" not in html
    assert "It is not" not in html
    assert HEADING not in html
    assert "Jane Doe" not in html


def test_pages_without_questions_load_nothing_for_them(build: Build) -> None:
    assert "self-check" in build.html("topics/care/rest")
    html = build.html("topics/care/apart")
    assert "self-check.js" not in html
    assert "topicbook/study.css" not in html


def test_text_has_each_answer_below_its_question(text: str) -> None:
    joined = plain(text)
    assert 'What is *sleep* "for"? **Answer:** For *Care*.' in joined
    assert "* Harm * It *rests* you **Answer:** It *rests* you As *Rest* says." in joined


def test_epub_has_questions_with_answers(tmp_path: Path) -> None:
    build = build_small(tmp_path, FILES, *STRICT, builder="epub")
    assert (build.status, build.errors) == (0, "")
    page = build.page("topics/care/rest")
    assert not page.select("input, details.topicbook-answer, fieldset")
    (check,) = page.select("#check-nap")
    assert plain(check.get_text(" ")) == (
        "What does a nap do? Harm It rests you Answer: It rests you As Rest says."
    )
