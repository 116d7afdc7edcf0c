"""The course `every-kind`: sound, and complete, so that whoever tests a screen with it has met every option."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from msgspec import inspect

from tui.course.check import check
from tui.course.loading import open_course
from tui.course.reading import read_yaml
from tui.questions import KINDS, AnyQuestion, Question

COURSE = Path(__file__).parents[1] / "courses" / "every-kind"
LESSONS = sorted(COURSE.glob("0*.yaml"))


def test_the_course_is_sound() -> None:
    assert [problem.sentence() for problem in check(COURSE) if problem.severity == "error"] == []


def asked() -> list[Question]:
    course = open_course(COURSE)
    return [question for head in course.heads for question in course.lesson(head.id).questions]


def test_it_has_every_kind() -> None:
    assert {question.kind for question in asked()} == set(KINDS)


def test_every_question_can_be_answered_in_full() -> None:
    fractions = {question.id: question.grade(question.model_answer()).fraction for question in asked()}
    assert set(fractions.values()) == {1}
    assert len(fractions) > 25


COMMON = set(Question.__struct_fields__)
EVERY = inspect.type_info(AnyQuestion)


def key_of(field: inspect.Field, owner: inspect.StructType, at: str) -> str:
    """Where the field stands: `cloze.blanks.numerical.units`; what all kinds have in common only by its name."""
    if not at and field.encode_name in COMMON:
        return field.encode_name
    return ".".join(str(part) for part in (at, owner.tag, field.encode_name) if part)


def options(wanted: inspect.Type, at: str) -> dict[str, set[str]]:
    """Every key that a value of this type can have, and for a choice of words its words."""
    found: dict[str, set[str]] = {}
    match wanted:
        case inspect.Metadata():
            return options(wanted.type, at)
        case inspect.UnionType():
            for inner in wanted.types:
                found |= options(inner, at)
        case inspect.VarTupleType():
            found |= options(wanted.item_type, at)
        case inspect.StructType():
            for field in wanted.fields:
                key = key_of(field, wanted, at)
                found[key] = set()
                found |= options(field.type, key)
        case inspect.LiteralType():
            found[at] = {str(value) for value in wanted.values if value != ""}
    return found


def used(data: Any, wanted: inspect.Type, at: str) -> dict[str, set[str]]:
    """The same for what the files hold."""
    found: dict[str, set[str]] = {}
    match wanted:
        case inspect.Metadata():
            return used(data, wanted.type, at)
        case inspect.UnionType():
            for inner in wanted.types:
                if not isinstance(inner, inspect.StructType) or data.get(inner.tag_field) == inner.tag:
                    _add(found, used(data, inner, at))
        case inspect.VarTupleType():
            for item in data:
                _add(found, used(item, wanted.item_type, at))
        case inspect.StructType():
            for field in wanted.fields:
                if field.encode_name in data:
                    key = key_of(field, wanted, at)
                    _add(found, {key: set()})
                    _add(found, used(data[field.encode_name], field.type, key))
        case inspect.LiteralType():
            found[at] = {str(data)}
    return found


def _add(found: dict[str, set[str]], more: dict[str, set[str]]) -> None:
    for key, words in more.items():
        found.setdefault(key, set()).update(words)


def test_it_uses_every_option_of_every_kind() -> None:
    found: dict[str, set[str]] = {}
    for lesson in LESSONS:
        for question in read_yaml(lesson).data["questions"]:
            _add(found, used(question, EVERY, ""))
    wanted = options(EVERY, "")
    assert len(wanted) > 90
    assert {key for key in wanted if key not in found} == set()
    assert {key: words - found[key] for key, words in wanted.items() if words - found[key]} == {}
