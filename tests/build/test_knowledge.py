"""``knowledge.json``: its schema, and that it says what the sources say."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.support.build import ROOT, STRICT, Build, build_small, plain, post, topic
from tests.support.real import (
    below,
    parent_of,
    real_site,
    texts,
    topic_named,
    topics_of,
    walk,
)

SCHEMA = ROOT / "docs/schema/knowledge.schema.json"
BASE = "https://example.org/site/"


def load(build: Build) -> Any:
    return json.loads((build.out / "knowledge.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Build:
    return real_site(tmp_path_factory, "html")


@pytest.fixture(scope="module")
def data(site: Build) -> Any:
    return load(site)


def identifier(docname: str) -> str:
    return docname.partition("/")[2].removesuffix("/index")


def test_the_schema_is_committed_and_closed() -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    assert {"version", "topics", "posts"} <= set(schema["required"])
    assert schema["additionalProperties"] is False


def test_the_file_fits_the_schema(data: Any) -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    checker = jsonschema.Draft202012Validator.FORMAT_CHECKER
    jsonschema.Draft202012Validator(schema, format_checker=checker).validate(data)
    assert data["version"] == 1


def test_a_wrong_file_does_not_fit_the_schema(data: Any) -> None:
    validator = jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    assert not validator.is_valid({**data, "version": 2})
    assert not validator.is_valid({**data, "more": 1})
    assert not validator.is_valid({**data, "posts": [{**data["posts"][0], "url": None}]})


def test_topics_are_the_sources_in_tree_order(data: Any) -> None:
    expected = [
        {
            "id": identifier(docname),
            "title": plain(text.front["title"]),
            "summary": plain(text.front["summary"]),
            "url": f"{docname}.html",
            "parent": identifier(above) if (above := parent_of(docname)) else None,
            "children": [identifier(child) for child in below(docname)],
            "also_called": [plain(name) for name in text.front.get("also_called", [])],
            "related": [identifier(topic_named(n)) for n in text.front.get("related", [])],
            "contrasts": [identifier(topic_named(n)) for n in text.front.get("contrasts", [])],
        }
        for docname in walk()
        if (text := texts("topics")[docname])
    ]
    assert len(expected) > 50
    assert straight(data["topics"]) == expected


def straight(value: Any) -> Any:
    """Return a value with straight quotes and plain dashes in all its texts."""
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, list):
        return [straight(item) for item in value]
    if isinstance(value, dict):
        return {key: straight(item) for key, item in value.items()}
    return value


def test_posts_are_the_sources_newest_first(data: Any) -> None:
    newest = sorted(
        texts("posts").items(), key=lambda item: (-item[1].front["date"].toordinal(), item[0])
    )
    assert [entry["id"] for entry in data["posts"]] == [identifier(name) for name, _ in newest]
    for entry, (docname, text) in zip(straight(data["posts"]), newest, strict=True):
        assert entry["title"] == plain(text.front["title"])
        assert entry["summary"] == plain(text.front["summary"])
        assert entry["url"] == f"{docname}.html"
        assert entry["topics"] == [identifier(name) for name in topics_of(docname)]
        assert entry["audience"] == text.front.get("audience", [])
        assert entry["questions"] == [plain(question) for question in text.front["questions"]]
        days = {key: text.front.get(key) for key in ("date", "updated", "reviewed", "review_by")}
        assert entry["dates"] == {key: day and day.isoformat() for key, day in days.items()}


def test_links_to_are_the_links_of_the_text_in_order(data: Any) -> None:
    for entry in data["posts"]:
        body = texts("posts")[f"posts/{entry['id']}"].body
        names = re.findall(r"\{topic\}`(?:[^`<]*<)?([^`>]+)>?`", body)
        topics = list(dict.fromkeys(identifier(topic_named(name)) for name in names))
        found = [name for name in entry["links_to"] if name in {t["id"] for t in data["topics"]}]
        assert found == topics
        assert len(set(entry["links_to"])) == len(entry["links_to"])


def test_every_address_is_a_page(site: Build, data: Any) -> None:
    for entry in (*data["topics"], *data["posts"]):
        assert (site.out / entry["url"]).is_file()


TEXT = """\
Five words stand here now.{cite}

## Two words

- one
- two, in `code`

| a | b |
|---|---|
| c | d |

```{topic-posts}
:topic: care
```

[Three linked words](other.md) and {topic}`rest`.
"""


def test_word_count_is_that_of_the_running_text(tmp_path: Path) -> None:
    text = TEXT.replace("{cite}", "[^1]") + "\n[^1]: A note of six words here.\n"
    files = {"posts/x.md": post("Title of four words", text), "posts/other.md": post("Other")}
    entry = load(build_small(tmp_path, files))["posts"][1]
    assert entry["id"] == "x"
    # the text's own words, with or without title, table, code and note, but without listings
    assert 5 + 2 + 3 + 5 <= entry["word_count"] <= 5 + 2 + 5 + 4 + 5 + 4 + 6 + 4


def test_word_counts_do_not_depend_on_other_files(tmp_path: Path) -> None:
    files = {"posts/x.md": post("X", TEXT), "posts/other.md": post("Other")}
    one = load(build_small(tmp_path / "a", files))
    more = files | {"topics/care/rest.md": topic("A much longer title for the topic called rest")}
    two = load(build_small(tmp_path / "b", more))
    counts = [{e["id"]: e["word_count"] for e in found["posts"]} for found in (one, two)]
    assert counts[0] == counts[1]


def test_the_file_is_the_same_however_it_is_built(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        f"posts/p{n:02}.md": post(f"Post {n}", f"See {{post}}`p{(n * 7) % 20:02}`.")
        for n in range(20)
    }
    first = build_small(tmp_path / "a", files, *STRICT, "-j", "1")
    second = build_small(tmp_path / "b", dict(reversed(files.items())), *STRICT, "-j", "2")
    assert (first.status, second.status) == (0, 0)
    one, two = ((b.out / "knowledge.json").read_bytes() for b in (first, second))
    assert one == two
    again = build_small(tmp_path / "a", files, *STRICT)
    assert (again.out / "knowledge.json").read_bytes() == one


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_addresses_are_absolute_with_a_base(builder: str, tmp_path: Path) -> None:
    files = {"posts/x.md": post("X")}
    options = (*STRICT, "-D", f"html_baseurl={BASE}")
    data = load(build_small(tmp_path, files, *options, builder=builder))
    ending = {"html": "posts/x.html", "dirhtml": "posts/x/"}[builder]
    assert [entry["url"] for entry in data["posts"]] == [BASE + ending]
    care = {"html": "topics/care/index.html", "dirhtml": "topics/care/"}[builder]
    assert [e["url"] for e in data["topics"] if e["id"] == "care"] == [BASE + care]


def test_an_undated_post_is_listed_last_with_no_date(tmp_path: Path) -> None:
    files = {
        "posts/a.md": post("A").replace("2026-11-22", "never"),
        "posts/b.md": post("B").replace("2026-11-22", "0001-02-03"),
    }
    data = load(build_small(tmp_path, files))
    assert [entry["id"] for entry in data["posts"]] == ["b", "a"]
    assert data["posts"][1]["dates"]["date"] is None


def test_a_site_without_posts_and_branches(tmp_path: Path) -> None:
    data = load(build_small(tmp_path, {}))
    assert data["posts"] == []
    assert [entry["id"] for entry in data["topics"]] == ["crisis-help", "care", "care/rest"]
