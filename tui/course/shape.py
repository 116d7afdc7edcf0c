"""Does a file's data have the shape of the model? Every departure from it, each with its place.

`msgspec.convert` stops at the first fault, which is right for opening a lesson and wrong for telling an author; so
when it fails, this walks the data beside the model's own types.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, cast

import msgspec
from msgspec import inspect

from .nearest import KEYS_ELSEWHERE, nearest
from .problems import Finding, KeyPath, shortened

_EXPECTED: dict[type[inspect.Type], tuple[str, type]] = {
    inspect.StrType: ("text", str),
    inspect.IntType: ("a whole number", int),
    inspect.FloatType: ("a number", float),
    inspect.BoolType: ("true or false", bool),
}
_TRUTH = {
    "yes": "true",
    "on": "true",
    "y": "true",
    "t": "true",
    "no": "false",
    "off": "false",
    "n": "false",
    "f": "false",
}


def shape_findings(data: Any, model: Any) -> Iterator[Finding]:
    """Where `data` (str, list, dict) does not fit the msgspec type `model`: unknown, missing and mistyped keys."""
    yield from _findings(data, _type_of(model), ())


@cache
def _type_of(model: Any) -> inspect.Type:
    return inspect.type_info(model)


def _findings(data: Any, wanted: inspect.Type, path: KeyPath) -> Iterator[Finding]:
    match wanted:
        case inspect.Metadata():
            yield from _findings(data, wanted.type, path)
        case inspect.StructType():
            yield from _struct_findings(data, wanted, path)
        case inspect.UnionType():
            yield from _union_findings(data, wanted, path)
        case inspect.VarTupleType():
            if not isinstance(data, list):
                yield _wrong_type(data, "a list", path, _list_of(data))
                return
            for place, item in enumerate(data):
                yield from _findings(item, wanted.item_type, (*path, place))
        case inspect.DictType():
            if not isinstance(data, dict):
                yield _wrong_type(data, "a mapping", path, "write `key: value` lines below it")
                return
            for key, value in data.items():
                yield from _findings(value, wanted.value_type, (*path, key))
        case inspect.LiteralType():
            yield from _literal_findings(data, wanted, path)
        case _:
            yield from _scalar_findings(data, wanted, path)


def _struct_findings(data: Any, wanted: inspect.StructType, path: KeyPath) -> Iterator[Finding]:
    if not isinstance(data, dict):
        first = min(wanted.fields, key=lambda field: not field.required).encode_name
        yield _wrong_type(data, "a mapping", path, f"write `{first}: …`")
        return
    fields = {field.encode_name: field for field in wanted.fields}
    known = [*fields, *([wanted.tag_field] if wanted.tag_field else [])]
    meant = set()
    for key, value in data.items():
        if key in fields:
            yield from _findings(value, fields[key].type, (*path, key))
        elif key not in known:
            guess = nearest(key, [name for name in known if name not in data], KEYS_ELSEWHERE)
            meant.add(guess)
            yield _unknown_key(key, value, path, guess, known)
    for name, field in fields.items():
        # A misspelt key is one fault, not two.
        if field.required and name not in data and name not in meant:
            message = f"{_name(path)} lacks `{name}`"
            yield Finding(path=path, code="missing-key", message=message, suggestion=f"add `{name}: …`")


def _unknown_key(key: str, value: Any, path: KeyPath, guess: str, known: list[str]) -> Finding:
    if guess:
        advice = f"did you mean `{guess}`?"
    elif value == "" and " " in key:
        advice = "a comma between { } begins a new key: put the text before it between quotes"
    else:
        advice = "known keys: " + ", ".join(known)
    message = f"{_name(path)} has no key `{shortened(key)}`"
    return Finding(path=(*path, key), code="unknown-key", message=message, suggestion=advice, on_key=True)


def _union_findings(data: Any, wanted: inspect.UnionType, path: KeyPath) -> Iterator[Finding]:
    structs = {str(t.tag): t for t in map(_plain, wanted.types) if isinstance(t, inspect.StructType) and t.tag}
    if not structs:
        choices = [t for t in map(_plain, wanted.types) if not isinstance(t, inspect.NoneType)]
        fitting = [t for t in choices if isinstance(t, inspect.StructType) == isinstance(data, dict)]
        yield from _findings(data, (fitting or choices)[0], path)
        return
    tag_field = cast(str, next(iter(structs.values())).tag_field)
    kinds = "one of: " + ", ".join(sorted(structs))
    if not isinstance(data, dict):
        yield _wrong_type(data, "a mapping", path, f"write `{tag_field}: …` and the other keys")
        return
    kind = data.get(tag_field)
    if kind is None:
        unknown = (key for key in data if key not in _all_keys(structs.values()))
        if misspelt := next((key for key in unknown if nearest(key, [tag_field], KEYS_ELSEWHERE)), ""):
            yield _unknown_key(misspelt, data[misspelt], path, tag_field, [])
        else:
            message = f"{_name(path)} lacks `{tag_field}`"
            yield Finding(path=path, code=f"missing-{tag_field}", message=message, suggestion=kinds)
    elif not isinstance(kind, str):
        yield _wrong_type(kind, "text", (*path, tag_field), kinds)
    elif kind not in structs:
        guess = nearest(kind, list(structs))
        advice = f"did you mean `{guess}`?" if guess else kinds
        message = f"there is no {tag_field} `{shortened(kind)}`"
        yield Finding(path=(*path, tag_field), code=f"unknown-{tag_field}", message=message, suggestion=advice)
    else:
        yield from _struct_findings(data, structs[kind], path)


def _all_keys(structs: Iterable[inspect.StructType]) -> set[str]:
    return {field.encode_name for struct in structs for field in struct.fields}


def _plain(wanted: inspect.Type) -> inspect.Type:
    return wanted.type if isinstance(wanted, inspect.Metadata) else wanted


def _literal_findings(data: Any, wanted: inspect.LiteralType, path: KeyPath) -> Iterator[Finding]:
    if isinstance(data, str) and data in wanted.values:
        return
    options = [str(value) for value in wanted.values if value != ""]
    guess = nearest(data, options) if isinstance(data, str) else ""
    advice = f"did you mean `{guess}`?" if guess else "one of: " + ", ".join(options)
    message = f"{_name(path)} can't be {_what(data)}"
    yield Finding(path=path, code="wrong-value", message=message, suggestion=advice)


def _scalar_findings(data: Any, wanted: inspect.Type, path: KeyPath) -> Iterator[Finding]:
    expected, python_type = _EXPECTED.get(type(wanted), ("a value", object))
    if not isinstance(data, str):
        advice = "put the text between quotes" if isinstance(data, dict) and len(data) == 1 else ""
        yield _wrong_type(data, expected, path, advice)
        return
    try:
        msgspec.convert(data, python_type, strict=False)
    except msgspec.ValidationError:
        yield _wrong_type(data, expected, path, _rewritten(data, python_type))


def _rewritten(text: str, python_type: type) -> str:
    """How to write a true, false or number that was written in another way; '' when that can't be told."""
    if python_type is bool:
        return f"write `{_TRUTH[text.lower()]}`" if text.lower() in _TRUTH else ""
    number = text.strip().rstrip("%").replace(",", ".").strip()
    try:
        value = msgspec.convert(number, float, strict=False) / (100 if text.strip().endswith("%") else 1)
    except msgspec.ValidationError:
        return "write digits"
    return f"write `{round(value) if python_type is int else value:g}`" if abs(value) < 1e6 else ""


def _wrong_type(data: Any, expected: str, path: KeyPath, advice: str) -> Finding:
    message = f"{_name(path)} is {_what(data)}, not {expected}"
    return Finding(path=path, code="wrong-type", message=message, suggestion=advice)


def _list_of(data: Any) -> str:
    return f"write `[{shortened(data, 30)}]`" if isinstance(data, str) and data else "write one `- …` line an entry"


def _name(path: KeyPath) -> str:
    """What an author calls the value under this path: `answers` entry 2, or the file."""
    if not path:
        return "the file"
    if isinstance(path[-1], int):
        parent = path[-2] if len(path) > 1 else "list"
        return f"entry {path[-1] + 1} of `{parent}`"
    return f"`{shortened(path[-1])}`"


def _what(data: Any) -> str:
    if isinstance(data, dict):
        return "a mapping"
    if isinstance(data, list):
        return "a list"
    return f"{shortened(str(data))!r}" if data else "empty"
