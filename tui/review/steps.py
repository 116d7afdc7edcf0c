"""What a review puts on the screen: each item that is due with its question, or with a prompt and what it hides."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from zlib import crc32

from msgspec import Struct

from ..course.cells import cell_id
from ..course.loading import Course
from ..course.model import Comparison, Lesson, Term
from ..course.problems import CourseError
from ..questions import Question
from ..quiz.contrast import for_cell
from ..quiz.contrast_terms import term_question
from ..quiz.contrast_words import asked_of, literal
from .items import Item


class Step(Struct, frozen=True):
    """One item to ask: its `question`, or (for a cell or term without one) a `prompt` and the `answer` behind it, in
    Markdown. Of a cell's or term's question, `names` are the ids of the subjects or terms that the options stand for.

    `lesson` is the lesson that explains it (None: nobody says), `place` where in it, in words.
    """

    item: Item
    lesson: Lesson | None
    prompt: str
    answer: str = ""
    question: Question | None = None
    place: str = ""
    names: tuple[str, ...] = ()


def steps(course: Course, items: Iterable[Item], turn: int = 0) -> list[Step]:
    """The items as steps, in their order; what the course's files hold no more by now is left out.

    Cells and terms take one form of question after the other as `turn` counts up, as from day to day.
    """

    @cache
    def lesson(name: str) -> Lesson | None:
        try:
            return course.lesson(name)
        except CourseError:
            return None

    @cache
    def terms() -> tuple[Term, ...]:
        try:
            return course.terms()
        except CourseError:
            return ()

    found = []
    for item in items:
        kind, _, name = item.id.partition(":")
        taught = lesson(item.lesson) if item.lesson else None
        step = None
        if kind == "term":
            step = _of_term(item, taught, terms(), turn)
        elif taught is not None:
            step = _of_cell(item, taught, turn) if kind == "cell" else _of_question(item, taught, name)
        if step:
            found.append(step)
    return found


def _of_question(item: Item, lesson: Lesson, name: str) -> Step | None:
    question = next((question for question in lesson.questions if question.id == name), None)
    if question is None:
        return None
    return Step(item, lesson, question.prompt, question=question, place=_place(lesson, question.section))


def _of_cell(item: Item, lesson: Lesson, turn: int) -> Step | None:
    return next((step for table in lesson.comparisons if (step := _in_table(item, lesson, table, turn))), None)


def _in_table(item: Item, lesson: Lesson, table: Comparison, turn: int) -> Step | None:
    for row in table.rows:
        for subject in table.subjects:
            if subject.id in row.cells and cell_id(table.id, row.id, subject.id) == item.id:
                cell = row.cells[subject.id]
                goes_with = f"what goes with **{literal(subject.name)}**?"
                asked = for_cell(table, row.id, subject.id, _own_turn(item, turn))
                return Step(
                    item,
                    lesson,
                    prompt=f"{table.title}\n\n{asked_of(row.dimension, goes_with)}",
                    answer=f"{cell.short}\n\n{cell.note}" if cell.note else cell.short,
                    question=asked.question if asked else None,
                    place=f"{lesson.title} › {table.title}",
                    names=tuple(subject.id for subject in asked.subjects) if asked else (),
                )
    return None


def _of_term(item: Item, lesson: Lesson | None, terms: Sequence[Term], turn: int) -> Step | None:
    term = next((term for term in terms if item.id == f"term:{term.id}"), None)
    if term is None:
        return None
    # A term has one form of question; every other time its meaning is to be said.
    asked = term_question(term, terms) if _own_turn(item, turn) % 2 else None
    return Step(
        item,
        lesson,
        prompt=f"What is meant by **{literal(term.term)}**?",
        answer=f"{term.short}\n\n{term.long}" if term.long else term.short,
        question=asked[0] if asked else None,
        place=_place(lesson, ""),
        names=asked[1] if asked else (),
    )


def _own_turn(item: Item, turn: int) -> int:
    """The turn of one item, so that not all of them take the same form on one day."""
    return crc32(item.id.encode()) + turn


def _place(lesson: Lesson | None, section: str) -> str:
    if lesson is None:
        return "the glossary"
    title = lesson.section_title(section)
    return f"{lesson.title} › {title}" if title else lesson.title
