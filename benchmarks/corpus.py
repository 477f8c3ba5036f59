"""A made-up site of any size, the same on every machine.

What a post says, when it is dated, and which topics and posts it names depend on its number
alone, so a post well inside the series is the same file in a small and in a large site, and
as many posts link to it.
"""

from __future__ import annotations

import datetime
import random
from dataclasses import dataclass
from functools import cache
from math import gcd

from .prose import Writer, split_words

OPENERS = (
    "When", "Why", "How", "If", "Because", "After", "Before", "What happens when", "The days when",
    "Knowing why", "Asking how", "A week in which", "While", "Once", "Until", "Seeing that",
)  # fmt: skip
NOUNS = split_words("""
rest care calm hope fear trust doubt sleep work play home friendship family season winter summer
morning evening weather change loss habit pattern story memory worry anger grief shame pride
silence distance closeness boundary choice money time body breath hunger energy focus learning
teaching leaving returning waiting listening speaking writing walking
""")
ENDINGS = (
    "feels out of reach", "comes too late", "asks for more", "takes its time", "stays hidden",
    "will not let go", "gets in the way", "needs a witness", "turns around", "grows slowly",
    "wears you down", "carries you", "has no name", "is not enough", "is all there is",
    "changes shape", "breaks the rules", "waits for you", "looks like strength", "feels new",
    "keeps you awake", "makes no sense", "starts again", "meets a limit", "goes quiet",
)  # fmt: skip
TITLES = len(OPENERS) * len(NOUNS) * len(ENDINGS)
STRIDE = 7919
FIRST_DAY = datetime.date(2011, 1, 3)
#: how far from a post's own number the posts are that it links to
REACH = 6
GROUPS_PER_BRANCH = (4, 3, 3)
LEAVES_PER_GROUP = 4
HELP_TOPIC = "crisis-help"


@dataclass(frozen=True)
class Topic:
    """One topic page."""

    #: its folders and name below ``topics/``
    path: tuple[str, ...]
    title: str
    children: tuple[Topic, ...] = ()

    @property
    def name(self) -> str:
        """The last part of the id, unique in this tree."""
        return self.path[-1]

    @property
    def docname(self) -> str:
        """The page's docname; a topic with topics below it is its folder's index."""
        return "/".join(("topics", *self.path, *(("index",) if self.children else ())))


@dataclass(frozen=True)
class Post:
    """One post, apart from its front matter's form."""

    number: int
    title: str
    summary: str
    date: datetime.date
    #: topics, the primary one first; it is always a leaf
    topics: tuple[Topic, ...]
    questions: tuple[str, ...]
    audience: str
    body: str
    #: a sentence of the body that must be found in the built page
    proof: str

    @property
    def docname(self) -> str:
        """The page's docname."""
        return post_docname(self.number)


def slug(title: str) -> str:
    """Return *title* as a file name."""
    return title.lower().replace(" ", "-")


def post_title(number: int) -> str:
    """Return a title no other post has; a stride mixes the phrases of neighbors."""
    if not (number < TITLES and gcd(STRIDE, TITLES) == 1):
        raise ValueError(f"there are titles for {TITLES} posts only")
    rest, ending = divmod(number * STRIDE % TITLES, len(ENDINGS))
    opener, noun = divmod(rest, len(NOUNS))
    return f"{OPENERS[opener]} {NOUNS[noun]} {ENDINGS[ending]}"


def post_docname(number: int) -> str:
    """Return the docname of post *number*."""
    return f"posts/{slug(post_title(number))}"


def _leaf(number: int, above: tuple[str, ...]) -> Topic:
    title = f"{NOUNS[number].capitalize()} and {NOUNS[(number * 7 + 4) % len(NOUNS)]}"
    return Topic((*above, slug(title)), title)


