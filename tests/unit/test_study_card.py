"""Cards: what they are made of, in which order, and what stands on them."""

from tests.support.graphs import Fields, make_graph, make_pages
from topicbook.records import Choice, Concept, Contrast, Page, StudyQuestion
from topicbook.study.card import Card, CardKind, derive_cards, spell_out
from topicbook.study.collection import collect_study

FILES: dict[str, Fields] = {
    "index": {"title": "Home"},
    "pages/words": {},
    "topics/care/index": {"order": 1},
    "topics/care/rest": {"order": 2},
    "topics/care/sleep": {"order": 1},
    "posts/nap": {"topics": ("sleep", "care")},
}


def question(name: str, **fields: object) -> StudyQuestion:
    return StudyQuestion(name, "recall", f"{name}?", explanation="<p>So.</p>", **fields)  # type: ignore[arg-type]


def cards_of(pages: dict[str, Page]) -> dict[str, Card]:
    graph = make_graph(FILES, make_pages(FILES, {}) | pages)
    return {card.id: card for card in derive_cards(graph)}


def page(title: str, **parts: object) -> Page:
    return Page(title, 10, **parts)  # type: ignore[arg-type]


def test_cards_come_in_the_order_of_the_tree_then_of_kinds() -> None:
    found = cards_of(
        {
            "topics/care/rest": page("Rest", study_questions=(question("z"), question("a"))),
            "topics/care/sleep": page("Sleep", study_questions=(question("s"),)),
            "pages/words": page(
                "Words",
                concepts=(Concept("nap", "Nap", "N", topics=("sleep",)), Concept("b", "B", "N")),
                contrasts=(Contrast("x", ("A", "B"), topics=("rest",)),),
            ),
        }
    )
    assert list(found) == [
        "check-s",
        "concept-nap",
        "check-z",
        "check-a",
        "contrast-x",
        "concept-b",
    ]


def test_a_question_belongs_to_the_first_topic_of_its_post() -> None:
    found = cards_of({"posts/nap": page("Nap", study_questions=(question("a"),))})
    assert found["check-a"].topics == ("topics/care/sleep",)
    assert (found["check-a"].docname, found["check-a"].anchor) == ("posts/nap", "check-a")


def test_a_question_may_name_its_topics() -> None:
    found = cards_of(
        {"posts/nap": page("Nap", study_questions=(question("a", topics=("rest", "sleep")),))}
    )
    assert found["check-a"].topics == ("topics/care/rest", "topics/care/sleep")


def test_front_and_back_of_a_choice() -> None:
    choices = (Choice("no", False), Choice("<em>yes</em>", True), Choice("also", True))
    found = cards_of({"posts/nap": page("Nap", study_questions=(question("a", choices=choices),))})
    card = found["check-a"]
    assert card.front == "<p>a?</p><ul><li>no</li><li><em>yes</em></li><li>also</li></ul>"
    assert card.back == (
        "<ul><li><strong><em>yes</em></strong></li><li><strong>also</strong></li></ul><p>So.</p>"
    )


def test_words_of_concepts_and_contrasts_are_escaped() -> None:
    found = cards_of(
        {
            "pages/words": page(
                "Words",
                concepts=(Concept("nap", "Nap & <co>", "a < b", topics=("sleep",)),),
                contrasts=(Contrast("x", ("A&B", "C"), (("<i>", "1", "2"),)),),
            )
        }
    )
    assert (
        found["concept-nap"].front == "<p>What does <strong>Nap &amp; &lt;co&gt;</strong> mean?</p>"
    )
    assert found["concept-nap"].back == "<p>a &lt; b</p>"
    assert '<th scope="row">&lt;i&gt;</th><td>1</td><td>2</td>' in found["contrast-x"].back
    assert found["contrast-x"].kind is CardKind.CONTRAST


def test_links_without_words_get_the_title_of_today() -> None:
    graph = make_graph(FILES, make_pages(FILES, {}))
    text = '<p>See <a data-role="topic" data-target="rest"></a>.</p>'
    assert spell_out(text, graph) == f"<p>See {graph.titles['topics/care/rest']}.</p>"
    unknown = '<a data-role="topic" data-target="rset&lt;"></a>'
    assert spell_out(unknown, graph) == "rset&lt;"


def test_cards_count_for_all_topics_above_once() -> None:
    pages = make_pages(FILES, {}) | {
        "posts/nap": page("Nap", study_questions=(question("a", topics=("rest", "sleep")),))
    }
    study = collect_study(make_graph(FILES, pages), pages)
    assert {topic: len(cards) for topic, cards in study.of_topic.items()} == {
        "topics/care/index": 1,
        "topics/care/rest": 1,
        "topics/care/sleep": 1,
    }
