"""Random edits of the small site, such as an author makes between two builds."""

from __future__ import annotations

import json
import posixpath
import random
import re
from collections.abc import Callable

from .content import HELP, page
from .part_edits import change_concepts, edit_bank, edit_bibliography, edit_concept, edit_data
from .problems import SLIPS, has_front, set_key
from .sites import Site
from .study_edits import change_questions, edit_study

HEADING = re.compile(r"(?m)^## (.+)$")
#: what has a meaning to one of the languages a title passes through
TITLES = ("Plain", 'A "quoted" thing', "Salt & <b>pepper</b>", "{{ braces }}", "It's ::: x")


class Editor:
    """Edits a site at random; the same *seed* gives the same edits."""

    def __init__(self, site: Site, seed: str) -> None:
        """Edit *site* with the random numbers of *seed*."""
        self.site = site
        self.random = random.Random(seed)
        self.log: list[str] = []
        #: slips not yet mended: path, the text before and after
        self.slips: list[tuple[str, str, str]] = []
        self._number = 0

    def edit(self) -> None:
        """Make one edit in the files' texts; edits that do not fit are drawn again."""
        done = None
        while done is None:
            # Mending is likely once there is something to mend.
            kind = self.random.choice([*EDITS, *([mend] * 4 if self.slips else ())])
            done = kind(self)
        self.log.append(f"{kind.__name__}: {done}")

    def fresh(self) -> int:
        """Return a number that was not used before."""
        self._number += 1
        return self._number

    def change(self, path: str, change: Callable[[str], str]) -> str | None:
        """Change one text; None if that changes nothing."""
        before = self.site.files[path]
        self.site.files[path] = change(before)
        return None if self.site.files[path] == before else path

    def key(self, path: str, key: str, value: str) -> str | None:
        """Set one key of the front matter."""
        if not has_front(self.site.files[path]):
            return None
        line = f"{key}: {value}" if value else ""
        return self.change(path, lambda text: set_key(text, key, line)) and f"{path} {line or key}"

    def names(self, paths: list[str]) -> list[str]:
        """Return short ids of files, as roles and front matter take them."""
        ids = [p.removesuffix(".md").removesuffix("/index").split("/", 1)[1] for p in paths]
        return [name.rpartition("/")[2] if self.random.random() < 0.7 else name for name in ids]

    def link(self, path: str) -> str:
        """Return a link from *path* to something that exists or not."""
        target = self.random.choice([*self.site.posts, *self.site.topics, HELP])
        relative = posixpath.relpath(target, posixpath.dirname(path))
        headings = HEADING.findall(self.site.files.get(target, ""))
        slug = re.sub(r"[^\w -]", "", self.random.choice(headings or ["gone"])).strip().lower()
        return self.random.choice(
            (
                f"[]({relative})",
                f"[in words]({relative})",
                f"[](<{relative}#{slug.replace(' ', '-')}>)",
                f"{{topic}}`{self.random.choice(self.names(self.site.topics))}`",
                f"{{post}}`{self.random.choice(self.names(self.site.posts))}`",
                f"{{help}}`{self.random.choice(('us-line', 'uk-line', 'chat'))}`",
                f"{{footcite}}`{self.random.choice(('first2001', 'second2010', 'third2020'))}`",
                f"{{concept}}`{self.random.choice(('breath', 'limit', 'limit-talk', 'Silence'))}`",
                "a breath, a limit, {contrast}`days`",
            )
        )


def body(editor: Editor) -> str | None:
    """Add a sentence with a link."""
    path = editor.random.choice([*editor.site.posts, *editor.site.topics, "index.md"])
    sentence = f"Sentence {editor.fresh()} leads to {editor.link(path)} and ends."
    return editor.change(path, lambda text: f"{text}\n{sentence}\n") and f"{path} {sentence}"


def add_heading(editor: Editor) -> str | None:
    """Add a section."""
    path = editor.random.choice(editor.site.posts)
    return editor.change(path, lambda text: f"{text}\n## Part {editor.fresh()}\n\nText.\n")


