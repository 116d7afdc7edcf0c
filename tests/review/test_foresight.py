"""What is said of when an answer brings its item back is what a schedule made afresh says."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.review.making import DAY, TODAY, Diary, at, diaries, item, ledger_from
from tui.progress.events import AnyEvent
from tui.review.foresight import Foresight
from tui.review.ratings import Rating

ITEMS = [item("question:q"), item("question:r", kind="cloze"), item("term:t", kind="term")]


@settings(deadline=None, max_examples=200)
@given(
    events=diaries(jumps=False),
    given_now=st.lists(
        st.tuples(
            st.sampled_from([0.0, 0.4, 0.5, 1.0]),
            st.sampled_from(["", "guess", "sure"]),
            st.integers(0, 1),
            st.integers(1, 2),
            st.sampled_from([2.0, 40.0]),
        ),
        min_size=3,
        max_size=3,
    ),
)
def test_each_answer_comes_back_when_a_fresh_schedule_says(
    events: list[AnyEvent], given_now: list[tuple[float, str, int, int, float]]
) -> None:
    today = TODAY + 200 * DAY
    foresight = Foresight(ledger_from(events, today).book, today)
    diary = Diary("here", seq=10_000)
    for one, (fraction, certainty, hints, tries, seconds) in zip(ITEMS, given_now, strict=True):
        how = {"attempt": "now", "certainty": certainty, "hints": hints, "tries": tries, "seconds": seconds}
        kind, _, name = one.id.partition(":")
        event = (
            diary.answer(at(200), name, fraction, question_kind=one.kind, **how)
            if kind == "question"
            else diary.recall(at(200), one.id, fraction, **how)
        )
        said = foresight.count(one, event)
        assert said == ledger_from([*events, *diary.events], today).book.cards[one.id].returns > today


@pytest.mark.parametrize("known", [True, False])
def test_what_is_expected_of_a_card_counts_for_nothing_until_it_is_judged(known: bool) -> None:
    diary = Diary()
    card = ITEMS[2]
    if known:
        diary.recall(at(-9))
    book = ledger_from(diary.events).book
    foresight = Foresight(book, TODAY)
    expected = {fraction: foresight.expect(card, fraction) for fraction in (0.0, 0.5, 1.0)}
    assert book == ledger_from(diary.events).book
    assert TODAY < expected[0.0] <= expected[0.5] < expected[1.0]
    for fraction, day in expected.items():
        event = Diary(seq=50).recall(at(0), card.id, fraction, seconds=7.0)
        assert foresight.count(card, event) == day
        assert (book.cards[card.id].rating == Rating.AGAIN) == (fraction == 0)
        foresight.take_back()
        assert (book.cards, book.times.get("term", [])) == (ledger_from(diary.events).book.cards, [])


@pytest.mark.parametrize(
    ("day", "words", "short"),
    [
        (TODAY + DAY, "tomorrow", "tomorrow"),
        (TODAY + 11 * DAY, "in 11 days, on 3 December", "in 11 days"),
        (date(2027, 11, 22), "in 365 days, on 22 November 2027", "in 365 days"),
    ],
)
def test_a_day_in_words(day: date, words: str, short: str) -> None:
    foresight = Foresight(ledger_from([]).book, TODAY)
    assert (foresight.in_words(day), foresight.in_short(day)) == (words, short)
