"""Zip files with fixed entries: the same contents give the same bytes."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest

from topicbook.publish.archive import Entry, read_zip, write_zip

ENTRIES = [
    Entry("mimetype", b"application/epub+zip", stored=True),
    Entry("a folder/naïve 心.txt", b"words " * 1000),
    Entry("a folder/empty", b""),
]


def test_entries_come_back_in_their_order(tmp_path: Path) -> None:
    write_zip(tmp_path / "a.zip", iter(ENTRIES))
    assert read_zip(tmp_path / "a.zip") == ENTRIES
    assert [path.name for path in tmp_path.iterdir()] == ["a.zip"]


def test_the_same_entries_give_the_same_bytes_at_any_time_and_umask(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_zip(tmp_path / "a.zip", ENTRIES)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    before = os.umask(0o077)
    try:
        write_zip(tmp_path / "b.zip", ENTRIES)
    finally:
        os.umask(before)
    assert (tmp_path / "b.zip").read_bytes() == (tmp_path / "a.zip").read_bytes()


def test_an_entry_is_stored_only_when_asked_for(tmp_path: Path) -> None:
    write_zip(tmp_path / "a.zip", ENTRIES)
    data = (tmp_path / "a.zip").read_bytes()
    # what readers of EPUB look for: the type, unpacked, at a fixed place
    assert data[30:58] == b"mimetypeapplication/epub+zip"
    assert len(data) < 1000
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert archive.testzip() is None


def test_unpacked_files_can_be_read_by_everybody(tmp_path: Path) -> None:
    write_zip(tmp_path / "a.zip", ENTRIES)
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert {info.external_attr >> 16 for info in archive.infolist()} == {0o100644}


def test_a_file_there_is_replaced_only_by_a_finished_one(tmp_path: Path) -> None:
    write_zip(tmp_path / "a.zip", ENTRIES)

    def stopped() -> list[Entry]:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_zip(tmp_path / "a.zip", (entry for make in (stopped,) for entry in make()))
    assert read_zip(tmp_path / "a.zip") == ENTRIES
