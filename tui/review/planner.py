"""`I have 10 minutes`: what is due, then what was confused, then new reading, as far as the time goes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import TypeVar

from msgspec import Struct

from ..course.loading import Course
from ..progress.standing import lesson_states
from ..progress.state import CourseState, LessonState
from .confusions import Confusion
from .items import Item, Items
from .pace import minutes as minutes_of
from .pace import minutes_left, seconds
from .queue import Due, Queue

LEAST_MINUTES, MOST_MINUTES = 1, 480
T = TypeVar("T")

# Less than this is no reading.
LEAST_READING = 2.0
# What was mixed up longer ago is left to the reviews.
RECENT = timedelta(days=60)
# More of one pair at a time is no contrast but a drill.
MOST_CELLS = 6
MOST_CONTRASTS = 3


class PlanError(ValueError):
    """No plan can be made of that many minutes; the text says how many it takes."""


class Contrast(Struct, frozen=True):
    """Items to ask together, because the person takes one for the other."""

    confusion: Confusion
    items: tuple[Item, ...]


class Reading(Struct, frozen=True):
    """A lesson to read (on), and for how many minutes of those that it takes."""

    lesson: str
    title: str
    minutes: float


class Plan(Struct, frozen=True):
    """What to do in the time there is, in this order; `minutes` is what it should take, never more than that."""

    reviews: tuple[Due, ...] = ()
    contrasts: tuple[Contrast, ...] = ()
    reading: tuple[Reading, ...] = ()
    minutes: float = 0.0

    @property
    def items(self) -> list[Item]:
        """What is asked, in order."""
        contrasts = (item for contrast in self.contrasts for item in contrast.items)
        return [*(due.item for due in self.reviews), *contrasts]


class Stock(Struct, frozen=True):
    """All that a plan is made of: see `plan`."""

    queue: Queue
    confusions: Sequence[Confusion]
    unread: Sequence[Reading]
    items: Items
    times: Mapping[str, Sequence[float]]
    today: date

    def plan(self, minutes: float) -> Plan:
        """A session of so many minutes. Raises PlanError for minutes out of range."""
        return plan(minutes, self.queue, self.confusions, self.unread, self.items, self.times, self.today)

    def in_words(self, planned: Plan) -> list[str]:
        """The plan, a line for each part of it, with the minutes that it takes."""
        said = []
        if count := len(planned.reviews):
            more = len(self.queue.asked) - count
            rest = f" ({more} more are due)" if more > 1 else " (1 more is due)" if more else ""
            kinds = [due.kind for due in planned.reviews]
            said.append(f"{count} review{'s' * (count > 1)}, {self._minutes(kinds)}{rest}")
        for contrast in planned.contrasts:
            pair = f"{contrast.confusion.right} and {contrast.confusion.given}"
            said.append(f"What sets {pair} apart, {self._minutes(item.kind for item in contrast.items)}")
        said += [f"Read: {reading.title}, {_about(reading.minutes)}" for reading in planned.reading]
        if said:
            return said
        left = self.queue.asked or self.unread
        return ["Nothing fits into so little time." if left else "Nothing is due, and everything is read."]

    def _minutes(self, kinds: Iterable[str]) -> str:
        return _about(minutes_of(kinds, self.times))


def plan(
    minutes: float,
    queue: Queue,
    confusions: Iterable[Confusion],
    unread: Sequence[Reading],
    items: Items,
    times: Mapping[str, Sequence[float]],
    today: date,
) -> Plan:
    """A session of so many minutes. `unread` are the lessons left to read, in order, with the minutes they take.

    Raises PlanError for minutes out of range.
    """
    if not LEAST_MINUTES <= minutes <= MOST_MINUTES:
        raise PlanError(f"A session can't take {minutes:g} minutes: give {LEAST_MINUTES} to {MOST_MINUTES}.")
    budget = minutes * 60
    reviews = _that_fit(queue.asked, lambda due: seconds(due.kind, times), budget)
    left = budget - sum(seconds(due.kind, times) for due in reviews)
    contrasts: list[Contrast] = []
    reading: list[Reading] = []
    if len(reviews) == len(queue.asked):
        asked = {due.item.id for due in reviews}
        for contrast in _contrasts(confusions, items, asked, today):
            fitting = _that_fit(contrast.items, lambda item: seconds(item.kind, times), left)
            if len(fitting) > 1:
                contrasts.append(Contrast(contrast.confusion, tuple(fitting)))
                left -= sum(seconds(item.kind, times) for item in fitting)
        for lesson in unread:
            spent = min(lesson.minutes, left / 60)
            if spent < min(LEAST_READING, lesson.minutes):
                break
            reading.append(Reading(lesson.lesson, lesson.title, spent))
            left -= spent * 60
    return Plan(tuple(reviews), tuple(contrasts), tuple(reading), (budget - max(left, 0.0)) / 60)


def unread_lessons(course: Course, state: CourseState) -> list[Reading]:
    """The lessons that have not been read to their end, in the course's order, with the minutes they still take."""
    states = lesson_states(state, course.heads)
    found = []
    for head in course.heads:
        done = states.get(head.id, LessonState())
        if done.standing in ("not_started", "reading"):
            found.append(Reading(head.id, head.title, minutes_left(course, head, done)))
    return found


def _about(minutes: float) -> str:
    return "less than a minute" if minutes < 0.75 else f"{minutes:.0f} min"


def _that_fit(sequence: Sequence[T], cost: Callable[[T], float], budget: float) -> list[T]:
    """As much of the sequence, from its start, as costs no more than that."""
    fitting = []
    for one in sequence:
        budget -= cost(one)
        if budget < 0:
            break
        fitting.append(one)
    return fitting


def _contrasts(confusions: Iterable[Confusion], items: Items, asked: set[str], today: date) -> list[Contrast]:
    """What sets the most frequent confusions of late side by side; either way round, a pair comes once."""
    found: list[Contrast] = []
    pairs: set[frozenset[str]] = set()
    for confusion in confusions:
        pair = frozenset((confusion.right, confusion.given))
        if pair in pairs or confusion.last < today - RECENT:
            continue
        pairs.add(pair)
        apart = [item for item in _side_by_side(confusion, items) if item.id not in asked][:MOST_CELLS]
        if len(apart) > 1:
            found.append(Contrast(confusion, tuple(apart)))
            asked |= {item.id for item in apart}
    return found[:MOST_CONTRASTS]


def _side_by_side(confusion: Confusion, items: Items) -> list[Item]:
    """The cells of both subjects, row by row; else the two terms."""
    if confusion.place:
        table = f"cell:{confusion.place.comparison}/"
        cells = [item for item in items.all if item.id.startswith(table)]
        return [cell for cell in cells if cell.id.rpartition("/")[2] in confusion.place.subjects]
    names = [f"term:{term}" for term in confusion.terms or ()]
    return [items.by_id[name] for name in names if name in items.by_id]
