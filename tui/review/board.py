"""All that the reviews of one course rest on, loaded once and kept up with what the person does."""

from __future__ import annotations

from datetime import date, datetime, tzinfo

from msgspec import Struct

from ..course.loading import Course
from ..progress.events import AnyEvent
from ..progress.standing import lesson_states
from ..progress.state import CourseState
from ..progress.store import Store
from .days import study_day
from .items import Items
from .keeping import items_of, ledger_of
from .ledger import Ledger
from .mastery import Mastery, mastery
from .next_step import Step, next_step
from .queue import Queue, due_today, next_day, queue
from .settings import Settings


class Board(Struct):
    """A course, what it can ask, and how well that is remembered. Moments are any with a zone."""

    course: Course
    items: Items
    ledger: Ledger
    settings: Settings
    zone: tzinfo

    def add(self, event: AnyEvent, now: datetime) -> bool:
        """Count what was just done. False when only loading the board anew can tell what that changes."""
        return self.ledger.add(event, self.course.id, self.items.names, self.zone, study_day(now, self.zone))

    def today(self, now: datetime) -> date:
        """The day of study that it is."""
        return self.ledger.today(study_day(now, self.zone))

    def due(self, now: datetime) -> int:
        """How many items today's queue asks again; quicker than the queue."""
        return due_today(self.ledger, self.items, self.settings, self.today(now))

    def queue(self, state: CourseState, now: datetime) -> Queue:
        """What is asked today; cells and terms may be new once their lesson was read."""
        states = lesson_states(state, self.course.heads)
        read = {name for name, lesson in states.items() if lesson.standing in ("read", "passed")}
        return queue(self.ledger, self.items, self.settings, self.today(now), read)

    def lessons(self, state: CourseState, now: datetime) -> list[Mastery]:
        """How far each lesson has come, and what of it is due."""
        return mastery(self.course, state, self.ledger, self.items, self.today(now))

    def next_step(self, state: CourseState, now: datetime) -> Step:
        """The next thing to do."""
        day = next_day(self.ledger, self.items, self.today(now))
        return next_step(self.course, state, self.lessons(state, now), self.due(now), day)


def load_board(course: Course, store: Store, settings: Settings, zone: tzinfo, now: datetime) -> Board:
    """The board of a course. Usually 10 ms; 2 s with 100,000 answers on file and nothing kept: for a worker."""
    items = items_of(course, store.folder)
    return Board(course, items, ledger_of(store, course.id, items, settings, zone, now), settings, zone)
