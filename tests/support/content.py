"""The texts of the small site: made up, and touching every feature once."""

from __future__ import annotations

from .study_edits import ADDED, PAGES

HELP = "topics/care/help/crisis-help.md"
BIBLIOGRAPHY = "topics/references.bib"
WORDS = "pages/glossary.md"
DATA = "posts/findings.tsv"
CONTACTS = (
    ("us-line", "United States", "Night Line", "Call or text 000", "true"),
    ("uk-line", "United Kingdom", "Day Line", "Call 111 000, free", "true"),
    ("chat", "Everywhere", "Chat Room", "Write to the chat", "false"),
)
#: topics: (path below topics/, title, order, more front matter)
TOPICS = (
    ("care/index", "Care", 20, "also_called: [kindness, rest]"),
    ("care/rest", "Rest", 10, "related: [saying-no]\nquestions: [How do I rest?]"),
    ("care/saying-no", "Saying no", 20, "contrasts: [work/limits]"),
    ("care/help/index", "Getting help", 30, ""),
    ("work/index", "Work & strain", 10, "updated: 2026-02-01"),
    ("work/strain", "Strain", 10, "related: [care/rest, limits]\nreviewed: 2026-03-01"),
    ("work/limits", "Limits", 20, "also_called: [boundaries]"),
    ("talk/index", "Talking", 30, ""),
    ("talk/first-talk", "The first talk", 10, "related: [rest]"),
)
#: posts: (name, title, date, topics, more front matter, text)
POSTS = (
    (
        "breathing",
        "Breathing slowly",
        "2026-01-10",
        "rest, strain",
        "featured: true\nquestions: [How do I breathe?]",
        "A breath is small.{footcite}`first2001` See [](sleep.md) and {topic}`saying-no`.\n\n"
        "## Try it now\n\nBreathe out. If it is too much, turn to {help}`us-line`.\n\n"
        "## When it fails\n\nThat happens; read [the part on evenings](sleep.md#evenings).",
    ),
    (
        "sleep",
        "Sleep comes back",
        "2026-01-12",
        "rest",
        "see_also: [breathing]\nold_urls: [/2015/03/sleep.html]",
        "Sleep is slow.{footcite}`second2010`\n\n## Evenings\n\nDim the light.\n\n"
        "## Mornings\n\nSee [](breathing.md#try-it-now) first. Then {post}`refusing`.",
    ),
    (
        "refusing",
        "How to refuse",
        "2026-02-01",
        "saying-no, limits",
        "audience: [readers]\nupdated: 2026-03-02",
        'Say "no" once. It helps with {topic}`strain`, as [work](../topics/work/index.md) shows.',
    ),
    (
        "long-days",
        "Long days",
        "2026-02-14",
        "strain",
        "reviewed: 2026-02-20\nreview_by: 2027-02-20",
        "Long days add up.{footcite}`first2001,third2020`\n\n## Counting hours\n\n"
        "Count them. See [](#limits-at-work).\n\n## Limits at work\n\nSet one.",
    ),
    (
        "meetings",
        "Too many meetings",
        "2026-02-14",
        "limits, work",
        "see_also: [long-days, refusing]",
        "Meetings fill days. {post}`long-days` tells more; see [](long-days.md#counting-hours). "
        "Keep a {concept}`limit`, says {contrast}`days`.\n\n"
        "```{outcome-plot} findings.tsv\nAs published.\n```",
    ),
    (
        "opening",
        "The first words",
        "2026-03-01",
        "first-talk",
        "featured: true\nhelp_first: true",
        "Begin anywhere. Ask {help}`chat`, or see [help](../topics/care/help/crisis-help.md).",
    ),
    (
        "silence",
        "Silence in the room",
        "2026-03-01",
        "first-talk, saying-no",
        "old_urls: [/2016/silence/, /2016/quiet.html]",
        "Silence can be kind.{footcite}`third2020` It follows [](opening.md).",
    ),
    (
        "breaks",
        "Short breaks",
        "2025-12-24",
        "rest, limits",
        "questions: [What is a break?, How long?]",
        "Stand up.\n\n## Evenings\n\nNo screens. See {post}`Sleep <sleep>`, and [](silence.md).",
    ),
    (
        "unfinished",
        "Not done yet",
        "2026-03-05",
        "rest, talk",
        "draft: true",
        "Nobody may read this. See [](breathing.md).",
    ),
)


