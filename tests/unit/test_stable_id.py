"""Ids in Anki that stay."""

import pytest

from topicbook.study import stable_id as module
from topicbook.study.stable_id import COUNT, FIRST, guid, project_slug, stable_id, stable_ids

#: 2022-06-01, in milliseconds: Anki mends ids that lie in the future
PAST = 1_654_041_600_000
NAMES = [f"card-{number}" for number in range(2000)]


def test_ids_never_change_from_one_version_to_the_next() -> None:
    # A learner's progress hangs on these numbers: a failure here is an error in the code.
    assert stable_id("note", "a-book", "concept-trust") == 1_602_013_788_792
    assert stable_id("deck", "a-book", "") == 1_390_288_565_947
    assert guid("a-book", "concept-trust") == "b137f0623f5a41e9e695"


def test_ids_are_times_that_have_passed() -> None:
    assert FIRST + COUNT < PAST
    assert all(FIRST <= stable_id("note", "book", name) < FIRST + COUNT for name in NAMES)


@pytest.mark.parametrize(
    "other", [("card", "book", "a"), ("note", "books", "a"), ("note", "book", "b")]
)
def test_kind_project_and_name_all_count(other: tuple[str, str, str]) -> None:
    assert stable_id(*other) != stable_id("note", "book", "a")
    assert stable_id("note", "a", "bc") != stable_id("note", "ab", "c")


def test_many_ids_are_all_different_and_those_of_each_alone() -> None:
    found = stable_ids("note", "book", NAMES)
    assert len(set(found.values())) == len(NAMES)
    assert found == {name: stable_id("note", "book", name) for name in NAMES}
    assert found == stable_ids("note", "book", reversed(NAMES))


def test_ids_that_meet_are_parted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "COUNT", 1)
    assert stable_ids("note", "book", ["b", "a"]) == {"a": FIRST, "b": FIRST + 1}


@pytest.mark.parametrize(
    ("project", "slug"),
    [
        ("The Therapist Diaries", "the-therapist-diaries"),
        ("Café: a / b", "cafe-a-b"),
        ("../../x", "x"),
        ("", "book-"),
        ("心の本", "book-"),
    ],
)
def test_a_slug_is_a_part_of_a_file_name(project: str, slug: str) -> None:
    found = project_slug(project)
    assert found.startswith(slug) if slug.endswith("-") else found == slug
    assert found == project_slug(project)


def test_projects_without_latin_letters_are_told_apart() -> None:
    assert project_slug("心の本") != project_slug("本の心")
