"""What a page shows beside its own text."""

import datetime
import math
from collections.abc import Mapping

import pytest

from tests.support.graphs import Fields, make_graph, make_pages, to
from topicbook.graph import Graph
from topicbook.model import Kind
from topicbook.reading_time import WORDS_PER_MINUTE, minutes
from topicbook.records import REFERENCE_CLOSE, REFERENCE_OPEN, Listing, Page
from topicbook.study.collection import collect_study
from topicbook.views import (
    PageView,
    fingerprint,
    view_page,
    view_site,
)

NEW_YEAR = datetime.date(2027, 1, 1)
FILES: dict[str, Fields] = {
    "index": {"title": "Home"},
    "pages/about": {},
    "topics/care/index": {"order": 1, "summary": "All about care."},
    "topics/care/rest": {
        "related": ("limits", "care"),
        "contrasts": ("work",),
        "also_called": ("tired",),
        "questions": ("Why?",),
        "reviewed": datetime.date(2026, 12, 1),
        "review_by": NEW_YEAR,
    },
    "topics/care/limits": {"order": 1},
    "topics/work": {"order": 2},
    "topics/crisis": {
        "contacts": (
            {"id": "a", "region": "US", "name": "A", "how": "Call 1", "brief": True},
            {"id": "b", "region": "UK", "name": "B", "how": "Call 2"},
        )
    },
    "posts/one": {
        "topics": ("care/rest", "work"),
        "questions": ("How?",),
        "updated": NEW_YEAR,
        "help_first": True,
    },
    "posts/two": {"topics": ("limits",)},
    "posts/three": {"topics": ("care/rest",), "date": datetime.date(2026, 12, 24)},
}
MARK = f"{REFERENCE_OPEN}0{REFERENCE_CLOSE}"
TEXTS: dict[str, Page] = {
    "posts/two": Page("Two", 300, (to("one", "post", 0),), (f"Read {MARK} before you go.",), ()),
    "topics/work": Page("Work", 10, (to("posts/one", "doc", -1),)),
    "index": Page("Home", 10, listings=(Listing("latest-posts", limit=1),)),
}


def graph_of(files: Mapping[str, Fields] = FILES) -> Graph:
    return make_graph(files, TEXTS)


def view(docname: str, files: Mapping[str, Fields] = FILES) -> PageView:
    graph, pages = graph_of(files), make_pages(files, TEXTS)
    return view_page(graph, collect_study(graph, pages), docname, pages, 4)


def names(links: object) -> list[tuple[str, str]]:
    return [(link.docname, link.title) for link in links]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("words", "expected"), [(0, 1), (1, 1), (238, 1), (239, 2), (476, 2), (900, 4)]
)
def test_minutes_are_whole_and_at_least_one(words: int, expected: int) -> None:
    assert WORDS_PER_MINUTE == 238
    assert minutes(words) == expected == max(1, math.ceil(words / 238))


def test_breadcrumbs_of_a_post_end_with_its_primary_topic() -> None:
    found = view("posts/one")
    assert names(found.breadcrumbs) == [("topics/care/index", "Care"), ("topics/care/rest", "Rest")]
    assert found.current == "topics/care/rest"
    assert found.branch == "care"


def test_breadcrumbs_of_a_topic_end_above_it() -> None:
    assert names(view("topics/care/rest").breadcrumbs) == [("topics/care/index", "Care")]
    assert view("topics/care/index").breadcrumbs == ()
    assert view("topics/care/rest").current == "topics/care/rest"


def test_a_page_stands_outside_the_tree() -> None:
    found = view("pages/about")
    assert (found.kind, found.current, found.branch) == (Kind.PAGE, None, "")
    assert found.breadcrumbs == ()


def test_chips_are_all_topics_the_primary_first_with_their_branches() -> None:
    found = view("posts/one")
    assert names(found.chips) == [("topics/care/rest", "Rest"), ("topics/work", "Work")]
    assert [chip.branch for chip in found.chips] == ["care", "work"]


