"""Redirect pages for old addresses; bad ones are problems and never get in the way."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urljoin

import pytest

from tests.support.build import (
    STRICT,
    Build,
    build_small,
    make_site,
    parsed,
    plain,
    post,
    sphinx,
    target,
)

BASE = "https://example.org/site/"
OLD = {
    "/2015/03/hard.html": "2015/03/hard.html",
    "/hard": "hard/index.html",
    "/blog/hard/": "blog/hard/index.html",
    "/hard.htm": "hard.htm",
    "/q&a'<b>.html": "q&a'<b>.html",
}
ADDRESSES = ", ".join(f'"{address}"' for address in OLD)


@pytest.fixture(
    scope="module", params=[(b, base) for b in ("html", "dirhtml") for base in ("", BASE)]
)
def made(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Build, str]:
    builder, base = request.param
    files = {"posts/x.md": post("A hard session", more=f"old_urls: [{ADDRESSES}]\n")}
    options = (*STRICT, "-D", f"html_baseurl={base}")
    return build_small(tmp_path_factory.mktemp("old"), files, *options, builder=builder), base


def test_each_old_address_leads_to_the_post(made: tuple[Build, str]) -> None:
    build, _ = made
    assert (build.status, build.errors) == (0, "")
    new = build.name("posts/x")
    for file in OLD.values():
        page = parsed(build.out / file)
        (refresh,) = page.select("meta[http-equiv=refresh]")
        delay, _, address = str(refresh["content"]).partition("; url=")
        assert delay == "0"
        assert target(file, address) == new
        (link,) = page.select("main > p > a")
        assert (link.get_text(), target(file, str(link["href"]))) == ("A hard session", new)


def test_search_engines_are_told_the_new_address(made: tuple[Build, str]) -> None:
    build, base = made
    new = build.name("posts/x").removesuffix("index.html")
    for file in OLD.values():
        page = parsed(build.out / file)
        assert "noindex" in str(page.select("meta[name=robots]")[0]["content"])
        (canonical,) = page.select("link[rel=canonical]")
        here = f"{base or 'https://example.org/'}{file.replace('&', '%26')}"
        root = base or "https://example.org/"
        assert urljoin(here, str(canonical["href"])) == root + new


def test_the_help_block_stands_on_the_redirect_too(made: tuple[Build, str]) -> None:
    build, _ = made
    for file in OLD.values():
        (block,) = parsed(build.out / file).select(".topicbook-help")
        assert "Call 988" in plain(block.get_text())
        (link,) = block.select("a")
        assert target(file, str(link["href"])) == build.name("topics/crisis-help")


def test_a_redirect_has_the_icon_of_the_site(tmp_path: Path) -> None:
    files = {"posts/x.md": post("X", more="old_urls: [/a/b.html]\n"), "icon.svg": "<svg/>"}
    build = build_small(tmp_path, files, *STRICT, "-D", "html_favicon=icon.svg")
    (icon,) = parsed(build.out / "a/b.html").select("link[rel=icon]")
    assert target("a/b.html", str(icon["href"])) == "_static/icon.svg"


def test_redirects_are_in_no_sitemap_and_no_index(made: tuple[Build, str]) -> None:
    build, base = made
    names = ["knowledge.json", *(["sitemap.xml"] if base else [])]
    names += [path.relative_to(build.out).as_posix() for path in build.out.glob("_search/p*.js")]
    assert len(names) > 2
    for name in names:
        assert "2015" not in (build.out / name).read_text(encoding="utf-8")


def with_old(address: str, title: str = "A post") -> str:
    return post(title, more=f"old_urls: ['{address}']\n")


#: addresses that belong to the site or to nobody
RESERVED = (
    "/",
    "//",
    "/.",
    "/..",
    "/../up.html",
    "/a/../../up.html",
    "/404.html",
    "/feed.xml",
    "/genindex.html",
    "/knowledge.json",
    "/objects.inv",
    "/search.html",
    "/search/",
    "/searchindex.js",
    "/sitemap.xml",
    "/_static/x.html",
    "/_sources/posts/x.html",
    "/.buildinfo",
    "/.buildinfo.bak",
    "/.topicbook-outputs.json",
    "/.nojekyll",
    "/feed.xml/x.html",
    "/index.html",
    "/posts/other/index.html",
    "/topics/care/",
)
MALFORMED = (
    "x.html",
    "/a b.html",
    "/x.html?y=1",
    "/x.html#y",
    "https://example.org/x",
    "/a\\b",
    "",
)


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_a_bad_address_is_a_problem_and_changes_nothing(builder: str, tmp_path: Path) -> None:
    addresses = dict(enumerate((*RESERVED, *MALFORMED)))
    others: dict[str, str | bytes] = {"posts/other/index.md": post("Other")}
    bad = {f"posts/b{n:02}.md": with_old(a, f"Post {n}") for n, a in addresses.items()}
    good = {name: post(f"Post {n}") for n, name in enumerate(bad)}
    site = make_site(tmp_path / "site", bad | others)
    options = ("-n", "-D", f"html_baseurl={BASE}")
    build = sphinx(site, tmp_path / "out", *options, builder=builder)
    assert build.status == 0, build.errors
    lines = build.errors.strip().splitlines()
    for name, address in zip(bad, addresses.values(), strict=True):
        (line,) = build.about(name)
        assert line.startswith(f"{name}:6:12: WARNING: old_urls: "), address
        assert line.endswith(" [topicbook.old_url]"), address
    assert len(lines) == len(bad)
    assert redirects(build) == []

    clean = sphinx(make_site(site, good), tmp_path / "clean", *options, builder=builder)
    assert (clean.status, clean.errors) == (0, "")
    left, right = ({p.relative_to(b.out) for p in b.files()} for b in (build, clean))
    assert left == right
    assert sphinx(site, tmp_path / "out", *options, builder=builder).status == 0


def redirects(build: Build) -> list[str]:
    """Return the pages that send a reader elsewhere."""
    return [name for name, page in build.pages() if page.select("meta[http-equiv=refresh]")]


def test_an_address_that_only_the_other_builder_uses_is_free(tmp_path: Path) -> None:
    files = {"posts/x.md": with_old("/posts/other/"), "posts/other.md": post("Other")}
    build = build_small(tmp_path, files, *STRICT)
    assert (build.status, build.errors) == (0, "")
    assert redirects(build) == ["posts/other/index.html"]


def test_the_post_that_is_at_its_old_address_already(tmp_path: Path) -> None:
    build = build_small(tmp_path, {"posts/x.md": with_old("/posts/x.html")}, "-n")
    (line,) = build.errors.strip().splitlines()
    assert line.startswith("posts/x.md:6:12: WARNING: ")
    assert "Words." in build.text("posts/x")


PAIRS = (
    ("/old.html", "/old.html"),
    ("/old", "/old/"),
    ("/old", "/old/index.html"),
    ("/a//b", "/a/b"),
    ("/old.html", "/old.html/deeper.html"),
    ("/old.html/deeper.html", "/old.html"),
)


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_two_posts_that_claim_one_address(first: str, second: str, tmp_path: Path) -> None:
    files = {
        "posts/x.md": with_old(first),
        "posts/y.md": with_old(second).replace("A post", "Another"),
    }
    build = build_small(tmp_path, files, "-n")
    assert (build.status, "Traceback" in build.errors) == (0, False)
    (line,) = build.errors.strip().splitlines()
    assert line.startswith("posts/y.md:6:12: WARNING: old_urls: ")
    assert line.endswith(" [topicbook.old_url]")
    (name,) = redirects(build)
    assert "A post" in parsed(build.out / name).get_text()


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_one_post_that_claims_an_address_twice(first: str, second: str, tmp_path: Path) -> None:
    files = {"posts/x.md": post("A post", more=f"old_urls: ['{first}', '{second}']\n")}
    build = build_small(tmp_path, files, "-n")
    assert (build.status, "Traceback" in build.errors) == (0, False)
    (line,) = build.errors.strip().splitlines()
    assert line.startswith(f"posts/x.md:6:{len(first) + 16}: WARNING: old_urls: ")
    assert len(redirects(build)) == 1


@pytest.mark.parametrize("length", [240, 300, 5000])
def test_a_very_long_address_does_not_stop_the_build(length: int, tmp_path: Path) -> None:
    build = build_small(tmp_path, {"posts/x.md": with_old(f"/{'a' * length}.html")}, "-n")
    assert build.status == 0, build.errors
    assert "Traceback" not in build.errors
    assert (len(redirects(build)) == 1) == (build.errors == "")
