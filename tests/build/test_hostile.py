"""Hostile text in a title, heading or summary shows as that text, wherever it stands."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup

from tests.support.build import LEAST, STRICT, Build, build_small, parsed, plain, quoted, words

#: each is told apart by its last word; no page may ever hold an element called ``evil-tag``
HOSTILE = (
    "<script>alert(1)</script> <evil-tag onclick='x'> \"two\" 'one' {{ 6*7 }} {% x %} {x} :::"
    " &amp; &lt;b&gt; \\ \\n $x$ $$ % # ~~no~~ ~ ^up^ *star* _low_ **b** `code` ``` [l](u) ![i](u)"
    " <http://a.b> ]]> --> | -- ... @ {topic}`care` [^1] &#60; é 😀 end"
)
TITLE, SUMMARY, BRANCH, QUESTION, REGION = (
    f"{HOSTILE} {name}" for name in ("title", "summary", "branch", "question", "region")
)
AT_START = (
    "% not a comment",
    "::: no fence",
    "# no heading",
    "- no item",
    "1. no item",
    "> no quote",
)
BASE = "https://example.org/site/"

POST = f"""\
---
title: {quoted(TITLE)}
summary: {quoted(SUMMARY)}
date: 2026-11-22
topics: [hostile, care]
featured: true
questions: [{quoted(QUESTION)}]
old_urls: [/2020/old.html]
---

Text of the post.
"""
TOPIC = f"""\
---
title: {quoted(BRANCH)}
summary: {quoted(SUMMARY)}
also_called: [{quoted(QUESTION)}]
related: [care]
---

```{{topic-posts}}
```
"""
CARE = """\
---
title: Care
summary: All about care.
related: [hostile]
---

```{topic-posts}
:subtree:
```

```{topic-tree}
:topic: hostile
```
"""
INDEX = """\
---
title: Home
summary: Where all begins.
---

```{start-here}
```

```{latest-posts}
```

```{topic-tree}
```

```{archive}
```
"""
FRIEND = """\
---
title: A friend
summary: About a friend.
date: 2026-11-20
topics: [hostile]
---

Read {post}`hostile-post`, and [this file](hostile-post.md). See {topic}`hostile`.

## Escaped \\<script>alert(2)\\</script> heading

Text.

## <script>alert(3)</script> {{ 6*7 }} ::: "x" heading

