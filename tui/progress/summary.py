"""What is there, told in lines or as values for a script."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from ..course.loading import Course
from .standing import lesson_states
from .state import CourseState, LessonState, Standing, State


class LessonSummary(Struct, frozen=True):
    """One lesson: scores are fractions from 0 to 1, None before the first finished quiz."""

    id: str
    title: str
    standing: Standing
    best: float | None
    last: float | None
    answers: int
    open_quiz: bool
    lab_goals: int = 0
    in_course: bool = True


class CourseSummary(Struct, frozen=True):
    """One course, and its lessons in the course's order; then those that it no longer has."""

    id: str
    title: str
    lessons: list[LessonSummary]
    here: bool = True


def summary(state: State, courses: Iterable[Course]) -> list[CourseSummary]:
    """What was done in every course that anything was done in, whether or not the course is here."""
    by_id = {course.id: course for course in courses}
    return [_of_course(name, done, by_id.get(name)) for name, done in state.courses.items()]


def lines(summaries: Iterable[CourseSummary]) -> list[str]:
    """The summary for a person."""
    text = []
    for course in summaries:
        passed = sum(lesson.standing == "passed" and lesson.in_course for lesson in course.lessons)
        total = sum(lesson.in_course for lesson in course.lessons)
        where = f"{passed} of {total} lessons passed" if course.here else "the course is not here"
        text.append(f"{course.title} ({course.id}): {where}")
        text += [f"  {_line(lesson)}" for lesson in course.lessons]
    return text


_WORDS: dict[Standing, str] = {
    "not_started": "not started",
    "reading": "reading",
    "read": "read",
    "passed": "passed",
}


def _line(lesson: LessonSummary) -> str:
    parts = [_WORDS[lesson.standing]]
    if lesson.best is not None and lesson.last is not None:
        parts.append(f"best {lesson.best:.0%}, last {lesson.last:.0%}")
    if lesson.answers:
        parts.append(f"{lesson.answers} answer{'s' * (lesson.answers != 1)}")
    if lesson.lab_goals:
        parts.append(f"{lesson.lab_goals} lab goal{'s' * (lesson.lab_goals != 1)} reached")
    if lesson.open_quiz:
        parts.append("a quiz is open")
    if not lesson.in_course:
        parts.append("no longer in the course")
    return f"{lesson.title}: {', '.join(parts)}"


def _of_course(course_id: str, done: CourseState, course: Course | None) -> CourseSummary:
    if course is None:
        gone = [_of_lesson(name, name, lesson, in_course=True) for name, lesson in done.lessons.items()]
        return CourseSummary(course_id, course_id, gone, here=False)
    states = lesson_states(done, course.heads)
    lessons = [_of_lesson(head.id, head.title, states.get(head.id, LessonState())) for head in course.heads]
    names = {name for head in course.heads for name in (head.id, *head.aliases)}
    lessons += [
        _of_lesson(name, name, lesson, in_course=False) for name, lesson in done.lessons.items() if name not in names
    ]
    return CourseSummary(course_id, course.title, lessons)


def _of_lesson(lesson_id: str, title: str, state: LessonState, *, in_course: bool = True) -> LessonSummary:
    return LessonSummary(
        id=lesson_id,
        title=title,
        standing=state.standing,
        best=state.best,
        last=state.last,
        answers=sum(question.answers for question in state.questions.values()),
        open_quiz=state.attempt is not None,
        lab_goals=sum(len(lab.goals) for lab in state.labs.values()),
        in_course=in_course,
    )
