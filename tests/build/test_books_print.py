"""LaTeX and the plain formats: every post under its primary topic, once, with working links."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.support.books import ODD, Shelf, primary_topics, sentence_of
from tests.support.build import STRICT, build_small, make_site, plain, post, sphinx
from tests.support.real import texts, walk

PRIMARY = primary_topics()
LEVELS = ("chapter", "section", "subsection", "subsubsection", "paragraph", "subparagraph")


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    return Shelf(tmp_path_factory.mktemp("books"))


@pytest.mark.parametrize("builder", ["latex", "text", "gettext", "man", "texinfo"])
def test_the_build_says_nothing(shelf: Shelf, builder: str) -> None:
    assert (shelf[builder].status, shelf[builder].errors) == (0, "")


def the_file(shelf: Shelf, builder: str, pattern: str) -> str:
    """Return the one file of a book that matches *pattern*."""
    (path,) = shelf[builder].out.glob(pattern)
    return path.read_text(encoding="utf-8")


# ---------------------------------------------------------------- LaTeX


class Heading(NamedTuple):
    """One heading of the LaTeX file and the document it begins, if it begins one."""

    level: int
    docname: str


@pytest.fixture(scope="module")
def latex(shelf: Shelf) -> str:
    return the_file(shelf, "latex", "*.tex")


@pytest.fixture(scope="module")
def headings(latex: str) -> list[Heading]:
    pattern = re.compile(
        r"^\\(" + "|".join(LEVELS) + r")\{.*\}\n((?:\\label\{\\detokenize\{[^}]*\}\})*)", re.M
    )
    found = []
    for match in pattern.finditer(latex):
        (docname, *_) = (*re.findall(r"\{([^{}]*)::doc\}", match[2]), "")
        found.append(Heading(LEVELS.index(match[1]), docname))
    return found


def above(headings: list[Heading], docname: str) -> str:
    """Return the document whose heading is the one above a document's."""
    (at,) = (number for number, heading in enumerate(headings) if heading.docname == docname)
    level = headings[at].level
    return next(h.docname for h in reversed(headings[:at]) if h.level < level)


def test_latex_nests_every_post_in_its_primary_topic(headings: list[Heading]) -> None:
    level = {heading.docname: heading.level for heading in headings}
    for docname, topic in PRIMARY.items():
        assert above(headings, docname) == topic, docname
        assert level[docname] == level[topic] + 1, docname


def test_latex_is_in_topic_order(headings: list[Heading]) -> None:
    names = [heading.docname for heading in headings]
    assert [name for name in names if name in texts("topics")] == list(walk())
    assert names.index("posts/made-two") < names.index("posts/made-one")
    documents = Counter(name for name in names if name)
    assert documents.most_common(1)[0][1] == 1


def test_latex_contents_reach_every_post(latex: str, headings: list[Heading]) -> None:
    depth = max(int(number) for number in re.findall(r"\{tocdepth\}\{(\d+)\}", latex))
    assert r"\sphinxtableofcontents" in latex
    assert max(heading.level for heading in headings if heading.docname in PRIMARY) <= depth


def test_latex_holds_every_text_once(latex: str) -> None:
    text = plain(latex)
    assert {name: text.count(sentence_of(name)) for name in PRIMARY} == dict.fromkeys(PRIMARY, 1)


def test_latex_links_lead_to_labels(latex: str) -> None:
    labels = Counter(re.findall(r"\\label\{\\detokenize\{([^}]*)\}\}", latex))
    links = re.findall(r"\\hyperref\[\\detokenize\{([^}]*)\}\]", latex)
    assert len(links) > 200
    assert sorted(set(links) - set(labels)) == []
    assert [label for label, times in labels.items() if times > 1] == []
    for name in ("posts/made-two::doc", "posts/made-odd::doc", "posts/made-odd:a-part"):
        assert name in links


def test_latex_escapes_what_it_would_obey(latex: str) -> None:
    (line,) = (line for line in latex.splitlines() if re.match(r"\\sub\w+\{Odd one", line))
    for part in (r"\&", r"\%", r"\#", r"\$x\$", r"a\_b", r"\{e\}", r"\textbackslash{}f"):
        assert part in line
    assert "made-odd" in latex


