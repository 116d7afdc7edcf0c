"""Mastery, retention, progress and the rest, from events and a course."""

from __future__ import annotations

from datetime import UTC
from pathlib import Path

import pytest
from msgspec import json

from tests.review.making import DAY, LESSON, NOON, TODAY, Diary, at, course, ledger_from, reviewed
from tui.course.loading import Course
from tui.progress.events import LessonOpened, LessonRead, ProgressReset, QuizFinished, QuizStarted, SectionRead
from tui.progress.state import State, fold
from tui.progress.store import Store
from tui.review.board import Board, load_board
from tui.review.item_statistics import Chosen, ItemStatistics, item_statistics
from tui.review.items import read_items
from tui.review.mastery import mastery
from tui.review.next_step import Step, next_step
from tui.review.outlook import Outlook
from tui.review.settings import USUAL, Settings
from tui.review.statistics import Statistics, deeds_in, retention, statistics, whole
from tui.review.things import read_things

QUESTIONS = ("which", "sort", "match", "name", "gap", "several", "claim")


@pytest.fixture
def here(tmp_path: Path) -> Course:
    return course(tmp_path / "course")


def figures(here: Course, diary: Diary, settings: Settings = USUAL) -> Statistics:
    state = fold(diary.events).course("c")
    items = read_items(here)
    return statistics(here, state, diary.events, ledger_from(diary.events), items, settings, UTC, TODAY)


def passed(diary: Diary, day: int, wrong: tuple[str, ...] = ()) -> None:
    """The quiz of `families`, taken and passed."""
    diary.write(QuizStarted, at(day), lesson="families", attempt=f"{day}", seed=1, questions=QUESTIONS)
    for question in QUESTIONS:
        diary.answer(at(day), question, float(question not in wrong), lesson="families", attempt=f"{day}")
    diary.write(QuizFinished, at(day), lesson="families", attempt=f"{day}", fraction=0.9, passed=True)


def test_the_items_of_a_course(here: Course) -> None:
    items = read_items(here)
    assert [item.id for item in items.all if item.kind == "cell"] == [
        "cell:table/how/gan",
        "cell:table/how/vae",
        "cell:table/how/flow",
        "cell:table/speed/gan",
        "cell:table/speed/vae",
    ]
    assert items.by_id["question:which"].section == "idea"
    assert items.by_id["term:vae"].lesson == "families"
    assert items.names["question:old-which"] == "question:which"
    assert items.names["term:large language model"] == "term:llm"
    assert not items.unread


def test_items_of_a_course_with_holes(tmp_path: Path) -> None:
    broken = LESSON.replace("{text: A VAE, correct: true}", "{text: A VAE}")
    here = course(tmp_path, broken, glossary="terms: 5\n")
    items = read_items(here)
    assert "question:which" not in items.by_id and "question:sort" in items.by_id
    assert items.unread == ("glossary.yaml",)
    (tmp_path / "families.yaml").write_text("id: families\ntitle: [")
    assert "families" in read_items(here).unread


def test_a_lesson_goes_on_to_remembered_and_back(here: Course) -> None:
    diary = Diary()

    def standing() -> str:
        return figures(here, diary).lessons[0].standing

    assert standing() == "not_started"
    diary.write(LessonOpened, at(-30), lesson="families")
    assert standing() == "reading"
    diary.write(LessonRead, at(-30), lesson="families")
    assert standing() == "read"
    passed(diary, -29)
    assert standing() == "passed"
    for question in QUESTIONS[:5]:
        diary.answer(at(-20), question, lesson="families")
    assert standing() == "passed"
    diary.answer(at(-20), QUESTIONS[5], lesson="families")
    assert standing() == "remembered"
    diary.answer(at(-10), QUESTIONS[0], 0.0, lesson="families")
    assert standing() == "passed"


def test_twice_on_one_day_is_not_remembered(here: Course) -> None:
    diary = Diary()
    passed(diary, -29)
    for question in QUESTIONS:
        diary.answer(at(-29, 15), question, lesson="families")
    assert figures(here, diary).lessons[0].standing == "passed"


def test_what_is_kept_by_lesson_and_section(here: Course) -> None:
    diary = Diary()
    for day in (-100, -95, -70):
        diary.answer(at(day), "which", lesson="families")
    diary.answer(at(-1), "sort", 0.0, lesson="families")
    families, later = figures(here, diary).lessons
    assert (families.whole.items, families.whole.asked, families.whole.kept, families.whole.due) == (13, 2, 1, 1)
    assert families.questions == 7 and families.sections.keys() == {"idea", "training"}
    assert (families.sections["idea"].kept, families.sections["idea"].share) == (1, 1.0)
    assert (families.sections["training"].items, families.sections["training"].due) == (2, 1)
    assert later.whole.asked == 0 and later.whole.share == 0
    assert whole([families, later]).items == 16


