"""What is asked today."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.review.making import DAY, TODAY, Diary, at, diaries, item, items, ledger_from, neighbours
from tui.progress.events import AnyEvent
from tui.review.cards import retrievability
from tui.review.forecast import forecast
from tui.review.items import Items
from tui.review.queue import cards_here, due_by_lesson, due_today, gone, in_words, next_day, queue
from tui.review.settings import Settings

USUAL = Settings()


def backlog(count: int, lessons: int = 5, day: int = -30) -> tuple[Diary, Items]:
    """So many items, answered right once, long due."""
    diary = Diary()
    for n in range(count):
        diary.answer(at(day, 8 + n / 100), f"{n}", lesson=f"lesson {n % lessons}")
    return diary, items(*(item(f"question:{n}", f"lesson {n % lessons}") for n in range(count)))


def test_what_is_due_is_asked_and_what_is_not_is_not() -> None:
    diary = Diary()
    diary.answer(at(-30), "due")
    diary.answer(at(-1), "failed", fraction=0.0)
    diary.answer(at(0), "new")
    course = items(
        item("question:due"), item("question:new", "m"), item("question:failed", "n"), item("question:never")
    )
    found = queue(ledger_from(diary.events), course, USUAL, TODAY)
    assert {due.item.id for due in found.asked} == {"question:due", "question:failed"}
    assert found.next_day == TODAY + 2 * DAY
    assert found.waiting == found.days == 0 and not found.set_apart and not found.fresh


def test_the_worst_come_first() -> None:
    diary = Diary()
    for n, day in ((1, -40), (3, -30), (2, -20), (0, -10)):
        diary.answer(at(day), f"{n}")
    course = items(*(item(f"question:{n}", f"lesson {n}") for n in range(4)))
    asked = queue(ledger_from(diary.events), course, USUAL, TODAY).asked
    assert [due.item.id[-1] for due in asked] == ["1", "3", "2", "0"]


def test_the_limit_holds_and_what_was_reviewed_today_counts_in_it() -> None:
    diary, course = backlog(100)
    found = queue(ledger_from(diary.events), course, Settings(limit=30), TODAY)
    assert (len(found.asked), found.waiting, found.days) == (30, 70, 3)
    assert found.next_day == TODAY + DAY
    for due in found.asked[20:]:
        diary.answer(at(-1), due.item.id.partition(":")[2])
    for due in found.asked[:20]:
        diary.answer(at(0), due.item.id.partition(":")[2])
    later = ledger_from(diary.events)
    assert (
        len(queue(later, course, Settings(limit=30), TODAY).asked)
        == due_today(later, course, Settings(limit=30), TODAY)
        == 10
    )
    assert len(queue(later, course, Settings(limit=30), TODAY + DAY).asked) == 30


def test_answers_to_what_is_new_today_are_no_reviews() -> None:
    diary, course = backlog(20)
    for n in range(20):
        diary.answer(at(0), f"new{n}")
        diary.answer(at(0, 13), f"new{n}")
    assert len(queue(ledger_from(diary.events), course, Settings(limit=20), TODAY).asked) == 20


def test_sure_but_wrong_comes_first_the_next_day() -> None:
    def first(certainty: str) -> list[str]:
        diary = Diary()
        for day in (-400, -380, -300):
            diary.answer(at(day), "firm", lesson="lesson 1")
        for n in range(8):
            diary.answer(at(-30), f"{n}", lesson=f"lesson {n % 3}")
        diary.answer(at(-1), "firm", 0.0, certainty=certainty, lesson="lesson 1")
        course = items(
            item("question:firm", "lesson 1"), *(item(f"question:{n}", f"lesson {n % 3}") for n in range(8))
        )
        return [due.item.id for due in queue(ledger_from(diary.events), course, USUAL, TODAY).asked]

    assert first("sure")[0] == "question:firm" and len(first("sure")) == 9
    assert "question:firm" not in first("fairly_sure")


def test_all_that_were_sure_but_wrong_come_before_kinds_are_mixed() -> None:
    diary = Diary()
    for n in range(4):
        diary.answer(at(-9), f"{n}", 0.0, certainty="sure" if n < 2 else "", lesson=f"lesson {n}")
    kinds = ("cloze", "cloze", "ordering", "ordering")
    course = items(*(item(f"question:{n}", f"lesson {n}", kind) for n, kind in enumerate(kinds)))
    asked = queue(ledger_from(diary.events), course, USUAL, TODAY).asked
    assert {due.item.id for due in asked[:2]} == {"question:0", "question:1"}


def test_leeches_are_set_apart_and_count_in_the_limit() -> None:
    diary = Diary()
    for day in range(-8, -2):
        diary.answer(at(day), "leech", 0.0)
    diary.answer(at(-8 + 6), "plain")
    course = items(item("question:leech", "l", section="s"), item("question:plain"))
    found = queue(ledger_from(diary.events), course, USUAL, TODAY)
    assert [due.item.section for due in found.set_apart] == ["s"]
    assert [due.item.id for due in found.asked] == ["question:plain"]
    assert found.count == 2
    tight = queue(ledger_from(diary.events), course, Settings(limit=1), TODAY)
    assert (len(tight.asked), len(tight.set_apart), tight.waiting) == (1, 0, 1)


def test_what_the_course_no_longer_has_is_dropped_with_a_word() -> None:
    diary, course = backlog(3)
    found = queue(ledger_from(diary.events), items(*course.all[:1]), USUAL, TODAY)
    assert found.gone == ("question:1", "question:2") and len(found.asked) == 1
    assert "2 that the course no longer has were dropped." in in_words(found)
    unread = Items(course.all[:1], unread=("lesson 1",))
    assert gone(ledger_from(diary.events), unread, TODAY) == ()


def test_what_went_long_ago_or_is_not_due_yet_is_spoken_of_no_more() -> None:
    diary, _ = backlog(1, day=-60)
    before = ledger_from(diary.events)
    assert gone(before, items(), TODAY) == ("question:0",), "said to who comes back after weeks away"
    diary.answer(at(0), "other")
    after = ledger_from(diary.events)
    assert gone(after, items(item("question:other")), TODAY) == ()
    due = after.book.cards["question:0"].returns
    days = [day for day in range(-60, 1) if gone(after, items(item("question:other")), TODAY + day * DAY)]
    assert days == list(range((due - TODAY).days, (due - TODAY).days + 30))


def test_cells_and_terms_begin_once_their_lesson_was_read_a_few_a_day() -> None:
    course = items(
        item("question:q"), *(item(f"cell:t/r/{n}", "l", "cell") for n in range(8)), item("term:x", "other", "term")
    )
    diary = Diary()
    chosen = Settings(fresh=3)
    assert not queue(ledger_from([]), course, chosen, TODAY).fresh
    assert len(queue(ledger_from([]), course, chosen, TODAY, {"l"}).fresh) == 3
    diary.recall(at(0), "cell:t/r/0")
    found = ledger_from(diary.events)
    assert [new.id for new in queue(found, course, chosen, TODAY, {"l"}).fresh] == ["cell:t/r/1", "cell:t/r/2"]
    assert len(queue(found, course, chosen, TODAY + DAY, {"l"}).fresh) == 3
    assert len(queue(found, course, Settings(fresh=3, limit=1), TODAY, {"l"}).fresh) == 1


@pytest.mark.parametrize(
    ("count", "limit", "said"),
    [
        (0, 60, []),
        (1, 60, ["1 is due."]),
        (7, 60, ["7 are due."]),
        (143, 60, ["143 are due: 60 today, the rest over the next 2 days."]),
        (70, 60, ["70 are due: 60 today, the rest tomorrow."]),
    ],
)
def test_in_words(count: int, limit: int, said: list[str]) -> None:
    diary, course = backlog(count)
    assert in_words(queue(ledger_from(diary.events), course, Settings(limit=limit), TODAY)) == said


def test_nothing_due_says_until_when() -> None:
    diary, course = backlog(1, day=0)
    assert in_words(queue(ledger_from(diary.events), course, USUAL, TODAY)) == ["Nothing is due until 24 November."]


def test_a_clock_set_back_shows_what_was_due_when_last_was_studied() -> None:
    diary, course = backlog(5, day=-30)
    diary.answer(at(0), "other")
    found = queue(ledger_from(diary.events), course, USUAL, date(1980, 1, 1))
    assert len(found.asked) == 5


@settings(deadline=None)
@given(events=diaries(), limit=st.integers(1, 5), ahead=st.integers(0, 60))
def test_the_queue_of_any_history(events: list[AnyEvent], limit: int, ahead: int) -> None:
    course = items(
        *(item(f"question:{name}", f"lesson {n % 2}") for n, name in enumerate("qrs")),
        item("term:t", "", "term"),
        item("cell:x/y/z", "lesson 1", "cell"),
    )
    today = TODAY + ahead * DAY
    found = ledger_from(events, today)
    asked = queue(found, course, Settings(limit=limit), today)
    due = {i.id for i, card in cards_here(found, course) if card.returns <= found.today(today)}
    handed = [d.item.id for d in (*asked.asked, *asked.set_apart)]
    assert len(handed) == len(set(handed)) <= limit and set(handed) <= due
    assert len(handed) + asked.waiting == len(due)
    assert asked.count == due_today(found, course, Settings(limit=limit), today)
    assert due_by_lesson(found, course, today).total() == len(due)
    left = [retrievability(c, found.today(today)) for i, c in cards_here(found, course) if i.id in due - set(handed)]
    plain = [d for d in asked.asked if not d.card.sure_but_wrong]
    if left and plain and not asked.set_apart:
        leeches = [c for i, c in cards_here(found, course) if i.id in due - set(handed) and c.leech]
        assert leeches or max(d.retrievability for d in plain) <= min(left) + 1e-12
    counts = [d.lesson for d in asked.asked if d.lesson]
    most = max((counts.count(lesson) for lesson in counts), default=0)
    assert neighbours(asked.asked) <= max(0, 2 * most - len(asked.asked) - 1)


@settings(deadline=None)
@given(events=diaries(), limit=st.integers(1, 4))
def test_the_forecast_loses_nothing_and_keeps_the_limit(events: list[AnyEvent], limit: int) -> None:
    course = items(*(item(f"question:{name}") for name in "qrs"), item("term:t"), item("cell:x/y/z"))
    found = ledger_from(events)
    days = forecast(found, course, Settings(limit=limit), TODAY, 400)
    returning = [card.returns for _, card in cards_here(found, course)]
    start = found.today(TODAY)
    assert days[0].date == start and days[-1].date == start + timedelta(days=399)
    assert sum(day.due for day in days) == sum(day < start + 400 * DAY for day in returning)
    assert all(day.asked <= limit for day in days)
    assert sum(day.asked for day in days[:395]) >= sum(day.due for day in days[:390])
    assert days[0].due == sum(day <= start for day in returning)


def test_the_forecast_spreads_a_backlog() -> None:
    diary, course = backlog(100)
    days = forecast(ledger_from(diary.events), course, Settings(limit=30), TODAY)
    assert [day.asked for day in days[:5]] == [30, 30, 30, 10, 0]
    assert [day.due for day in days[:2]] == [100, 0] and len(days) == 30


def test_the_next_day_is_the_first_on_which_something_is_due() -> None:
    diary, course = backlog(3, day=0)
    assert next_day(ledger_from(diary.events), course, TODAY) == TODAY + 2 * DAY
    assert next_day(ledger_from([]), course, TODAY) is None


def test_a_forecast_counts_what_was_asked_today_in_the_limit() -> None:
    diary, course = backlog(40)
    for n in range(6):
        diary.answer(at(0), f"{n}", lesson=f"lesson {n % 5}")
    first, second, *_ = forecast(ledger_from(diary.events), course, Settings(limit=10), TODAY)
    assert (first.due, first.asked, second.asked) == (34, 4, 10)


def test_once_the_limit_is_reached_the_rest_is_said_to_come() -> None:
    diary, course = backlog(12)
    for n in range(5):
        diary.answer(at(0), f"{n}", lesson=f"lesson {n}")

    def said(limit: int) -> str:
        return in_words(queue(ledger_from(diary.events), course, Settings(limit=limit), TODAY))[0]

    assert said(6) == "7 are due: 1 today, the rest tomorrow."
    assert said(5) == "Enough for today: 7 more come over the next 2 days."
    assert said(20) == "7 are due."