def _group(number: int, above: tuple[str, ...], *, with_help: bool) -> Topic:
    title = f"About {NOUNS[-1 - number]}"
    path = (*above, slug(title))
    start = number * LEAVES_PER_GROUP
    leaves = [_leaf(leaf, path) for leaf in range(start, start + LEAVES_PER_GROUP)]
    if with_help:
        leaves[-1] = Topic((*path, HELP_TOPIC), "Help in a crisis")
    return Topic(path, title, tuple(leaves))


@cache
def branches() -> tuple[Topic, ...]:
    """Return the topic tree: 3 branches, 10 groups, 40 leaves, one of them the help page."""
    found: list[Topic] = []
    number = 0
    for branch, size in enumerate(GROUPS_PER_BRANCH):
        title = f"{NOUNS[branch * 9 + 2].capitalize()} in daily life"
        path = (slug(title),)
        numbers = range(number, number + size)
        number += size
        last = sum(GROUPS_PER_BRANCH) - 1
        groups = tuple(_group(n, path, with_help=n == last) for n in numbers)
        found.append(Topic(path, title, groups))
    return tuple(found)


@cache
def all_topics() -> tuple[Topic, ...]:
    """Return every topic, each before those below it."""
    groups = [(branch, *branch.children) for branch in branches()]
    flat = [topic for group in groups for topic in group]
    return tuple(item for topic in flat for item in (topic, *_own_leaves(topic)))


def _own_leaves(topic: Topic) -> tuple[Topic, ...]:
    return tuple(child for child in topic.children if not child.children)


@cache
def leaves() -> tuple[Topic, ...]:
    """Return the topics that posts are filed under: all leaves but the help page."""
    return tuple(t for t in all_topics() if not t.children and t.name != HELP_TOPIC)


def _topics_of(rng: random.Random) -> tuple[Topic, ...]:
    primary = rng.choice(leaves())
    # Some posts also stand in a group or a branch, as an author's would.
    others = [t for t in all_topics() if t not in (primary,) and t.name != HELP_TOPIC]
    return (primary, *rng.sample(others, rng.choice((0, 0, 1, 1, 1, 2))))


def _neighbor(number: int, offset: int, count: int) -> int:
    """Return the post *offset* away, on the other side where the series ends."""
    there = number + offset
    return there if 0 <= there < count else number - offset


def _links(rng: random.Random, number: int, count: int, topics: tuple[Topic, ...]) -> list[str]:
    steps = [step for step in range(-REACH, REACH + 1) if step]
    offsets = rng.sample(steps, rng.choice((2, 3)))
    near = dict.fromkeys(_neighbor(number, offset, count) for offset in offsets)
    links = [f"[{post_title(n).lower()}]({slug(post_title(n))}.md)" for n in near]
    # One link in a few leaves its text to the target's title, as authors do.
    if rng.random() < 0.3:
        links[0] = f"[]({slug(post_title(next(iter(near))))}.md)"
    topic = rng.choice((topics[-1], rng.choice(leaves())))
    return [*links, f"[{topic.title.lower()}](../{topic.docname}.md)"]


def make_post(number: int, count: int) -> Post:
    """Return post *number* of a site of *count* posts."""
    if count <= 2 * REACH:
        raise ValueError(f"a site needs more than {2 * REACH} posts")
    rng = random.Random(f"post {number}")
    writer = Writer(rng)
    topics = _topics_of(rng)
    links = _links(rng, number, count, topics)
    proof = writer.plain_sentence("This page ends with")
    body = writer.article(links, rng.randint(800, 1000))
    return Post(
        number=number,
        title=post_title(number),
        summary=writer.plain_sentence("What to do about"),
        date=FIRST_DAY + datetime.timedelta(days=number * STRIDE % 5003),
        topics=topics,
        questions=tuple(writer.question() for _ in range(3)),
        audience=rng.choice(("readers", "students", "helpers")),
        body=f"{body}\n\n{proof}",
        proof=proof,
    )


def topic_text(topic: Topic) -> str:
    """Return the paragraphs an author wrote on a topic page."""
    writer = Writer(random.Random(f"topic {topic.name}"))
    return f"{writer.paragraph()}\n\n{writer.paragraph()}"
