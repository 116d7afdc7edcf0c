"""What events add up to: lesson states, scores, places, open quizzes. Always the fold of the events."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter
from typing import Any, Literal

from msgspec import Struct, field

from .events import (
    AnswerGiven,
    AnyEvent,
    Bookmarked,
    HintShown,
    ItemRecalled,
    LabGoalReached,
    LabPredicted,
    LessonOpened,
    LessonRead,
    NoteWritten,
    PlaceReached,
    ProgressReset,
    QuestionFlagged,
    QuizFinished,
    QuizStarted,
    RecallTakenBack,
    ResetUndone,
    SectionRead,
)

Standing = Literal["not_started", "reading", "read", "passed"]
Order = tuple[int, str]


class Place(Struct, frozen=True):
    """Where someone was in a lesson."""

    tab: str = "read"
    section: str = ""
    line: int = 0
    offset: int = 0


class Attempt(Struct):
    """A quiz that is open: how it began, and what was done in it since."""

    started: QuizStarted
    answers: list[AnswerGiven] = field(default_factory=list)
    hints: dict[str, int] = field(default_factory=dict)
    flagged: set[str] = field(default_factory=set)


class QuestionState(Struct):
    """What is known of one question: final answers given, and the last of them."""

    answers: int = 0
    right: int = 0
    last: AnswerGiven | None = None


class LabState(Struct):
    """What was done in a lab: the choice predicted and the one that a run bore out, in words ('' for none), and the
    goals reached."""

    predicted: str = ""
    answer: str = ""
    goals: set[str] = field(default_factory=set)


class LessonState(Struct):
    """What was done in one lesson. Scores are fractions from 0 to 1; None before the first finished quiz.

    `changed` says at which event each thing that can change back last did (a place, a score, a quiz begun, a
    bookmark, a note, a prediction), so that what was done under a lesson's old and new id can be put together
    exactly.
    """

    opened: bool = False
    read: bool = False
    passed: bool = False
    sections_read: set[str] = field(default_factory=set)
    place: Place = Place()
    best: float | None = None
    last: float | None = None
    attempt: Attempt | None = None
    questions: dict[str, QuestionState] = field(default_factory=dict)
    bookmarks: set[str] = field(default_factory=set)
    notes: dict[str, str] = field(default_factory=dict)
    labs: dict[str, LabState] = field(default_factory=dict)
    changed: dict[str, Order] = field(default_factory=dict)

    @property
    def standing(self) -> Standing:
        if self.passed:
            return "passed"
        if self.read:
            return "read"
        return "reading" if self.opened else "not_started"


class CourseState(Struct):
    """What was done in one course. `attempts` holds, by id, the lesson under which each open quiz began."""

    last_lesson: str = ""
    lessons: dict[str, LessonState] = field(default_factory=dict)
    attempts: dict[str, str] = field(default_factory=dict)

    def lesson(self, lesson_id: str) -> LessonState:
        """The lesson's state; a blank one when nothing was done in it."""
        return self.lessons.get(lesson_id) or LessonState()

    def open_attempt(self, attempt_id: str) -> Attempt | None:
        """The open attempt with this id, whatever its lesson is called by now."""
        lesson_id = self.attempts.get(attempt_id)
        return None if lesson_id is None else self.lessons[lesson_id].attempt

    def end_attempt(self, lesson: LessonState) -> None:
        """The lesson has no open attempt any more."""
        if lesson.attempt:
            del self.attempts[lesson.attempt.started.attempt]
            lesson.attempt = None


class State(Struct):
    """Everything that the events add up to. `seq` is the highest seen."""

    seq: int = 0
    last_course: str = ""
    courses: dict[str, CourseState] = field(default_factory=dict)

    def course(self, course_id: str) -> CourseState:
        """The course's state; a blank one when nothing was done in it."""
        return self.courses.get(course_id) or CourseState()

    def apply(self, event: AnyEvent) -> None:
        """Add one event that comes after all those applied before (a ResetUndone needs a fold afresh)."""
        if event.seq > self.seq:
            self.seq = event.seq
        if isinstance(event, ProgressReset):
            _reset(self, event)
        elif not isinstance(event, ResetUndone):
            self.last_course = event.course
            if isinstance(event, ItemRecalled | RecallTakenBack):
                # What is remembered of cells and terms is the review's to say.
                return
            course = self.courses.get(event.course)
            if course is None:
                course = self.courses[event.course] = CourseState()
            lesson = course.lessons.get(event.lesson)
            if lesson is None:
                lesson = course.lessons[event.lesson] = LessonState()
            _DEEDS[type(event)](course, lesson, event)


def fold(events: Iterable[AnyEvent]) -> State:
    """The state that the events add up to, whatever order they come in and however often."""
    unique = {event.id: event for event in events}
    return fold_in_order(sorted(unique.values(), key=attrgetter("seq", "id")))