def test_kept_is_what_holds_for_three_weeks_and_no_less(here: Course) -> None:
    diary = Diary()
    diary.answer(at(-60), "which", lesson="families")
    found = ledger_from(diary.events)
    items, state = read_items(here), fold(diary.events).course("c")
    card = found.book.cards["question:which"]
    for days, kept in ((20, 0), (21, 1)):
        card.due = card.last + days * DAY
        assert mastery(here, state, found, items, TODAY)[0].whole.kept == kept


def test_retention_counts_the_first_answer_of_a_later_day() -> None:
    diary = Diary()
    diary.answer(at(-60), "q", 0.0)
    diary.answer(at(-60, 14), "q")
    diary.answer(at(-50), "q")
    diary.answer(at(-50, 14), "q", 0.0)
    diary.answer(at(-9), "q", 0.0)
    diary.answer(at(-8), "r")
    reviews = reviewed(diary.events)
    assert (retention(reviews, Settings()).reviews, retention(reviews, Settings()).recalled) == (2, 1)
    lately = retention(reviews, Settings(retention=0.8), TODAY - 30 * DAY)
    assert (lately.reviews, lately.recalled, lately.share, lately.aim) == (1, 0, 0.0, 0.8)
    assert retention([], Settings()).share is None


def test_progress_through_the_course(here: Course) -> None:
    diary = Diary()
    assert figures(here, diary).progress.minutes_left == 32
    diary.write(LessonOpened, at(-3), lesson="families")
    diary.write(SectionRead, at(-3), lesson="families", section="idea")
    assert figures(here, diary).progress.minutes_left == 26
    diary.write(LessonRead, at(-3), lesson="families")
    found = figures(here, diary).progress
    assert (found.lessons, found.read, found.passed, found.minutes_left, found.share) == (2, 1, 0, 20, 0.5)


def test_everything_at_once_and_as_json(here: Course) -> None:
    diary = Diary()
    passed(diary, -40)
    passed(diary, -2)
    found = figures(here, diary)
    assert found.streak == 1 and found.retention.reviews == 7 and len(found.forecast) == 30
    assert sum(day.due for day in found.forecast) <= 7
    assert sum(day.answers for week in found.weeks for day in week) == 14
    assert json.decode(json.encode(found))["retention"]["recalled"] == 7


def test_a_streak_can_be_switched_off(here: Course) -> None:
    diary = Diary()
    passed(diary, -2)
    assert figures(here, diary).streak == 1
    assert figures(here, diary, Settings(rest_days=0)).streak == 0
    assert figures(here, diary, Settings(streak=False)).streak is None


def test_a_clock_set_back_shows_the_days_that_were(here: Course) -> None:
    diary = Diary()
    passed(diary, 0)
    state = fold(diary.events).course("c")
    back = TODAY - 300 * DAY
    found = statistics(here, state, diary.events, ledger_from(diary.events), read_items(here), USUAL, UTC, back)
    assert found.today == found.forecast[0].date == TODAY and found.streak == 1
    assert found.weeks[-1][-1].answers == 7


def test_what_was_reset_is_in_no_figure(here: Course) -> None:
    diary = Diary()
    passed(diary, -40)
    diary.write(ProgressReset, at(-30), course="")
    found = figures(here, diary)
    assert not found.days and found.streak == 0 and found.retention.reviews == 0
    assert all(lesson.standing == "not_started" and not lesson.whole.asked for lesson in found.lessons)


def items_of(here: Course, diary: Diary) -> dict[str, ItemStatistics]:
    things = read_things(here)
    return {found.id: found for found in item_statistics(things.lessons, deeds_in(diary.events, "c", UTC, TODAY))}


def test_how_questions_do(here: Course) -> None:
    diary = Diary()
    diary.answer(at(-3), "which", 1.0, response="b", seconds=10.0)
    diary.answer(at(-3), "which", 0.0, response="a", seconds=30.0)
    diary.answer(at(-3), "old-which", 0.0, response="a", seconds=50.0)
    diary.answer(at(-3), "which", 0.0, response="c", final=False)
    diary.answer(at(-3), "which", 1.0, response="b", text="another wording")
    diary.answer(at(-3), "which", 0.0, response="?!")
    which = items_of(here, diary)["which"]
    assert (which.answers, which.facility, which.seconds, which.other_wordings) == (4, 0.25, 30.0, 1)
    assert which.chosen == (Chosen("A GAN", False, 2), Chosen("A VAE", True, 1), Chosen("Neither of them", False, 0))


@pytest.mark.parametrize(
    ("question", "response", "chosen"),
    [
        ("several", "a c", {"GAN": 1, "VAE": 0, "Sorting": 1}),
        ("claim", "true", {"True": 1, "False": 0}),
        ("name", "a gan", {"a gan": 1}),
        ("sort", "1b 2b", {"Contests → VAE": 1, "Encodes → VAE": 1}),
        ("match", "1c", {"contests → LLM": 1, "rebuilds → …": 1}),
    ],
)
def test_what_was_chosen(here: Course, question: str, response: str, chosen: dict[str, int]) -> None:
    diary = Diary()
    diary.answer(at(-3), question, 0.0, response=response)
    found = items_of(here, diary)[question]
    assert {one.text: one.count for one in found.chosen} == chosen
    assert items_of(here, Diary())[question].facility is None


