"""The form of course files as JSON Schema, made from the model, for editors and for whoever reads it.

Draft 7, because that is what the YAML language servers of editors understand.
"""

from __future__ import annotations

import inspect
import json
from typing import Any, Literal, get_args

import msgspec

from .model import Glossary, Lesson, Manifest

Name = Literal["course", "lesson", "glossary"]
NAMES: tuple[Name, ...] = get_args(Name)

_MODELS: dict[Name, Any] = {"course": Manifest, "lesson": Lesson, "glossary": Glossary}
_DIALECT = "http://json-schema.org/draft-07/schema#"
_MADE_REFERENCE, _REFERENCE = "#/$defs/", "#/definitions/"
_KIND = "Of which kind it is, which decides about its other keys."
# Every scalar is read as the text that is written: `year: 2014` and `text: true` are texts.
_TEXT = ["string", "number", "boolean"]


def file_name(name: Name) -> str:
    """What the schema's file is called, in `lessons/schema/` and beside a new course."""
    return f"{name}.schema.json"


def schema(name: Name) -> dict[str, Any]:
    """The JSON Schema of a file of this sort."""
    made = msgspec.json.schema(_MODELS[name])
    definitions = {key: _definition(value) for key, value in sorted(made["$defs"].items())}
    root = definitions.pop(made["$ref"].removeprefix(_MADE_REFERENCE))
    return {"$schema": _DIALECT, **root, "title": f"Carrel {name}", "definitions": definitions}


def as_text(name: Name) -> str:
    """The schema as a file holds it."""
    return json.dumps(schema(name), indent=2, ensure_ascii=False) + "\n"


def _definition(made: dict[str, Any]) -> dict[str, Any]:
    """A mapping's schema: its keys, and what is said of them."""
    properties = {key: _field(field) for key, field in made["properties"].items()}
    if "enum" in properties.get("kind", ()):
        properties["kind"]["description"] = _KIND
    return made | {"description": inspect.cleandoc(made["description"]), "properties": properties}


def _field(made: dict[str, Any]) -> dict[str, Any]:
    """A key's schema."""
    field = {key: value for key, value in made.items() if key != "discriminator"}
    if not field.get("default", True) and field["default"] not in (False, 0):
        del field["default"]
    if "anyOf" in field:
        options = [_field(option) for option in field.pop("anyOf") if option != {"type": "null"}]
        field |= {"anyOf": sorted(options, key=json.dumps)} if len(options) > 1 else options[0]
    if reference := field.pop("$ref", ""):
        # What stands beside `$ref` is not looked at in draft 7.
        here = {"$ref": reference.replace(_MADE_REFERENCE, _REFERENCE)}
        field = field | {"allOf": [here]} if field else here
    if field.get("type") == "string":
        field["type"] = _TEXT
    if "enum" in field:
        field["enum"] = [value for value in field["enum"] if value != ""]
    for key in ("items", "additionalProperties"):
        if isinstance(field.get(key), dict):
            field[key] = _field(field[key])
    return field
