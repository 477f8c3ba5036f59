"""topics/references.bib: from the evidence files, every entry prints, has a kind, no notes."""

import importlib.util
import re
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest
from pybtex.database import Entry
from pybtex.database.input.bibtex import Parser
from pybtex.plugin import find_plugin
from pybtex.richtext import Text

ROOT = Path(__file__).resolve().parents[2]
EVIDENCE = ROOT / "docs" / "evidence"
REFERENCES = ROOT / "topics" / "references.bib"
PRIVATE = ("unconfirmed", "missing", "annote")
KINDS = ("meta-analysis", "review", "trial", "survey", "ethics or law", "theory", "guidance")
COMMAND = "docs/evidence/make_references.py"


def load_script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_references", ROOT / COMMAND)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


script = load_script()


def entries_of(text: str) -> dict[str, Entry]:
    return dict(Parser().parse_string(text).entries.items())


ENTRIES = entries_of(REFERENCES.read_text(encoding="utf-8"))
SOURCES = script.read_entries()
STYLE = find_plugin("pybtex.style.formatting", "unsrt")()
BACKEND = find_plugin("pybtex.backends", "docutils")()


def printed(entry: Entry) -> str:
    """Format one entry as the footcite role does and return the text of the paragraph."""
    paragraph = BACKEND.paragraph(STYLE.format_entry("", entry))
    return one_line(paragraph.astext())


def plain(latex: str) -> str:
    return one_line(str(Text.from_latex(latex))).rstrip(".")


def one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def test_file_is_what_the_script_makes() -> None:
    again = f"run: .venv/bin/python {COMMAND}"
    assert REFERENCES.read_bytes() == script.make_references().encode(), again


def test_file_says_that_it_is_generated() -> None:
    head = REFERENCES.read_text(encoding="utf-8").split("@", 1)[0]
    assert head.startswith("% Generated")
    assert COMMAND in head


@pytest.mark.parametrize("files", [sorted(EVIDENCE.glob("*.bib")), [REFERENCES]])
def test_no_key_is_used_twice(files: list[Path]) -> None:
    text = "\n".join(file.read_text(encoding="utf-8") for file in files)
    keys = re.findall(r"^\s*@\w+\s*\{\s*([^\s,]+)\s*,", text, re.MULTILINE)
    assert len(keys) >= len(ENTRIES)
    assert [key for key, times in Counter(map(str.casefold, keys)).items() if times > 1] == []


def test_a_repeated_key_is_refused(tmp_path: Path) -> None:
    one, two = tmp_path / "one.bib", tmp_path / "two.bib"
    one.write_text("@misc{same, title = {One}}\n", encoding="utf-8")
    two.write_text("@misc{Same, title = {Two}}\n", encoding="utf-8")
    with pytest.raises(script.BibliographyDataError, match=r"repeated bibliography entry: Same"):
        script.read_entries([one, two])


def test_every_citable_entry_is_there_in_order() -> None:
    citable = {"A", "B", "C", "full", "partial"}
    wanted = [key for key, entry in SOURCES.items() if entry.fields["verified"] in citable]
    assert list(ENTRIES) == sorted(wanted)


@pytest.mark.parametrize(
    ("key", "fields", "citable"),
    [
        ("a", {"verified": "C"}, True),
        ("a", {"verified": "U"}, False),
        ("a", {"verified": "unconfirmed"}, False),
        ("a", {}, False),
        ("a", {"verified": "A", "note": "Retracted in 2020"}, False),
        ("retraction2020panagioti", {"verified": "full", "title": "Notice of Retraction"}, True),
    ],
)
def test_which_entries_are_citable(key: str, fields: dict[str, str], citable: bool) -> None:
    assert script.is_citable(key, Entry("misc", fields)) is citable


@pytest.mark.parametrize("key", ENTRIES)
def test_entry_prints(key: str) -> None:
    """Nothing that says what a work is and where it appeared gets lost on the way."""
    text = printed(ENTRIES[key])
    assert text.strip(" .")
    for name in ("title", *script.CONTAINERS, "year", "doi"):
        if name in SOURCES[key].fields:
            assert plain(SOURCES[key].fields[name]) in text, name
    for people in SOURCES[key].persons.values():
        for person in people:
            assert "others" in str(person) or plain(" ".join(person.last_names)) in text


