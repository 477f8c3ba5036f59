"""Study guides, outcomes and reading paths; all of it after edits as in a clean build."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import Tag

from tests.support.build import STRICT, Build, build_small, make_site, plain, sphinx
from tests.support.sites import IGNORED
from tests.support.studying import FILES


@pytest.fixture(scope="module", params=["html", "dirhtml"])
def build(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Build:
    return build_small(tmp_path_factory.mktemp("guide"), FILES, *STRICT, builder=request.param)


def part(build: Build, name: str) -> Tag:
    (found,) = build.page("pages/study/guide").select(f"section.topicbook-{name}")
    return found


def test_nothing_is_said(build: Build) -> None:
    assert (build.status, build.errors) == (0, "")


def test_the_guide_holds_points_contrasts_and_terms_of_the_branch(build: Build) -> None:
    text = plain(part(build, "guide").get_text(" "))
    assert "Rest helps , see Care. (Doe, 2001)" in text
    assert "Nap About nap. (Doe, 2001)" in text
    cells = [plain(cell.get_text()) for cell in part(build, "guide").select("table [role=cell]")]
    assert cells == ["", "Slow", "Fast"]


def test_questions_are_numbered_through_and_answers_come_after_all(build: Build) -> None:
    article = plain(str(build.page("pages/study/guide").find("article").get_text(" ")))  # type: ignore[union-attr]
    assert article.index("Rest is work") < article.index("Haste") < article.index("It is not.")
    starts = [str(ol["start"]) for ol in part(build, "guide-questions").select("ol[start]")]
    assert starts == [str(ol["start"]) for ol in part(build, "guide-answers").select("ol[start]")]
    assert starts == ["1", "2"]


def test_answers_name_letter_reason_and_source(build: Build) -> None:
    rows = part(build, "guide-answers").select("ol > li")
    assert [plain(row.get_text()) for row in rows] == [
        "False It is not. (Roe et al., 2002; Doe, 2001)",
        "For Care. (Doe, 2001)",
        "b) It rests you As Rest says.",
        "a) Sleep; b) Sitting So.",
    ]


def test_questions_that_stand_apart_are_asked_here(build: Build) -> None:
    text = plain(part(build, "guide-questions").get_text(" "))
    assert "Rest is work. True or false?" in text
    assert "not a test of your health" in text


def test_sources_are_listed_once_by_author(build: Build) -> None:
    rows = [plain(row.get_text()) for row in part(build, "guide-sources").select("li")]
    assert [row.split(".")[0] for row in rows] == ["Jane Doe", "R"]


def test_outcomes_follow_each_other_in_one_list(build: Build) -> None:
    (found,) = build.page("pages/study/guide").select("ul.topicbook-outcomes")
    assert len(found.select("li")) == 2


def test_a_path_tells_its_minutes(build: Build) -> None:
    (path,) = build.page("pages/study/path").select("section.topicbook-path")
    assert path["id"] == "path-first"
    assert [plain(row.get_text()) for row in path.select("ol > li")] == [
        "Rest comes first. 1 min",
        "Then a post, and Care again. 1 min",
    ]
    assert "2 steps, about 2 minutes of reading." in path.get_text()


EDITS = {
    "a point": ("topics/care/rest.md", "Sleep is one kind.", "Sleep is another kind."),
    "an answer": ("topics/care/apart.md", "It is not.", "It is never."),
    "a right choice": ("topics/care/rest.md", "- [ ] Haste", "- [x] Haste"),
    "a title in an answer": ("topics/care/index.md", "title: Care", "title: Kindness"),
    "a meaning": ("pages/words.md", "About nap.", "About naps."),
    "a contrast": ("pages/words.md", "| Slow | Fast |", "| Slow | Quick |"),
    "a source": ("topics/references.bib", "{Doe, Jane}", "{Dow, Jane}"),
    "a longer step": ("topics/care/rest.md", "A first paragraph.", "Words " * 500),
    "a question gone": ("topics/care/rest.md", ":id: nap\n", ":id: nap-two\n"),
    "what stands apart": ("topics/care/apart.md", "study_apart: true\n", ""),
}


def files_of(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name not in IGNORED
    }


@pytest.mark.parametrize("edit", EDITS)
def test_after_an_edit_all_is_as_in_a_clean_build(edit: str, tmp_path: Path) -> None:
    name, old, new = EDITS[edit]
    fixed = FILES | {
        "pages/study/guide.md": FILES["pages/study/guide.md"].replace("check-nap, ", "")
    }
    source = make_site(tmp_path / "site", fixed)
    first = sphinx(source, tmp_path / "out", *STRICT)
    assert (first.status, first.errors) == (0, "")
    before = files_of(tmp_path / "out")
    path = source / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    again = sphinx(source, tmp_path / "out", *STRICT, "-j", "2")
    clean = sphinx(source, tmp_path / "clean", *STRICT)
    assert again.warnings == clean.warnings == []
    after = files_of(tmp_path / "out")
    assert after == files_of(tmp_path / "clean")
    assert after["pages/study/guide.html"] != before["pages/study/guide.html"] or edit in {
        "a longer step",
        "a question gone",
        "what stands apart",
    }
