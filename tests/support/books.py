"""The project's site with three more posts, for the formats that bind all pages together."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from tests.support.build import ROOT, STRICT, Build, post, quoted, sphinx
from tests.support.real import read, texts, topic_named, topics_of

ODD = 'Odd one: "quotes" & <tags>, 50 % of #1 $x$ a_b ~c ^d {e} \\f'
PRIMARY = {
    "posts/made-one": "saying-no",
    "posts/made-two": "saying-no",
    "posts/made-odd": "boundaries",
}
ONE = """\
The sentence that stands in the first of three posts made here.

Read {post}`made-two`,
{topic}`trust-and-safety`, [the odd one](made-odd.md) and [its part](made-odd.md#a-part).

:::{self-check} Which of the two was made here?
:id: made-check

- [x] The first.
- [ ] The other.

Because it says so.
:::
"""
TWO = """\
The sentence that stands in the second of three posts made here.

See {post}`made-one`.
"""
THREE = """\
The sentence that stands in the third of three posts made here.

## A part

More.
"""
MORE = "see_also: [made-odd]\nquestions: [Why?]\nhelp_first: true\n"
MADE = {
    "posts/made-one.md": post("Made one", ONE, topics="saying-no, boundaries").replace(
        "2026-11-22", "2026-01-05"
    ),
    "posts/made-two.md": post("Made two", TWO, topics="saying-no", more=MORE).replace(
        "2026-11-22", "2026-01-04"
    ),
    "posts/made-odd.md": post("ODD", THREE, topics="boundaries").replace(
        "title: ODD", f"title: {quoted(ODD)}"
    ),
}


def make_books_site(root: Path) -> Path:
    """Copy the project's sources into *root* and add the posts."""
    root.mkdir(parents=True)
    for name in ("conf.py", "index.md"):
        shutil.copy(ROOT / name, root)
    for name in ("_static", "pages", "posts", "topics"):
        shutil.copytree(ROOT / name, root / name)
    for name, text in MADE.items():
        (root / name).write_text(text, encoding="utf-8")
    return root


def primary_topics() -> dict[str, str]:
    """Return the primary topic of every post, the made ones too."""
    made = {name: topic_named(topic) for name, topic in PRIMARY.items()}
    return {name: topics_of(name)[0] for name in texts("posts")} | made


LINK = r"\{(post|topic)\}"


def sentence_of(docname: str) -> str:
    """Return words of a post's text that no markup interrupts.

    They come from a paragraph without a link: lists of mentions quote sentences that have one.
    """
    body = body_of(docname)
    unlinked = "\n\n".join(part for part in body.split("\n\n") if not re.search(LINK, part))
    found = re.search(r"[A-Z][A-Za-z ,]{60,}", unlinked)
    assert found is not None, docname
    return found[0].strip()


def words_of(docname: str) -> list[str]:
    """Return every run of words of a post's text that no markup interrupts, from all paragraphs."""
    return [run.strip() for run in re.findall(r"[A-Za-z][A-Za-z ,]{20,}", body_of(docname))]


def body_of(docname: str) -> str:
    """Return a post's text as written, of a made post too."""
    made = MADE.get(f"{docname}.md")
    return made.split("---\n", 2)[2] if made else read(ROOT / f"{docname}.md").body


class Shelf:
    """The books, each made when it is asked for the first time."""

    def __init__(self, folder: Path) -> None:
        """Take the folder that holds the source and all outputs."""
        self.source = make_books_site(folder / "site")
        self.folder = folder
        self.made: dict[str, Build] = {}

    def __getitem__(self, builder: str) -> Build:
        """Return a book, made with a doctree folder of its own."""
        if builder not in self.made:
            out = self.folder / builder
            self.made[builder] = sphinx(self.source, out, *STRICT, builder=builder)
        return self.made[builder]
