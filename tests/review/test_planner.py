"""`I have N minutes`."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.review.making import DAY, TODAY, Diary, at, course, item, items, ledger_from
from tui.progress.events import LessonOpened, LessonRead, SectionRead
from tui.progress.state import fold
from tui.review.cards import Card
from tui.review.confusions import Confusion
from tui.review.items import Items
from tui.review.pace import seconds
from tui.review.planner import Plan, PlanError, Reading, Stock, plan, unread_lessons
from tui.review.queue import Due, Queue, queue
from tui.review.ratings import Rating
from tui.review.settings import Settings
from tui.review.things import Place

KINDS = ["single_choice", "ordering", "true_false", "cell"]
CELLS = [item(f"cell:t/{row}/{subject}", "l", "cell") for row in ("r", "s") for subject in ("gan", "vae", "llm")]
TERMS = [item("term:rag", "m", "term"), item("term:llm", "m", "term")]
COURSE = items(*CELLS, *TERMS)
CARD = Card(1.0, 5.0, TODAY, TODAY, TODAY, Rating.GOOD, "l")
PAIR = Confusion("VAE", "GAN", 4, TODAY, Place("l", "t", ("vae", "gan")))
MIRROR = Confusion("GAN", "VAE", 2, TODAY, Place("l", "t", ("gan", "vae")))
OF_TERMS = Confusion("RAG", "LLM", 2, TODAY, terms=("rag", "llm"))
LONG_AGO = Confusion("LLM", "GAN", 9, TODAY - 90 * DAY, Place("l", "t", ("llm", "gan")))
SHARED = Confusion("LLM", "VAE", 2, TODAY, Place("l", "t", ("llm", "vae")))
NAMELESS = Confusion("this long sentence", "that one", 5, TODAY)
UNREAD = [Reading("a", "A", 12.0), Reading("b", "B", 8.0)]


def due(*kinds: str) -> Queue:
    return Queue(asked=tuple(Due(item(f"question:{n}", kind=kind), CARD, 0.9) for n, kind in enumerate(kinds)))


def planned(minutes: float, asked: Queue, confusions: list[Confusion] | None = None, course: Items = COURSE) -> Plan:
    return plan(minutes, asked, [PAIR, MIRROR] if confusions is None else confusions, UNREAD, course, {}, TODAY)


def test_due_then_contrast_then_reading() -> None:
    found = planned(30, due("single_choice", "ordering"))
    assert len(found.reviews) == 2
    assert [c.confusion for c in found.contrasts] == [PAIR]
    assert [i.id for i in found.contrasts[0].items] == [
        "cell:t/r/gan",
        "cell:t/r/vae",
        "cell:t/s/gan",
        "cell:t/s/vae",
    ]
    assert [reading.lesson for reading in found.reading] == ["a", "b"]


def test_a_pair_of_terms_is_contrasted_by_their_terms_and_the_nameless_and_the_old_not_at_all() -> None:
    found = planned(30, due(), [LONG_AGO, NAMELESS, OF_TERMS])
    assert [[i.id for i in c.items] for c in found.contrasts] == [["term:rag", "term:llm"]]


def test_a_pair_comes_once_however_large_its_table() -> None:
    large = items(*(item(f"cell:t/{row}/{subject}", "l", "cell") for row in "rstuv" for subject in ("gan", "vae")))
    found = planned(60, due(), [PAIR, MIRROR], large)
    assert [(c.confusion, len(c.items)) for c in found.contrasts] == [(PAIR, 6)]


def test_no_more_than_three_pairs_at_a_time() -> None:
    names = ["a", "b", "c", "d", "e"]
    many = items(*(item(f"cell:{name}/r/{side}", "l", "cell") for name in names for side in ("x", "y")))
    pairs = [Confusion(f"{name}x", f"{name}y", 2, TODAY, Place("l", name, ("x", "y"))) for name in names]
    assert [c.confusion for c in planned(60, due(), pairs, many).contrasts] == pairs[:3]


def in_words(minutes: float, stock: Stock) -> list[str]:
    return stock.in_words(stock.plan(minutes))


def test_the_plan_in_words() -> None:
    stock = Stock(due("single_choice", "ordering"), [PAIR], UNREAD, COURSE, {}, TODAY)
    assert in_words(30, stock) == [
        "2 reviews, 1 min",
        "What sets VAE and GAN apart, 1 min",
        "Read: A, 12 min",
        "Read: B, 8 min",
    ]
    assert in_words(1, stock)[0] == "1 review, less than a minute (1 more is due)"
    many = Stock(due(*["ordering"] * 9), [], [], COURSE, {}, TODAY)
    assert in_words(5, many) == ["6 reviews, 5 min (3 more are due)"]
    slow = Stock(due("ordering"), [], [], COURSE, {"ordering": [90.0] * 5}, TODAY)
    assert in_words(1, slow) == ["Nothing fits into so little time."]
    nothing = Stock(due(), [], [], COURSE, {}, TODAY)
    assert in_words(10, nothing) == ["Nothing is due, and everything is read."]


def test_what_is_asked_as_due_is_not_asked_again_as_contrast() -> None:
    asked = Queue(asked=tuple(Due(cell, CARD, 0.9) for cell in CELLS if cell.id.endswith("gan")))
    ids = [i.id for c in planned(30, asked).contrasts for i in c.items]
    assert ids == ["cell:t/r/vae", "cell:t/s/vae"]


def test_more_is_due_than_there_is_time_for() -> None:
    found = planned(1, due(*["single_choice"] * 9))
    assert len(found.reviews) == 3 and not found.contrasts and not found.reading
    assert found.minutes == pytest.approx(1)


def test_reading_fills_what_is_left_and_never_with_a_crumb() -> None:
    assert [reading.minutes for reading in planned(15, due(), []).reading] == [12.0, 3.0]
    assert [reading.minutes for reading in planned(13.5, due(), []).reading] == [12.0]


@settings(deadline=None)
@given(
    minutes=st.floats(1, 480),
    kinds=st.lists(st.sampled_from(KINDS), max_size=40),
    times=st.dictionaries(st.sampled_from(KINDS), st.lists(st.floats(0.1, 600), min_size=5, max_size=9)),
    confusions=st.lists(st.sampled_from([PAIR, MIRROR, SHARED, OF_TERMS, LONG_AGO, NAMELESS]), unique_by=id),
)
def test_a_plan_fits_its_time_and_keeps_the_order(
    minutes: float, kinds: list[str], times: dict[str, list[float]], confusions: list[Confusion]
) -> None:
    asked = due(*kinds)
    found = plan(minutes, asked, confusions, UNREAD, COURSE, times, TODAY)
    spent = sum(seconds(d.kind, times) for d in found.reviews)
    assert found.reviews == asked.asked[: len(found.reviews)]
    whole = len(found.reviews) == len(asked.asked)
    assert whole or spent + seconds(asked.asked[len(found.reviews)].kind, times) > minutes * 60 - 1e-6
    assert whole or not (found.contrasts or found.reading)
    spent += sum(seconds(i.kind, times) for c in found.contrasts for i in c.items)
    spent += 60 * sum(reading.minutes for reading in found.reading)
    assert found.minutes == pytest.approx(spent / 60) and found.minutes <= minutes + 1e-6
    pairs = [frozenset((c.confusion.right, c.confusion.given)) for c in found.contrasts]
    assert len(pairs) == len(set(pairs))
    named = [i.id for c in found.contrasts for i in c.items]
    assert len(named) == len(set(named))
    assert all(reading.minutes <= total.minutes for reading, total in zip(found.reading, UNREAD, strict=False))


@pytest.mark.parametrize("minutes", [0, 0.9, -5, 481, float("nan"), float("inf")])
def test_no_plan_for_no_time_or_all_day(minutes: float) -> None:
    with pytest.raises(PlanError, match="give 1 to 480"):
        planned(minutes, due())


def test_the_person_s_own_median_counts_once_there_are_enough_times() -> None:
    assert seconds("cloze", {"cloze": [1.0, 2.0, 3.0, 100.0]}) == seconds("cloze", {})
    assert seconds("cloze", {"cloze": [1.0, 2.0, 3.0, 4.0, 100.0]}) == 3.0
    assert seconds("a kind of tomorrow", {}) > 0


def test_a_plan_from_what_was_really_done(tmp_path: Path) -> None:
    here = course(tmp_path)
    diary = Diary()
    diary.write(LessonOpened, at(-30), lesson="families")
    diary.write(SectionRead, at(-30), lesson="families", section="idea")
    for question in ("which", "sort", "match"):
        diary.answer(at(-20), question, lesson="families", seconds=30.0)
    state = fold(diary.events).course("c")
    assert unread_lessons(here, state) == [Reading("families", "Families", 6.0), Reading("later", "Later", 20.0)]
    course_items = items(*(item(f"question:{q}", "families") for q in ("which", "sort", "match")))
    found = ledger_from(diary.events)
    asked = queue(found, course_items, Settings(), TODAY)
    made = plan(10, asked, [], unread_lessons(here, state), course_items, found.book.times, TODAY)
    assert len(made.reviews) == 3 and [reading.lesson for reading in made.reading] == ["families", "later"]
    diary.write(LessonRead, at(0), lesson="families")
    assert [reading.lesson for reading in unread_lessons(here, fold(diary.events).course("c"))] == ["later"]
