"""The files of the decks for Anki: when they are written, what they hold, and links to them."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.support.build import ROOT, STRICT, Build, make_site, post, sphinx, target, topic
from tests.support.decks import (
    BASE,
    BIB,
    EPOCH,
    FILES,
    QUESTION,
    WHOLE,
    WORDS,
    make,
    packages,
    rows,
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
    "a source": {"topics/references.bib": BIB.replace("On load", "On loads")},
    "a title": {"posts/x.md": str(FILES["posts/x.md"]).replace("A post", "The post")},
    "a topic's title": {"topics/work/index.md": topic("Jobs")},
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
        assert (one.out / "_study").exists() == (name != "no cards")


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
