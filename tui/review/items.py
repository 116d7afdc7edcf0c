"""Everything that a course can ask again: its questions, the cells of its comparisons, the terms of its glossary."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from msgspec import Struct

from ..course.cells import cell_id
from ..course.loading import Course
from ..course.model import Lesson, Term
from ..course.problems import CourseError
from ..progress.standing import owners
from ..quiz.session import answerable


class Item(Struct, frozen=True, gc=False):
    """One thing to recall. `id` is `question:ID`, `cell:COMPARISON/ROW/SUBJECT` or `term:ID`; `kind` is the
    question's, or `cell` or `term`; `lesson` and `section` say where it is explained ('' where nobody says)."""

    id: str
    kind: str
    lesson: str
    section: str = ""
    aliases: tuple[str, ...] = ()


class Items(Struct, frozen=True, dict=True):
    """The items of a course. `unread` names the lessons, or the glossary, that could not be read."""

    all: tuple[Item, ...]
    unread: tuple[str, ...] = ()

    @cached_property
    def by_id(self) -> dict[str, Item]:
        """The items by their present ids."""
        return {item.id: item for item in self.all}

    @cached_property
    def names(self) -> dict[str, str]:
        """Today's id by each former one."""
        return {name: item for name, item in owners(self.all).items() if name != item}


def read_items(course: Course) -> Items:
    """The items of all lessons and the glossary. Reads every file: 3 ms a lesson."""
    found: list[Item] = []
    unread = []
    for head in course.heads:
        try:
            found += lesson_items(course.lesson(head.id))
        except CourseError:
            unread.append(head.id)
    try:
        found += term_items(course.terms())
    except CourseError:
        unread.append(course.manifest.glossary)
    # Should two lessons use one id, the first has it.
    return Items(tuple({item.id: item for item in reversed(found)}.values())[::-1], tuple(unread))


def lesson_items(lesson: Lesson) -> Iterator[Item]:
    """What one lesson asks: the questions that can be asked, and the cells of its comparisons."""
    for question in lesson.questions:
        if answerable(question):
            aliases = tuple(f"question:{alias}" for alias in question.aliases)
            yield Item(f"question:{question.id}", question.kind, lesson.id, question.section, aliases)
    for table in lesson.comparisons:
        for row in table.rows:
            for subject in table.subjects:
                if subject.id in row.cells:
                    yield Item(cell_id(table.id, row.id, subject.id), "cell", lesson.id)


def term_items(terms: Iterable[Term]) -> Iterator[Item]:
    """The glossary's terms, in the lessons that explain them."""
    for term in terms:
        yield Item(f"term:{term.id}", "term", term.lesson, aliases=tuple(f"term:{alias}" for alias in term.aliases))
