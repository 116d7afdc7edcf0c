"""The rating that an answer earns."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.review.making import Diary, at, book
from tui.progress.events import Certainty
from tui.review.ratings import ENOUGH_TIMES, REMEMBERED_TIMES, Rating, is_quick, rating

AGAIN, HARD, GOOD, EASY = Rating


@pytest.mark.parametrize(
    ("fraction", "certainty", "hints", "tries", "quick", "expected"),
    [
        (0.0, "", 0, 1, False, AGAIN),
        (0.0, "sure", 0, 1, True, AGAIN),
        (1.0, "", 0, 1, False, GOOD),
        (1.0, "fairly_sure", 0, 1, True, GOOD),
        (1.0, "sure", 0, 1, False, GOOD),
        (1.0, "sure", 0, 1, True, EASY),
        (1.0, "guess", 0, 1, True, HARD),
        (1.0, "sure", 1, 1, True, HARD),
        (1.0, "sure", 0, 2, True, HARD),
        # In part: half of it is the line.
        (0.49, "", 0, 1, False, AGAIN),
        (0.5, "", 0, 1, False, HARD),
        (0.99, "sure", 0, 1, True, HARD),
        # A further try has cost a third of the marks.
        (2 / 3, "", 0, 2, False, HARD),
        (1 / 3, "", 0, 3, False, HARD),
        (0.5 - 1 / 3, "", 0, 2, False, HARD),
        (0.1, "", 0, 2, False, AGAIN),
        (0.0, "", 0, 3, False, AGAIN),
        # Sums of thirds are not exactly 1.
        (0.9999999, "", 0, 1, False, GOOD),
    ],
)
def test_what_happened_earns(
    fraction: float, certainty: Certainty, hints: int, tries: int, quick: bool, expected: Rating
) -> None:
    assert rating(fraction, certainty, hints, tries, quick) == expected


@settings(deadline=None)
@given(
    one=st.floats(0, 1),
    other=st.floats(0, 1),
    certainty=st.sampled_from(["", "guess", "fairly_sure", "sure"]),
    hints=st.integers(0, 3),
    tries=st.integers(1, 4),
    quick=st.booleans(),
)
def test_more_right_never_earns_less_and_help_never_earns_more(
    one: float, other: float, certainty: Certainty, hints: int, tries: int, quick: bool
) -> None:
    low, high = sorted((one, other))
    assert rating(low, certainty, hints, tries, quick) <= rating(high, certainty, hints, tries, quick)
    assert rating(high, certainty, hints + 1, 1, quick) <= rating(high, certainty, hints, 1, quick)


def test_quick_is_below_one_s_own_median() -> None:
    times = [4.0, 6.0, 8.0, 10.0, 60.0]
    assert is_quick(7.9, times) and not is_quick(8.0, times)
    assert not is_quick(0.0, times)
    assert not is_quick(1.0, times[: ENOUGH_TIMES - 1])


def test_quick_is_measured_within_one_kind() -> None:
    def last(seconds: float, kind: str) -> Rating:
        diary = Diary()
        for number in range(ENOUGH_TIMES):
            diary.answer(at(-9), f"slow{number}", seconds=60.0, question_kind="ordering")
            diary.answer(at(-9), f"fast{number}", seconds=5.0, question_kind="true_false")
        diary.answer(at(-8), "q", certainty="sure", seconds=seconds, question_kind=kind)
        return book(diary.events).cards["question:q"].rating

    assert last(30.0, "ordering") == EASY
    assert last(30.0, "true_false") == GOOD
    assert last(30.0, "never seen before") == GOOD


def test_quick_is_measured_by_the_last_times_not_by_all() -> None:
    diary = Diary()
    for number in range(100 + REMEMBERED_TIMES):
        diary.answer(at(-9), f"{number}", seconds=60.0 if number < 100 else 5.0)
    diary.answer(at(-8), "q", certainty="sure", seconds=20.0)
    assert book(diary.events).cards["question:q"].rating == GOOD


def test_who_went_away_took_ten_minutes_at_most() -> None:
    diary = Diary()
    diary.answer(at(-9), seconds=5000.0)
    assert book(diary.events).times == {"single_choice": [600.0]}
