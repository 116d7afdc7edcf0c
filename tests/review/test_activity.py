"""Days, weeks and streaks."""

from __future__ import annotations

from datetime import UTC, date, timedelta

import pytest

from tests.review.making import DAY, TODAY, Diary, at
from tui.progress.events import LabGoalReached, LessonOpened, PlaceReached, SectionRead
from tui.review.activity import Day, activity, streak, weeks
from tui.review.statistics import deeds_in


def days_of(diary: Diary) -> dict[date, Day]:
    return activity(deeds_in(diary.events, "c", UTC, TODAY))


def studied(*days: int) -> dict[date, Day]:
    found = [Day(TODAY + day * DAY, 5.0, 3, True) for day in days]
    return {day.date: day for day in found}


def test_time_is_from_deed_to_deed_without_the_pauses() -> None:
    diary = Diary()
    start = at(-1, 10)
    diary.write(LessonOpened, start, lesson="l")
    diary.write(PlaceReached, start + timedelta(minutes=4), lesson="l")
    diary.answer(start + timedelta(minutes=5), "q", seconds=20.0)
    # After lunch: the pause is left out, the answer's own seconds are not.
    diary.answer(start + timedelta(minutes=95), "r", seconds=30.0)
    diary.answer(start + timedelta(minutes=96), "s", seconds=10.0, final=False)
    (day,) = days_of(diary).values()
    assert day.minutes == pytest.approx(4 + 1 + 0.5 + 1)
    assert (day.date, day.answers, day.studied) == (TODAY - DAY, 2, True)


@pytest.mark.parametrize("seconds", [1e9, -5.0])
def test_impossible_seconds_count_for_little(seconds: float) -> None:
    diary = Diary()
    diary.answer(at(-1), seconds=seconds)
    assert 0 <= days_of(diary)[TODAY - DAY].minutes <= 5


def test_a_clock_that_jumps_makes_no_long_days() -> None:
    diary = Diary()
    for day in (-5, -4, 300, -3, -20000, -2):
        diary.answer(at(day), f"{day}", seconds=6.0)
    assert all(day.minutes <= 1 for day in days_of(diary).values())


def test_to_look_at_a_lesson_is_no_study_and_to_read_a_section_is() -> None:
    diary = Diary()
    diary.write(LessonOpened, at(-2), lesson="l")
    diary.write(SectionRead, at(-1), lesson="l", section="s")
    assert [day.studied for day in days_of(diary).values()] == [False, True]


def test_a_goal_reached_in_a_lab_is_study() -> None:
    diary = Diary()
    diary.write(LabGoalReached, at(-1), lesson="l", lab="gan", goal="break")
    assert [day.studied for day in days_of(diary).values()] == [True]


def test_weeks_go_from_monday_to_today() -> None:
    # TODAY is a Sunday.
    found = weeks(studied(-6, 0), TODAY, 2)
    assert [len(week) for week in found] == [7, 7]
    assert found[1][0].date == TODAY - 6 * DAY and found[1][0].answers == 3
    assert found[1][6].date == TODAY and not found[1][3].answers
    assert [len(week) for week in weeks({}, TODAY + DAY, 3)] == [7, 7, 1]


@pytest.mark.parametrize(
    ("days", "rest_days", "expected"),
    [
        ([], 2, 0),
        ([0], 2, 1),
        ([-1], 2, 1),
        ([-2, -1, 0], 0, 3),
        # Today is not over yet.
        ([-2, -1], 0, 2),
        ([-2, 0], 0, 1),
        ([-3, 0], 2, 2),
        ([-4, 0], 2, 1),
        # Two rests in each week, for three weeks.
        ([-20, -19, -18, -17, -16, -13, -12, -11, -10, -9, -6, -5, -4, -3, -2], 2, 15),
        # Three of seven.
        ([-8, -6, -5, -3, -1], 2, 4),
        ([-30], 2, 0),
        ([-3], 2, 1),
        ([-4], 2, 0),
        ([-7, 0], 6, 2),
        ([-8, 0], 6, 1),
    ],
)
def test_a_streak_forgives_so_many_rest_days_a_week(days: list[int], rest_days: int, expected: int) -> None:
    assert streak(studied(*days), TODAY, rest_days) == expected
