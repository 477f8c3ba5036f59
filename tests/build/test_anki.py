"""The decks for Anki, read by Anki's own package."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from anki.collection import Collection

from tests.support.build import Build, post, topic
from tests.support.decks import (
    BASE,
    EPOCH,
    FILES,
    NOTES,
    PROJECT,
    WHOLE,
    Log,
    answer_all,
    card,
    collection,
    deck_of,
    decks_in,
    make,
    note,
    packages,
    reviews,
    states,
    take,
)
from tests.support.glossary import concept, glossary


@pytest.fixture(autouse=True)
def _at_a_fixed_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(EPOCH))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Return the site as built once, for tests that only read."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", str(EPOCH))
        found = make(tmp_path_factory.mktemp("anki"), "-D", f"html_baseurl={BASE}")
    assert (found.status, found.errors) == (0, "")
    return found


@pytest.fixture(scope="module")
def full(made: Build, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Collection]:
    """Return a collection with everything, for tests that only read."""
    with collection(tmp_path_factory.mktemp("full")) as found:
        assert take(found, made.out / WHOLE) == Log(5, 0, 0)
        yield found


@pytest.fixture
def mine(tmp_path: Path) -> Iterator[Collection]:
    """Return an empty collection of a learner."""
    with collection(tmp_path / "mine") as found:
        yield found


def test_there_is_a_deck_for_each_branch_and_one_of_everything(made: Build) -> None:
    assert list(packages(made.out)) == ["care.apkg", "the-therapist-diaries.apkg", "work.apkg"]


def test_every_card_is_one_note_sorted_by_its_id(full: Collection) -> None:
    assert full.db is not None
    assert full.db.list("select sfld from notes order by sfld") == NOTES
    assert full.card_count() == len(NOTES)


def test_anki_finds_nothing_to_mend(full: Collection) -> None:
    assert full.fix_integrity()[1]


def test_decks_follow_the_tree_of_topics(full: Collection) -> None:
    names = {deck.name for deck in full.decks.all_names_and_ids()} - {"Default"}
    care, work = f"{PROJECT}::Care", f"{PROJECT}::Work"
    assert names == {PROJECT, care, f"{care}::Rest", work, f"{work}::Days", f"{work}::Days::Strain"}
    assert {name: deck_of(full, name).removeprefix(PROJECT) for name in NOTES} == {
        "check-what-load": "::Work::Days::Strain",
        "concept-load": "::Work::Days::Strain",
        "concept-loose": "",
        "concept-rest": "::Care::Rest",
        "contrast-load-overload": "::Care::Rest",
    }


def test_new_cards_come_in_the_order_of_the_book(full: Collection) -> None:
    order = sorted(NOTES, key=lambda name: card(full, name).due)
    assert order == [
        "concept-rest",
        "contrast-load-overload",
        "check-what-load",
        "concept-load",
        "concept-loose",
    ]


def test_tags_are_topics_and_kind(full: Collection) -> None:
    tags = {name: set(card(full, name).note().tags) for name in NOTES}
    assert tags["concept-rest"] == {"kind::concept", "care::rest", "work::days::strain"}
    assert tags["check-what-load"] == {"kind::question", "work::days::strain"}
    assert tags["contrast-load-overload"] == {"kind::contrast", "care::rest"}
    assert tags["concept-loose"] == {"kind::concept"}


def test_fields_hold_the_card_its_sources_and_its_place(full: Collection) -> None:
    fields = note(full, "check-what-load")
    assert list(fields) == ["Id", "Front", "Back", "Source", "Page link"]
    assert fields["Front"].startswith("<p>What is <em>load</em>?</p><ul><li>A test.</li>")
    assert "<strong>What you carry, &lt; a ton.</strong>" in fields["Back"]
    assert "It is counted in hours." in fields["Back"]
    for part in ("Doe", "2001", "On load", "Notes", "10.1000/load"):
        assert part in fields["Source"]
    assert fields["Page link"] == f'<a href="{BASE}/posts/x.html#check-what-load">A post</a>'
    assert "Doe" in note(full, "concept-load")["Source"]
    assert note(full, "contrast-load-overload")["Source"] == ""


def test_links_lead_to_places_that_are_there(made: Build, full: Collection) -> None:
    for name in NOTES:
        address = note(full, name)["Page link"].split('"')[1]
        path, _, anchor = address.removeprefix(f"{BASE}/").partition("#")
        assert made.page(path.removesuffix(".html")).find(id=anchor), name


def test_a_card_shows_its_parts_and_what_it_is_about(full: Collection) -> None:
    shown = card(full, "check-what-load")
    front, back = shown.question(), shown.answer()
    assert "What is <em>load</em>?" in front
    assert "counted in hours" not in front
    for part in ("What is <em>load</em>?", "counted in hours", "Sources", "On load", "A post"):
        assert part in back
    for side in (front, back):
        assert "About the text, not about your health." in side
        assert ".nightMode" in side
    assert "Sources" not in card(full, "contrast-load-overload").answer()


def test_without_an_address_there_is_no_link(tmp_path: Path, mine: Collection) -> None:
    made = make(tmp_path)
    take(mine, made.out / WHOLE)
    found = note(mine, "check-what-load")["Page link"]
    assert found == f"“A post”, a page of {PROJECT} (this copy has no web address)"


def test_pages_in_folders_are_linked_as_folders(tmp_path: Path, mine: Collection) -> None:
    made = make(tmp_path, "-D", f"html_baseurl={BASE}", builder="dirhtml")
    take(mine, made.out / WHOLE)
    assert f'href="{BASE}/posts/x/#check-what-load"' in note(mine, "check-what-load")["Page link"]


def test_branches_after_everything_add_nothing(made: Build, mine: Collection) -> None:
    assert take(mine, made.out / WHOLE) == Log(5, 0, 0)
    assert take(mine, made.out / "_study/work.apkg") == Log(0, 0, 2)
    assert take(mine, made.out / "_study/care.apkg") == Log(0, 0, 2)
    assert take(mine, made.out / WHOLE) == Log(0, 0, 5)


def test_everything_after_a_branch_adds_the_rest(made: Build, mine: Collection) -> None:
    assert take(mine, made.out / "_study/work.apkg") == Log(2, 0, 0)
    assert take(mine, made.out / WHOLE) == Log(3, 0, 2)


def test_a_changed_text_comes_in_and_the_history_stays(
    tmp_path: Path, mine: Collection, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = make(tmp_path)
    take(mine, made.out / WHOLE)
    answer_all(mine)
    before, history = states(mine), reviews(mine)
    assert len(history) == len(NOTES)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(EPOCH + 60))
    words = str(FILES["pages/words.md"]).replace("What you carry.", "What weighs on you.")
    assert make(tmp_path, changes={"pages/words.md": words}).errors == ""
    assert take(mine, made.out / WHOLE) == Log(0, 5, 0)
    assert note(mine, "concept-load")["Back"] == "<p>What weighs on you.</p>"
    assert mine.note_count() == mine.card_count() == len(NOTES)
    assert states(mine) == before
    assert reviews(mine) == history


def test_a_retitled_topic_keeps_its_id_its_cards_and_their_history(
    tmp_path: Path, mine: Collection, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = make(tmp_path)
    take(mine, made.out / WHOLE)
    answer_all(mine)
    before = states(mine)
    ids = decks_in(made.out / WHOLE)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(EPOCH + 60))
    make(tmp_path, changes={"topics/work/days/strain.md": topic("Hard days")})
    renamed = {name.replace("Strain", "Hard days"): number for name, number in ids.items()}
    assert decks_in(made.out / WHOLE) == renamed
    assert take(mine, made.out / WHOLE).new == 0
    assert states(mine) == before


HOSTILE = (
    """<script>alert("1")</script> {{Front}} & {{c1::x}} \\(x^2\\) [sound:a.mp3] 'q' 🙂 שלום"""
)


def test_hostile_text_is_harmless(tmp_path: Path, mine: Collection) -> None:
    text = HOSTILE.replace("[", "\\[")
    files = {
        "topics/care/rest.md": topic("Rest").replace("Rest", "'Rest :: now::'", 1),
        "pages/words.md": glossary(concept(text, "odd", ":topics: rest", text=text)),
        "posts/x.md": post("A post"),
    }
    made = make(tmp_path, "-D", "project=A::B <b>&", changes=files)
    assert made.errors == ""
    assert take(mine, made.out / "_study/a-b-b.apkg").new == 1
    assert deck_of(mine, "concept-odd") == "A: B <b>&::Care::Rest: now"
    shown = card(mine, "concept-odd")
    for side in (shown.question(), shown.answer()):
        assert "<script" not in side
        assert "{{Front}} &amp; {{c1::x}}" in side
        assert "🙂 שלום" in side
    assert not shown.question_av_tags()
    assert not shown.answer_av_tags()
    assert mine.fix_integrity()[1]


def test_topics_of_odd_names_keep_their_decks_and_tags(tmp_path: Path, mine: Collection) -> None:
    files = {
        "topics/the therapist diaries.md": topic("Odd"),
        "topics/the-therapist-diaries/index.md": topic("Same"),
        "topics/the-therapist-diaries/é ü.md": topic("Accents"),
        "pages/words.md": glossary(
            concept("One", "one", ":topics: the therapist diaries"),
            concept("Two", "two", ":topics: é ü"),
        ),
        "posts/x.md": post("A post"),
    }
    made = make(tmp_path, changes=files)
    assert made.errors == ""
    assert list(packages(made.out)) == [
        "the therapist diaries.apkg",
        "the-therapist-diaries-all.apkg",
        "the-therapist-diaries.apkg",
    ]
    assert take(mine, made.out / "_study/the-therapist-diaries-all.apkg").new == 2
    assert card(mine, "concept-one").note().tags == ["kind::concept", "the-therapist-diaries"]
    assert card(mine, "concept-two").note().tags == ["kind::concept", "the-therapist-diaries::é-ü"]
    links = made.page("pages/study").select(".topicbook-decks a")
    assert "../_study/the%20therapist%20diaries.apkg" in [link["href"] for link in links]
