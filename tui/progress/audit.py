"""What today's course files make of the history: what moved, what changed since it was answered, what is gone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from msgspec import Struct

from ..course.contrasts import contrast_name
from ..course.loading import Course
from ..course.model import Lesson
from ..course.problems import CourseError
from .standing import changed_since, lesson_states, owners, question_states
from .state import CourseState, LessonState, State


class Finding(Struct, frozen=True):
    """One entry of the history that is not where, or not what, it was. Ids are those it stands under."""

    kind: Literal["moved", "changed", "orphaned", "unreadable"]
    course: str
    message: str
    lesson: str = ""
    section: str = ""
    question: str = ""


def audit(state: State, courses: Iterable[Course]) -> list[Finding]:
    """Every entry that moved, changed or is orphaned; nothing is dropped."""
    by_id = {course.id: course for course in courses}
    findings = []
    for course_id, course_state in state.courses.items():
        course = by_id.get(course_id)
        if course is None:
            message = f"the course `{course_id}` is not here; {_held(course_state.lessons.values())} kept"
            findings.append(Finding("orphaned", course_id, message))
        else:
            findings += _audit_course(course_state, course)
    return findings


def _audit_course(state: CourseState, course: Course) -> Iterator[Finding]:
    lessons, unreadable = _read_lessons(course)
    yield from unreadable
    found = [
        *_audit_lessons(state, course),
        *(finding for lesson in lessons for finding in _audit_sections(state, course, lesson)),
        *_audit_questions(state, course, lessons),
        *(finding for lesson in lessons for finding in _audit_lab(state, course, lesson)),
    ]
    # What stands in a file that can't be read only seems to be gone.
    yield from (finding for finding in found if not (unreadable and finding.kind == "orphaned"))


def _read_lessons(course: Course) -> tuple[list[Lesson], list[Finding]]:
    lessons, unreadable = [], []
    for head in course.heads:
        try:
            lessons.append(course.lesson(head.id))
        except CourseError as error:
            message = f"{error.problems[0].sentence()}; until it can be read, nothing counts as gone"
            unreadable.append(Finding("unreadable", course.id, message, head.id))
    return lessons, unreadable


def _audit_lessons(state: CourseState, course: Course) -> Iterator[Finding]:
    names = owners(course.heads)
    for name, lesson in state.lessons.items():
        if name not in names:
            message = f"the course has no lesson `{name}` any more; {_held([lesson])} kept, and not counted"
            yield Finding("orphaned", course.id, message, name)
        elif names[name] != name:
            message = f"the lesson `{name}` is `{names[name]}` now, and its history counts there"
            yield Finding("moved", course.id, message, name)


def _audit_sections(state: CourseState, course: Course, lesson: Lesson) -> Iterator[Finding]:
    names = owners(lesson.sections)
    done = lesson_states(state, course.heads).get(lesson.id, LessonState())
    for name in sorted({*done.sections_read, *done.bookmarks, *done.notes} - {""}):
        marks = [what for what, where in (("bookmark", done.bookmarks), ("note", done.notes)) if name in where]
        if name not in names:
            kept = f"; kept of it: {', '.join(marks)}" if marks else ""
            message = f"the lesson `{lesson.id}` has no section `{name}` any more{kept}"
            yield Finding("orphaned", course.id, message, lesson.id, name)
        elif names[name] != name:
            message = f"the section `{name}` of `{lesson.id}` is `{names[name]}` now, and its history counts there"
            yield Finding("moved", course.id, message, lesson.id, name)


def _audit_lab(state: CourseState, course: Course, lesson: Lesson) -> Iterator[Finding]:
    done = lesson_states(state, course.heads).get(lesson.id, LessonState())
    for name in sorted(done.labs.keys() - ({lesson.lab.name} if lesson.lab else set())):
        message = f"the lesson `{lesson.id}` has no lab `{name}` any more; what was reached in it is kept"
        yield Finding("orphaned", course.id, message, lesson.id)


def _audit_questions(state: CourseState, course: Course, lessons: list[Lesson]) -> Iterator[Finding]:
    questions = [question for lesson in lessons for question in lesson.questions]
    homes = {question.id: lesson.id for lesson in lessons for question in lesson.questions}
    names, lesson_names = owners(questions), owners(course.heads)
    tables = [table for lesson in lessons for table in lesson.comparisons]
    for lesson_id, lesson in state.lessons.items():
        for name, answered in lesson.questions.items():
            if (made_from := contrast_name(name)) and made_from.stands_in(tables):
                continue
            if name not in names:
                answers = _counted(answered.answers, "answer")
                message = f"the question `{name}` of `{lesson_id}` is gone; {answers} kept, and not counted"
                yield Finding("orphaned", course.id, message, lesson_id, question=name)
                continue
            now, home = names[name], homes[names[name]]
            if now != name or lesson_names.get(lesson_id, lesson_id) != home:
                moved = f"the question `{name}` of `{lesson_id}` is `{now}` of `{home}` now"
                message = f"{moved}, and its history counts there"
                yield Finding("moved", course.id, message, lesson_id, question=name)
    states = question_states(state, questions)
    for question in questions:
        if question.id in states and changed_since(states[question.id], question):
            last = states[question.id].last
            when = last.time[:10] if last else ""
            home = homes[question.id]
            message = f"the question `{question.id}` of `{home}` has changed since it was answered on {when}"
            yield Finding("changed", course.id, message, home, question=question.id)


def _held(lessons: Iterable[LessonState]) -> str:
    answers = sum(question.answers for lesson in lessons for question in lesson.questions.values())
    return f"what was done in it ({_counted(answers, 'answer')}) is"


def _counted(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"
