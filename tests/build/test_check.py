"""``make check``: what an author learns in seconds, without a build."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from tests.support.build import HIDDEN, LEAST, ROOT, bad, build_small, make_site, post, topic
from tests.support.real import read, texts
from topicbook.authoring.__main__ import main

TODAY = "2026-11-22"
MATTERS: dict[str, str | bytes] = {
    "posts/due.md": post("Due", more="reviewed: 2026-11-22\nreview_by: 2026-12-01\n"),
    "posts/hidden.md": HIDDEN,
    "posts/new.md": post("New"),
    "posts/reviewed.md": post("Reviewed", more="reviewed: 2026-11-22\nreview_by: 2028-01-01\n"),
    "topics/care/due-too.md": topic("Due too").replace(
        "---\n\n", "reviewed: 2025-01-01\nreview_by: 2026-01-01\n---\n\n"
    ),
    "pages/about.md": topic("About"),
    "topics/crisis-help.md": LEAST["topics/crisis-help.md"].replace(
        "how: Call 999", "how: Call 999, checked: 2026-11-01"
    ),
}
#: problems that stand in front matter, in all kinds of files
PROBLEMS: dict[str, str | bytes] = {
    "posts/a.md": bad(title="title: Same", topics="topics: [car, care, care]", more="topcs: 1"),
    "posts/b.md": bad(title="title: Same", date="date: 2026-02-30", more="see_also: [aa, hidden]"),
    "posts/c.md": "No front matter.\n",
    "posts/d.md": b"---\ntitle: \xff\n---\n",
    "posts/e.md": bad(title="title: a: b", more="updated: 2020-01-01"),
    "posts/f.md": bad(title="title: F", more="old_urls: [/search.html, /old, /old/, x.html]"),
    "posts/hidden.md": HIDDEN,
    "topics/work/hours.md": topic("Hours").replace("---\n\n", "related: [cares]\n---\n\n"),
    "pages/about.md": topic("About").replace("---\n\n", "draft: true\n---\n\n"),
}


def run(
    capsys: pytest.CaptureFixture[str], *arguments: str | Path
) -> tuple[int, dict[str, list[str]]]:
    """Run the command; return its exit code and its parts, heading to lines."""
    status = main(["check", *map(str, arguments)])
    captured = capsys.readouterr()
    assert captured.err == ""
    parts: dict[str, list[str]] = {}
    for part in captured.out.strip().split("\n\n"):
        heading, *lines = part.split("\n")
        name, _, count = heading.rpartition(": ")
        parts[name] = [line.strip() for line in lines]
        assert count == (str(len(lines)) if lines else "none")
    return status, parts


def part(parts: dict[str, list[str]], word: str) -> list[str]:
    """Return the lines of the one part whose heading holds *word*."""
    (found,) = (lines for heading, lines in parts.items() if word in heading.lower())
    return found


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return make_site(tmp_path / "site", MATTERS)


def test_a_site_in_order_needs_nothing(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, parts = run(capsys, site, "--today", TODAY)
    assert status == 0
    assert part(parts, "problem") == []


@pytest.mark.parametrize(
    ("today", "due"),
    [
        ("2025-12-31", []),
        ("2026-01-01", ["topics/care/due-too.md"]),
        ("2026-11-30", ["topics/care/due-too.md"]),
        ("2026-12-01", ["posts/due.md", "topics/care/due-too.md"]),
        ("2028-01-02", ["posts/due.md", "posts/reviewed.md", "topics/care/due-too.md"]),
    ],
)
def test_reviews_are_compared_with_today(
    today: str, due: list[str], site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, parts = run(capsys, site, "--today", today)
    assert [line.split()[0] for line in part(parts, "due")] == due
    assert status == 0


def test_a_due_review_says_since_when(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, parts = run(capsys, site, "--today", "2027-01-01")
    (line,) = (line for line in part(parts, "due") if line.startswith("posts/due.md"))
    assert "December 1, 2026" in line


def test_without_a_day_it_is_today(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, given = run(capsys, site, "--today", date.today().isoformat())
    _, default = run(capsys, site)
    assert default == given


def test_pages_nobody_reviewed(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, parts = run(capsys, site, "--today", TODAY)
    lines = part(parts, "reviewed")
    assert lines == [
        "posts/new.md",
        "topics/care/index.md",
        "topics/care/rest.md",
        "topics/crisis-help.md",
    ]


def test_drafts(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, parts = run(capsys, site, "--today", TODAY)
    assert part(parts, "draft") == ["posts/hidden.md"]


def test_contacts_nobody_confirmed(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, parts = run(capsys, site, "--today", TODAY)
    (line,) = part(parts, "contact")
    assert "988 Lifeline" in line


def test_problems_are_those_of_a_build(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    build = build_small(tmp_path, PROBLEMS, "-n")
    root = f"{tmp_path / 'site'}/"
    status, parts = run(capsys, tmp_path / "site", "--today", TODAY)
    assert status == 1
    found = part(parts, "problem")
    assert len(found) >= 15
    # Sphinx takes a place without a line for the name of a document.
    tidy = [line.removeprefix(root).replace(".md:1: ", ".md: ") for line in build.warnings]
    assert sorted(tidy) == sorted(line.replace(".md:1: ", ".md: ") for line in found)


def test_every_problem_has_its_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make_site(tmp_path, PROBLEMS)
    _, parts = run(capsys, tmp_path, "--today", TODAY)
    for line in part(parts, "problem"):
        assert re.match(
            r"(posts|topics|pages)/[\w/-]+\.md(:\d+){0,2}: WARNING: .+ \[topicbook\.\w+\]$", line
        )


def test_an_old_address_that_is_a_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files: dict[str, str | bytes] = {
        "posts/a.md": bad(more="old_urls: [/posts/b.html]"),
        "posts/b.md": post("B"),
    }
    make_site(tmp_path, files)
    status, parts = run(capsys, tmp_path, "--today", TODAY)
    assert status == 1
    (line,) = part(parts, "problem")
    assert line.startswith("posts/a.md:6:12: WARNING: old_urls: ")


def test_it_writes_nothing(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = {path: path.stat().st_mtime_ns for path in sorted(site.rglob("*"))}
    run(capsys, site)
    assert {path: path.stat().st_mtime_ns for path in sorted(site.rglob("*"))} == before


def test_a_folder_without_content(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, parts = run(capsys, tmp_path, "--today", TODAY)
    assert status == 1
    (line,) = part(parts, "problem")
    assert "help contacts" in line


def test_a_lock_file_of_an_editor_does_not_stop_it(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Emacs marks a file that is being edited with a link to nowhere."""
    (site / "posts/.#new.md").symlink_to("someone@somewhere.1234")
    status, parts = run(capsys, site, "--today", TODAY)
    assert (status, part(parts, "problem")) == (0, [])


