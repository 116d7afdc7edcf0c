"""The courses that ship, each loaded once, and what is in them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from tui.course.loading import Course, open_course
from tui.course.model import Comparison, Lesson, Section
from tui.course.reading import read_yaml
from tui.questions import Question

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "lessons" / "generative-ai-vs-llms"
WELCOME = ROOT / "lessons" / "welcome"
# The two texts that the course grew from are not part of the repository: they lie beside it, where they are at hand.
SOURCES = ROOT.parent / "shared" / "sources"
EXAM = "capstone"


@cache
def course(folder: Path = FOLDER) -> Course:
    return open_course(folder)


@cache
def lessons(folder: Path = FOLDER) -> tuple[Lesson, ...]:
    """Every lesson of the course, in its order."""
    opened = course(folder)
    return tuple(opened.lesson(head.id) for head in opened.heads)


def taught() -> tuple[Lesson, ...]:
    """The lessons that teach and ask: all but the exam."""
    return tuple(lesson for lesson in lessons() if lesson.id != EXAM)


@cache
def questions() -> dict[str, Question]:
    """Every question of the course under its id."""
    return {question.id: question for lesson in lessons() for question in lesson.questions}


@cache
def sections() -> dict[str, Section]:
    """Every section of the course under `lesson#section`."""
    return {f"{lesson.id}#{section.id}": section for lesson in lessons() for section in lesson.sections}


def comparisons() -> list[Comparison]:
    return [table for lesson in lessons() for table in lesson.comparisons]


@cache
def texts(path: Path) -> tuple[str, ...]:
    """Every text in a course file."""
    return tuple(_strings(read_yaml(path).data))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)


def words_of(question: Question) -> str:
    """All that a question says: prompt, options, hints and explanations."""
    path = next(
        course().path(lesson.id) for lesson in lessons() if question.id in {one.id for one in lesson.questions}
    )
    entry = next(one for one in read_yaml(path).data["questions"] if one["id"] == question.id)
    return " ".join(_strings(entry))