Text.
"""
CRISIS = LEAST["topics/crisis-help.md"].replace("Call 988", '"Call <evil-tag> & {{ 6*7 }}"')


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    files = {
        "index.md": INDEX,
        "topics/care/index.md": CARE,
        "topics/hostile/index.md": TOPIC,
        "topics/crisis-help.md": CRISIS,
        "posts/hostile-post.md": POST,
        "posts/friend.md": FRIEND,
    }
    files |= {
        f"posts/start-{number}.md": POST.replace(quoted(TITLE), quoted(text))
        .replace(quoted(SUMMARY), quoted(text))
        .replace("/2020/old", f"/2020/start-{number}")
        for number, text in enumerate(AT_START)
    }
    folder = tmp_path_factory.mktemp("hostile")
    return build_small(folder, files, *STRICT, "-D", f"html_baseurl={BASE}")


def pages(build: Build) -> Iterator[tuple[str, BeautifulSoup]]:
    return (
        (path.relative_to(build.out).as_posix(), parsed(path)) for path in build.files("**/*.html")
    )


def shown(build: Build, docname: str, selector: str) -> list[str]:
    return [plain(words(tag)) for tag in build.page(docname).select(selector)]


def test_nothing_is_said(build: Build) -> None:
    assert (build.status, build.errors) == (0, "")


def test_nothing_hostile_becomes_an_element(build: Build) -> None:
    for name, page in pages(build):
        assert page.find("evil-tag") is None, name
        assert not [tag for tag in page.find_all("script") if "alert(" in tag.get_text()], name
        assert page.find(attrs={"onclick": True}) is None, name
        assert page.find("a", href=re.compile("^(u|http://a.b)")) is None, name
        assert "42" not in page.get_text(), name


def test_nothing_hostile_stands_raw_in_any_file(build: Build) -> None:
    for path in build.files():
        if path.suffix in {".html", ".xml"}:
            data = path.read_text(encoding="utf-8")
            assert "<evil-tag" not in data, path
            assert "<script>alert" not in data, path


def test_heading_and_title_of_the_page(build: Build) -> None:
    for docname, text in (("posts/hostile-post", TITLE), ("topics/hostile/index", BRANCH)):
        assert shown(build, docname, "article h1") == [plain(text)]
        (title,) = shown(build, docname, "head > title")
        assert title.startswith(plain(text))


@pytest.mark.parametrize("number", range(len(AT_START)))
def test_what_means_something_at_the_start_of_a_line_only(build: Build, number: int) -> None:
    assert shown(build, f"posts/start-{number}", "article h1") == [AT_START[number]]
    assert AT_START[number] in shown(build, f"posts/start-{number}", ".topicbook-summary")


def test_summary_and_description(build: Build) -> None:
    for docname in ("posts/hostile-post", "topics/hostile/index"):
        assert plain(SUMMARY) in shown(build, docname, ".topicbook-summary")
        meta = build.page(docname).select("meta[name=description]")
        assert [plain(str(tag["content"])) for tag in meta] == [plain(SUMMARY)]


def test_questions_and_aliases(build: Build) -> None:
    assert plain(QUESTION) in shown(build, "posts/hostile-post", ".topicbook-questions li")
    assert any(
        plain(QUESTION) in text for text in shown(build, "topics/hostile/index", "article p")
    )


@pytest.mark.parametrize("docname", ["index", "topics/hostile/index", "topics/care/index"])
def test_listings(build: Build, docname: str) -> None:
    listed = shown(build, docname, ".topicbook-listing")
    assert any(plain(TITLE) in text and plain(SUMMARY) in text for text in listed)


def test_topic_tree_and_archive(build: Build) -> None:
    assert any(plain(BRANCH) in text for text in shown(build, "index", ".topicbook-tree"))
    assert any(plain(TITLE) in text for text in shown(build, "index", ".topicbook-archive"))


def test_sidebar_of_every_page(build: Build) -> None:
    for name, page in pages(build):
        if not name.startswith("2020/"):
            titles = [plain(tag.get_text()) for tag in page.select(".sidebar-tree a")]
            assert plain(BRANCH) in titles, name


def test_chips_breadcrumbs_and_related(build: Build) -> None:
    assert plain(BRANCH) in shown(build, "posts/hostile-post", ".topicbook-chip")
    assert plain(BRANCH) in shown(build, "posts/hostile-post", ".topicbook-breadcrumbs a")
    related = shown(build, "posts/friend", ".topicbook-related")
    assert any(plain(TITLE) in text and plain(BRANCH) in text for text in related)
    assert any(
        plain(BRANCH) in text for text in shown(build, "topics/care/index", ".topicbook-related")
    )


def test_links_with_the_title_of_their_target(build: Build) -> None:
    links = shown(build, "posts/friend", "article section p a")
    assert plain(TITLE) in links
    assert plain(BRANCH) in links


def test_mentions_hold_the_sentence(build: Build) -> None:
    sentence = plain(f"Read {TITLE}, and this file.")
    assert sentence in shown(build, "posts/hostile-post", ".topicbook-mentions .topicbook-sentence")


def test_previous_and_next(build: Build) -> None:
    neighbors = " ".join(
        text
        for docname in ("posts/friend", *(f"posts/start-{n}" for n in range(len(AT_START))))
        for text in shown(build, docname, ".topicbook-neighbors")
    )
    assert plain(TITLE) in neighbors


def test_headings_in_the_text(build: Build) -> None:
    found = shown(build, "posts/friend", "article h2")
    assert "Escaped <script>alert(2)</script> heading" in found
    assert '<script>alert(3)</script> {{ 6*7 }} ::: "x" heading' in found
    contents = shown(build, "posts/friend", ".toc-tree li li a")
    assert '<script>alert(3)</script> {{ 6*7 }} ::: "x" heading' in contents


def test_help_block_and_redirect(build: Build) -> None:
    for name, page in pages(build):
        (block,) = page.select(".topicbook-help")
        assert "Call <evil-tag> & {{ 6*7 }}" in plain(block.get_text()), name
    page = parsed(build.out / "2020/old.html")
    assert [plain(tag.get_text()) for tag in page.select("head > title, main a")][:2] == [
        plain(TITLE)
    ] * 2


def test_knowledge_json(build: Build) -> None:
    data = json.loads((build.out / "knowledge.json").read_text(encoding="utf-8"))
    (found,) = (entry for entry in data["posts"] if entry["id"] == "hostile-post")
    assert plain(found["title"]) == plain(TITLE)
    assert plain(found["summary"]) == plain(SUMMARY)
    assert [plain(question) for question in found["questions"]] == [plain(QUESTION)]
    (above,) = (entry for entry in data["topics"] if entry["id"] == "hostile")
    assert plain(above["title"]) == plain(BRANCH)
    assert [plain(name) for name in above["also_called"]] == [plain(QUESTION)]


def test_feed(build: Build) -> None:
    atom = "{http://www.w3.org/2005/Atom}"
    root = ElementTree.parse(build.out / "feed.xml").getroot()
    entries = {
        plain(entry.findtext(f"{atom}title", "")): entry for entry in root.iter(f"{atom}entry")
    }
    entry = entries[plain(TITLE)]
    (summary,) = entry.iter(f"{atom}summary")
    assert summary.get("type") == "html"
    assert plain(BeautifulSoup(summary.text or "", "html.parser").get_text()) == plain(SUMMARY)
    terms = [plain(category.get("term", "")) for category in entry.iter(f"{atom}category")]
    assert plain(BRANCH) in terms


def test_sitemap(build: Build) -> None:
    root = ElementTree.parse(build.out / "sitemap.xml").getroot()
    addresses = [loc.text or "" for loc in root.findall(".//{*}loc")]
    assert f"{BASE}posts/hostile-post.html" in addresses
    assert all(address.startswith(BASE) for address in addresses)