@pytest.mark.parametrize("arguments", [[], ["check", "--today", "soon"], ["no-such-command"]])
def test_a_wrong_call_says_how_to_call(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    assert "usage:" in capsys.readouterr().err


def command(*arguments: str) -> subprocess.CompletedProcess[str]:
    line = [sys.executable, "-m", "topicbook.authoring", "check", *arguments]
    return subprocess.run(line, cwd=ROOT, capture_output=True, text=True, check=False)


def test_the_projects_own_site() -> None:
    """From the project's folder, as ``make check`` runs it."""
    result = command("--today", TODAY)
    assert (result.returncode, result.stderr) == (0, "")
    assert "Problems to mend: none" in result.stdout
    for docname, text in (texts("posts") | texts("topics")).items():
        assert (f"  {docname}.md\n" in result.stdout) == ("reviewed" not in text.front), docname
    crisis = read(ROOT / "topics/self-care/getting-help/crisis-help.md")
    unconfirmed = [c for c in crisis.front["contacts"] if not c.get("checked")]
    assert all(
        f"{contact['region']}: {contact['name']}" in result.stdout for contact in unconfirmed
    )


def test_the_command_fails_where_something_must_be_mended(tmp_path: Path) -> None:
    result = command(str(make_site(tmp_path, PROBLEMS)), "--today", TODAY)
    assert (result.returncode, result.stderr) == (1, "")
    assert "Traceback" not in result.stdout
