"""The decks for Anki, read by Anki's own package."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from anki.collection import Collection
from anki.scheduler.v3 import CardAnswer

from tests.support.build import (
    ROOT,
    STRICT,
    Build,
    build_small,
    make_site,
    post,
    sphinx,
    target,
    topic,
)
from tests.support.decks import Log, card, collection, deck_of, note, packages, rows, take
from tests.support.glossary import concept, glossary

EPOCH = 1_795_000_000
BASE = "https://example.org/site"
WHOLE = "_study/the-therapist-diaries.apkg"
PROJECT = "The Therapist Diaries"
BIB = (
    "@article{doe2001, author={Doe, Jane}, title={On load}, journal={Notes}, year={2001},"
    " volume={3}, pages={4--5}, doi={10.1000/load}}\n"
)
QUESTION = """\
:::{self-check} What is *load*?
:id: what-load

- [ ] A test.
- [x] What you carry, < a ton.

It is counted in hours.{footcite}`doe2001`
:::
"""
CONTRAST = """\
:::{contrast} Load | Overload
:id: load-overload
:topics: rest

| | Load | Overload |
|---|---|---|
| How long | Days | Months |
:::
"""
WORDS = (
    concept("Load", "load", ":topics: strain", ":source: doe2001", text="What you carry."),
    concept("Rest", "rest", ":topics: rest, strain", text="Doing less. {footcite}`doe2001`"),
    concept("Loose", "loose", text="Without a topic."),
)
FILES: dict[str, str | bytes] = {
    "topics/references.bib": BIB,
    "topics/work/index.md": topic("Work"),
    "topics/work/days/index.md": topic("Days"),
    "topics/work/days/strain.md": topic("Strain"),
    "pages/words.md": glossary(*WORDS),
    "pages/study.md": topic("Study") + "\n```{study-decks}\n```\n",
    "pages/deep/study.md": topic("More study") + "\n```{study-decks}\n```\n",
    "posts/x.md": post("A post", f"Words.\n\n{QUESTION}\n{CONTRAST}", topics="strain, rest"),
}
NOTES = [
    "check-what-load",
    "concept-load",
    "concept-loose",
    "concept-rest",
    "contrast-load-overload",
]


def make(
    folder: Path, *options: str, changes: Mapping[str, str] | None = None, builder: str = "html"
) -> Build:
    """Build the site with *changes* to its files, at the time the environment names."""
    return build_small(folder, {**FILES, **(changes or {})}, *STRICT, *options, builder=builder)


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


def test_a_moved_and_retitled_topic_keeps_cards_and_history(
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


def answer_all(learner: Collection) -> None:
    """Review every card once: the first as easy, the others as good."""
    project = learner.decks.id_for_name(PROJECT)
    assert project is not None
    learner.decks.select(project)
    for place, _ in enumerate(NOTES):
        (queued,) = learner.sched.get_queued_cards().cards
        shown = learner.get_card(queued.card.id)
        shown.start_timer()
        rating = CardAnswer.GOOD if place else CardAnswer.EASY
        learner.sched.answer_card(
            learner.sched.build_answer(card=shown, states=queued.states, rating=rating)
        )


def states(learner: Collection) -> list[list[object]]:
    """Return all that the scheduler knows of the cards."""
    assert learner.db is not None
    columns = "id, nid, did, type, queue, due, ivl, factor, reps, lapses, left, data"
    return learner.db.all(f"select {columns} from cards order by id")


def reviews(learner: Collection) -> list[list[object]]:
    """Return the history of all reviews."""
    assert learner.db is not None
    return learner.db.all("select * from revlog order by id")


def decks_in(package: Path) -> dict[str, int]:
    """Return the numbers of a package's own decks by their names."""
    ((found,),) = rows(
        package,
        "select (select group_concat(j.key || '=' ||"
        " json_extract(j.value, '$.name'), char(10)) from json_each(decks) j) from col",
    )
    pairs = (line.split("=", 1) for line in found.splitlines())
    return {name: int(number) for number, name in pairs if name != "Default"}


