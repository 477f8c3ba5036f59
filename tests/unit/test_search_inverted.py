"""The inverted index after any changes is what it would be from nothing."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from topicbook.search.encoding import encode
from topicbook.search.inverted import Document, InvertedIndex

STEMS = st.dictionaries(
    st.sampled_from("abcdef"), st.tuples(st.sampled_from([0.1, 1.0, 2.7, 8.0]), st.integers(0, 3))
)
Stems = Mapping[str, tuple[float, int]]


def document(stems: Stems) -> Document:
    return Document(
        tuple(sorted(stems.items())),
        lambda: (
            {stem: count for stem, (count, _) in stems.items()},
            {stem: part for stem, (_, part) in stems.items()},
        ),
    )


def indexed(*rounds: list[Stems], with_parts: bool = True) -> InvertedIndex:
    index = InvertedIndex(2.0, with_parts=with_parts)
    for documents in rounds:
        index.update([document(stems) for stems in documents])
    return index


@given(st.lists(STEMS, min_size=10, max_size=20), st.data())
def test_after_changes_it_is_as_from_nothing(first: list[Stems], data: st.DataObject) -> None:
    rounds = [first]
    for _ in range(3):
        following = list(rounds[-1])
        at = data.draw(st.integers(0, len(following) - 1))
        change = data.draw(st.sampled_from(["edit", "edit", "add", "remove"]))
        if change == "edit":
            following[at] = data.draw(STEMS)
        elif change == "add":
            following.insert(at, data.draw(STEMS))
        elif len(following) > 1:
            del following[at]
        rounds.append(following)
    assert indexed(*rounds).cells == indexed(rounds[-1]).cells


def test_it_tells_whether_anything_changed() -> None:
    index = indexed([{"a": (1.0, 0)}, {"b": (1.0, 0)}])
    assert not index.update([document({"a": (1.0, 0)}), document({"b": (1.0, 0)})])
    assert index.update([document({"a": (1.0, 0)}), document({"b": (1.0, 1)})])


def test_only_changed_documents_are_worked_out() -> None:
    documents = [document({"a": (1.0, 0), f"own{number}": (1.0, 0)}) for number in range(20)]
    index = InvertedIndex(2.0, with_parts=False)
    index.update(documents)
    asked: list[int] = []

    def watched(number: int, key: object) -> Document:
        def stems() -> tuple[Mapping[str, float], Mapping[str, int]]:
            asked.append(number)
            return {"new": 1.0}, {}

        return Document(key, stems)

    index.update([watched(at, "other" if at == 7 else one.key) for at, one in enumerate(documents)])
    assert asked == [7]
    assert "own7" not in index.cells
    assert index.cells["new"].size == 1
    assert index.cells["a"].size == 19


def test_parts_are_told_only_where_they_are_wanted() -> None:
    with_parts = indexed([{"a": (1.0, 3)}]).cells["a"].text
    without = indexed([{"a": (1.0, 3)}], with_parts=False).cells["a"].text
    assert with_parts == without + encode([3])