def test_previous_and_next() -> None:
    one = view("posts/one")
    assert one.previous is not None
    assert one.next is not None
    assert (one.previous.docname, one.next.docname) == ("posts/two", "posts/three")
    assert view("posts/two").previous is None
    assert view("posts/three").next is None


def test_mentions_show_the_sentence_with_the_title_of_today() -> None:
    found = [(link.docname, link.note) for link in view("posts/one").mentions]
    assert found == [("posts/two", "Read One before you go.")], "a card's link has no sentence"
    renamed = FILES | {"posts/one": {**FILES["posts/one"], "title": "A new name"}}
    assert view("posts/one", renamed).mentions[0].note == "Read A new name before you go."


def test_a_topic_shows_related_and_contrasting_topics() -> None:
    found = view("topics/care/rest")
    assert names(found.related_topics) == [
        ("topics/care/limits", "Limits"),
        ("topics/care/index", "Care"),
    ]
    assert found.related_topics[1].note == "All about care."
    assert names(found.contrasts) == [("topics/work", "Work")]
    assert found.also_called == ("tired",)
    assert found.questions == ("Why?",)
    assert (found.reviewed, found.review_by) == (datetime.date(2026, 12, 1), NEW_YEAR)


def test_a_post_shows_what_its_author_said() -> None:
    found = view("posts/one")
    assert found.questions == ("How?",)
    assert found.updated == NEW_YEAR
    assert found.help_first
    assert not found.draft
    assert [link.docname for link in found.related_posts] == ["posts/two", "posts/three"]


def test_the_site_view_holds_the_whole_tree_in_order() -> None:
    site = view_site(graph_of())
    shown = [(row.id, [child.id for child in row.children]) for row in site.topics]
    assert shown == [("care", ["care/limits", "care/rest"]), ("work", []), ("crisis", [])]
    assert names(site.pages) == [("pages/about", "About")]


def test_the_short_help_block_has_brief_contacts_only() -> None:
    site = view_site(graph_of())
    assert [contact.id for contact in site.contacts] == ["a"]
    assert site.help_docname == "topics/crisis"


def test_fingerprints_of_equal_views_are_equal() -> None:
    backward = dict(reversed(FILES.items()))
    for docname in FILES:
        assert fingerprint(view(docname)) == fingerprint(view(docname, backward))


@pytest.mark.parametrize("change", [{"title": "A new name"}, {"topics": ("work",)}])
def test_fingerprints_change_with_what_is_shown_and_only_then(change: Fields) -> None:
    changed = FILES | {"posts/one": {**FILES["posts/one"], **change}}
    different = {
        docname
        for docname in FILES
        if fingerprint(view(docname)) != fingerprint(view(docname, changed))
    }
    assert different == {"posts/one", "posts/two", "posts/three"}


def test_a_changed_listing_changes_the_fingerprint_of_its_page() -> None:
    newer = FILES | {"posts/four": {"topics": ("work",), "date": datetime.date(2027, 3, 1)}}
    assert fingerprint(view("index")) != fingerprint(view("index", newer))
    assert fingerprint(view("pages/about")) == fingerprint(view("pages/about", newer))


@pytest.mark.parametrize(
    "change",
    [
        {"topics/care/limits": {"title": "New", "order": 1}},
        {"topics/care/limits": {"order": 9999}},
        {"topics/care/limits/deep": {}},
        {"pages/about": {"title": "New"}},
        {"topics/crisis": {}},
    ],
)
def test_what_stands_on_every_page_changes_the_fingerprint_of_the_site(
    change: dict[str, Fields],
) -> None:
    before, after = view_site(graph_of()), view_site(graph_of(FILES | change))
    assert fingerprint(before) != fingerprint(after)


def test_a_post_does_not_change_what_stands_on_every_page() -> None:
    fewer = {name: fields for name, fields in FILES.items() if name != "posts/three"}
    assert fingerprint(view_site(graph_of())) == fingerprint(view_site(graph_of(fewer)))
