"""Any value of the model, for hypothesis: made from the model's own types, so that a new field is tried at once."""

from __future__ import annotations

from typing import Any

import msgspec
import yaml
from hypothesis import strategies as st
from msgspec import inspect

from tui.course.text import cleaned

# Texts as they are once they have been read: clean, and with what YAML would take for something else.
TEXTS = st.one_of(
    st.text(max_size=12).map(cleaned),
    st.sampled_from(
        ["no", "~", "null", "1.10", "5:20", "0x1F", "a: b", "a #b", "[x", "{y", "*z", "&z", "!t", "%", "@", "?"]
    ),
    st.sampled_from(
        ["two\nlines", " spaced ", "'", '"', "\\", "- a", "a\tb", "{{1}}", "[[gan]]", "[x](y#z)", "```", "日本"]
    ),
)
NUMBERS = st.floats(-1e6, 1e6, allow_nan=False).map(lambda number: round(number, 3))


def values(wanted: Any) -> st.SearchStrategy[Any]:
    """Values of a msgspec type, as the model holds them."""
    return _values(inspect.type_info(wanted))


def _values(wanted: inspect.Type) -> st.SearchStrategy[Any]:
    match wanted:
        case inspect.Metadata():
            return _values(wanted.type)
        case inspect.StrType():
            return TEXTS
        case inspect.IntType():
            return st.integers(-1000, 1000)
        case inspect.FloatType():
            return NUMBERS
        case inspect.BoolType():
            return st.booleans()
        case inspect.NoneType():
            return st.none()
        case inspect.LiteralType():
            return st.sampled_from(wanted.values)
        case inspect.VarTupleType():
            return st.lists(_values(wanted.item_type), max_size=3).map(tuple)
        case inspect.DictType():
            return st.dictionaries(TEXTS, _values(wanted.value_type), max_size=3)
        case inspect.UnionType():
            return st.one_of([_values(option) for option in wanted.types])
        case inspect.StructType():
            return _structs(wanted)
    raise TypeError(f"no values are known for {wanted}")


def _structs(wanted: inspect.StructType) -> st.SearchStrategy[Any]:
    needed = {field.name: _values(field.type) for field in wanted.fields if field.required}
    others = {field.name: _values(field.type) for field in wanted.fields if not field.required}
    return st.fixed_dictionaries(needed, optional=others).map(lambda fields: wanted.cls(**fields))


def as_yaml(value: Any) -> str:
    """The value as a YAML file. (None stands for a key that is left out.)"""
    text: str = yaml.safe_dump(_without_none(msgspec.to_builtins(value)), allow_unicode=True, sort_keys=False)
    return text


def _without_none(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_none(inner) for key, inner in value.items() if inner is not None}
    if isinstance(value, (list, tuple)):
        return [_without_none(inner) for inner in value]
    return value