def change_heading(editor: Editor) -> str | None:
    """Remove a heading, or write it another way; its address may stay the same."""
    with_headings = [p for p in editor.site.posts if HEADING.search(editor.site.files[p])]
    if not with_headings:
        return None
    path = editor.random.choice(with_headings)
    old = editor.random.choice(HEADING.findall(editor.site.files[path]))
    new = editor.random.choice(("", f"## {old}!", f"## {old.upper()}", f"## Anew {editor.fresh()}"))
    done = editor.change(path, lambda text: text.replace(f"## {old}\n", f"{new}\n", 1))
    return done and f"{path} {old!r} to {new!r}"


def retitle(editor: Editor) -> str | None:
    """Give any page another title."""
    pages = [*editor.site.paths("pages/"), "index.md", HELP]
    paths = editor.random.choice((editor.site.posts, editor.site.topics, pages))
    path = editor.random.choice(paths)
    title = f"{editor.random.choice(TITLES)} {editor.fresh()}"
    return editor.key(path, "title", json.dumps(title))


def describe(editor: Editor) -> str | None:
    """Change one of the smaller keys of a post."""
    number = editor.fresh()
    key, value = editor.random.choice(
        (
            ("summary", f"Summary {number}."),
            ("date", f"2026-0{editor.random.randint(1, 9)}-1{editor.random.randint(0, 9)}"),
            ("updated", "2027-01-01"),
            ("reviewed", ""),
            ("questions", f"[What is {number}?]"),
            ("featured", editor.random.choice(("true", "false"))),
            ("help_first", editor.random.choice(("true", "false"))),
            ("old_urls", editor.random.choice(("", f"[/old/{number}/, /{number}.html]"))),
            ("see_also", f"[{editor.random.choice(editor.names(editor.site.posts))}]"),
        )
    )
    return editor.key(editor.random.choice(editor.site.posts), key, value)


def toggle_draft(editor: Editor) -> str | None:
    """Publish a draft or take a post back."""
    path = editor.random.choice([*editor.site.posts, "posts/unfinished.md"])
    draft = "draft: true" in editor.site.files.get(path, "")
    return editor.key(path, "draft", "" if draft else "true") if path in editor.site.files else None


def change_topics(editor: Editor) -> str | None:
    """Put a post into other topics."""
    names = editor.names(editor.random.sample(editor.site.topics, editor.random.randint(1, 3)))
    return editor.key(editor.random.choice(editor.site.posts), "topics", f"[{', '.join(names)}]")


def change_topic(editor: Editor) -> str | None:
    """Move a topic among its siblings, or relate it to others."""
    name = editor.random.choice(editor.names(editor.site.topics))
    key, value = editor.random.choice(
        (
            ("order", str(editor.random.randint(1, 40))),
            ("related", f"[{name}]"),
            ("contrasts", f"[{name}]"),
            ("also_called", f"[word {editor.fresh()}]"),
            ("summary", f"Summary {editor.fresh()}."),
        )
    )
    return editor.key(editor.random.choice(editor.site.topics), key, value)


def add_post(editor: Editor) -> str | None:
    """Write a new post."""
    path = f"posts/{editor.random.choice(('a-new', 'new', 'z/new'))}-{editor.fresh()}.md"
    topic = editor.random.choice(editor.names(editor.site.topics))
    front = [f"title: Post {path[6:-3]}", "summary: New.", "date: 2026-05-01", f"topics: [{topic}]"]
    text = f"New. See {editor.link(path)}.\n\n## Evenings\n\nAnd {editor.link(path)}."
    editor.site.files[path] = page(front, text)
    return path


def add_topic(editor: Editor) -> str | None:
    """Write a new topic, at times in a folder of its own, at times as a branch."""
    folder = posixpath.dirname(editor.random.choice(editor.site.topics))
    number = editor.fresh()
    path = editor.random.choice(
        (f"{folder}/new-{number}.md", f"{folder}/new-{number}/index.md", f"topics/new-{number}.md")
    )
    front = [f"title: Topic {number}", "summary: New.", f"order: {editor.random.randint(1, 40)}"]
    editor.site.files[path] = page(front, "```{topic-posts}\n```")
    return path