def _topic(path: str, title: str, order: int, more: str) -> str:
    summary = f"About {title.lower()}, in one sentence."
    lines = [f"title: {title}", f"summary: {summary}", f"order: {order}", *more.splitlines()]
    listing = "topic-tree" if path.endswith("index") else "topic-posts"
    text = f"{title} is a topic.\n\n```{{{listing}}}\n```"
    if path.endswith("index"):
        text += "\n\n```{topic-posts}\n:subtree:\n:sort: updated\n:limit: 4\n```"
    return page(lines, text)


def page(lines: list[str], text: str) -> str:
    """Return a file with front matter."""
    return "\n".join(["---", *lines, "---", "", text, ""])


def _help_page() -> str:
    lines = ["title: Crisis help", "summary: Whom to turn to now.", "order: 5", "contacts:"]
    for name, region, service, how, brief in CONTACTS:
        lines += [f"  - id: {name}", f"    region: {region}", f"    name: {service}"]
        lines += [f"    how: {how}", f"    brief: {brief}"]
    return page(lines, "You are not alone. See [](../rest.md).\n\n```{contacts}\n```")


def entry(key: str, title: str, year: int) -> str:
    """Return one entry of the bibliography."""
    fields = f"author = {{Doe, Jane}}, title = {{{title}}}, journal = {{Notes}}, year = {{{year}}}"
    return f"@article{{{key},\n  {fields}\n}}\n"


def concept(term: str, name: str, text: str, *options: str) -> str:
    """Return one entry of the glossary."""
    return "\n".join([f":::{{concept}} {term}", f":id: {name}", *options, "", text, ":::", ""])


def _glossary() -> str:
    auto = ":auto: true"
    entries = (
        concept("Breath", "breath", "Air, in and out.", ":aliases: breaths", ":topics: rest", auto),
        concept("Silence", "silence", "No sound.", ":source: third2020", ":topics: care", auto),
        concept("Limit (at work)", "limit-work", "Where work ends.", ":topics: limits", auto),
        concept(
            "Limit (in talk)", "limit-talk", "Where talk ends.", ":topics: talk", ":not: breath"
        ),
    )
    contrast = (
        ":::{contrast} Long days | Short breaks\n:id: days\n:concepts: breath\n:topics: rest\n\n"
        "| | Long days | Short breaks |\n|---|---|---|\n| What to do | Count | Stand up |\n:::\n"
    )
    return page(["title: Words", "summary: Every word."], "\n".join([*entries, contrast]))


FILES: dict[str, str] = {
    "index.md": page(
        ["title: Welcome", "summary: Where to begin."],
        "Hello. Begin with {topic}`rest` or [](posts/opening.md).\n\n"
        "```{start-here}\n:limit: 3\n```\n\n```{latest-posts}\n:limit: 5\n```\n\n"
        "```{topic-tree}\n:depth: 2\n```\n\n```{topic-posts}\n:topic: work\n:sort: title\n```\n\n"
        "```{topic-map}\n```",
    ),
    "pages/about.md": page(
        ["title: About", "summary: Who writes here."],
        "Jane writes. Her first text was [](../posts/breaks.md).\n\n```{inquiries}\n```",
    ),
    "pages/archive.md": page(
        ["title: Archive", "summary: Every post by date."], "```{archive}\n```"
    ),
    "pages/practice.md": page(["title: Practice", "summary: Every card."], "```{practice}\n```"),
    "pages/sources.md": page(["title: Sources", "summary: Every source."], "```{sources}\n```"),
    WORDS: _glossary(),
    DATA: "label\tkey\tr\tlow\thigh\tstudies\tpeople\tnote\n"
    "Breaks\tfirst2001\t.28\t.20\t.31\t12\t900\t\nMeetings\tsecond2010\t-.1\t\t\t3\t80\tonce\n",
    HELP: _help_page(),
    BIBLIOGRAPHY: "\n".join(
        [
            entry("first2001", "A first study", 2001),
            entry("second2010", "A second study", 2010),
            entry("third2020", "A third study", 2020),
        ]
    ),
    **{f"topics/{path}.md": _topic(path, *rest) for path, *rest in TOPICS},  # type: ignore[arg-type]
    **{
        f"posts/{name}.md": page(
            [
                f"title: {title}",
                f"summary: {title}, in one sentence.",
                f"date: {date}",
                f"topics: [{topics}]",
                *more.splitlines(),
            ],
            text,
        )
        for name, title, date, topics, more, text in POSTS
    },
}
FILES |= PAGES | {path: FILES[path] + text for path, text in ADDED.items()}
