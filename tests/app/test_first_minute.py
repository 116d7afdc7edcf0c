"""The first start: four keys, and the first lesson behind them; nothing in the way of who knows what to press."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.app.driving import SIZES, make_app, press, screen_text
from tests.app.terminal import carrel
from tui.screens.help import HelpScreen
from tui.screens.quiz import QuizScreen
from tui.screens.study import StudyScreen
from tui.screens.welcome import WelcomeScreen


@pytest.mark.parametrize("size", SIZES)
async def test_it_shows_the_keys_that_matter_and_the_lesson_behind(size: tuple[int, int]) -> None:
    app = make_app(None, welcome=True)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        shown = " ".join(screen_text(pilot).split())
        assert "Welcome to Carrel" in shown
        assert app.study and app.study.lesson and app.study.lesson.title == "First lesson"
        for words in ("reads on", "side by side", "asks you", "every key"):
            assert words in shown
        await press(pilot, "enter")
        assert type(app.screen) is StudyScreen and "Welcome to Carrel" not in screen_text(pilot)


@pytest.mark.parametrize(("key", "screen"), [("question_mark", HelpScreen), ("t", QuizScreen), ("c", StudyScreen)])
async def test_a_key_closes_it_and_does_what_it_does(key: str, screen: type) -> None:
    app = make_app(None, welcome=True)
    async with app.run_test() as pilot:
        await pilot.pause()
        assert isinstance(app.screen, WelcomeScreen)
        await press(pilot, key)
        await pilot.pause()
        assert type(app.screen) is screen
        assert key != "c" or (app.study and app.study.tab == "compare")


async def test_a_click_closes_it() -> None:
    app = make_app(None, welcome=True)
    async with app.run_test() as pilot:
        await pilot.pause()
        await pilot.click(offset=(40, 12))
        await pilot.pause()
        assert type(app.screen) is StudyScreen


def test_it_comes_once(tmp_path: Path) -> None:
    with carrel(tmp_path) as terminal:
        terminal.wait_for("Welcome to Carrel")
        terminal.press("q")
        assert terminal.exit_code() == 0
    with carrel(tmp_path) as terminal:
        terminal.wait_for("What is generative AI?")
        terminal.read(0.5)
        assert "Welcome to Carrel" not in terminal.screen
        terminal.press("q")
        assert terminal.exit_code() == 0
