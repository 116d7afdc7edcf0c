"""When the person studied: minutes and answers a day, weeks of them, and the streak."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta

from msgspec import Struct

from ..progress.events import AnswerGiven, ItemRecalled, LabGoalReached, LessonRead, QuizFinished, SectionRead
from .reviews import Deed, review_of

# Who does nothing for longer has gone; what came before counts, the pause does not.
PAUSE = 300.0
DAY = timedelta(days=1)
# What makes a day one of study: something was learned, not merely looked at.
_STUDY = (AnswerGiven, ItemRecalled, SectionRead, LessonRead, QuizFinished, LabGoalReached)


class Day(Struct, frozen=True):
    """One day: minutes at the desk, final answers given, and whether anything was learned."""

    date: date
    minutes: float = 0.0
    answers: int = 0
    studied: bool = False


def activity(deeds: Iterable[Deed]) -> dict[date, Day]:
    """Every day on which something was done.

    Time is that from one deed to the next on a machine, pauses of five minutes and more left out, and at least the
    seconds that an answer took.
    """
    seconds: dict[date, float] = {}
    answers: dict[date, int] = {}
    studied: set[date] = set()
    before: dict[str, datetime] = {}
    for event, day in deeds:
        moment = datetime.fromisoformat(event.time)
        gap = (moment - before.get(event.device, moment)).total_seconds()
        before[event.device] = moment
        own = min(max(getattr(event, "seconds", 0.0), 0.0), PAUSE)
        seconds[day] = seconds.get(day, 0.0) + (gap if own <= gap <= PAUSE else own)
        if review_of(event, day):
            answers[day] = answers.get(day, 0) + 1
        if isinstance(event, _STUDY):
            studied.add(day)
    return {day: Day(day, spent / 60, answers.get(day, 0), day in studied) for day, spent in sorted(seconds.items())}


def weeks(days: Mapping[date, Day], today: date, count: int = 12) -> list[list[Day]]:
    """The last `count` weeks up to the one that `today` is in, Monday first; days to come are left out."""
    monday = today - today.weekday() * DAY
    first = monday - (count - 1) * 7 * DAY
    every = [first + n * DAY for n in range((today - first).days + 1)]
    return [[days.get(day) or Day(day) for day in every[n : n + 7]] for n in range(0, len(every), 7)]


def streak(days: Mapping[date, Day], today: date, rest_days: int) -> int:
    """How many days were studied since more than `rest_days` of any seven were not.

    Today is no rest yet: it is not over.
    """
    studied = {day.date for day in days.values() if day.studied}
    count = 0
    rests: list[date] = []
    day = today
    while studied and day >= min(studied):
        if day in studied:
            count += 1
        elif day != today:
            rests.append(day)
            if sum(rest < day + 7 * DAY for rest in rests) > rest_days:
                break
        day -= DAY
    return count