def numbers(package: Path) -> dict[str, tuple[int, int, str]]:
    """Return note number, card number and guid by card id."""
    query = "select sfld, n.id, c.id, guid from notes n join cards c on c.nid = n.id"
    return {name: (one, two, guid) for name, one, two, guid in rows(package, query)}


def test_a_card_added_or_removed_leaves_the_others_ids_alone(made: Build, tmp_path: Path) -> None:
    before = numbers(made.out / WHOLE)
    words = glossary(*WORDS[1:], concept("About", "a-first", ":topics: rest"))
    after = numbers(make(tmp_path, changes={"pages/words.md": words}).out / WHOLE)
    assert before.keys() ^ after.keys() == {"concept-load", "concept-a-first"}
    kept = before.keys() & after.keys()
    assert {name: before[name] for name in kept} == {name: after[name] for name in kept}


def test_ids_are_the_same_in_every_package(made: Build) -> None:
    whole = numbers(made.out / WHOLE)
    for branch in ("care", "work"):
        found = numbers(made.out / f"_study/{branch}.apkg")
        assert found
        assert found.items() <= whole.items()


def test_archives_hold_nothing_of_day_or_machine(made: Build) -> None:
    with zipfile.ZipFile(made.out / WHOLE) as archive:
        entries = archive.infolist()
    assert [entry.filename for entry in entries] == ["collection.anki2", "media"]
    for entry in entries:
        assert entry.date_time == (1980, 1, 1, 0, 0, 0)
        assert (entry.create_system, entry.external_attr >> 16) == (3, 0o644)


def test_builds_at_one_time_are_the_same(tmp_path: Path) -> None:
    site = make_site(tmp_path / "site", FILES)
    found = []
    for seed in ("1", "2"):
        out = tmp_path / seed
        command = [sys.executable, "-m", "sphinx", "-q", "-b", "html", str(site), str(out)]
        subprocess.run(command, check=True, cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed})
        found.append(packages(out))
    assert len(found[0]) == 3
    assert found[0] == found[1]


def test_all_notes_are_as_of_the_time_of_the_build(made: Build) -> None:
    assert set(rows(made.out / WHOLE, "select mod from notes union select mod from cards")) == {
        (EPOCH,)
    }


def test_without_a_time_notes_are_as_of_the_newest_source(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    site = make_site(tmp_path / "site", FILES)
    for newest in ("posts/x.md", "topics/references.bib"):
        for file in FILES | {"index.md": "", "topics/care/rest.md": ""}:
            os.utime(site / file, (1_700_000_000, 1_700_000_000))
        for file in site.rglob("*.md"):
            os.utime(file, (1_700_000_000, 1_700_000_000))
        os.utime(site / newest, (1_750_000_000, 1_750_000_000))
        out = tmp_path / newest.replace("/", "-")
        assert sphinx(site, out, *STRICT).errors == ""
        assert rows(out / WHOLE, "select distinct mod from notes") == [(1_750_000_000,)]


#: edits of the site; each is followed by a build
EDITS: Mapping[str, dict[str, str]] = {
    "a text": {"pages/words.md": str(FILES["pages/words.md"]).replace("you carry", "weighs")},
    "a source": {"topics/references.bib": BIB.replace("On load", "On loads")},
    "a title": {"posts/x.md": str(FILES["posts/x.md"]).replace("A post", "The post")},
    "a topic's title": {"topics/work/index.md": topic("Jobs")},
    "a card gone": {"pages/words.md": glossary(*WORDS[1:])},
    "a branch without cards": {
        "pages/words.md": glossary(WORDS[2]),
        "posts/x.md": post("A post", f"Words.\n\n{QUESTION}", topics="strain"),
    },
    "no cards": {"pages/words.md": topic("Words"), "posts/x.md": post("A post")},
    "nothing": {},
}


def test_an_edit_writes_what_a_clean_build_writes(tmp_path: Path) -> None:
    for number, (name, changes) in enumerate(EDITS.items()):
        one = make(tmp_path / "one", changes=changes)
        clean = make(tmp_path / f"clean-{number}", changes=changes)
        assert one.errors == clean.errors == "", name
        assert packages(one.out) == packages(clean.out), name
    assert not packages(tmp_path / "clean-6/out")
    assert not (tmp_path / "clean-6/out/_study").exists()


def test_settings_and_time_reach_decks_already_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = make(tmp_path)
    plain = packages(made.out)
    make(tmp_path, "-D", f"html_baseurl={BASE}")
    linked = packages(made.out)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(EPOCH + 1))
    make(tmp_path, "-D", f"html_baseurl={BASE}")
    later = packages(made.out)
    assert plain.keys() == linked.keys() == later.keys()
    assert all(plain[name] != linked[name] != later[name] for name in plain)


