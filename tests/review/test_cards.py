"""Cards: exactly what the fsrs package makes of the same reviews, whatever way they come."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import fsrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.review.making import DAY, TODAY, Diary, at, book, diaries, ledger_from, reviewed
from tui.progress.events import AnyEvent, ProgressReset, RecallTakenBack, ResetUndone
from tui.review.cards import Book, apply, retrievability
from tui.review.days import study_day
from tui.review.ledger import slips_in
from tui.review.ratings import Rating, rating


def midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


@settings(deadline=None)
@given(
    answers=st.lists(
        st.tuples(st.integers(0, 400), st.sampled_from([0.0, 0.5, 1.0]), st.sampled_from(["", "guess", "sure"])),
        min_size=1,
        max_size=20,
    ),
    retention=st.floats(0.7, 0.97),
)
def test_cards_are_what_the_package_makes_of_the_same_days(
    answers: list[tuple[int, float, str]], retention: float
) -> None:
    diary = Diary()
    hours = 0
    scheduler = fsrs.Scheduler(
        desired_retention=retention, learning_steps=(), relearning_steps=(), enable_fuzzing=False
    )
    card = fsrs.Card(card_id=1)
    for gap, fraction, certainty in answers:
        hours += gap
        when = at(-2000) + timedelta(hours=hours)
        diary.answer(when, fraction=fraction, certainty=certainty)
        rated = fsrs.Rating(rating(fraction, certainty))
        card, _ = scheduler.review_card(card, rated, midnight(study_day(when, UTC)))
    ours = ledger_from(diary.events, retention=retention).book.cards["question:q"]
    assert (ours.stability, ours.difficulty, midnight(ours.due)) == (card.stability, card.difficulty, card.due)
    assert midnight(ours.last) == card.last_review
    for days in (0, 1, 30):
        later = ours.last + timedelta(days=days)
        assert retrievability(ours, later) == scheduler.get_card_retrievability(card, midnight(later))


@settings(deadline=None)
@given(days=st.lists(st.integers(1, 60), min_size=1, max_size=15), data=st.data())
def test_answers_at_one_hour_of_the_day_are_due_as_the_package_says_of_their_very_times(
    days: list[int], data: st.DataObject
) -> None:
    diary = Diary()
    scheduler = fsrs.Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    card = fsrs.Card(card_id=1)
    when = at(-2000, hour=19.7)
    for gap in days:
        when += gap * DAY
        fraction = data.draw(st.sampled_from([0.0, 0.5, 1.0]))
        diary.answer(when, fraction=fraction)
        card, _ = scheduler.review_card(card, fsrs.Rating(rating(fraction)), when)
    assert book(diary.events).cards["question:q"].due == card.due.date()


def test_the_ratings_are_the_package_s() -> None:
    assert {r.name.title(): int(r) for r in Rating} == {r.name: int(r) for r in fsrs.Rating}


def test_an_answer_the_next_morning_is_another_day_s_and_one_after_midnight_is_not() -> None:
    diary = Diary()
    diary.answer(at(-2, hour=22))
    diary.answer(at(-1, hour=1.5))
    assert book(diary.events).load == 0
    diary.answer(at(-1, hour=8))
    assert book(diary.events).load == 1


def test_what_another_machine_did_offline_comes_on_its_day_not_at_its_number() -> None:
    laptop, phone = Diary(), Diary("phone")
    for day in (-9, -8, -7):
        laptop.answer(at(day), fraction=0.0)
    phone.answer(at(-2))
    events = sorted([*laptop.events, *phone.events], key=lambda event: event.order)
    assert events[1].device == "phone"
    assert [review.day for review in reviewed(events)] == [TODAY + day * DAY for day in (-9, -8, -7, -2)]
    assert book(events).cards["question:q"].last == TODAY - 2 * DAY


def test_only_the_answer_that_counts_counts_and_once_an_attempt() -> None:
    diary = Diary()
    diary.answer(at(-3), fraction=0.0, attempt="x", final=False)
    assert not book(diary.events).cards
    diary.answer(at(-3), fraction=0.0, attempt="x")
    once = book(diary.events)
    diary.answer(at(-3), fraction=1.0, attempt="x")
    assert book(diary.events) == once
    diary.answer(at(-3), fraction=1.0, attempt="y")
    assert book(diary.events) != once


def test_resets_take_their_cards_away_and_undoing_one_brings_them_back() -> None:
    diary = Diary()
    diary.answer(at(-9), "q")
    diary.answer(at(-9), "r")
    diary.answer(at(-9), "s", lesson="m")
    diary.recall(at(-9), "cell:a/b/c")
    before = book(diary.events)
    reset = diary.write(ProgressReset, at(-8), lesson="l", question="q")
    assert set(book(diary.events).cards) == {"question:r", "question:s", "cell:a/b/c"}
    lesson = diary.write(ProgressReset, at(-8), lesson="l")
    assert set(book(diary.events).cards) == {"question:s"}
    everything = diary.write(ProgressReset, at(-8), course="")
    assert not book(diary.events).cards
    for event in (reset, lesson, everything):
        diary.write(ResetUndone, at(-7), reset=event.id)
    assert book(diary.events) == before


def test_a_recall_taken_back_leaves_no_trace_wherever_the_word_of_it_comes_from() -> None:
    diary, other = Diary(), Diary("desktop", seq=9)
    diary.recall(at(-20))
    slip = diary.recall(at(-10), fraction=0.0)
    taken_back = other.write(RecallTakenBack, at(-10), recall=slip.id)
    again = diary.recall(at(-10))
    events = sorted([*diary.events, taken_back], key=lambda event: event.order)
    assert book(events).cards == book([diary.events[0], again]).cards
    assert [review.order for review in reviewed(events)] == [diary.events[0].order, again.order]
    other.write(RecallTakenBack, at(0), recall="no such id")
    assert book([*events, other.events[-1]]).cards == book(events).cards


@settings(deadline=None, max_examples=200)
@given(events=diaries(), today=st.integers(-150, 200), begun=st.integers(0, 30))
def test_what_is_taken_back_within_what_is_added_needs_no_fresh_start(
    events: list[AnyEvent], today: int, begun: int
) -> None:
    day = TODAY + timedelta(days=today)
    grown, rest = ledger_from(events[:begun], day), events[begun:]
    slips = slips_in(rest)
    if all(grown.add(event, "c", {}, UTC, day, slips) for event in rest):
        assert grown == ledger_from(events, day)


def test_a_renamed_question_has_the_card_it_would_have_had() -> None:
    renamed, same = Diary(), Diary()
    for diary, old in ((renamed, "old"), (same, "new")):
        diary.answer(at(-9), old)
        diary.answer(at(-5), "new", fraction=0.0)
    names = {"question:old": "question:new"}
    assert reviewed(renamed.events, names=names) == reviewed(same.events)
    assert len(reviewed(renamed.events)) == 2 and reviewed(renamed.events) != reviewed(same.events)


def test_six_failed_days_make_a_leech_and_recalling_it_ends_that() -> None:
    diary = Diary()
    for day in range(-12, -7):
        diary.answer(at(day), fraction=0.0)
        diary.answer(at(day, 13), fraction=0.0)
    assert not book(diary.events).cards["question:q"].leech
    diary.answer(at(-7), fraction=0.0)
    assert book(diary.events).cards["question:q"].leech
    diary.answer(at(-6))
    assert not book(diary.events).cards["question:q"].leech


def test_recalled_days_are_separate_and_not_those_on_which_it_had_just_been_read() -> None:
    diary = Diary()
    diary.answer(at(-9))
    diary.answer(at(-9, 13))
    diary.answer(at(-8), fraction=0.0)
    diary.answer(at(-8, 13))
    assert book(diary.events).cards["question:q"].recalled_days == 1
    diary.answer(at(-7))
    assert book(diary.events).cards["question:q"].recalled_days == 2


def test_sure_but_wrong_returns_the_next_day_however_firm_it_was() -> None:
    firm = Diary()
    for day in (-400, -380, -300):
        firm.answer(at(day))
    firm.answer(at(-1), fraction=0.0, certainty="fairly_sure")
    plain = book(firm.events).cards["question:q"]
    assert plain.returns == plain.due > TODAY
    firm.events.pop()
    firm.answer(at(-1), fraction=0.0, certainty="sure")
    assert book(firm.events).cards["question:q"].returns == TODAY


@settings(deadline=None, max_examples=300)
@given(events=diaries(), today=st.integers(-150, 200))
def test_adding_events_one_by_one_is_the_same_as_starting_afresh(events: list[AnyEvent], today: int) -> None:
    day = TODAY + timedelta(days=today)
    grown = ledger_from([], day)
    for count, event in enumerate(events, start=1):
        if not grown.add(event, "c", {}, UTC, day):
            grown = ledger_from(events[:count], day)
        assert grown == ledger_from(events[:count], day)


@settings(deadline=None, max_examples=200)
@given(events=diaries(), retention=st.sampled_from([0.7, 0.83, 0.9, 0.97]))
def test_whatever_the_history_each_item_is_what_the_package_makes_of_its_reviews(
    events: list[AnyEvent], retention: float
) -> None:
    """Several machines, wrong clocks, resets, another retention: the same calls of the package, item by item."""
    scheduler = fsrs.Scheduler(
        desired_retention=retention, learning_steps=(), relearning_steps=(), enable_fuzzing=False
    )
    book, cards = Book(retention), dict[str, fsrs.Card]()
    for review in reviewed(events):
        rated = fsrs.Rating(apply(book, review))
        card = cards.get(review.item) or fsrs.Card(card_id=1)
        cards[review.item], _ = scheduler.review_card(card, rated, midnight(review.day))
    ours = ledger_from(events, retention=retention).book.cards
    assert {name: (card.stability, card.difficulty, midnight(card.due)) for name, card in ours.items()} == {
        name: (card.stability, card.difficulty, card.due) for name, card in cards.items()
    }


def test_a_late_answer_between_two_of_one_attempt_is_a_fresh_start() -> None:
    laptop, phone = Diary(), Diary("phone", seq=1)
    laptop.answer(at(-9), fraction=0.0, attempt="x")
    laptop.answer(at(-8), fraction=0.0, attempt="x")
    late = phone.answer(at(-9), fraction=0.0, attempt="y")
    grown = ledger_from(laptop.events)
    assert late.order > grown.last and not grown.add(late, "c", {}, UTC, TODAY)


@settings(deadline=None)
@given(events=diaries(machines=1, jumps=False))
def test_where_clocks_are_right_no_fresh_start_is_needed(events: list[AnyEvent]) -> None:
    grown = ledger_from([], TODAY + 400 * DAY)
    assert all(grown.add(event, "c", {}, UTC, TODAY + 400 * DAY) for event in events)
    if events:
        assert grown == ledger_from(events, TODAY + 400 * DAY)


@pytest.mark.parametrize("retention", [0.7, 0.97])
def test_another_retention_is_a_replay_with_other_due_days(retention: float) -> None:
    diary = Diary()
    for day in (-90, -80, -60):
        diary.answer(at(day))
    usual = ledger_from(diary.events).book.cards["question:q"]
    other = ledger_from(diary.events, retention=retention).book.cards["question:q"]
    assert other.stability == usual.stability
    assert (other.due > usual.due) == (retention < 0.9)
