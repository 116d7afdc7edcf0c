"""Does a file's data have the shape of the model? Every departure from it, each with its place.

`msgspec.convert` stops at the first fault, which is right for opening a lesson and wrong for telling an author; so
when it fails, and in `check`, this walks the data beside the model's own types.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from typing import Any, cast

import msgspec
from msgspec import inspect

from ..questions import Fault

_EXPECTED: dict[type[inspect.Type], str] = {
    inspect.StrType: "text",
    inspect.IntType: "a whole number",
    inspect.FloatType: "a number",
    inspect.BoolType: "true or false",
}


def shape_faults(data: Any, model: Any) -> Iterator[Fault]:
    """Where `data` (str, list, dict) does not fit the msgspec type `model`: unknown, missing and mistyped keys."""
    yield from _faults(data, inspect.type_info(model), ())


def nearest(word: str, words: list[str]) -> str:
    """A suggestion naming the closest of `words`, or ''."""
    close = difflib.get_close_matches(word, words, n=1, cutoff=0.5)
    return f"did you mean `{close[0]}`?" if close else ""


def _faults(data: Any, wanted: inspect.Type, path: tuple[str | int, ...]) -> Iterator[Fault]:
    match wanted:
        case inspect.StructType():
            yield from _struct_faults(data, wanted, path)
        case inspect.UnionType():
            yield from _union_faults(data, wanted, path)
        case inspect.VarTupleType():
            if not isinstance(data, list):
                yield Fault(path, "wrong-type", f"{_name(path)} is {_what(data)}, not a list", "write `- ` items")
                return
            for place, item in enumerate(data):
                yield from _faults(item, wanted.item_type, (*path, place))
        case inspect.DictType():
            if not isinstance(data, dict):
                yield Fault(
                    path, "wrong-type", f"{_name(path)} is {_what(data)}, not a mapping", "write `key: value`"
                )
                return
            for key, value in data.items():
                yield from _faults(value, wanted.value_type, (*path, key))
        case inspect.LiteralType():
            if data not in wanted.values:
                options = [str(value) for value in wanted.values if value != ""]
                advice = nearest(str(data), options) or "one of: " + ", ".join(options)
                yield Fault(path, "wrong-value", f"{_name(path)} can't be {_what(data)}", advice)
        case _:
            yield from _scalar_faults(data, wanted, path)


def _struct_faults(data: Any, wanted: inspect.StructType, path: tuple[str | int, ...]) -> Iterator[Fault]:
    if not isinstance(data, dict):
        yield Fault(path, "wrong-type", f"{_name(path)} is {_what(data)}, not a mapping", "write `key: value` lines")
        return
    fields = {field.encode_name: field for field in wanted.fields}
    known = [*fields, *([wanted.tag_field] if wanted.tag_field else [])]
    for key, value in data.items():
        if key in fields:
            yield from _faults(value, fields[key].type, (*path, key))
        elif key not in known:
            yield Fault((*path, key), "unknown-key", f"{_name(path)} has no key `{key}`", nearest(key, known))
    for name, field in fields.items():
        if field.required and name not in data:
            yield Fault(path, "missing-key", f"{_name(path)} lacks `{name}`", f"add `{name}: …`")


def _union_faults(data: Any, wanted: inspect.UnionType, path: tuple[str | int, ...]) -> Iterator[Fault]:
    structs = {str(t.tag): t for t in wanted.types if isinstance(t, inspect.StructType) and t.tag is not None}
    if not structs:
        choices = [t for t in wanted.types if not isinstance(t, inspect.NoneType)]
        yield from _faults(data, choices[0], path)
        return
    tag_field = cast(str, next(iter(structs.values())).tag_field)
    if not isinstance(data, dict):
        yield Fault(path, "wrong-type", f"{_name(path)} is {_what(data)}, not a mapping", "write `key: value` lines")
    elif tag_field not in data:
        yield Fault(path, "missing-key", f"{_name(path)} lacks `{tag_field}`", "one of: " + ", ".join(structs))
    elif data[tag_field] not in structs:
        kind = str(data[tag_field])
        advice = nearest(kind, list(structs)) or "one of: " + ", ".join(structs)
        yield Fault((*path, tag_field), f"unknown-{tag_field}", f"there is no {tag_field} `{kind}`", advice)
    else:
        yield from _struct_faults(data, structs[data[tag_field]], path)


def _scalar_faults(data: Any, wanted: inspect.Type, path: tuple[str | int, ...]) -> Iterator[Fault]:
    expected = _EXPECTED.get(type(wanted), "a value")
    if not isinstance(data, str):
        advice = "put the text between quotes" if isinstance(data, dict) else ""
        yield Fault(path, "wrong-type", f"{_name(path)} is {_what(data)}, not {expected}", advice)
        return
    try:
        msgspec.convert(data, _python_type(wanted), strict=False)
    except msgspec.ValidationError:
        yield Fault(path, "wrong-type", f"{_name(path)} is {_what(data)}, not {expected}")


def _python_type(wanted: inspect.Type) -> Any:
    return {inspect.StrType: str, inspect.IntType: int, inspect.FloatType: float, inspect.BoolType: bool}.get(
        type(wanted), object
    )


def _name(path: tuple[str | int, ...]) -> str:
    """What an author calls the value under this path: `answers` entry 2, or the file."""
    if not path:
        return "the file"
    if isinstance(path[-1], int):
        parent = path[-2] if len(path) > 1 else "list"
        return f"entry {path[-1] + 1} of `{parent}`"
    return f"`{path[-1]}`"


def _what(data: Any) -> str:
    if isinstance(data, dict):
        return "a mapping"
    if isinstance(data, list):
        return "a list"
    text = str(data)
    return "empty" if not text else f"{text[:60]!r}"
