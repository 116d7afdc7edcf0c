"""The open course and the person's progress in it: what screens and the command line ask, and tell what was done."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .course.loading import Course
from .course.model import Lesson, Term
from .course.problems import CourseError
from .progress.events import (
    AnyEvent,
    LessonOpened,
    LessonRead,
    PlaceReached,
    SectionRead,
)
from .progress.standing import lesson_state as seen_today
from .progress.standing import merged
from .progress.state import CourseState, LessonState, Place
from .progress.store import Store
from .review.settings import USUAL, Settings


class Desk:
    """One course and one store. What a method writes down is on disk before it returns."""

    def __init__(self, course: Course, store: Store, settings: Settings = USUAL) -> None:
        self.course = course
        self.store = store
        # How the person wants reviews to be dealt out.
        self.settings = settings
        # What to do with words about saving: the screen shows them at once.
        self.tell: Callable[[str], None] = lambda words: None
        self._trouble = store.trouble

    @property
    def state(self) -> CourseState:
        """What was done in the course so far."""
        return self.store.state.course(self.course.id)

    def lesson_state(self, lesson_id: str) -> LessonState:
        """What was done in a lesson, under its id and its former ones."""
        place = self.course.index(lesson_id)
        names = (lesson_id,) if place is None else (self.course.heads[place].id, *self.course.heads[place].aliases)
        states = [self.state.lessons[name] for name in names if name in self.state.lessons]
        if not states:
            return LessonState()
        return states[0] if len(states) == 1 else merged(states)

    def first_lesson(self) -> str:
        """Where to begin: the lesson last opened, else the first."""
        place = self.course.index(self.state.last_lesson)
        return self.course.heads[place or 0].id

    def read_share(self) -> tuple[int, int, int]:
        """How many lessons are read (or passed), how many are passed, and how many there are."""
        states = [self.lesson_state(head.id).standing for head in self.course.heads]
        return sum(s in ("read", "passed") for s in states), states.count("passed"), len(states)

    def term(self, name: str) -> Term | None:
        """The glossary entry with this id, term or other name; None when there is none that can be read."""
        try:
            terms = self.course.terms()
        except CourseError:
            return None
        return next((term for term in terms if name in (term.id, term.term, *term.aliases)), None)

    def notes(self) -> list[tuple[str, str, str]]:
        """What the person wrote on the course: lesson, section, text."""
        return [
            (head.id, section, text)
            for head in self.course.heads
            for section, text in self.lesson_state(head.id).notes.items()
        ]

    def record(self, kind: type[Any], **fields: Any) -> AnyEvent:
        """Put what was done on disk, and return it as it was recorded."""
        event: AnyEvent = self.store.new(kind, course=self.course.id, **fields)
        self.keep(event)
        return event

    def retry_saving(self) -> None:
        """Try again to save what could not be."""
        if self._trouble:
            self.store.retry()
            self._tell_trouble()

    def keep(self, event: AnyEvent) -> None:
        """Put an event on disk; when that can't be done it is kept in memory and said at once."""
        self.store.record(event)
        self._tell_trouble()

    def _tell_trouble(self) -> None:
        if self.store.trouble != self._trouble:
            self._trouble = self.store.trouble
            self.tell(self._trouble or "Your progress can be saved again; all of it is on disk.")

    def open_lesson(self, lesson_id: str) -> None:
        """Remember that a lesson was opened."""
        self.record(LessonOpened, lesson=lesson_id)

    def reach(self, lesson_id: str, place: Place) -> None:
        """Remember where the person is, unless that is known already."""
        if self.lesson_state(lesson_id).place != place:
            self.record(
                PlaceReached,
                lesson=lesson_id,
                tab=place.tab,
                section=place.section,
                line=place.line,
                offset=place.offset,
            )

    def finish_section(self, lesson: Lesson, section_id: str) -> bool:
        """Remember that a section was read to its end, and the lesson with its last one; True if that is news."""
        if section_id in self.seen_today(lesson).sections_read:
            return False
        self.record(SectionRead, lesson=lesson.id, section=section_id)
        state = self.seen_today(lesson)
        if not state.read and all(section.id in state.sections_read for section in lesson.sections):
            self.record(LessonRead, lesson=lesson.id)
        return True

    def seen_today(self, lesson: Lesson) -> LessonState:
        """What was done in an open lesson, with today's ids of its sections and questions."""
        return seen_today(self.state, self.course.heads, lesson)

    def missed_sections(self, lesson: Lesson) -> list[str]:
        """The sections that explain questions whose last answer was not fully right."""
        known = self.seen_today(lesson).questions
        answers = (
            (question.section, known[question.id].last) for question in lesson.questions if question.id in known
        )
        return [section for section, answer in answers if section and answer and answer.fraction < 1]
