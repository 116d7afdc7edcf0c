"""The review by keys: questions and cards that are due, the page at its end, nothing due, what was failed often."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.app.answering import answer, asking, give
from tests.app.driving import COURSES, desk, notices, press, screen_text
from tests.review.making import TODAY, course, item
from tui.app import CarrelApp
from tui.course.loading import open_course
from tui.desk import Desk
from tui.progress.events import (
    AnswerGiven,
    AnyEvent,
    HintShown,
    ItemRecalled,
    LessonRead,
    QuizFinished,
    QuizStarted,
)
from tui.progress.store import Store
from tui.review.cards import Book
from tui.review.foresight import Foresight
from tui.review.steps import steps
from tui.screens import loading
from tui.screens.asking import AskingScreen
from tui.screens.confusions import ConfusionsScreen
from tui.screens.help import HelpScreen
from tui.screens.passage import PassageScreen
from tui.screens.quiz import QuizScreen
from tui.screens.review import ReviewScreen
from tui.screens.review_page import ReviewPage
from tui.screens.study import StudyScreen
from tui.widgets.block import TextBlock

SIZES = [(40, 12), (80, 24)]
# A cell with another in its row to be told from, and one with none.
CELL, CARD = "cell:pair/sound/cat", "cell:pair/walk/cat"


def did(home: Path, days: float, kind: type[Any], **fields: Any) -> None:
    """One deed so many days ago."""
    moment = datetime.now(UTC) - timedelta(days=days)
    store = Store.open(home, device="test", now=lambda: moment)
    store.record(store.new(kind, **({"course": "small", "lesson": "first"} | fields)))
    store.close()


def answered(home: Path, days: float, question: str = "q-truth", fraction: float = 1.0, **fields: Any) -> None:
    fields = {"attempt": f"{days}", "response": "true", "question_kind": "true_false"} | fields
    did(home, days, AnswerGiven, question=question, fraction=fraction, **fields)


def recalled(home: Path, days: float, item: str = CARD, fraction: float = 1.0, **fields: Any) -> None:
    did(home, days, ItemRecalled, item=item, fraction=fraction, attempt=f"{days}", **fields)


# The tests open the second lesson: to see the first, short as it is, is to have read it, and then its cells are due.
async def review(pilot: Pilot[None], key: str = "v") -> None:
    """Open the review and wait until it has looked up what is due."""
    await press(pilot, *([key] if key else []))
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


def events(pilot: Pilot[None], kind: type[Any]) -> list[Any]:
    found: list[AnyEvent] = pilot.app.desk.store.events()  # type: ignore[attr-defined]
    return [event for event in found if isinstance(event, kind)]


def words(pilot: Pilot[None]) -> str:
    """The whole page, on one line."""
    blocks = pilot.app.screen.query(TextBlock)
    return " ".join(" ".join(line.plain for block in blocks for line in block.lines(block.size.width)).split())


@pytest.mark.parametrize("size", SIZES)
async def test_a_review_asks_what_is_due_and_ends_with_what_was_kept(size: tuple[int, int], tmp_path: Path) -> None:
    answered(tmp_path, 60)
    answered(tmp_path, 60, "q-short", 0.0, attempt="other")
    recalled(tmp_path, 60)
    async with desk(tmp_path, size, lesson="second") as pilot:
        await review(pilot)
        assert isinstance(pilot.app.screen, ReviewScreen)
        assert "1/3" in screen_text(pilot)
        seen = []
        for _ in range(3):
            screen = pilot.app.screen
            assert isinstance(screen, ReviewScreen)
            seen.append(screen.step.item.id)
            if screen.question is None:
                assert "Walks" in words(pilot) and "by itself" not in words(pilot)
                await press(pilot, "1")
                assert not screen._judged, "what is hidden can't be judged"
                await press(pilot, "enter")
                assert "Walks by itself" in words(pilot)
                await press(pilot, "3")
            else:
                await answer(pilot, right=screen.question.id != "q-truth")
                assert ("✗ Not right" if screen.question.id == "q-truth" else "✓ Right") in words(pilot)
                await press(pilot, "enter")
        await review(pilot, "")
        assert isinstance(pilot.app.screen, ReviewPage)
        assert sorted(seen) == [CARD, "question:q-short", "question:q-truth"]
        assert "3 asked, 2 kept (67%)." in words(pilot)
        assert "Nothing is due until" in words(pilot)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, StudyScreen)
        assert {event.lesson for event in events(pilot, AnswerGiven)} == {"first"}
        assert not events(pilot, QuizFinished) and not events(pilot, QuizStarted)
        assert "" not in pilot.app.desk.state.lessons  # type: ignore[attr-defined]
    async with desk(tmp_path, size, lesson="second") as pilot:
        await review(pilot)
        assert "Nothing is due until" in words(pilot), "what was answered is known when it opens again"


@pytest.mark.parametrize(("key", "fraction"), [("1", 0.0), ("2", 0.5), ("3", 1.0)])
async def test_a_card_is_judged_by_the_person(key: str, fraction: float, tmp_path: Path) -> None:
    recalled(tmp_path, 60)
    async with desk(tmp_path, lesson="second") as pilot:
        await review(pilot)
        await press(pilot, "enter")
        await press(pilot, "w")
        assert "Cats and dogs" in notices(pilot)
        await press(pilot, key, key)
        given = events(pilot, ItemRecalled)[1:]
        assert [(event.item, event.fraction, event.lesson) for event in given] == [(CARD, fraction, "first")]
        await review(pilot, "")
        assert f"1 asked, {0 if key == '1' else 1} kept" in words(pilot)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("right", [True, False])
async def test_a_cell_that_can_be_told_from_others_is_asked_as_a_question(
    size: tuple[int, int], right: bool, tmp_path: Path
) -> None:
    recalled(tmp_path, 60, CELL)
    async with desk(tmp_path, size, lesson="second") as pilot:
        await review(pilot)
        asked = await answer(pilot, right=right)
        assert asked.startswith("contrast:pair:")
        assert "Cat: It purrs and mews Quietly as a rule" in words(pilot)
        assert ("Dog: It barks and growls Loudly as a rule" in words(pilot)) is not right
        await press(pilot, "w")
        assert "It is explained in First lesson › Cats and dogs." in notices(pilot)
        assert not events(pilot, AnswerGiven), "what was answered is the cell, not a question of its own"
        [given] = events(pilot, ItemRecalled)[1:]
        assert (given.item, given.fraction, given.response) == (CELL, float(right), "cat" if right else "dog")
        assert given.lesson == "first" and given.attempt and given.certainty
        await press(pilot, "enter")
        await review(pilot, "")
        assert f"1 asked, {int(right)} kept" in words(pilot) and "1 is due" not in words(pilot)


async def test_a_term_that_is_taken_for_others_is_chosen_among_them(tmp_path: Path) -> None:
    made = course(tmp_path / "course")
    for today in (0, 1):
        [step] = steps(made, [item("term:rag", "", "term")], today)
        if step.question:
            break
    async with desk(tmp_path / "home", course=tmp_path / "course") as pilot:
        app = pilot.app
        assert isinstance(app, CarrelApp)
        app.push_screen(ReviewScreen(app, [step], Foresight(Book(0.9), TODAY)))
        await pilot.pause()
        await answer(pilot, right=False)
        assert "LLM: A model of language." in words(pilot)
        [given] = events(pilot, ItemRecalled)
        assert (given.item, given.fraction, given.response, given.lesson) == ("term:rag", 0.0, "llm", "")
        await press(pilot, "w")
        assert "It is explained in the glossary." in notices(pilot)


async def test_cells_of_a_lesson_that_was_read_are_asked_for_the_first_time(tmp_path: Path) -> None:
    did(tmp_path, 1, LessonRead)
    async with desk(tmp_path, lesson="second") as pilot:
        await review(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, ReviewScreen)
        assert [step.item.kind for step in screen._steps] == ["cell"] * 3


async def test_a_glossary_term_is_asked_with_its_definition_hidden(tmp_path: Path) -> None:
    course(tmp_path / "course")
    recalled(tmp_path / "home", 60, "term:vae", course="c", lesson="families")
    async with desk(tmp_path / "home", course=tmp_path / "course") as pilot:
        await review(pilot)
        assert "What is meant by VAE?" in words(pilot) and "An autoencoder" not in words(pilot)
        await press(pilot, "enter")
        assert "An autoencoder" in words(pilot)


@pytest.mark.parametrize("size", SIZES)
async def test_leaving_keeps_what_was_answered(size: tuple[int, int], tmp_path: Path) -> None:
    answered(tmp_path, 60)
    answered(tmp_path, 60, "q-short", attempt="other")
    async with desk(tmp_path, size, lesson="second") as pilot:
        await review(pilot)
        first = await answer(pilot, right=True)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, StudyScreen)
    async with desk(tmp_path, size, lesson="second") as pilot:
        await review(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, ReviewScreen)
        assert len(screen._steps) == 1 and screen.question.id != first  # type: ignore[union-attr]


@pytest.mark.parametrize("size", SIZES)
async def test_nothing_due_says_what_to_do_instead(size: tuple[int, int]) -> None:
    async with desk(size=size, lesson="second") as pilot:
        await review(pilot)
        assert isinstance(pilot.app.screen, ReviewPage)
        assert "Nothing is due yet: what you answer in a quiz comes back here." in words(pilot)
        assert "Read on in" in words(pilot) or "Next:" in words(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, StudyScreen)
        assert pilot.app.screen.lesson_id == "first"


@pytest.mark.parametrize("size", SIZES)
async def test_what_is_failed_often_is_named_with_its_passage(size: tuple[int, int], tmp_path: Path) -> None:
    for days in range(60, 50, -1):
        answered(tmp_path, days, fraction=0.0)
    async with desk(tmp_path, size, lesson="second") as pilot:
        await review(pilot)
        assert isinstance(pilot.app.screen, ReviewPage)
        assert "Dogs bark. → First lesson › Section two" in words(pilot)
        await press(pilot, "w")
        assert isinstance(pilot.app.screen, PassageScreen)
        await press(pilot, "escape", "a")
        assert asking(pilot).question.id == "q-truth"  # type: ignore[union-attr]
        await answer(pilot, right=True)
        await press(pilot, "w")
        assert isinstance(pilot.app.screen, PassageScreen)
        await press(pilot, "escape", "enter")
        await review(pilot, "")
        assert "1 asked, 1 kept" in words(pilot) and "→" not in words(pilot)


async def test_a_hint_counts_in_the_lesson_of_its_question(tmp_path: Path) -> None:
    answered(tmp_path, 60, "q-short")
    async with desk(tmp_path, lesson="second") as pilot:
        await review(pilot)
        await press(pilot, "f2")
        assert "It rhymes with new." in words(pilot)
        assert [event.lesson for event in events(pilot, HintShown)] == ["first"]


async def test_carrel_review_opens_at_what_is_due(tmp_path: Path) -> None:
    answered(tmp_path, 60)
    store = Store.open(tmp_path, device="test", now=lambda: datetime.now(UTC))
    app = CarrelApp(Desk(open_course(COURSES / "small"), store), review=True)
    async with app.run_test() as pilot:
        await review(pilot, "")
        assert isinstance(pilot.app.screen, AskingScreen)
        store.close()


async def test_help_opened_while_it_adds_up_is_not_swept_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answered(tmp_path, 60)
    gate = threading.Event()
    really = loading.load
    monkeypatch.setattr(loading, "load", lambda desk: (gate.wait(20), really(desk))[1])
    async with desk(tmp_path, lesson="second") as pilot:
        await press(pilot, "v")
        assert "Adding up…" in screen_text(pilot)
        await press(pilot, "question_mark")
        gate.set()
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert isinstance(pilot.app.screen, HelpScreen)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, ReviewScreen)


async def test_enter_goes_on_with_the_quiz_that_waits(tmp_path: Path) -> None:
    did(tmp_path, 1, LessonRead)
    async with desk(tmp_path, lesson="second") as pilot:
        await review(pilot)
        for _ in range(3):
            if asking(pilot).question is None:
                await press(pilot, "enter", "3")
            else:
                await answer(pilot, right=True)
                await press(pilot, "enter")
        await review(pilot, "")
        assert "Take the quiz of First lesson (Enter)." in words(pilot)
        await press(pilot, "enter")
        assert type(pilot.app.screen) is QuizScreen


async def test_enter_goes_on_with_what_is_left_to_ask(tmp_path: Path) -> None:
    did(tmp_path, 1, LessonRead)
    recalled(tmp_path, 60)
    async with desk(tmp_path, lesson="second") as pilot:
        app = pilot.app
        assert isinstance(app, CarrelApp)
        [step] = steps(app.desk.course, [item(CARD, "first", "cell")])
        app.push_screen(ReviewScreen(app, [step], Foresight(Book(0.9), TODAY)))
        await pilot.pause()
        await press(pilot, "enter", "3")
        await review(pilot, "")
        assert "2 more can be asked now (Enter)." in words(pilot)
        await press(pilot, "enter")
        screen = app.screen
        assert isinstance(screen, ReviewScreen) and len(screen._steps) == 2 and "1/2" in screen_text(pilot)


async def test_a_preview_that_reloads_leaves_the_review_as_it_is(tmp_path: Path) -> None:
    answered(tmp_path, 60)
    async with desk(tmp_path, lesson="second") as pilot:
        await review(pilot)
        before = asking(pilot).question
        await asking(pilot).reload()
        await answer(pilot, right=True)
        assert asking(pilot).question is before and "✓ Right" in words(pilot)


async def test_two_keys_at_once_judge_a_card_once(tmp_path: Path) -> None:
    recalled(tmp_path, 60)
    async with desk(tmp_path, lesson="second") as pilot:
        await review(pilot)
        await press(pilot, "enter")
        screen = pilot.app.screen
        assert isinstance(screen, ReviewScreen)
        screen.action_certain("sure")
        screen.action_certain("guess")
        await pilot.pause()
        assert [event.fraction for event in events(pilot, ItemRecalled)] == [1.0, 1.0]


async def test_what_was_mixed_up_and_surely_wrong_is_said_at_the_end(tmp_path: Path) -> None:
    for days in (60, 59):
        answered(tmp_path, days, "q-single", 0.0, response="b", question_kind="single_choice")
    async with desk(tmp_path, lesson="second") as pilot:
        await review(pilot)
        await give(pilot, right=False)
        await press(pilot, "3", "enter")
        await review(pilot, "")
        assert "1 asked, 0 kept (0%). Of 1 you were sure, and wrong: it comes back first, the next day." in words(
            pilot
        )
        assert "You took Tom for Rex 3 times (c shows them side by side)." in words(pilot)
        await press(pilot, "c")
        assert isinstance(pilot.app.screen, ConfusionsScreen)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, ReviewPage)
