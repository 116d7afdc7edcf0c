"""The JSON Schemas: current, with a description everywhere, and of one mind with the model."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tui.course.draft import LessonDraft
from tui.course.reading import read_yaml
from tui.course.schema import NAMES, as_text, file_name, schema

ROOT = Path(__file__).parents[2]
SCHEMAS = ROOT / "lessons" / "schema"
BROKEN = ROOT / "tests" / "courses" / "broken"
PYTHON_TYPES = {"string": str, "number": (int, float), "integer": int, "boolean": bool, "array": list, "object": dict}
COURSES = [ROOT / "lessons" / "generative-ai-vs-llms", ROOT / "tests" / "courses" / "every-kind", ROOT / "tui/course/template"]


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
        return any(faults(inner, known.get(key, further if further not in (True, False) else {}), whole) for key, inner in value.items())
    return False


def _is(value: Any, name: str) -> bool:
    wanted: Any = PYTHON_TYPES[name]
    return isinstance(value, wanted) and (isinstance(value, bool) <= (name == "boolean"))


def as_an_editor_reads(path: Path) -> Any:
    """The file as a YAML server types it: true and 12 are no texts; keys and everything else are."""
    return _keys_as_text(yaml.load(path.read_text(encoding="utf-8"), Loader=_EditorsLoader))


class _EditorsLoader(yaml.SafeLoader):
    """YAML 1.2's types, as far as lessons have them."""

    yaml_implicit_resolvers = {}


_EditorsLoader.add_implicit_resolver("tag:yaml.org,2002:bool", yaml.resolver.re.compile(r"true|false"), list("tf")) if False else None  # type: ignore[attr-defined]


def _keys_as_text(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key).lower() if isinstance(key, bool) else str(key): _keys_as_text(v) for key, v in value.items()}
    return [_keys_as_text(entry) for entry in value] if isinstance(value, list) else value