def add_page(editor: Editor) -> str | None:
    """Write a new page beside the posts, which stands first or last among its like."""
    path = f"pages/{editor.random.choice('az')}-{editor.fresh()}.md"
    front = [f"title: Page {path[6:-3]}", "summary: New."]
    text = f"New. See {editor.link(path)}."
    editor.site.files[path] = page(front, text)
    return path


def remove(editor: Editor) -> str | None:
    """Delete a post, a topic or a page."""
    pages = editor.site.paths("pages/")
    paths = editor.random.choice((editor.site.posts, editor.site.topics, pages))
    # Other edits draw from posts and topics, and need some.
    if len(paths) < (1 if paths is pages else 5):
        return None
    path = editor.random.choice(paths)
    del editor.site.files[path]
    return path


def rename(editor: Editor) -> str | None:
    """Rename a post or a topic, or exchange the names of two; dates stay, as with ``mv``."""
    editor.site.write()
    path = editor.random.choice([*editor.site.posts, *editor.site.topics])
    other = editor.random.choice(editor.site.paths(posixpath.dirname(path)))
    new = f"{posixpath.dirname(path)}/renamed-{editor.fresh()}.md"
    editor.site.move(path, new)
    if editor.random.random() < 0.4 and other not in (path, HELP):
        editor.site.move(other, path)
        editor.site.move(new, other)
        return f"{path} and {other} exchanged"
    return f"{path} to {new}"


def move_folder(editor: Editor) -> str | None:
    """Rename a folder of topics, or move it to another branch."""
    editor.site.write()
    folders = {posixpath.dirname(path) for path in editor.site.topics} - {"topics"}
    old = editor.random.choice(sorted(folders))
    into = editor.random.choice(("topics", *sorted(folders)))
    if f"{into}/".startswith(f"{old}/"):
        return None
    new = f"{into}/moved-{editor.fresh()}"
    for path in editor.site.paths(f"{old}/"):
        if path != HELP:
            editor.site.move(path, new + path.removeprefix(old))
    return f"{old} to {new}"


def edit_contacts(editor: Editor) -> str | None:
    """Change what the help page says."""
    old, new = editor.random.choice(
        (
            ("Call or text 000", f"Call 00{editor.fresh()}"),
            ("brief: false", "brief: true"),
            ("brief: true", "brief: false"),
            ("name: Day Line", f"name: Line {editor.fresh()}"),
            ("id: chat", "id: talk"),
            ("id: talk", "id: chat"),
        )
    )
    done = editor.change(HELP, lambda text: text.replace(old, new, 1))
    return done and f"{old} to {new}"


def touch(editor: Editor) -> str | None:
    """Save a file without a change."""
    path = editor.random.choice(editor.site.posts)
    editor.site.write()
    (editor.site.folder / path).touch()
    return path


def slip(editor: Editor) -> str | None:
    """Break a file."""
    name = editor.random.choice(sorted(SLIPS))
    path = SLIPS[name].path
    path = editor.random.choice(editor.site.posts) if path.startswith("posts/") else path
    before = editor.site.files[path]
    done = editor.change(path, SLIPS[name].change) if has_front(before) else None
    if done:
        editor.slips.append((path, before, editor.site.files[path]))
    return done and f"{name} in {path}"


def mend(editor: Editor) -> str | None:
    """Mend a file that was broken, unless it is gone."""
    path, before, after = editor.slips.pop(editor.random.randrange(len(editor.slips)))
    current = editor.site.files.get(path)
    if current is None or not current.startswith(after):
        return None
    editor.site.files[path] = before + current.removeprefix(after)
    return path


EDITS: tuple[Callable[[Editor], str | None], ...] = (
    *[body, change_heading, retitle, describe, slip] * 2,
    *(add_heading, toggle_draft, change_topics, change_topic, add_post, add_topic, add_page),
    *(remove, rename, move_folder, edit_bibliography, edit_contacts, touch),
    *(edit_concept, edit_concept, change_concepts, edit_data, edit_bank),
    *(edit_study, edit_study, change_questions),
)
