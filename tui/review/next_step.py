"""The next thing to do, offered on opening: one line, one key."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal

from msgspec import Struct

from ..course.loading import Course
from ..progress.standing import lesson_states
from ..progress.state import CourseState, LessonState
from .mastery import Mastery

Action = Literal["quiz", "review", "read", "nothing"]


class Step(Struct, frozen=True):
    """What to do next, with which lesson ('' for none in particular), and a line that says so."""

    action: Action
    lesson: str
    words: str


def next_step(
    course: Course, state: CourseState, lessons: Sequence[Mastery], due: int, next_day: date | None = None
) -> Step:
    """The next thing to do: an open quiz, what is due, then the first lesson not passed (read it, then its quiz).

    `due` counts today's reviews, `next_day` is when something is due after that.
    """
    states = lesson_states(state, course.heads)
    exams = {exam.id for exam in course.manifest.exams}
    open_quiz = next((m for m in lessons if states.get(m.lesson, LessonState()).attempt), None)
    if open_quiz:
        return Step("quiz", open_quiz.lesson, f"The quiz of {open_quiz.title} waits for you")
    if due:
        return Step("review", "", f"{due} {'is' if due == 1 else 'are'} due for review")
    for lesson in lessons:
        match lesson.standing:
            case "not_started":
                return Step("read", lesson.lesson, f"Next: {lesson.title}")
            case "reading":
                return Step("read", lesson.lesson, f"Read on in {lesson.title}")
            case "read" if lesson.questions or lesson.lesson in exams:
                return Step("quiz", lesson.lesson, f"Take the quiz of {lesson.title}")
    when = f" until {next_day.day} {next_day:%B}" if next_day else ""
    return Step("nothing", "", f"Nothing is due{when}")
