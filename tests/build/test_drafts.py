"""A draft yields nothing in any output; the preview shows it with a banner."""

from __future__ import annotations

import base64
import json
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.build import STRICT, Build, build_small, post, topic

#: stands in every part of the draft: its name, front matter, text and picture
WORD = "zebrafinch"
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII="
)
MORE = f"""\
draft: true
featured: true
questions: [Where is the {WORD}?]
old_urls: [/2020/{WORD}.html]
see_also: [friend]
"""
TEXT = f"""\
The {WORD} sings. Read {{post}}`friend` and {{topic}}`care`, or [the friend](friend.md).

## A {WORD} heading

(label-of-{WORD})=

![A {WORD} on a branch]({WORD}.png)
"""
FILES: dict[str, str | bytes] = {
    f"posts/{WORD}.md": post(f"A {WORD}", TEXT, more=MORE),
    f"posts/{WORD}.png": PIXEL,
    "posts/friend.md": post("A friend"),
    "index.md": (
        "---\ntitle: Home\nsummary: All.\n---\n\n```{latest-posts}\n```\n\n```{start-here}\n```\n\n"
        "```{archive}\n```\n\n```{topic-tree}\n```\n"
    ),
    "topics/care/index.md": topic("Care") + "\n```{topic-posts}\n```\n",
}


def contents(out: Path) -> Iterator[tuple[str, bytes]]:
    """Yield name and bytes of every file, those inside compressed files too."""
    for path in sorted(out.rglob("*")):
        if not path.is_file():
            continue
        name, data = path.relative_to(out).as_posix(), path.read_bytes()
        yield name, data
        if path.suffix == ".epub":
            with zipfile.ZipFile(path) as archive:
                for inner in archive.namelist():
                    yield f"{name}/{inner}", archive.read(inner)
        if name == "objects.inv":
            yield name, zlib.decompress(data.split(b"\n", 4)[4])


def naming_it(build: Build) -> list[str]:
    """Return the files that hold the draft's word in their name or content."""
    return [name for name, data in contents(build.out) if WORD.encode() in name.encode() + data]


@pytest.mark.parametrize(
    "builder",
    ["html", "dirhtml", "epub", "singlehtml", "latex", "text", "gettext", "man", "texinfo"],
)
def test_a_draft_is_in_no_output(builder: str, tmp_path: Path) -> None:
    base = ("-D", "html_baseurl=https://example.org/")
    build = build_small(tmp_path, FILES, *STRICT, *base, builder=builder)
    assert (build.status, build.errors) == (0, "")
    assert naming_it(build) == []
    if builder == "html":
        names = [name for name, _ in contents(build.out)]
        assert {"_sources/posts/friend.md", "_search/index.js", "objects.inv"} <= {
            name.removesuffix(".txt") for name in names
        }
        assert {"feed.xml", "knowledge.json", "sitemap.xml"} <= set(names)
        assert "1 post" in build.text("index")


def test_nothing_of_it_is_kept_beside_the_output(tmp_path: Path) -> None:
    """The doctrees of a draft could be published by mistake; only its front matter is known."""
    build_small(tmp_path, FILES, *STRICT)
    assert not [path.name for path in (tmp_path / "out.doctrees").rglob(f"*{WORD}*")]


@pytest.mark.parametrize("value", ["0", "false"])
def test_a_setting_that_says_no(value: str, tmp_path: Path) -> None:
    build = build_small(tmp_path, FILES, *STRICT, "-D", f"topicbook_drafts={value}")
    assert (build.status, naming_it(build)) == (0, [])


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Build:
    folder = tmp_path_factory.mktemp("preview")
    return build_small(folder, FILES, *STRICT, "-D", "topicbook_drafts=1")


def test_the_preview_shows_the_draft_with_a_banner(preview: Build) -> None:
    assert (preview.status, preview.errors) == (0, "")
    (banner,) = preview.page(f"posts/{WORD}").select(".topicbook-draft")
    assert "draft" in banner.get_text()
    assert f"The {WORD} sings." in preview.text(f"posts/{WORD}")
    assert preview.page("posts/friend").select(".topicbook-draft") == []


def test_the_banner_stands_above_the_text(preview: Build) -> None:
    html = preview.html(f"posts/{WORD}")
    assert html.index("<h1") < html.index("topicbook-draft") < html.index("sings.")


def test_the_preview_lists_the_draft(preview: Build) -> None:
    assert f"A {WORD}" in preview.text("index")
    data = json.loads((preview.out / "knowledge.json").read_text(encoding="utf-8"))
    assert sorted(entry["id"] for entry in data["posts"]) == ["friend", WORD]


def test_links_to_a_draft_are_no_problem_in_the_preview(tmp_path: Path) -> None:
    files = FILES | {"posts/y.md": post("Y", f"{{post}}`{WORD}` and [it]({WORD}.md)")}
    preview = build_small(tmp_path, files, *STRICT, "-D", "topicbook_drafts=1")
    assert (preview.status, preview.errors) == (0, "")
    published = build_small(tmp_path / "published", files, "-n")
    assert [line.rpartition(" ")[2] for line in published.warnings] == ["[topicbook.draft]"] * 2
