"""On which day a deed was done, with clocks that were right and clocks that were not."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.review.making import DAY, TODAY, Diary, at, book, ledger_from
from tui.progress.events import AnyEvent
from tui.review.days import EARLIEST, LATEST, stated_days, study_day, true_days
from tui.review.queue import cards_here, queue
from tui.review.settings import Settings


def days_of(events: list[AnyEvent], today: date = TODAY) -> list[int]:
    return [(day - TODAY).days for day in true_days(events, stated_days(events, UTC), today)]


def diary_of(*days: float, device: str = "laptop") -> list[AnyEvent]:
    diary = Diary(device)
    for number, day in enumerate(days):
        diary.answer(at(0) + day * DAY, f"q{number}")
    return diary.events


@pytest.mark.parametrize(
    ("hour", "offset", "expected"), [(3.9, 0, -1), (4, 0, 0), (22.9, 5, 0), (23, 5, 1), (8, -4, 0), (7.9, -4, -1)]
)
def test_a_day_turns_at_four_in_the_morning_where_the_person_is(hour: float, offset: int, expected: int) -> None:
    zone = timezone(timedelta(hours=offset))
    assert study_day(at(0, hour), zone) == TODAY + expected * DAY


@pytest.mark.parametrize("year", [1, 9999])
@pytest.mark.parametrize("offset", [-12, 14])
def test_the_ends_of_time_are_days_too(year: int, offset: int) -> None:
    moment = datetime(year, 1, 1, tzinfo=UTC) if year == 1 else datetime(year, 12, 31, 23, tzinfo=UTC)
    assert EARLIEST <= study_day(moment, timezone(timedelta(hours=offset))) <= LATEST


@settings(deadline=None)
@given(days=st.lists(st.integers(-900, 0)))
def test_a_clock_that_never_goes_back_is_believed(days: list[int]) -> None:
    assert days_of(diary_of(*sorted(days))) == sorted(days)


def test_a_year_forward_for_one_sitting() -> None:
    """Also long after, when the wrong year has come round."""
    events = diary_of(-9, -8, 357, 357, -7, -6, -5)
    expected = [-9, -8, -8, -8, -7, -6, -5]
    assert days_of(events) == expected
    assert days_of(events, TODAY + 400 * DAY) == expected


def test_a_year_forward_just_now_put_right() -> None:
    assert days_of(diary_of(-9, -8, -7, 360, 361)) == [-9, -8, -7, -7, -7]


def test_a_clock_at_the_beginning_of_time() -> None:
    assert days_of(diary_of(-9, -8, -20000, -20000, -7)) == [-9, -8, -8, -8, -7]


def test_a_clock_that_is_wrong_from_the_start() -> None:
    assert days_of(diary_of(-20000, -8, -7, -6)) == [-20000, -8, -7, -6]
    assert days_of(diary_of(500, -8, -7, -6)) == [-8, -8, -7, -6]


def test_today_is_not_believed_against_everything_that_was_done() -> None:
    events = diary_of(-9, -8, -7)
    assert days_of(events, TODAY - 20000 * DAY) == [-9, -8, -7]
    assert ledger_from(events).today(TODAY - 20000 * DAY) == TODAY - 7 * DAY


def test_each_machine_has_a_clock_of_its_own() -> None:
    """What another machine did offline carries low numbers and late days."""
    events = sorted(diary_of(-9, -8, -7) + diary_of(-2, -1, device="phone"), key=lambda event: event.order)
    assert days_of(events) == [-9, -2, -8, -1, -7]


def test_a_wrong_day_is_taken_from_the_same_machine() -> None:
    laptop, phone = Diary(), Diary("phone", seq=2)
    for day in (-9, -8):
        laptop.answer(at(day))
    phone.answer(at(-2))
    laptop._seq = 3
    laptop.answer(at(360))
    assert days_of([*laptop.events[:2], *phone.events, *laptop.events[2:]]) == [-9, -8, -2, -8]


def test_all_of_one_machine_in_the_future() -> None:
    events = sorted(diary_of(-9, -8, -7) + diary_of(700, device="phone"), key=lambda event: event.order)
    assert max(days_of(events)) == -7


@pytest.mark.parametrize("jump", [-365, 365, -20000])
def test_a_wrong_clock_for_a_week_does_not_ruin_the_schedule(jump: int) -> None:
    """Whatever was answered meanwhile is due about when it would have been, and so is all the rest."""

    def due(jump: int) -> dict[str, date]:
        diary = Diary()
        for day in range(-60, 0):
            wrong = jump if -30 <= day < -23 else 0
            diary.answer(at(day + wrong), f"q{day % 12}", fraction=float(day % 5 > 0))
        return {name: card.due for name, card in book(diary.events).cards.items()}

    right, wrong = due(0), due(jump)
    assert right.keys() == wrong.keys()
    assert all(abs((right[name] - wrong[name]).days) <= 7 for name in right)


def test_a_future_answer_does_not_hide_its_item_for_a_year() -> None:
    from tests.review.making import item, items

    events = diary_of(-9, -8, -7, 360)
    course = items(*(item(f"question:q{number}") for number in range(4)))
    found = ledger_from(events)
    assert len(list(cards_here(found, course))) == 4
    assert {due.item.id for due in queue(found, course, Settings(), TODAY).asked} == set(course.by_id)