@pytest.mark.parametrize("key", ENTRIES)
def test_entry_gains_nothing(key: str) -> None:
    source = SOURCES[key]
    new = dict(ENTRIES[key].fields.items())
    old = {name: value for name, value in source.fields.items() if name not in PRIVATE}
    assert new.pop("kind") in KINDS
    assert new.pop("title") == "{" + old.pop("title") + "}"
    assert [str(p) for ps in ENTRIES[key].persons.values() for p in ps] == [
        str(p) for ps in source.persons.values() for p in ps
    ]
    if ENTRIES[key].type == source.type:
        assert new.items() <= old.items()
        assert set(old) - set(new) <= {"url"}
    else:
        container = new.pop("howpublished", "")
        assert new.items() <= old.items()
        assert container == ", ".join(old[name] for name in script.CONTAINERS if name in old)


def test_entries_with_an_open_question_are_there() -> None:
    """What is missing from a source's fields is no reason to lose the source."""
    open_fields = {"unconfirmed", "missing"}
    doubtful = {key for key in SOURCES if open_fields & set(SOURCES[key].fields)}
    assert doubtful
    assert doubtful <= set(ENTRIES)


def test_kind_is_one_line_at_the_end_of_each_entry() -> None:
    """Without that line every entry is what its evidence file makes of it, in the same order."""
    text = REFERENCES.read_text(encoding="utf-8")
    body, lines = re.subn(r"\n  kind = \{[^}\n]*\},(?=\n\}\n)", "", text)
    assert lines == len(SOURCES) == len(ENTRIES)
    plain_entries = [
        line
        for key in sorted(SOURCES)
        for line in script.write_entry(key, script.public_entry(SOURCES[key]))
    ]
    assert body == script.HEADER + "\n".join(plain_entries) + "\n"


@pytest.mark.parametrize("key", ENTRIES)
def test_entry_has_the_kind_of_its_row(key: str) -> None:
    kind = ENTRIES[key].fields["kind"]
    assert kind in KINDS
    assert kind == script.read_kinds(SOURCES)[key]


def test_kinds_file_has_one_row_for_every_key_in_order() -> None:
    rows = script.KINDS_FILE.read_text(encoding="utf-8").splitlines()
    assert [row.split("\t")[0] for row in rows] == sorted(SOURCES)
    assert {row.split("\t", 1)[1] for row in rows} <= set(KINDS)


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("one\tsurvey\n", r"kinds\.tsv: no kind for two$"),
        ("one\tsurvey\ntwo\tfact\n", r"kinds\.tsv: two: unknown kind 'fact'"),
        ("one\tsurvey\ntwo\n", r"kinds\.tsv: two: unknown kind ''"),
        ("one\tsurvey\ntwo\ttheory\nsix\ttrial\n", r"kinds\.tsv: no entry has the key 'six'"),
        ("one\tsurvey\none\tsurvey\ntwo\ttrial\n", r"kinds\.tsv: two rows for one$"),
    ],
)
def test_a_wrong_kinds_file_is_refused(tmp_path: Path, rows: str, message: str) -> None:
    file = tmp_path / "kinds.tsv"
    file.write_text(rows, encoding="utf-8")
    with pytest.raises(script.BibliographyDataError, match=message):
        script.read_kinds(["one", "two"], file)


def test_a_missing_kind_stops_the_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target, kinds = tmp_path / "references.bib", tmp_path / "kinds.tsv"
    rows = script.KINDS_FILE.read_text(encoding="utf-8").splitlines(keepends=True)
    kinds.write_text("".join(rows[1:]), encoding="utf-8")
    read_kinds = script.read_kinds
    monkeypatch.setattr(script, "TARGET", target)
    monkeypatch.setattr(script, "read_kinds", lambda keys: read_kinds(keys, kinds))
    with pytest.raises(SystemExit, match=rf"kinds\.tsv: no kind for {min(SOURCES)}$"):
        script.main()
    assert not target.exists()


def test_incomplete_entries_become_misc() -> None:
    changed = {key for key in ENTRIES if ENTRIES[key].type != SOURCES[key].type}
    assert {"alexanderfrench1946", "folkman_appraisal"} <= changed
    assert {ENTRIES[key].type for key in changed} == {"misc"}
    assert "Springer" in printed(ENTRIES["folkman_appraisal"])


def test_no_working_note_gets_out() -> None:
    text = REFERENCES.read_text(encoding="utf-8")
    assert "unconfirmed" not in text.casefold()
    assert not re.search(rf"^\s*({'|'.join(PRIVATE)})\s*=", text, re.MULTILINE | re.IGNORECASE)
    for key, entry in ENTRIES.items():
        assert entry.fields["verified"] in {"A", "B", "C", "full", "partial"}, key
        for name in PRIVATE:
            assert name not in entry.fields, key
            note = SOURCES[key].fields.get(name)
            assert note is None or plain(note) not in printed(entry), key