def fold_in_order(events: Sequence[AnyEvent]) -> State:
    """The same for events in order, each there once."""
    undone = {event.reset for event in events if isinstance(event, ResetUndone)}
    state = State()
    for event in events:
        if not (undone and isinstance(event, ProgressReset) and event.id in undone):
            state.apply(event)
    return state


def _reset(state: State, event: ProgressReset) -> None:
    course = state.courses.get(event.course)
    if not event.course:
        state.courses.clear()
        state.last_course = ""
    elif not event.lesson:
        state.courses.pop(event.course, None)
    elif course and event.lesson in course.lessons:
        lesson = course.lessons[event.lesson]
        if event.question:
            _reset_question(lesson, event.question)
        else:
            course.end_attempt(lesson)
            del course.lessons[event.lesson]


def _reset_question(lesson: LessonState, question_id: str) -> None:
    lesson.questions.pop(question_id, None)
    if attempt := lesson.attempt:
        attempt.answers = [answer for answer in attempt.answers if answer.question != question_id]
        attempt.hints.pop(question_id, None)
        attempt.flagged.discard(question_id)


def _opened(course: CourseState, lesson: LessonState, event: LessonOpened) -> None:
    lesson.opened = True
    course.last_lesson = event.lesson


def _reached(_course: CourseState, lesson: LessonState, event: PlaceReached) -> None:
    lesson.place = Place(event.tab, event.section, event.line, event.offset)
    lesson.changed["place"] = event.order


def _section_read(_course: CourseState, lesson: LessonState, event: SectionRead) -> None:
    lesson.sections_read.add(event.section)


def _lesson_read(_course: CourseState, lesson: LessonState, _event: LessonRead) -> None:
    lesson.read = True


def _started(course: CourseState, lesson: LessonState, event: QuizStarted) -> None:
    course.end_attempt(lesson)
    if event.attempt in course.attempts:
        course.end_attempt(course.lessons[course.attempts[event.attempt]])
    lesson.attempt = Attempt(event)
    lesson.changed["attempt"] = event.order
    course.attempts[event.attempt] = event.lesson


def _answered(course: CourseState, lesson: LessonState, event: AnswerGiven) -> None:
    if attempt := course.open_attempt(event.attempt):
        attempt.answers.append(event)
    if event.final:
        question = lesson.questions.get(event.question)
        if question is None:
            question = lesson.questions[event.question] = QuestionState()
        question.answers += 1
        question.right += event.fraction >= 1
        question.last = event


def _hinted(course: CourseState, _lesson: LessonState, event: HintShown) -> None:
    if attempt := course.open_attempt(event.attempt):
        attempt.hints[event.question] = attempt.hints.get(event.question, 0) + 1


def _flagged(course: CourseState, _lesson: LessonState, event: QuestionFlagged) -> None:
    if attempt := course.open_attempt(event.attempt):
        (attempt.flagged.add if event.on else attempt.flagged.discard)(event.question)


def _finished(course: CourseState, lesson: LessonState, event: QuizFinished) -> None:
    if event.attempt in course.attempts:
        course.end_attempt(course.lessons[course.attempts[event.attempt]])
    if event.whole:
        lesson.last = event.fraction
        lesson.best = max(lesson.best or 0.0, event.fraction)
        lesson.passed = lesson.passed or event.passed
        lesson.changed["last"] = event.order


def _bookmarked(_course: CourseState, lesson: LessonState, event: Bookmarked) -> None:
    (lesson.bookmarks.add if event.on else lesson.bookmarks.discard)(event.section)
    lesson.changed[f"bookmark {event.section}"] = event.order


def _noted(_course: CourseState, lesson: LessonState, event: NoteWritten) -> None:
    lesson.notes.pop(event.section, None)
    if event.text:
        lesson.notes[event.section] = event.text
    lesson.changed[f"note {event.section}"] = event.order


def _predicted(_course: CourseState, lesson: LessonState, event: LabPredicted) -> None:
    lab = lesson.labs.setdefault(event.lab, LabState())
    lab.predicted, lab.answer = event.choice, event.answer
    lesson.changed[f"lab {event.lab}"] = event.order


def _goal_reached(_course: CourseState, lesson: LessonState, event: LabGoalReached) -> None:
    lesson.labs.setdefault(event.lab, LabState()).goals.add(event.goal)


_DEEDS: dict[type[Any], Callable[[CourseState, LessonState, Any], None]] = {
    LessonOpened: _opened,
    PlaceReached: _reached,
    SectionRead: _section_read,
    LessonRead: _lesson_read,
    QuizStarted: _started,
    AnswerGiven: _answered,
    HintShown: _hinted,
    QuestionFlagged: _flagged,
    QuizFinished: _finished,
    Bookmarked: _bookmarked,
    NoteWritten: _noted,
    LabPredicted: _predicted,
    LabGoalReached: _goal_reached,
}
