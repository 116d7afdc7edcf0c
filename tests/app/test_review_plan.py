"""`I have 10 minutes` by keys: the sheet, the plan in words, the session that it begins, and the reading after it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.app.driving import COURSES, desk, press
from tests.app.test_review import answered, recalled, review, words
from tui.app import CarrelApp
from tui.course.loading import open_course
from tui.desk import Desk
from tui.progress.store import Store
from tui.screens.plan import PlanScreen
from tui.screens.review import ReviewScreen
from tui.screens.review_page import ReviewPage
from tui.screens.study import StudyScreen

SIZES = [(40, 12), (80, 24)]


async def plan(pilot: Pilot[None], *keys: str) -> str:
    """Open the sheet, press keys there, and what it says."""
    await review(pilot, "m")
    assert isinstance(pilot.app.screen, PlanScreen)
    await press(pilot, *keys)
    return words(pilot)


@pytest.mark.parametrize("size", SIZES)
async def test_minutes_are_chosen_or_typed(size: tuple[int, int], tmp_path: Path) -> None:
    answered(tmp_path, 60)
    async with desk(tmp_path, size, lesson="second") as pilot:
        said = await plan(pilot)
        assert "[10]" in said and "1 review, less than a minute" in said and "Read: First lesson, 2 min" in said
        await press(pilot, "left")
        assert "[5]" in words(pilot)
        await press(pilot, "left", "right", "right", "right")
        assert "[20]" in words(pilot)
        await press(pilot, "4", "5")
        assert "[45]" in words(pilot)
        await press(pilot, "backspace")
        assert "[4]" in words(pilot)
        await press(pilot, "9", "9")
        assert "[480]" in words(pilot), "no more than there is a plan for"
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, StudyScreen)


@pytest.mark.parametrize("size", SIZES)
async def test_reviews_then_what_was_kept_then_the_reading(size: tuple[int, int], tmp_path: Path) -> None:
    answered(tmp_path, 60)
    recalled(tmp_path, 60)
    async with desk(tmp_path, size, lesson="second") as pilot:
        await plan(pilot)
        await press(pilot, "enter")
        for _ in range(2):
            screen = pilot.app.screen
            assert isinstance(screen, ReviewScreen)
            if screen.question is None:
                await press(pilot, "enter", "3")
            else:
                key = screen.question.model_answer()[0]
                await press(pilot, key if screen.question.kind == "true_false" else "a", "3", "enter")
        await review(pilot, "")
        assert isinstance(pilot.app.screen, ReviewPage)
        said = words(pilot)
        assert "2 asked" in said and "Nothing is due until" in said
        assert "Now read First lesson, 2 min (Enter)." in said
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, StudyScreen) and pilot.app.screen.lesson_id == "first"


async def test_what_is_mixed_up_is_asked_side_by_side(tmp_path: Path) -> None:
    for days in (9, 8):
        recalled(tmp_path, days, "cell:pair/sound/cat", 0.0, response="dog")
    recalled(tmp_path, 1, "cell:pair/sound/cat")
    async with desk(tmp_path, lesson="second") as pilot:
        said = await plan(pilot)
        assert "What sets Cat and Dog apart" in said
        await press(pilot, "enter")
        screen = pilot.app.screen
        assert isinstance(screen, ReviewScreen)
        assert {step.item.id.rpartition("/")[2] for step in screen._steps} == {"cat", "dog"}


async def test_with_nothing_to_ask_it_goes_straight_to_the_reading() -> None:
    async with desk(lesson="second") as pilot:
        assert "review" not in await plan(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, StudyScreen) and pilot.app.screen.lesson_id == "first"


async def test_carrel_review_minutes_opens_the_plan(tmp_path: Path) -> None:
    answered(tmp_path, 60)
    store = Store.open(tmp_path, device="test", now=lambda: datetime.now(UTC))
    app = CarrelApp(Desk(open_course(COURSES / "small"), store), review=True, minutes=25)
    async with app.run_test() as pilot:
        await review(pilot, "")
        assert isinstance(app.screen, PlanScreen) and "[25]" in words(pilot)
        store.close()
