"""All that the reviews of one course rest on, loaded once and kept up with what the person does."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, tzinfo
from typing import TYPE_CHECKING

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
from .outlook import Outlook
from .pace import minutes
from .queue import Queue, cards_here, due_today, next_day, queue
from .settings import Settings

if TYPE_CHECKING:
    from .confusions import Confusion
    from .planner import Stock


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

    def stock(self, state: CourseState, events: Sequence[AnyEvent], now: datetime) -> Stock:
        """What a session can be planned from; `events` are all there are. Goes through all of them: for a worker."""
        # Late, here and below: `carrel status` needs none of it.
        from .planner import Stock, unread_lessons

        return Stock(
            queue=self.queue(state, now),
            confusions=self.confusions(events, now),
            unread=[left for left in unread_lessons(self.course, state) if left.lesson not in self.items.unread],
            items=self.items,
            times=self.ledger.book.times,
            today=self.today(now),
        )

    def confusions(self, events: Sequence[AnyEvent], now: datetime) -> list[Confusion]:
        """What the person takes for what; for a worker, as `stock`."""
        from .confusions import confusions
        from .statistics import deeds_in
        from .things import read_things

        deeds = deeds_in(events, self.course.id, self.zone, self.today(now))
        return confusions(deeds, read_things(self.course))

    def outlook(self, state: CourseState, now: datetime) -> Outlook:
        """What lies ahead, for the desk."""
        lessons, today = self.lessons(state, now), self.due(now)
        kinds = [item.kind for item, card in cards_here(self.ledger, self.items) if card.returns <= self.today(now)]
        taking = minutes(kinds, self.ledger.book.times) * today / len(kinds) if kinds else 0.0
        return Outlook(
            remembered=tuple(n for n, lesson in enumerate(lessons) if lesson.standing == "remembered"),
            due=tuple(lesson.whole.due for lesson in lessons),
            step=self.next_step(state, now),
            today=today,
            minutes=taking,
        )

    def next_step(self, state: CourseState, now: datetime) -> Step:
        """The next thing to do."""
        day = next_day(self.ledger, self.items, self.today(now))
        return next_step(self.course, state, self.lessons(state, now), self.due(now), day)


def load_board(
    course: Course, store: Store, settings: Settings, zone: tzinfo, now: datetime, *, glance: bool = False
) -> Board:
    """The board of a course. Usually 10 ms; 2 s with 100,000 answers on file and nothing kept: for a worker.

    For a `glance` at what is due and comes next, a course that nothing was learned of yet holds no items: its files,
    which may be many, are not read for that.
    """
    unread = glance and not _begun(store.state.course(course.id))
    items = Items(()) if unread else items_of(course, store.folder)
    return Board(course, items, ledger_of(store, course.id, items, settings, zone, now), settings, zone)


def _begun(state: CourseState) -> bool:
    """Whether something was read to its end or answered, so that there may be something to ask."""
    return any(
        lesson.read or lesson.passed or lesson.attempt or lesson.questions for lesson in state.lessons.values()
    )
