"""When what is reviewed comes back is said; what was said of a card by a slip of the finger is taken back."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.app.answering import answer, asking
from tests.app.driving import desk, press, screen_text
from tests.app.test_review import SIZES, answered, events, recalled, review, words
from tests.app.test_typed_ahead import burst
from tests.review.making import GLOSSARY, TODAY, course, item
from tui.app import CarrelApp
from tui.progress.events import ItemRecalled, RecallTakenBack
from tui.progress.store import Store
from tui.review.board import load_board
from tui.review.cards import Book
from tui.review.foresight import Foresight
from tui.review.ratings import Rating
from tui.review.settings import Settings
from tui.review.steps import steps
from tui.screens.review import ReviewScreen
from tui.screens.review_page import ReviewPage


@pytest.mark.parametrize("size", SIZES)
async def test_it_says_when_a_card_comes_back_and_a_slip_is_taken_back(size: tuple[int, int], tmp_path: Path) -> None:
    # Nothing but these two is asked: the lesson that is open has no terms.
    made, home = course(tmp_path / "course", glossary=GLOSSARY.replace("lesson: later, ", "")), tmp_path / "home"
    for card in ("term:vae", "cell:table/speed/gan"):
        recalled(home, 60, card, course="c", lesson="families")
    async with desk(home, size, course=tmp_path / "course", lesson="later") as pilot:
        await review(pilot)
        screen = asking(pilot)
        assert isinstance(screen, ReviewScreen)
        await press(pilot, "u")
        assert not events(pilot, RecallTakenBack), "nothing was said yet that could be taken back"
        await press(pilot, "enter")
        said = [int(days) for days in re.findall(r"in (\d+) days", words(pilot))]
        assert "1 wrong tomorrow" in words(pilot) and len(said) == 2 and said[0] < said[1]
        first = screen.step
        await press(pilot, "1")
        assert screen.step is not first and "u Take back" in screen_text(pilot)
        await press(pilot, "u")
        assert screen.step is first and "2 asked" not in words(pilot)
        await press(pilot, "enter")
        assert [int(days) for days in re.findall(r"in (\d+) days", words(pilot))] == said, "as if nothing was said"
        await press(pilot, "3", "enter", "1")
        await review(pilot, "")
        assert "2 asked, 1 kept (50%)." in words(pilot) and "u Take back" in screen_text(pilot)
        await press(pilot, "u", "enter", "3")
        await review(pilot, "")
        assert "2 asked, 2 kept (100%)." in words(pilot)
        assert len(events(pilot, RecallTakenBack)) == 2
        await review(pilot, "")
    store = Store.open(home, device="test", now=lambda: datetime.now(UTC))
    cards = load_board(made, store, Settings(), UTC, datetime.now(UTC)).ledger.book.cards.values()
    assert {(card.rating, card.interval, card.recalled_days) for card in cards} == {(Rating.GOOD, said[1], 2)}
    store.close()


@pytest.mark.parametrize("size", SIZES)
async def test_it_says_when_a_question_comes_back(size: tuple[int, int], tmp_path: Path) -> None:
    answered(tmp_path, 60)
    answered(tmp_path, 60, "q-short", attempt="other")
    async with desk(tmp_path, size, lesson="second") as pilot:
        await review(pilot)
        await answer(pilot, right=False)
        assert "Comes back tomorrow." in words(pilot)
        await press(pilot, "enter")
        await answer(pilot, right=True)
        assert re.search(r"Comes back in \d+ days, on \d+ \w+", words(pilot))


async def test_undo_takes_a_choice_back_before_it_takes_back_the_card_before(tmp_path: Path) -> None:
    made = course(tmp_path / "course")
    asked = steps(made, [item("term:vae", "families", "term"), item("question:which", "families")])
    async with desk(tmp_path / "home", course=tmp_path / "course") as pilot:
        app = pilot.app
        assert isinstance(app, CarrelApp)
        app.push_screen(ReviewScreen(app, asked, Foresight(Book(0.9), TODAY)))
        await pilot.pause()
        await press(pilot, "enter", "1", "a", "u")
        assert asking(pilot).answering.response() == ""  # type: ignore[union-attr]
        assert not events(pilot, RecallTakenBack)
        await press(pilot, "u")
        assert [event.recall for event in events(pilot, RecallTakenBack)] == [events(pilot, ItemRecalled)[0].id]
        await press(pilot, "enter", "3", "a", "enter", "u", "ctrl+z")
        assert len(events(pilot, RecallTakenBack)) == 1, "what was answered since stands"
        await press(pilot, "enter")
        await review(pilot, "")
        assert isinstance(app.screen, ReviewPage) and "Take back" not in screen_text(pilot)
        await press(pilot, "u")
        assert len(events(pilot, RecallTakenBack)) == 1


async def test_a_card_is_taken_back_from_within_a_field(tmp_path: Path) -> None:
    made = course(tmp_path / "course")
    asked = steps(made, [item("term:vae", "families", "term"), item("question:name", "families")])
    async with desk(tmp_path / "home", course=tmp_path / "course") as pilot:
        app = pilot.app
        assert isinstance(app, CarrelApp)
        app.push_screen(ReviewScreen(app, asked, Foresight(Book(0.9), TODAY)))
        await pilot.pause()
        await press(pilot, "enter", "1")
        assert "^z Take back" in screen_text(pilot)
        await press(pilot, "ctrl+z")
        assert len(events(pilot, RecallTakenBack)) == 1 and "What is meant by VAE?" in words(pilot)


async def test_a_key_typed_right_after_taking_back_judges_nothing(tmp_path: Path) -> None:
    """What was meant for the card in view is not said of one that comes next."""
    made = course(tmp_path / "course")
    asked = steps(made, [item("term:vae", "families", "term"), item("cell:table/speed/gan", "families", "cell")])
    async with desk(tmp_path / "home", course=tmp_path / "course") as pilot:
        app = pilot.app
        assert isinstance(app, CarrelApp)
        app.push_screen(ReviewScreen(app, asked, Foresight(Book(0.9), TODAY)))
        await pilot.pause()
        await press(pilot, "enter", "1", "enter")
        assert len(events(pilot, ItemRecalled)) == 1
        await burst(pilot, "u3")
        assert [event.recall for event in events(pilot, RecallTakenBack)] == [events(pilot, ItemRecalled)[0].id]
        assert len(events(pilot, ItemRecalled)) == 1 and "What is meant by VAE?" in words(pilot)
