"""What the small site has for studying, and random edits of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .edits import Editor

GUIDE = "pages/study/guide.md"
PATH = "pages/study/path.md"
CHECK = re.compile(r"(?ms)^:::\{self-check\}.*?^:::\n")


def check(name: str, question: str, *lines: str, options: str = "") -> str:
    """Return one study question."""
    body = "\n".join(lines)
    return f":::{{self-check}} {question}\n:id: {name}\n{options}\n{body}\n:::\n"


def _page(title: str, text: str) -> str:
    return f"---\ntitle: {title}\nsummary: To study.\n---\n\n{text}\n"


POINTS = """\
:::{key-points}
- Rest is *slow*, says {topic}`care`.{footcite}`first2001`
- Sleep is one kind.
:::
"""
CHECKS = (
    check("sleep", "What is sleep?", "One kind of rest, like {post}`sleep`.{footcite}`second2010`"),
    check("kinds", "Which rest?", "- [x] Sleep", "- [ ] Haste", "", "So says {concept}`breath`."),
    check("truth", "Rest is work.", "It is not.", options=":answer: false\n"),
)
#: added to the texts of pages
ADDED = {
    "topics/care/rest.md": "\n".join(["", POINTS, CHECKS[0], CHECKS[1]]),
    "posts/long-days.md": "\n" + check("days", "Do days add up?", "They do.{footcite}`third2020`"),
    "topics/work/limits.md": "\n" + CHECKS[2],
}
PAGES = {
    GUIDE: _page(
        "Guide",
        ":::{outcome} Tell rest.\n:cards: check-sleep, concept-breath, contrast-days\n:::\n\n"
        "```{study-guide}\n:topic: care\n```\n\n```{study-guide}\n:topic: work\n```",
    ),
    PATH: _page(
        "A path",
        ":::{reading-path}\n:id: first\n\n- {topic}`rest`\n- [](../../posts/long-days.md)\n"
        "- {post}`opening`, then\n:::",
    ),
}


def edit_study(editor: Editor) -> str | None:
    """Change a question, a point, an outcome, a path or what stands apart."""
    number = editor.fresh()
    path, old, new = editor.random.choice(
        (
            ("topics/care/rest.md", "One kind of rest", f"Kind {number} of rest"),
            ("topics/care/rest.md", "- [ ] Haste", "- [x] Haste"),
            ("topics/care/rest.md", "- [x] Haste", "- [ ] Haste"),
            ("topics/care/rest.md", "Sleep is one kind.", f"Sleep is kind {number}."),
            ("topics/care/rest.md", "title: Rest", "study_apart: true\ntitle: Rest"),
            ("topics/care/rest.md", "study_apart: true\n", ""),
            ("topics/work/limits.md", ":answer: false", ":answer: true"),
            ("topics/work/limits.md", ":id: truth", f":id: truth-{number}"),
            ("posts/long-days.md", "Do days add up?", f"Do {number} days add up?"),
            ("posts/long-days.md", ":id: days\n", ":id: days\n:topics: care\n"),
            (GUIDE, "check-sleep, ", ""),
            (GUIDE, "Tell rest.", f"Tell rest {number}."),
            (PATH, "- {topic}`rest`\n", ""),
        )
    )
    if path not in editor.site.files:
        return None
    done = editor.change(path, lambda text: text.replace(old, new, 1))
    return done and f"{path} {old!r} to {new!r}"


def change_questions(editor: Editor) -> str | None:
    """Add a question to a page, or remove one."""
    path = editor.random.choice([*editor.site.posts, *editor.site.topics])
    found = CHECK.findall(editor.site.files[path])
    if found:
        gone = editor.random.choice(found)
        return editor.change(path, lambda text: text.replace(gone, "", 1)) and f"{path} {gone!r}"
    number = editor.fresh()
    lines = editor.random.choice(
        (("So.",), ("- [x] A", "- [ ] B", "", "So."), ("- [ ] A", "", "B"))
    )
    new = check(f"new-{number}", f"What is {editor.link(path)}?", *lines)
    return editor.change(path, lambda text: f"{text}\n{new}") and f"{path} {new!r}"
