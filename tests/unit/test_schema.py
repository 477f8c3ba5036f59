from __future__ import annotations

import datetime
import json
from pathlib import Path

import jsonschema
import pytest

from topicbook.model import MATTERS, Contact, Kind
from topicbook.schema import main, schemas

FOLDER = Path(__file__).parents[2] / "docs" / "schema"
VALID = {
    "post": {
        "title": "Stress",
        "summary": "S",
        "date": "2026-11-22",
        "reviewed": None,
        "topics": ["stress/burnout", "/self-care"],
        "audience": ["readers"],
        "featured": True,
        "old_urls": ["/2015/03/stress.html"],
    },
    "topic": {
        "summary": "S",
        "order": 10,
        "also_called": ["burned out"],
        "contacts": [
            {
                "id": "us-988",
                "region": "United States",
                "name": "988 Lifeline",
                "how": "Call or text 988",
                "url": "https://988lifeline.org",
                "seen": "2026-11",
                "checked": "2026-11-22",
                "brief": True,
            }
        ],
    },
    "page": {"title": "About", "summary": "S"},
}
CONTACT = {"id": "a", "region": "R", "name": "N", "how": "H"}


def check(kind: str, instance: object) -> list[str]:
    schema = schemas()[kind]
    validator = jsonschema.Draft202012Validator(
        schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )
    return [str(error.json_path) for error in validator.iter_errors(instance)]


@pytest.mark.parametrize("kind", Kind)
def test_committed_schema_is_the_generated_one(kind, tmp_path):
    assert main([str(tmp_path / "new")]) == 0
    name = f"{kind}.schema.json"
    committed = (FOLDER / name).read_bytes()
    assert committed == (tmp_path / "new" / name).read_bytes()
    assert committed.endswith(b"}\n")
    assert b"\r" not in committed


def test_nothing_else_stands_in_the_folder():
    names = {*Kind, "knowledge"}
    assert {path.name for path in FOLDER.iterdir()} == {f"{name}.schema.json" for name in names}


def test_one_folder_must_be_named(capsys):
    assert main([]) == 2
    assert "usage" in capsys.readouterr().err


@pytest.mark.parametrize("kind", Kind)
def test_schema_is_sound(kind):
    schema = schemas()[kind]
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["title"] == f"Front matter of a {kind}"
    assert "$id" not in json.dumps(schema)
    assert schemas() == schemas()
    assert list(schema["properties"]) == list(MATTERS[kind].model_fields)
    assert all("description" in value for value in schema["properties"].values())


@pytest.mark.parametrize("kind", Kind)
def test_valid_examples(kind):
    assert check(kind, VALID[kind]) == []
    MATTERS[kind].model_validate(VALID[kind])


@pytest.mark.parametrize(
    ("kind", "change", "place"),
    [
        ("post", {"topic": "x"}, "$"),
        ("post", {"contacts": []}, "$"),
        ("post", {"topics": "self-care"}, "$.topics"),
        ("post", {"topics": []}, "$.topics"),
        ("post", {"topics": ["a", "a"]}, "$.topics"),
        ("post", {"topics": ["a", "b", "c", "d", "e", "f"]}, "$.topics"),
        ("post", {"topics": ["Self Care"]}, "$.topics[0]"),
        ("post", {"date": "2026-13-01"}, "$.date"),
        ("post", {"date": 86400}, "$.date"),
        ("post", {"audience": ["doctors"]}, "$.audience[0]"),
        ("post", {"featured": "maybe"}, "$.featured"),
        ("post", {"old_urls": ["2015/x.html"]}, "$.old_urls[0]"),
        ("topic", {"order": "ten"}, "$.order"),
        ("topic", {"date": "2026-11-22"}, "$"),
        ("topic", {"contacts": [CONTACT | {"url": "http://x"}]}, "$.contacts[0].url"),
        ("topic", {"contacts": [{"id": "a"}]}, "$.contacts[0]"),
        ("page", {"summary": ""}, "$.summary"),
        ("page", {"date": "2026-11-22"}, "$"),
    ],
)
def test_invalid_examples(kind, change, place):
    assert place in check(kind, VALID[kind] | change)


@pytest.mark.parametrize("kind", Kind)
def test_required_keys(kind):
    required = [name for name, field in MATTERS[kind].model_fields.items() if field.is_required()]
    assert sorted(schemas()[kind]["required"]) == sorted(required)
    assert check(kind, {})


def test_days_are_dates_and_lists_are_arrays():
    days = {"date", "updated", "reviewed", "review_by"}
    properties = schemas()["post"]["properties"]
    for name in days:
        options = properties[name].get("anyOf", [properties[name]])
        assert {"type": "string", "format": "date"}.items() <= options[0].items()
    for kind, model in MATTERS.items():
        for name, field in model.model_fields.items():
            is_list = str(field.annotation).startswith("tuple")
            assert (schemas()[kind]["properties"][name].get("type") == "array") is is_list


def test_contact_takes_what_the_schema_takes():
    contact = Contact.model_validate(VALID["topic"]["contacts"][0])
    assert contact.checked == datetime.date(2026, 11, 22)
