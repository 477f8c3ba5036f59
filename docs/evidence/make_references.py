"""Make topics/references.bib, the site's list of sources, from the evidence files beside it.

The evidence files also hold working notes that no reader should see, and entries that lack a field
their type needs, which the build cannot print. What kind of work each source is comes from
kinds.tsv: one row for every entry, key and kind with a tab between. Nothing else is added.
"""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from pybtex.database import BibliographyDataError, Entry
from pybtex.database.input.bibtex import Parser
from pybtex.style.formatting.unsrt import Style
from pybtex.style.template import FieldIsMissing

HERE = Path(__file__).resolve().parent
SOURCES = (HERE / "evidence-relationship.bib", HERE / "evidence-stress-selfcare.bib")
KINDS_FILE = HERE / "kinds.tsv"
TARGET = HERE.parents[1] / "topics" / "references.bib"

# What a row of the kinds file may say of a work.
KINDS = frozenset(
    {"meta-analysis", "review", "trial", "survey", "ethics or law", "theory", "guidance"}
)
# The values of "verified" that allow a text to cite or (C) to name a source.
CITABLE = frozenset({"A", "B", "C", "full", "partial"})
# Working notes of the evidence files; "verified" stays, no style prints it.
PRIVATE = frozenset({"unconfirmed", "missing", "annote"})
# An entry about a retraction is left out unless it is the notice itself.
RETRACTION_NOTICES = frozenset({"retraction2020panagioti"})
# Where a work appeared, in the order in which an entry of type misc prints it.
CONTAINERS = ("howpublished", "journal", "booktitle", "series", "institution", "publisher")

# The style that conf.py names: bibtex_default_style.
STYLE = Style()
DOI_ADDRESS = "https://doi.org/"
HEADER = """\
% Generated: do not edit by hand, the next run overwrites it.
% Made from the two files in docs/evidence/ whose names end in .bib, by the command
%     .venv/bin/python docs/evidence/make_references.py
% The kind of each source comes from docs/evidence/kinds.tsv.
"""


def read_entries(sources: Iterable[Path] = SOURCES) -> dict[str, Entry]:
    """Return every entry of the evidence files; a key used twice is an error."""
    entries: dict[str, Entry] = {}
    folded: set[str] = set()
    for source in sources:
        for key, entry in Parser(encoding="utf-8").parse_file(str(source)).entries.items():
            if key.casefold() in folded:
                raise BibliographyDataError(f"repeated bibliography entry: {key} ({source.name})")
            folded.add(key.casefold())
            entries[key] = entry
    return entries


def read_kinds(keys: Iterable[str], source: Path = KINDS_FILE) -> dict[str, str]:
    """Return the kind of every key; the file must have one row for each and no other row."""
    wanted = set(keys)
    kinds: dict[str, str] = {}
    for row in source.read_text(encoding="utf-8").splitlines():
        key, _, kind = row.partition("\t")
        if key not in wanted:
            raise BibliographyDataError(f"{source}: no entry has the key {key!r}")
        if key in kinds:
            raise BibliographyDataError(f"{source}: two rows for {key}")
        if kind not in KINDS:
            allowed = ", ".join(sorted(KINDS))
            raise BibliographyDataError(
                f"{source}: {key}: unknown kind {kind!r}, not in: {allowed}"
            )
        kinds[key] = kind
    missing = sorted(wanted - set(kinds))
    if missing:
        raise BibliographyDataError(f"{source}: no kind for {', '.join(missing)}")
    return kinds


def is_citable(key: str, entry: Entry) -> bool:
    """Tell whether the evidence files let a text cite or name this entry."""
    if entry.fields.get("verified") not in CITABLE:
        return False
    about_retraction = "retract" in " ".join(entry.fields.values()).casefold()
    return key in RETRACTION_NOTICES or not about_retraction


def is_complete(entry: Entry) -> bool:
    """Tell whether the site's style has every field that it needs to print this entry."""
    try:
        STYLE.format_entry("", entry)
    except FieldIsMissing:
        return False
    return True


def public_entry(entry: Entry) -> Entry:
    """Return the entry without working notes, of a type that its fields are enough for."""
    fields = {name: value for name, value in entry.fields.items() if name.lower() not in PRIVATE}
    # The style would put most capitals of a title into lower case, names and months included.
    fields["title"] = "{" + fields["title"] + "}"
    # The style makes this address from the DOI.
    if fields.get("url") == DOI_ADDRESS + fields.get("doi", ""):
        del fields["url"]
    if is_complete(entry):
        return Entry(entry.type, fields, entry.persons)
    container = ", ".join(fields.pop(name) for name in CONTAINERS if name in fields)
    if container:
        fields["howpublished"] = container
    return Entry("misc", fields, entry.persons)


def write_entry(key: str, entry: Entry) -> Iterator[str]:
    """Yield the lines of one entry; pybtex's own writer would escape what is already LaTeX."""
    yield f"\n@{entry.type}{{{key},"
    for role, persons in entry.persons.items():
        yield f"  {role} = {{{' and '.join(str(person) for person in persons)}}},"
    for name, value in entry.fields.items():
        yield f"  {name} = {{{value}}},"
    yield "}"


def make_references() -> str:
    """Return the text of the references file."""
    lines = [HEADER.rstrip("\n")]
    entries = read_entries()
    kinds = read_kinds(entries)
    for key, entry in sorted(entries.items()):
        if is_citable(key, entry):
            public = public_entry(entry)
            public.fields["kind"] = kinds[key]
            lines.extend(write_entry(key, public))
    return "\n".join(lines) + "\n"


def main() -> None:
    """Write the references file and say what was left out."""
    try:
        text = make_references()
    except BibliographyDataError as error:
        sys.exit(str(error))
    TARGET.write_text(text, encoding="utf-8", newline="\n")
    entries = read_entries()
    left_out = sorted(key for key, entry in entries.items() if not is_citable(key, entry))
    print(f"{TARGET}: {len(entries) - len(left_out)} entries")
    print(f"left out: {', '.join(left_out) or 'none'}")


if __name__ == "__main__":
    main()
