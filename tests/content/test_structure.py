"""The shape of the knowledge: every leaf, every post, every link and every concept."""

from __future__ import annotations

import re
from collections import defaultdict

from tests.content.prose import ROLE, all_texts, blocks, shown, words
from tests.support.build import ROOT
from tests.support.real import below, texts, topic_named, topics_of

CONCEPT = re.compile(r"^:::\{concept\} (?P<term>.+)\n(?P<options>(?::.*\n)*)", re.M)
CONTRAST = re.compile(r"^:{3,}\{contrast\} (?P<sides>.+)\n(?P<options>(?::.*\n)*)", re.M)
BLOCK = re.compile(r"^(:{3,}|`{3,})\{[^\n]*\n.*?^\1$|^\|[^\n]*$", re.M | re.S)
OPTION = re.compile(r"^:([a-z-]+): *(.*)$", re.M)
CONTRASTS = {
    "stress-burnout",
    "burnout-depression",
    "compassion-fatigue-burnout",
    "therapist-friend",
    "crossing-violation",
    "discomfort-harm",
    "rupture-bad-fit",
    "self-care-self-indulgence",
}
LEAVES = [name for name in texts("topics") if not below(name)]
LONG_READS = {"posts/building-a-therapeutic-relationship", "posts/stress-vs-burnout-difference"}


def prose_length(docname: str) -> int:
    """Return the number of words in running text; contrasts, figures and tables apart."""
    body = BLOCK.sub("", all_texts()[docname].body)
    return sum(len(words(shown(block))) for block in blocks(body))


def concepts() -> dict[str, dict[str, str]]:
    """Return the options of every concept by id."""
    found = {}
    for text in all_texts().values():
        for match in CONCEPT.finditer(text.body):
            options = dict(OPTION.findall(match["options"]))
            found[options["id"]] = options | {"term": match["term"]}
    return found


def linked_posts(docname: str) -> set[str]:
    """Return the posts that a page's prose links to by role."""
    found = set()
    for role in ROLE.finditer(all_texts()[docname].body):
        if role["name"] == "post":
            target = re.search(r"<([^>]*)>", role[0])
            found.add(f"posts/{target[1] if target else role['text']}")
    return found - {docname}


def test_there_are_39_leaves_and_41_posts() -> None:
    assert len(LEAVES) == 39
    assert len(texts("posts")) == 41


def test_every_leaf_has_a_post_of_its_own() -> None:
    primary = {topics_of(post)[0] for post in texts("posts")}
    assert sorted(set(LEAVES) - primary) == []


def test_leaves_are_short_references() -> None:
    lengths = {name: prose_length(name) for name in LEAVES if not name.endswith("/crisis-help")}
    assert {name: n for name, n in lengths.items() if not 250 <= n <= 450} == {}


def test_posts_have_the_length_of_one_sitting() -> None:
    lengths = {name: prose_length(name) for name in texts("posts")}
    limits = {name: (1200, 1800) if name in LONG_READS else (600, 1000) for name in lengths}
    wrong = {
        n: length for n, length in lengths.items() if not limits[n][0] <= length <= limits[n][1]
    }
    assert wrong == {}


def test_every_post_answers_three_to_six_questions() -> None:
    counts = {name: len(text.front.get("questions", [])) for name, text in texts("posts").items()}
    assert {name: count for name, count in counts.items() if not 3 <= count <= 6} == {}


def test_every_post_is_linked_from_the_prose_of_another_page() -> None:
    linked = set().union(*(linked_posts(docname) for docname in all_texts()))
    assert sorted(set(texts("posts")) - linked) == []


def test_every_post_links_to_two_pages() -> None:
    names = {"post", "topic"}
    links = {
        name: {role[0] for role in ROLE.finditer(text.body) if role["name"] in names}
        for name, text in texts("posts").items()
    }
    assert {name: found for name, found in links.items() if len(found) < 2} == {}


def test_there_are_enough_concepts_and_none_is_an_orphan() -> None:
    found = concepts()
    assert len(found) >= 90
    prose = "\n".join(text.body for name, text in all_texts().items() if name != "pages/glossary")
    unused = [
        name
        for name, options in found.items()
        if not options.get("topics") and f"{{concept}}`{name}`" not in prose
    ]
    assert unused == []


def test_every_leaf_has_key_terms() -> None:
    counts: defaultdict[str, int] = defaultdict(int)
    for options in concepts().values():
        for name in options.get("topics", "").split(","):
            counts[topic_named(name.strip())] += 1
    few = {leaf for leaf in LEAVES if counts[leaf] < 2 and not leaf.endswith("/crisis-help")}
    assert few == set()


def test_every_contrast_is_there_once() -> None:
    found = [
        dict(OPTION.findall(match["options"]))["id"]
        for text in all_texts().values()
        for match in CONTRAST.finditer(text.body)
    ]
    assert sorted(found) == sorted(CONTRASTS)


def test_every_figure_of_the_plot_stands_in_its_entry() -> None:
    evidence = (ROOT / "docs/evidence/evidence-relationship.md").read_text(encoding="utf-8")
    (file,) = (ROOT / "topics").rglob("outcome-links.tsv")
    lines = [line for line in file.read_text(encoding="utf-8").splitlines() if line[:1] != "#"]
    for line in lines[1:]:
        _, key, *numbers, _ = line.split("\t")
        (entry,) = re.findall(rf"^\*\*{key}\*\*.*$", evidence, re.M)
        for number in numbers:
            bare = number.removeprefix("more than ")
            assert not bare or re.search(rf"(?<![\d.]){re.escape(bare)}(?![\d])", entry), line
