"""Setting progress aside on purpose, and taking that back."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct, structs

from ..course.loading import Course
from ..course.problems import CourseError
from .events import ProgressReset, ResetUndone
from .state import CourseState, LessonState, State
from .store import Store


class Scope(Struct, frozen=True):
    """What to reset: a question, a lesson, a course, or (all empty) everything; by every id it may stand under."""

    course: str = ""
    lessons: frozenset[str] = frozenset()
    questions: frozenset[str] = frozenset()


def scope_of(course_id: str = "", lesson: str = "", question: str = "", course: Course | None = None) -> Scope:
    """The scope of a reset; former ids belong to it too where the course is there to tell them."""
    return Scope(course_id, _lesson_names(lesson, course), _question_names(question, course))


def extent(state: State, scope: Scope) -> str:
    """In words what a reset would set aside, such as `2 lessons, 31 answers, 1 note`; '' when that is nothing."""
    lessons, answers, notes = 0, 0, 0
    for course_id, lesson_id, question_id in _targets(state, scope):
        for lesson in _lessons(state, course_id, lesson_id):
            if question_id:
                answers += lesson.questions[question_id].answers
            else:
                lessons += 1
                answers += sum(question.answers for question in lesson.questions.values())
                notes += len(lesson.notes)
    counts = [(lessons, "lesson"), (answers, "answer"), (notes, "note")]
    return ", ".join(f"{count} {what}{'s' * (count != 1)}" for count, what in counts if count)


def reset(store: Store, scope: Scope) -> list[ProgressReset]:
    """Set aside what the scope holds, after keeping all there is in a file of its own; empty when it holds nothing.

    Raises OSError when that file can't be written; then nothing is set aside.
    """
    targets = list(_targets(store.state, scope))
    if not targets:
        return []
    store.back_up("before-reset")
    events = [store.new(ProgressReset, course=course, lesson=lesson, question=q) for course, lesson, q in targets]
    # One time for all of them: that is how undoing knows what was one deed.
    events = [structs.replace(event, time=events[0].time) for event in events]
    store.record(*events)
    return events


def undo_reset(store: Store) -> list[ProgressReset]:
    """Take back the latest reset that still holds; returns what it was, empty when there is none."""
    events = store.events()
    undone = {event.reset for event in events if isinstance(event, ResetUndone)}
    resets = [event for event in events if isinstance(event, ProgressReset) and event.id not in undone]
    if not resets:
        return []
    last = resets[-1]
    deed = [event for event in resets if (event.time, event.device) == (last.time, last.device)]
    store.record(*(store.new(ResetUndone, course=event.course, reset=event.id) for event in deed))
    return deed


def _targets(state: State, scope: Scope) -> Iterator[tuple[str, str, str]]:
    """Course, lesson and question of each reset that the scope asks for, where there is anything."""
    if not scope.course:
        if state.courses:
            yield "", "", ""
        return
    course = state.courses.get(scope.course)
    if course is None:
        return
    if scope.questions:
        for lesson_id, lesson in course.lessons.items():
            for question_id in sorted(scope.questions & lesson.questions.keys()):
                yield scope.course, lesson_id, question_id
    elif scope.lessons:
        for lesson_id in sorted(scope.lessons & course.lessons.keys()):
            yield scope.course, lesson_id, ""
    else:
        yield scope.course, "", ""


def _lessons(state: State, course_id: str, lesson_id: str) -> list[LessonState]:
    courses: list[CourseState] = [state.courses[course_id]] if course_id else list(state.courses.values())
    return [lesson for course in courses for name, lesson in course.lessons.items() if lesson_id in ("", name)]


def _lesson_names(lesson_id: str, course: Course | None) -> frozenset[str]:
    if not lesson_id:
        return frozenset()
    place = course.index(lesson_id) if course else None
    if course is None or place is None:
        return frozenset({lesson_id})
    head = course.heads[place]
    return frozenset({lesson_id, head.id, *head.aliases})


def _question_names(question_id: str, course: Course | None) -> frozenset[str]:
    names = {question_id} if question_id else set()
    for head in course.heads if course and question_id else ():
        try:
            questions = course.lesson(head.id).questions if course else ()
        except CourseError:
            continue
        for question in questions:
            if question_id in (question.id, *question.aliases):
                names |= {question.id, *question.aliases}
    return frozenset(names)
