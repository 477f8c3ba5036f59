"""Old addresses, and the files a server shows for them."""

import pytest

from topicbook.old_urls import Files, is_reserved, redirect_file


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("/2015/03/stress.html", "2015/03/stress.html"),
        ("/old.htm", "old.htm"),
        ("/about", "about/index.html"),
        ("/about/", "about/index.html"),
        ("//about//me/", "about/me/index.html"),
        ("/a.b/c.d", "a.b/c.d/index.html"),
        ("/2015/./03/x.html", "2015/03/x.html"),
        ("/über-uns/", "über-uns/index.html"),
    ],
)
def test_file_for_an_address(address: str, file: str) -> None:
    assert redirect_file(address) == file


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "//",
        "/.",
        "/..",
        "/../etc/passwd",
        "/a/../../b.html",
        "/a/../b.html",
        "/404.html",
        "/feed.xml",
        "/feed.xml/",
        "/feed.xml/old.html",
        "/genindex.html",
        "/knowledge.json",
        "/objects.inv",
        "/search.html",
        "/searchindex.js",
        "/sitemap.xml",
        "/_static/x.html",
        "/_sources/",
        "/_images/a.html",
        "/_downloads",
        "/.buildinfo",
    ],
)
def test_addresses_the_site_needs_are_reserved(address: str) -> None:
    assert is_reserved(address)


@pytest.mark.parametrize("address", ["/search/", "/search", "/404/"])
def test_addresses_the_site_needs_when_every_page_has_a_folder_are_reserved(address: str) -> None:
    """``dirhtml`` writes its search page to ``search/index.html``."""
    assert is_reserved(address)


@pytest.mark.parametrize("address", ["/.topicbook-outputs.json", "/.buildinfo.bak/x.html"])
def test_files_of_the_machinery_are_reserved(address: str) -> None:
    """A folder of that name would be in the way of the file a build writes or removes."""
    assert is_reserved(address)


@pytest.mark.parametrize(
    "address", ["/searching.html", "/2015/search.html", "/static/", "/feed.html", "/about.html"]
)
def test_other_addresses_are_free(address: str) -> None:
    assert not is_reserved(address)


def test_a_taken_file_is_refused() -> None:
    files = Files(frozenset({"index.html", "posts/x.html"}))
    assert not files.admit("posts/x.html")
    assert files.admit("posts/y.html")
    assert not files.admit("posts/y.html")


def test_a_file_is_no_folder_and_a_folder_is_no_file() -> None:
    files = Files(frozenset({"posts/x.html"}))
    assert not files.admit("posts/x.html/index.html")
    assert not files.admit("posts")
    assert files.admit("old.html/index.html")
    assert not files.admit("old.html")
    assert not files.admit("old.html/index.html/deeper.html")


def test_a_refused_file_takes_no_folder() -> None:
    files = Files(frozenset({"a/b.html"}))
    assert not files.admit("a/b.html/c/d.html")
    assert files.admit("a/b.htm")
