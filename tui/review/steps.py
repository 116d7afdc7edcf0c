"""What a review puts on the screen: each item that is due with its question, or with a prompt and what it hides."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from msgspec import Struct

from ..course.loading import Course
from ..course.model import Comparison, Lesson, Term
from ..course.problems import CourseError
from ..questions import Question
from .items import Item, cell_id


class Step(Struct, frozen=True):
    """One item to ask: its `question`, or (for a cell or term) a `prompt` and the `answer` behind it, in Markdown.

    `lesson` is the lesson that explains it (None: nobody says), `place` where in it, in words.
    """

    item: Item
    lesson: Lesson | None
    prompt: str
    answer: str = ""
    question: Question | None = None
    place: str = ""


def steps(course: Course, items: Iterable[Item]) -> list[Step]:
    """The items as steps, in their order; what the course's files hold no more by now is left out."""

    @cache
    def lesson(name: str) -> Lesson | None:
        try:
            return course.lesson(name)
        except CourseError:
            return None

    @cache
    def terms() -> dict[str, Term]:
        try:
            return {term.id: term for term in course.terms()}
        except CourseError:
            return {}

    found = []
    for item in items:
        kind, _, name = item.id.partition(":")
        taught = lesson(item.lesson) if item.lesson else None
        step = None
        if kind == "term":
            step = _of_term(item, taught, terms().get(name))
        elif taught is not None:
            step = _of_cell(item, taught) if kind == "cell" else _of_question(item, taught, name)
        if step:
            found.append(step)
    return found


def _of_question(item: Item, lesson: Lesson, name: str) -> Step | None:
    question = next((question for question in lesson.questions if question.id == name), None)
    if question is None:
        return None
    return Step(item, lesson, question.prompt, question=question, place=_place(lesson, question.section))


def _of_cell(item: Item, lesson: Lesson) -> Step | None:
    return next((step for table in lesson.comparisons if (step := _in_table(item, lesson, table))), None)


def _in_table(item: Item, lesson: Lesson, table: Comparison) -> Step | None:
    for row in table.rows:
        for subject in table.subjects:
            if subject.id in row.cells and cell_id(table.id, row.id, subject.id) == item.id:
                cell = row.cells[subject.id]
                prompt = f"{table.title}\n\n**{subject.name}**: {row.dimension}?"
                answer = f"{cell.short}\n\n{cell.note}" if cell.note else cell.short
                return Step(item, lesson, prompt, answer, place=f"{lesson.title} › {table.title}")
    return None


def _of_term(item: Item, lesson: Lesson | None, term: Term | None) -> Step | None:
    if term is None:
        return None
    answer = f"{term.short}\n\n{term.long}" if term.long else term.short
    return Step(item, lesson, f"What is meant by **{term.term}**?", answer, place=_place(lesson, ""))


def _place(lesson: Lesson | None, section: str) -> str:
    if lesson is None:
        return "the glossary"
    title = lesson.section_title(section)
    return f"{lesson.title} › {title}" if title else lesson.title
