"""The index that a build writes: what is in it, what is not, and that it is the same each time."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support.build import (
    HIDDEN,
    ROOT,
    STRICT,
    Build,
    build_small,
    make_site,
    post,
    sphinx,
    topic,
)  # fmt: skip
from tests.support.engine import ask, pages_with, run
from tests.support.real import real_site
from topicbook.search.stemmer import Stemmer

BANK = "# lines\ncannot get up from the sofa\nzonked all afternoon\n"
FILES = {
    "topics/care/rest.asks.txt": BANK,
    "posts/nap.md": post(
        "A nap",
        "One.\n\n## Under the blanket\n\nWool is warm.",
        "rest",
        "questions: [May I nap?]\n",
    ),
    "posts/walk.md": post("A walk", "Trees and wool.", "care"),
    "posts/secret.md": HIDDEN.replace("Words.", "Quixotic zebras."),
}
STEMS = """
await topicbookSearch.index.ready();
return input.map((word) => topicbookSearch.words.stem(word));
"""
VOCABULARY = """
await topicbookSearch.index.ready();
const [words, common] = await topicbookSearch.index.load("words");
return [topicbookSearch.index.decodeWords(words), topicbookSearch.index.decode(common)];
"""


@pytest.fixture(scope="module", params=["html", "dirhtml"])
def build(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Build:
    return build_small(tmp_path_factory.mktemp("search"), FILES, *STRICT, builder=request.param)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Build:
    return real_site(tmp_path_factory, "html")


def index_of(out: Path) -> dict[str, bytes]:
    """Return the files of an index."""
    return {path.name: path.read_bytes() for path in sorted((out / "_search").iterdir())}


def where(build: Build, question: str) -> list[str]:
    """Return the pages a question is answered with."""
    (answer,) = ask(build, question)
    return [url.removesuffix(".html").removesuffix("/") for url in answer.pages]


def test_the_build_says_nothing_and_has_no_other_index(build: Build) -> None:
    assert (build.status, build.errors) == (0, "")
    assert not (build.out / "searchindex.js").exists()
    assert "searchtools.js" not in build.text("posts/nap")


def test_a_line_of_the_bank_leads_to_its_topic(build: Build) -> None:
    assert where(build, "still zonked after lunch")[0] == "topics/care/rest"


def test_a_question_leads_to_its_post_and_words_to_their_section(build: Build) -> None:
    (asked, worded) = ask(build, "may i nap", "warm wool")
    assert "posts/nap" in asked.pages[0]
    assert "posts/nap" in worded.pages[0]
    assert worded.headings[0] == "Under the blanket"


def test_a_draft_is_not_in_the_index(build: Build) -> None:
    assert where(build, "quixotic zebras") == []
    assert not any(b"quixot" in text for text in index_of(build.out).values())


def test_a_word_that_is_nowhere_finds_its_neighbor(build: Build) -> None:
    assert where(build, "blankte")[0] == "posts/nap"


def test_the_front_page_answers_nothing(build: Build) -> None:
    assert all(page != "index" for page in where(build, "welcome where all begins home"))


def test_every_script_is_plain_data_of_one_version(build: Build) -> None:
    versions = set()
    for name, text in index_of(build.out).items():
        if name not in ("engine.js", "stemmer.js"):
            found = re.match(rb'topicbookSearch\.take\("([a-z0-9-]+)","([0-9a-f]{12})",\[', text)
            assert found, name
            assert found[1].decode() == name.removesuffix(".js")
            versions.add(found[2])
    assert len(versions) == 1


def test_two_builds_are_alike_whatever_the_processes(tmp_path: Path) -> None:
    found = []
    for number, jobs in enumerate(("1", "2", "1")):
        source = make_site(tmp_path / "site", FILES)
        out = tmp_path / f"out{number}"
        sphinx(source, out, *STRICT, "-j", jobs)
        found.append(index_of(out))
    assert found[0] == found[1] == found[2]


def test_a_changed_bank_is_seen_by_the_next_build(tmp_path: Path) -> None:
    source = make_site(tmp_path / "site", FILES)
    sphinx(source, tmp_path / "out", *STRICT)
    (source / "topics/care/rest.asks.txt").write_text("droopy eyelids\n", encoding="utf-8")
    again = sphinx(source, tmp_path / "out", *STRICT)
    clean = sphinx(source, tmp_path / "clean", *STRICT)
    assert index_of(again.out) == index_of(clean.out)
    assert where(again, "droopy eyelids")[0] == "topics/care/rest"
    assert where(again, "zonked") == []


def test_a_deleted_post_leaves_the_index(tmp_path: Path) -> None:
    source = make_site(tmp_path / "site", FILES)
    sphinx(source, tmp_path / "out", *STRICT)
    (source / "posts/nap.md").unlink()
    again = sphinx(source, tmp_path / "out", *STRICT)
    clean = sphinx(source, tmp_path / "clean", *STRICT)
    assert index_of(again.out) == index_of(clean.out)
    assert pages_with(again, "blanket") == []


def test_after_any_edit_the_index_is_that_of_a_clean_build(tmp_path: Path) -> None:
    source = make_site(tmp_path / "site", FILES)
    sphinx(source, tmp_path / "out", *STRICT)
    walk, nap = source / "posts/walk.md", source / "posts/nap.md"
    edits = (
        (walk, walk.read_text(encoding="utf-8") + "\nMore wool, and lanterns.\n"),
        (walk, post("A stroll", "Trees, wool, gravel.", "care", "questions: [A stroll?]\n")),
        (nap, nap.read_text(encoding="utf-8").replace("May I", "Can I")),
        (source / "posts/late.md", post("Late", "Owls.", "rest")),
    )
    for path, text in edits:
        path.write_text(text, encoding="utf-8")
        again = sphinx(source, tmp_path / "out", *STRICT)
        clean = sphinx(source, tmp_path / path.stem / str(len(text)), *STRICT)
        assert again.errors == clean.errors == ""
        assert index_of(again.out) == index_of(clean.out)
    assert where(again, "lanterns") == []
    assert where(again, "a stroll")[0] == "posts/walk"
    assert where(again, "owls")[0] == "posts/late"


@pytest.mark.parametrize("damaged", [b"", b"no pickle at all", None], ids=["empty", "other", "cut"])
def test_a_damaged_shortcut_is_made_anew(tmp_path: Path, damaged: bytes | None) -> None:
    source = make_site(tmp_path / "site", FILES)
    first = sphinx(source, tmp_path / "out", *STRICT)
    (kept,) = tmp_path.rglob("topicbook-search.pickle")
    whole = kept.read_bytes()
    kept.write_bytes(whole[:-100] if damaged is None else damaged)
    again = sphinx(source, tmp_path / "out", *STRICT)
    assert again.errors == ""
    assert index_of(first.out) == index_of(again.out)
    assert kept.read_bytes() == whole


def test_mistakes_in_a_bank_are_told_in_every_build(tmp_path: Path) -> None:
    files = {"topics/care/rest.asks.txt": "why\nwhy\n", "topics/care/nobody.asks.txt": "who\n"}
    source = make_site(tmp_path / "site", files)
    first = sphinx(source, tmp_path / "out", *STRICT)
    again = sphinx(source, tmp_path / "out", *STRICT)
    assert "topics/care/rest.asks.txt:2:1: WARNING: the same question" in first.errors
    assert "topics/care/nobody.asks.txt:1: WARNING: no topic has this file's name" in first.errors
    assert first.errors == again.errors
    assert first.status == again.status == 1


def test_the_search_of_sphinx_can_be_kept(tmp_path: Path) -> None:
    build = build_small(tmp_path, FILES, *STRICT, "-D", "topicbook_search=0")
    assert (build.out / "searchindex.js").exists()
    assert not (build.out / "_search").exists()
    assert "topicbook/search.js" not in build.text("posts/nap")
    assert (build.out / "search.html").exists()


@pytest.mark.parametrize("builder", ["singlehtml", "epub", "text", "latex"])
def test_other_formats_have_no_search(tmp_path: Path, builder: str) -> None:
    build = build_small(tmp_path, FILES, *STRICT, builder=builder)
    assert (build.status, build.errors) == (0, "")
    assert not list(build.out.rglob("_search"))


def test_the_stems_of_the_whole_vocabulary_are_those_of_the_browser(site: Build) -> None:
    words, common = run(VOCABULARY, None, site.out / "_search")
    assert len(words) == len(common) > 3_000
    assert words == sorted(words)
    theirs = run(STEMS, words, site.out / "_search")
    ours = Stemmer({}).stems(words)
    assert [pair for pair in zip(words, ours, theirs, strict=True) if pair[1] != pair[2]] == []


def test_every_page_of_the_site_can_be_found_by_its_title(site: Build) -> None:
    titles = {}
    for path in sorted([*ROOT.glob("posts/*.md"), *ROOT.glob("topics/**/*.md")]):
        title = re.search(r"(?m)^title: (.+)$", path.read_text(encoding="utf-8"))
        assert title is not None
        titles[path.relative_to(ROOT).as_posix().removesuffix(".md")] = title[1].strip("'\"")
    answers = ask(site, *titles.values())
    missed = [
        docname
        for docname, answer in zip(titles, answers, strict=True)
        if f"{docname}.html" not in answer.pages[:3]
    ]
    assert missed == []
    assert [
        title for title, answer in zip(titles, answers, strict=True) if answer.fit != "good"
    ] == []


def test_a_topic_can_be_found_by_every_name_it_has(tmp_path: Path) -> None:
    named = topic("Naps").replace("summary:", "also_called: [forty winks, siesta]\nsummary:")
    build = build_small(tmp_path, {"topics/care/naps.md": named}, *STRICT)
    for name in ("forty winks", "siesta", "Siestas"):
        assert where(build, name)[0] == "topics/care/naps"