def test_latex_has_one_help_block(latex: str) -> None:
    assert plain(latex).count("All help contacts") == 1


# ---------------------------------------------------------------- plain formats


def test_text_has_a_file_for_every_page(shelf: Shelf) -> None:
    out = shelf["text"].out
    for docname in PRIMARY:
        text = plain((out / f"{docname}.txt").read_text(encoding="utf-8"))
        assert sentence_of(docname) in text
        assert text.count("All help contacts") == 1
    text = plain((out / "posts/made-odd.txt").read_text(encoding="utf-8"))
    assert text.startswith(plain(ODD))


def test_text_shows_lists_and_reasons(shelf: Shelf) -> None:
    text = plain((shelf["text"].out / "posts/made-two.txt").read_text(encoding="utf-8"))
    assert "Related posts" in text
    assert "also about" in text
    assert "Why?" in text


@pytest.mark.parametrize(("builder", "pattern"), [("man", "*.1"), ("texinfo", "*.texi")])
def test_one_file_holds_every_text_once(shelf: Shelf, builder: str, pattern: str) -> None:
    text = plain(the_file(shelf, builder, pattern))
    assert {name: text.count(sentence_of(name)) for name in PRIMARY} == dict.fromkeys(PRIMARY, 1)
    assert text.count("All help contacts") == 1


def test_texinfo_menus_reach_every_post(shelf: Shelf) -> None:
    text = the_file(shelf, "texinfo", "*.texi")
    menus = " ".join(re.findall(r"@menu(.*?)@end menu", text, re.S))
    assert "Made one" in menus
    assert "Made two" in menus


def test_gettext_offers_what_authors_wrote(shelf: Shelf) -> None:
    out = shelf["gettext"].out
    catalogue = "".join(path.read_text(encoding="utf-8") for path in sorted(out.glob("*.pot")))
    text = plain(re.sub(r'"\n"', "", catalogue))
    for docname in PRIMARY:
        assert sentence_of(docname) in text
    assert 'msgid "Made one"' in text


# ---------------------------------------------------------------- doctree folders


def test_a_doctree_folder_that_builders_share_is_noticed(tmp_path: Path) -> None:
    """Pages hold posts in their contents only in books; what the last build read is not enough."""
    site = make_site(tmp_path / "site", {"posts/x.md": post("A post", "Sentence of it.")})
    shared = tmp_path / "doctrees"
    own = sphinx(site, tmp_path / "own", *STRICT)
    for number in range(2):
        book = sphinx(
            site, tmp_path / f"book{number}", *STRICT, builder="singlehtml", doctrees=shared
        )
        assert (book.status, book.errors) == (0, "")
        assert book.text("index").count("Sentence of it.") == 1
        site_again = sphinx(site, tmp_path / f"html{number}", *STRICT, doctrees=shared)
        assert (site_again.status, site_again.errors) == (0, "")
        for docname in ("index", "topics/care/index", "posts/x"):
            assert site_again.html(docname) == own.html(docname)


@pytest.mark.parametrize("builder", ["singlehtml", "latex", "text", "man", "texinfo"])
def test_a_post_without_a_known_topic_is_in_the_book_too(builder: str, tmp_path: Path) -> None:
    files = {"posts/x.md": post("A post", "Sentence of it.", topics="no-such-topic")}
    build = build_small(tmp_path, files, "-n", builder=builder)
    assert build.status == 0
    assert len(build.warnings) == 1
    found = [
        path
        for path in build.files()
        if path.suffix in {".html", ".tex", ".txt", ".1", ".texi"}
        and "Sentence of it." in path.read_text(encoding="utf-8")
    ]
    assert len(found) == 1


@pytest.mark.parametrize("builder", ["dummy", "linkcheck", "pseudoxml", "xml"])
def test_other_builders_work(builder: str, tmp_path: Path) -> None:
    text = "Read {topic}`care`, [a page](https://example.org) and {help}`us-988`."
    files = {"posts/x.md": post("A post", text)}
    options = (*STRICT, "-D", "linkcheck_ignore=.*")
    build = build_small(tmp_path, files, *options, builder=builder)
    assert (build.status, build.errors) == (0, "")
