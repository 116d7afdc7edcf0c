"""The JSON Schemas: current, with a description everywhere, and of one mind with the model."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tui.course.schema import NAMES, as_text, file_name, schema

ROOT = Path(__file__).parents[2]
SCHEMAS = ROOT / "lessons" / "schema"
BROKEN = ROOT / "tests" / "courses" / "broken"
PYTHON_TYPES = {"string": str, "number": (int, float), "integer": int, "boolean": bool, "array": list, "object": dict}
FOLDERS = ("lessons/generative-ai-vs-llms", "tests/courses/every-kind", "tui/course/template")
FILES = ("[0-9]*.yaml", "course.yaml", "glossary.yaml")
SOUND = [path for folder in FOLDERS for name in FILES for path in sorted((ROOT / folder).glob(name))]
FORM = re.compile(r"\[(unknown-key|missing-key|missing-kind|unknown-kind|wrong-type|wrong-value)\]")
MISSHAPEN = [
    folder for folder in sorted(BROKEN.iterdir()) if FORM.search((folder / "expected.txt").read_text("utf-8"))
]


@pytest.mark.parametrize("name", NAMES)
def test_the_files_are_current(name: Any) -> None:
    """If this fails: carrel schema NAME > lessons/schema/NAME.schema.json"""
    assert (SCHEMAS / file_name(name)).read_text(encoding="utf-8") == as_text(name)


def properties(name: Any) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Every key: the record it belongs to, its name and its schema."""
    whole = schema(name)
    for record, definition in {name: whole, **whole["definitions"]}.items():
        for key, field in definition["properties"].items():
            yield record, key, field


@pytest.mark.parametrize("name", NAMES)
def test_every_key_is_described(name: Any) -> None:
    for record, key, field in properties(name):
        assert len(field.get("description", "")) > 10, f"{record}.{key}"
        assert "\n" not in field["description"]


@pytest.mark.parametrize("name", NAMES)
def test_it_is_draft_7(name: Any) -> None:
    assert schema(name)["$schema"] == "http://json-schema.org/draft-07/schema#"
    text = as_text(name)
    assert "$defs" not in text and "discriminator" not in text and '"null"' not in text
    for _, _, field in properties(name):
        assert "$ref" not in field or len(field) == 1


def faults(value: Any, part: dict[str, Any], whole: dict[str, Any]) -> bool:
    """Whether the value breaks the schema: the few keywords of draft 7 that these schemas use."""
    if "$ref" in part:
        return faults(value, whole["definitions"][part["$ref"].rpartition("/")[2]], whole)
    if any(faults(value, inner, whole) for inner in part.get("allOf", ())):
        return True
    if "anyOf" in part and all(faults(value, inner, whole) for inner in part["anyOf"]):
        return True
    if "enum" in part and value not in part["enum"]:
        return True
    types = part.get("type", [])
    if types and not any(_is(value, name) for name in ([types] if isinstance(types, str) else types)):
        return True
    if isinstance(value, list):
        return any(faults(entry, part.get("items", {}), whole) for entry in value)
    if isinstance(value, dict):
        known, further = part.get("properties", {}), part.get("additionalProperties", True)
        if any(key not in value for key in part.get("required", ())):
            return True
        if further is False and any(str(key) not in known for key in value):
            return True
        return any(
            faults(inner, known.get(key, further if further not in (True, False) else {}), whole)
            for key, inner in value.items()
        )
    return False


def _is(value: Any, name: str) -> bool:
    wanted: Any = PYTHON_TYPES[name]
    return isinstance(value, wanted) and (isinstance(value, bool) <= (name == "boolean"))


class EditorsLoader(yaml.CSafeLoader):
    """Types values as a YAML 1.2 server does: `true` and `12` are no texts, `yes` and dates are."""


EditorsLoader.yaml_implicit_resolvers = {}
for tag, pattern in (("bool", "true|false"), ("int", "[-+]?[0-9]+"), ("float", r"[-+]?[0-9]*\.[0-9]+")):
    EditorsLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), None)


def as_an_editor_reads(path: Path) -> Any:
    return keys_as_text(yaml.load(path.read_text(encoding="utf-8"), Loader=EditorsLoader))


def keys_as_text(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key).lower() if key in (True, False) else str(key): keys_as_text(v) for key, v in value.items()}
    return [keys_as_text(entry) for entry in value] if isinstance(value, list) else value


def schema_of(path: Path) -> Any:
    return schema({"course.yaml": "course", "glossary.yaml": "glossary"}.get(path.name, "lesson"))  # type: ignore[arg-type]


@pytest.mark.parametrize("path", SOUND, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_sound_files_fit_their_schema(path: Path) -> None:
    assert not faults(as_an_editor_reads(path), schema_of(path), schema_of(path))


@pytest.mark.parametrize("folder", MISSHAPEN, ids=lambda folder: folder.name)
def test_faults_of_form_break_the_schema(folder: Path) -> None:
    path = folder / (folder / "expected.txt").read_text(encoding="utf-8").partition(":")[0]
    assert faults(as_an_editor_reads(path), schema_of(path), schema_of(path))