def test_a_build_with_nothing_new_leaves_decks_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = sorted((make(tmp_path).out / "_study").iterdir())
    before = [file.stat().st_mtime_ns for file in files]
    # Importing it would fail now, and it alone brings genanki.
    monkeypatch.setitem(sys.modules, "topicbook.study.package", None)
    assert make(tmp_path).status == 0
    assert [file.stat().st_mtime_ns for file in files] == before


@pytest.mark.parametrize("kept", ["", "[1, 2]", '{"_study/work.apkg": 3}', "{", None])
def test_decks_damaged_or_deleted_are_made_again_whatever_was_kept(
    made: Build, tmp_path: Path, kept: str | None
) -> None:
    options = ("-D", f"html_baseurl={BASE}")
    found = make(tmp_path, *options)
    if kept is not None:
        (tmp_path / "out.doctrees/topicbook-decks.json").write_text(kept)
    (found.out / "_study/care.apkg").unlink()
    (found.out / "_study/work.apkg").write_bytes(b"PK")
    assert make(tmp_path, *options).errors == ""
    assert packages(found.out) == packages(made.out)


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


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_the_list_of_decks_leads_to_files(tmp_path: Path, builder: str) -> None:
    made = make(tmp_path, builder=builder)
    assert made.errors == ""
    for docname in ("pages/study", "pages/deep/study"):
        (block,) = made.page(docname).select(".topicbook-decks")
        files = [target(made.name(docname), str(link["href"])) for link in block.select("a")]
        assert files == [WHOLE, "_study/care.apkg", "_study/work.apkg"]
        assert all((made.out / file).is_file() for file in files)
        lines = [" ".join(row.get_text().split()) for row in block.select("li")]
        assert lines == ["Everything 5 cards", "Care 2 cards", "Work 2 cards"]
        assert "AnkiDroid" in block.get_text()


def test_the_list_follows_the_cards(tmp_path: Path) -> None:
    make(tmp_path)
    words = {"pages/words.md": glossary(WORDS[0]), "posts/x.md": post("A post")}
    made = make(tmp_path, changes=words)
    assert made.text("pages/study").count("1 card") == 2
    none = {"pages/words.md": topic("Words"), "posts/x.md": post("A post")}
    made = make(tmp_path, changes=none)
    assert "No cards here yet." in made.text("pages/study")


@pytest.mark.parametrize("builder", ["epub", "singlehtml", "text", "latex"])
def test_other_builders_make_no_decks_and_name_them_only(tmp_path: Path, builder: str) -> None:
    made = make(tmp_path, builder=builder)
    assert (made.status, made.errors) == (0, "")
    assert not packages(made.out)
    name = {"epub": "pages/study.xhtml", "singlehtml": "index.html", "text": "pages/study.txt"}
    text = "".join(
        path.read_text(encoding="utf-8") for path in made.out.glob(name.get(builder, "*.tex"))
    )
    assert "Everything" in text
    assert "5 cards" in text
    assert ".apkg" not in text
