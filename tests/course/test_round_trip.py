"""What the model holds is the same once it has been written as YAML and read again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tui.course.loading import read_record
from tui.course.model import Glossary, Lesson, Manifest
from tui.course.reading import parse_yaml
from tui.course.shape import shape_findings

from .values import as_yaml, values

BUNDLED = Path(__file__).parents[2] / "lessons"
SLOW = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def read_again(value: Any) -> Any:
    data = parse_yaml(as_yaml(value), "lesson.yaml").data
    return msgspec.convert(data, type(value), strict=False)


@SLOW
@given(values(Lesson))
def test_a_lesson_stays_the_same(lesson: Lesson) -> None:
    assert read_again(lesson) == lesson


@SLOW
@given(st.one_of(values(Manifest), values(Glossary)))
def test_so_do_courses_and_glossaries(value: Any) -> None:
    assert read_again(value) == value


@SLOW
@given(values(Lesson))
def test_what_fits_the_model_has_no_fault_of_shape(lesson: Lesson) -> None:
    document = parse_yaml(as_yaml(lesson), "lesson.yaml", places=True)
    assert list(shape_findings(document.data, Lesson)) == []


@pytest.mark.parametrize("path", sorted(BUNDLED.glob("*/[0-9]*.yaml")), ids=lambda path: path.stem)
def test_the_bundled_lessons_stay_the_same(path: Path) -> None:
    lesson = read_record(path, Lesson)
    assert read_again(lesson) == lesson
