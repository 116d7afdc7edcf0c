"""What was learned, in figures: everything that the statistics screen and `carrel stats` show."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta, tzinfo

from msgspec import Struct

from ..course.loading import Course
from ..progress.events import AnyEvent
from ..progress.standing import lesson_states, owners
from ..progress.state import CourseState, LessonState
from .activity import Day, activity, streak, weeks
from .calibration import Calibration, calibration
from .days import stated_days, true_days
from .forecast import Expected, forecast
from .items import Items
from .ledger import Ledger
from .mastery import Kept, Mastery, mastery
from .pace import minutes_left
from .ratings import Rating, rating
from .reviews import Deed, Review, counting, reviews
from .settings import Settings


class Retention(Struct, frozen=True):
    """Of `reviews` items asked again on a later day, how many were recalled; the settings aim for `aim`."""

    reviews: int
    recalled: int
    aim: float

    @property
    def share(self) -> float | None:
        """The share recalled, 0 to 1; None before the first review."""
        return self.recalled / self.reviews if self.reviews else None


class Progress(Struct, frozen=True):
    """How far the course has come: lessons by how well they are kept, and the minutes of reading left."""

    lessons: int
    read: int
    passed: int
    remembered: int
    minutes_left: float

    @property
    def share(self) -> float:
        """The share of the lessons that has been read, 0 to 1."""
        return self.read / self.lessons if self.lessons else 0.0


class Statistics(Struct, frozen=True):
    """All of it. `weeks` are calendar weeks, Monday first; `streak` is None when it is switched off, and forgives so
    many `rest_days` a week."""

    today: date
    days: list[Day]
    weeks: list[list[Day]]
    streak: int | None
    rest_days: int
    lessons: list[Mastery]
    progress: Progress
    retention: Retention
    retention_lately: Retention
    forecast: list[Expected]
    calibration: Calibration


LATELY = timedelta(days=30)


def statistics(
    course: Course,
    state: CourseState,
    events: Sequence[AnyEvent],
    ledger: Ledger,
    items: Items,
    settings: Settings,
    zone: tzinfo,
    today: date,
) -> Statistics:
    """The figures of one course; `events` are all there are, in order. For a worker: it goes through all of them."""
    deeds = deeds_in(events, course.id, zone, today)
    today = ledger.today(today)
    asked = reviews(deeds, items.names)
    done = activity(deeds)
    lessons = mastery(course, state, ledger, items, today)
    return Statistics(
        today=today,
        days=list(done.values()),
        weeks=weeks(done, today),
        streak=streak(done, today, settings.rest_days) if settings.streak else None,
        rest_days=settings.rest_days,
        lessons=lessons,
        progress=progress(course, state, lessons),
        retention=retention(asked, settings),
        retention_lately=retention(asked, settings, today - LATELY),
        forecast=forecast(ledger, items, settings, today),
        calibration=calibration(asked, owners(course.heads)),
    )


def deeds_in(events: Sequence[AnyEvent], course: str, zone: tzinfo, today: date) -> list[Deed]:
    """What was done in one course, on which day, and not reset; `events` are all there are, in order."""
    return counting(events, true_days(events, stated_days(events, zone), today), course)


def progress(course: Course, state: CourseState, lessons: Sequence[Mastery]) -> Progress:
    """How far the course has come."""
    states = lesson_states(state, course.heads)
    standings = [lesson.standing for lesson in lessons]
    return Progress(
        lessons=len(standings),
        read=sum(standing in ("read", "passed", "remembered") for standing in standings),
        passed=sum(standing in ("passed", "remembered") for standing in standings),
        remembered=standings.count("remembered"),
        minutes_left=sum(minutes_left(course, head, states.get(head.id, LessonState())) for head in course.heads),
    )


def retention(reviews: Iterable[Review], settings: Settings, since: date = date.min) -> Retention:
    """How much was recalled of what was asked again on a later day, from the day `since` on.

    Of several times on one day only the first counts. Recalled is whatever was not rated Again.
    """
    last: dict[str, date] = {}
    asked = recalled = 0
    for review in reviews:
        before = last.get(review.item)
        last[review.item] = review.day
        if before is not None and before < review.day and review.day >= since:
            asked += 1
            recalled += rating(review.fraction, review.certainty, review.hints, review.tries) > Rating.AGAIN
    return Retention(asked, recalled, settings.retention)


def streak_in_words(found: Statistics) -> str:
    """The streak and what it forgives; '' when it is switched off."""
    if found.streak is None:
        return ""
    rest = f"{found.rest_days} rest day{'' if found.rest_days == 1 else 's'} a week allowed"
    return f"Streak: {found.streak} {'day' if found.streak == 1 else 'days'} ({rest})."


def whole(lessons: Iterable[Mastery]) -> Kept:
    """What is kept of all lessons together."""
    parts = [lesson.whole for lesson in lessons]
    return Kept(
        sum(part.items for part in parts),
        sum(part.asked for part in parts),
        sum(part.kept for part in parts),
        sum(part.due for part in parts),
    )