def step(here: Course, diary: Diary, due: int = 0) -> Step:
    state: State = fold(diary.events)
    return next_step(here, state.course("c"), figures(here, diary).lessons, due, TODAY + DAY)


def test_the_next_thing_to_do(here: Course) -> None:
    diary = Diary()
    assert step(here, diary) == Step("read", "families", "Next: Families")
    assert step(here, diary, due=7) == Step("review", "", "7 are due for review")
    assert step(here, diary, due=1).words == "1 is due for review"
    diary.write(LessonOpened, at(-9), lesson="families")
    assert step(here, diary) == Step("read", "families", "Read on in Families")
    diary.write(LessonRead, at(-9), lesson="families")
    assert step(here, diary) == Step("quiz", "families", "Take the quiz of Families")
    diary.write(QuizStarted, at(-9), lesson="families", attempt="x", seed=1, questions=QUESTIONS)
    assert step(here, diary, due=7) == Step("quiz", "families", "The quiz of Families waits for you")
    passed(diary, -8)
    assert step(here, diary) == Step("read", "later", "Next: Later")
    diary.write(QuizFinished, at(-7), lesson="later", attempt="y", fraction=1.0, passed=True)
    assert step(here, diary) == Step("nothing", "", "Nothing is due until 23 November")


def test_a_lesson_that_asks_nothing_has_no_quiz_to_take(tmp_path: Path) -> None:
    silent = course(tmp_path / "course", LESSON.partition("questions:")[0])
    diary = Diary()
    diary.write(LessonRead, at(-9), lesson="families")
    assert step(silent, diary) == Step("read", "later", "Next: Later")


def looked_ahead(here: Course, diary: Diary) -> Outlook:
    state = fold(diary.events).course("c")
    return Board(here, read_items(here), ledger_from(diary.events), Settings(limit=5), UTC).outlook(state, NOON)


def test_what_lies_ahead(here: Course) -> None:
    diary = Diary()
    found = looked_ahead(here, diary)
    assert (found.remembered, found.due, found.today, found.minutes) == ((), (0, 0), 0, 0.0)
    assert found.offers("families") == () and found.offers("later") == ("Next: Families", "Next")
    diary.write(LessonRead, at(-31), lesson="families")
    quiz = looked_ahead(here, diary)
    assert quiz.offers("families")[0] == "Take the quiz"
    assert quiz.offers("later")[0] == "Take the quiz of Families"
    passed(diary, -30)
    for question in QUESTIONS:
        diary.answer(at(-29), question, lesson="families", seconds=60.0)
    found = looked_ahead(here, diary)
    assert (found.remembered, found.due, found.today) == ((0,), (7, 0), 5), "no more than the limit are asked today"
    assert found.step.action == "review"
    assert found.offers("families") == (f"5 due, {found.minutes:.0f} min", "5 due")
    # One kind by the person's own minute, the others by what is usual, and five of seven are asked.
    assert found.minutes == pytest.approx((60 + 50 + 50 + 20 + 45 + 35 + 12) / 60 * 5 / 7)


def board(here: Course, store: Store) -> Board:
    return load_board(here, store, Settings(), UTC, NOON)


def test_the_board_keeps_up_with_what_is_done(here: Course, tmp_path: Path) -> None:
    diary = Diary()
    passed(diary, -40)
    store = Store.open(tmp_path / "home", device="laptop", now=lambda: NOON)
    store.record(*diary.events)
    kept = board(here, store)
    state = store.state.course("c")
    assert kept.due(NOON) == 7 == kept.queue(state, NOON).count
    # The lesson was not read, only its quiz was taken and passed.
    assert len(kept.queue(state, NOON).fresh) == 6
    assert kept.next_step(state, NOON).words == "7 are due for review"
    event = Diary(seq=99).answer(NOON, "which", lesson="families")
    store.record(event)
    assert kept.add(event, NOON) and not kept.add(event, NOON)
    assert kept.due(NOON) == 6
    assert kept == board(here, store)
    assert [lesson.whole.due for lesson in kept.lessons(state, NOON)] == [6, 0]


def test_a_glance_reads_no_lesson_before_something_was_learned(here: Course, tmp_path: Path) -> None:
    store = Store.open(tmp_path / "home", device="laptop", now=lambda: NOON)

    def items(glance: bool) -> int:
        return len(load_board(here, store, Settings(), UTC, NOON, glance=glance).items.all)

    every = items(False)
    assert every and not items(True)
    store.record(store.new(LessonOpened, course="c", lesson="families"))
    assert not items(True)
    store.record(store.new(LessonRead, course="c", lesson="families"))
    assert items(True) == every
