"""``make zip``: the whole site in one file, the same bytes each time."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.support.build import STRICT, Build, build_small, post, target

TOP = "site-zip"
FILES = {"posts/one.md": post("One", more="old_urls: [/old/one.html]\n")}
BASE = ("-D", "html_baseurl=https://example.org/")


def zip_site(build: Build, to: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Run the command that ``make zip`` runs."""
    command = [sys.executable, "-m", "topicbook.authoring", "zip", str(build.out.parent / "site")]
    command += ["--site", str(build.out), "--to", str(to), *options]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    found = build_small(tmp_path_factory.mktemp("offline"), FILES, *STRICT, *BASE)
    assert (found.status, found.errors) == (0, "")
    (found.out / "_study").mkdir(exist_ok=True)
    (found.out / "_study" / "older.zip").write_bytes(b"a site cannot hold itself")
    (found.out / "_study" / "cards.apkg").write_bytes(b"cards")
    return found


@pytest.fixture(scope="module")
def files(build: Build) -> dict[str, bytes]:
    """Return the files of the zip by their names below its one folder."""
    path = build.out.parent / "made" / f"{TOP}.zip"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "1795000000")
        done = zip_site(build, path)
    assert (done.returncode, done.stderr) == (0, "")
    assert str(path) in done.stdout
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        found = {info.filename: archive.read(info) for info in archive.infolist()}
    assert all(name.startswith(f"{TOP}/") for name in found)
    return {name.removeprefix(f"{TOP}/"): data for name, data in found.items()}


def test_what_to_open_comes_first(files: dict[str, bytes]) -> None:
    assert list(files)[:2] == ["index.html", "README.txt"]


def test_the_zip_holds_the_site_without_what_only_servers_use(
    build: Build, files: dict[str, bytes]
) -> None:
    site = {path.relative_to(build.out).as_posix() for path in build.files()}
    left = {name for name in site - files.keys() if not name.startswith("_sources/")}
    assert left == {
        ".buildinfo",
        ".topicbook-outputs.json",
        "404.html",
        "_study/older.zip",
        "objects.inv",
        "sitemap.xml",
    }
    assert files.keys() - site == {"README.txt"}
    for name in files.keys() & site:
        assert files[name] == (build.out / name).read_bytes()


def test_every_link_of_every_page_leads_to_a_file_of_the_zip(
    build: Build, files: dict[str, bytes]
) -> None:
    dead, inside = set(), 0
    for name, page in build.pages():
        if name not in files:
            continue
        for tag in page.select("[href], [src]"):
            href = str(tag.get("href") or tag.get("src"))
            if not href.startswith(("http:", "https:", "mailto:", "data:")):
                inside += 1
                if target(name, href) not in files:
                    dead.add((name, href))
    assert sorted(dead) == []
    assert inside > 100


def test_the_readme_says_what_it_is_and_where_help_is(files: dict[str, bytes]) -> None:
    text = files["README.txt"].decode()
    assert text.replace("\r\n", "").isprintable()
    assert text.startswith("The Therapist Diaries\r\n=====================\r\n")
    assert "as of November 18, 2026" in text
    assert "open index.html with a double-click" in text
    assert "call your local emergency number" in text
    (line,) = [line for line in text.splitlines() if line.startswith("People to call or text: ")]
    assert line.removeprefix("People to call or text: open ") in files


def test_two_zips_of_one_site_are_the_same(build: Build, tmp_path: Path) -> None:
    made = [tmp_path / name / f"{TOP}.zip" for name in ("one", "two")]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "1795000000")
        for path in made:
            assert zip_site(build, path).returncode == 0
    assert made[0].read_bytes() == made[1].read_bytes()


def test_without_a_built_site_it_says_what_to_run(build: Build, tmp_path: Path) -> None:
    empty = Build(0, "", build.out.parent / "nothing", "html")
    done = zip_site(empty, tmp_path / "x.zip")
    assert (done.returncode, done.stderr) == (1, "")
    assert "run make html first" in done.stdout
    assert not (tmp_path / "x.zip").exists()
