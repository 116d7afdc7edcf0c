"""On which day a deed was done, where the person is and whatever the clock said."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta, tzinfo
from itertools import groupby

from ..progress.events import AnyEvent

# Who studies past midnight is still at today's work. FSRS was fitted to days that turn at this hour too.
TURN = timedelta(hours=4)
# Two machines' clocks may disagree a little, and one of them be just past the turn.
SLACK = timedelta(days=1)
# An interval of FSRS is a century at most, which must still fit before the calendar's end.
EARLIEST, LATEST = date(1900, 1, 1), date(9800, 1, 1)


def study_day(moment: datetime, zone: tzinfo) -> date:
    """The day of study that the moment belongs to: from four in the morning to four in the morning."""
    try:
        day = (moment.astimezone(zone) - TURN).date()
    except OverflowError:
        day = moment.date()
    return min(max(day, EARLIEST), LATEST)


def stated_day(event: AnyEvent, zone: tzinfo) -> date:
    """The day that the event's own time names, right or wrong."""
    return study_day(datetime.fromisoformat(event.time), zone)


def stated_days(events: Iterable[AnyEvent], zone: tzinfo) -> list[date]:
    """The day of each event as its own time names it."""
    return [stated_day(event, zone) for event in events]


def true_days(events: Sequence[AnyEvent], stated: list[date], today: date) -> list[date]:
    """The day of each event (these are in order): the one stated, unless the clock must have been wrong.

    A clock is wrong where it contradicts the order of deeds on its machine, or is ahead of today: the longest run
    of days that agree with that order is believed, and a deed between them happened on the day of the one before.
    If most deeds lie ahead of today, it is today that is wrong, and they are believed.
    """
    latest = today + SLACK
    if sum(day > latest for day in stated) * 2 > len(stated):
        latest = LATEST
    machines: dict[str, list[int]] = {}
    for place, event in enumerate(events):
        if stated[place] <= latest:
            machines.setdefault(event.device, []).append(place)
    believed = {place for places in machines.values() for place in _believed(places, stated)}
    return stated if len(believed) == len(stated) else _filled(events, stated, believed, today)


def _believed(places: Sequence[int], stated: Sequence[date]) -> list[int]:
    """The places on the longest run of days that never goes back. A sitting counts once, however much was done."""
    sittings = [(day, list(found)) for day, found in groupby(places, key=lambda place: stated[place])]
    # For each length of a run, the earliest day it can end on, and where; then the way back from the longest.
    ends: list[date] = []
    end_numbers: list[int] = []
    before: list[int] = []
    for number, (day, _) in enumerate(sittings):
        length = bisect_right(ends, day)
        before.append(end_numbers[length - 1] if length else -1)
        ends[length : length + 1], end_numbers[length : length + 1] = [day], [number]
    run: list[int] = []
    number = end_numbers[-1]
    while number >= 0:
        run += sittings[number][1]
        number = before[number]
    return run


def _filled(events: Sequence[AnyEvent], stated: Sequence[date], believed: set[int], today: date) -> list[date]:
    """The stated days where they are believed; elsewhere that of the deed before, best of one on the same machine."""
    first = stated[min(believed)] if believed else today
    latest: dict[str, date] = {}
    anywhere = first
    days = []
    for place, event in enumerate(events):
        if place in believed:
            anywhere = latest[event.device] = stated[place]
        days.append(latest.get(event.device, anywhere))
    return days
