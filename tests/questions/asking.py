"""Questions for the tests, made as a course file makes them: every value as text, converted by the model."""

from __future__ import annotations

from typing import Any

import msgspec

from tui.questions import AnyQuestion, Question


def ask(kind: str, **fields: Any) -> Question:
    """The question of this kind with these fields, `id` and `prompt` filled in."""
    data = {"kind": kind, "id": "q", "prompt": "?", **fields}
    return msgspec.convert(as_written(data), AnyQuestion, strict=False)


def as_written(value: Any) -> Any:
    """The value as the YAML reader gives it: lists, mappings and text."""
    if isinstance(value, dict):
        return {str(key): as_written(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [as_written(inner) for inner in value]
    return str(value).lower() if isinstance(value, bool) else str(value)


def codes(question: Question) -> list[str]:
    """The codes of the question's faults."""
    return [fault.code for fault in question.meaning_faults()]
