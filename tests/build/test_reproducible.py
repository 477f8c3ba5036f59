"""The same sources give the same bytes."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.support.sites import Result, Site, build, compare_trees, write_site

CLEAN = Result(0, ())


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return write_site(tmp_path_factory.mktemp("reproducible") / "source")


@pytest.fixture(scope="module")
def first(site: Site) -> Path:
    """Return the output of a clean build, never built into again."""
    out = site.folder.parent / "first"
    assert build(site.folder, out, out.with_suffix(".d"), "-W") == CLEAN
    return out


@pytest.fixture
def again(first: Path, tmp_path: Path) -> Path:
    """Return a copy of the output, with a copy of its environment beside it."""
    out = tmp_path / "again"
    shutil.copytree(first, out)
    shutil.copytree(first.with_suffix(".d"), out.with_suffix(".d"))
    return out


@pytest.mark.parametrize("jobs", [1, 2])
def test_two_clean_builds_are_the_same(site: Site, first: Path, tmp_path: Path, jobs: int) -> None:
    out = tmp_path / "html"
    assert build(site.folder, out, tmp_path / "d", "-W", jobs=jobs) == CLEAN
    assert compare_trees(out, first) == []


def test_pages_in_folders_are_the_same(site: Site, tmp_path: Path) -> None:
    for jobs in (1, 2):
        out, doctrees = tmp_path / f"{jobs}", tmp_path / f"{jobs}.d"
        assert build(site.folder, out, doctrees, "-W", builder="dirhtml", jobs=jobs) == CLEAN
    assert compare_trees(tmp_path / "1", tmp_path / "2") == []


def test_a_copy_elsewhere_written_in_another_order_is_the_same(
    site: Site, first: Path, tmp_path: Path
) -> None:
    # Folders list their files in an order that depends on how they were filled.
    copy = Site(tmp_path / "a folder with spaces")
    copy.files = dict(reversed(site.files.items()))
    copy.write()
    out = tmp_path / "html"
    assert build(copy.folder, out, tmp_path / "d", "-W") == CLEAN
    assert compare_trees(out, first) == []


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_build_with_nothing_changed_writes_the_same_and_leaves_pages_alone(
    site: Site, first: Path, again: Path, jobs: int
) -> None:
    pages = sorted(again.glob("posts/*.html"))
    assert len(pages) == 8
    before = [page.stat().st_mtime_ns for page in pages]
    assert build(site.folder, again, again.with_suffix(".d"), "-W", jobs=jobs) == CLEAN
    assert compare_trees(again, first) == []
    assert [page.stat().st_mtime_ns for page in pages] == before


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_output_folder_deleted_is_made_again(
    site: Site, first: Path, again: Path, jobs: int
) -> None:
    shutil.rmtree(again)
    assert build(site.folder, again, again.with_suffix(".d"), "-W", jobs=jobs) == CLEAN
    assert compare_trees(again, first) == []


def test_files_deleted_from_the_output_are_made_again(site: Site, first: Path, again: Path) -> None:
    for name in ("knowledge.json", "feed.xml", "sitemap.xml", "404.html", "posts/sleep.html"):
        (again / name).unlink()
    for manifest in again.glob(".topicbook*"):
        manifest.unlink()
    assert build(site.folder, again, again.with_suffix(".d"), "-W") == CLEAN
    assert compare_trees(again, first) == []


def test_sources_with_new_dates_and_the_same_text_write_the_same(
    site: Site, first: Path, again: Path
) -> None:
    for path in site.files:
        os.utime(site.folder / path)
    assert build(site.folder, again, again.with_suffix(".d"), "-W") == CLEAN
    assert compare_trees(again, first) == []


def test_no_build_writes_into_the_sources(site: Site, first: Path) -> None:
    files = (path for path in site.folder.rglob("*") if path.is_file())
    assert first.is_dir()
    assert {path.relative_to(site.folder).as_posix() for path in files} == set(site.files)
