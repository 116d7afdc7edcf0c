"""The book of cards kept up with the events as they come, exactly as if it were made afresh from all of them."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from datetime import date, tzinfo

from msgspec import Struct

from ..progress.events import AnyEvent, ProgressReset, RecallTakenBack, ResetUndone
from ..progress.state import Order
from .cards import Book, apply, replay
from .days import SLACK, stated_day, stated_days, true_days
from .reviews import counting, review_of, reviews


class Ledger(Struct):
    """A book, and up to where it goes: the last event in it, and the last day on each machine.

    `sound` is False when some event bore a day that had not come yet: then the next day may tell otherwise.
    """

    book: Book
    last: Order = (-1, "")
    machines: dict[str, date] = {}
    sound: bool = True

    def add(
        self,
        event: AnyEvent,
        course: str,
        names: Mapping[str, str],
        zone: tzinfo,
        today: date,
        slips: Container[str] = (),
    ) -> bool:
        """Count one more event, of whatever course. False when only a ledger made afresh can tell what it changes.

        `slips` are the ids of recalls not added yet that are known to be taken back later (see `slips_in`).
        """
        day = stated_day(event, zone)
        late = event.order <= self.last or day < self.machines.get(event.device, day)
        if late or not self.sound or day > today + SLACK or isinstance(event, ProgressReset | ResetUndone):
            return False
        if isinstance(event, RecallTakenBack) and event.recall not in slips:
            return False
        review = review_of(event, day, names) if event.course == course and event.id not in slips else None
        if review:
            # Its place among the reviews is by day, and one on an earlier day may be of the same attempt as others.
            if day < max(self.machines.values(), default=day):
                return False
            card = self.book.cards.get(review.item)
            if not (card and review.attempt and card.attempt == review.attempt):
                apply(self.book, review)
        self.last = event.order
        self.machines[event.device] = day
        return True

    def today(self, day: date) -> date:
        """The day it is, unless the clock has been set back behind what was done already."""
        return max(day, *self.machines.values()) if self.machines else day


def slips_in(events: Sequence[AnyEvent]) -> set[str]:
    """The ids of those recalls among the events that are taken back among them too."""
    taken_back = {event.recall for event in events if isinstance(event, RecallTakenBack)}
    return {event.id for event in events if event.id in taken_back}


def ledger(
    events: Sequence[AnyEvent], course: str, names: Mapping[str, str], zone: tzinfo, today: date, retention: float
) -> Ledger:
    """The ledger of one course; `events` are all there are, in order. Slow when there are many: 15 µs each."""
    stated = stated_days(events, zone)
    days = true_days(events, stated, today)
    book = replay(reviews(counting(events, days, course), names), retention)
    machines = {event.device: day for event, day in zip(events, days, strict=True)}
    last = events[-1].order if events else (-1, "")
    return Ledger(book, last, machines, sound=max(stated, default=today) <= today + SLACK)
