"""What the random walk found: keys and clicks that come after what they were meant for has gone do no harm."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from rich.style import Style
from textual import events
from textual.command import CommandList

from tests.app.driving import COURSES, desk, press
from tests.app.every_screen import WAYS, full_course
from tui.screens.glossary import GlossaryScreen
from tui.screens.palette import Palette
from tui.screens.search import SearchScreen
from tui.screens.statistics import StatisticsScreen
from tui.screens.study import StudyScreen
from tui.screens.welcome import WelcomeScreen
from tui.widgets.field import Field
from tui.widgets.reader import Reader


@pytest.mark.parametrize("make", [GlossaryScreen, SearchScreen, WelcomeScreen, Palette])
async def test_a_screen_is_left_once_however_often_one_asks(make: Callable[[], GlossaryScreen]) -> None:
    async with desk() as pilot:
        screen = make()
        await pilot.app.push_screen(screen)
        screen.dismiss(None)
        screen.dismiss(None)
        await pilot.pause()
        assert isinstance(pilot.app.screen, StudyScreen) and len(pilot.app.screen_stack) == 1


async def test_what_was_pressed_on_a_screen_that_was_left_is_not_done() -> None:
    async with desk() as pilot:
        await press(pilot, "s")
        screen = pilot.app.screen
        await screen.run_action("leave")
        await screen.run_action("leave")
        await pilot.pause()
        assert isinstance(pilot.app.screen, StudyScreen)


async def test_a_click_on_a_widget_that_was_taken_away_is_none() -> None:
    async with desk(course=COURSES / "every-kind") as pilot:
        reader = pilot.app.screen.query_one(Reader)
        place = reader.region.offset
        reader._parent = None
        await pilot.app.on_event(events.MouseDown(None, *place, 0, 0, 1, False, False, False, *place))
        reader._parent = pilot.app.screen.query_one("#lesson")
        await pilot.pause()
        assert pilot.app.is_running


async def test_a_list_that_no_room_is_left_for_is_laid_out_when_there_is() -> None:
    async with desk() as pilot:
        await pilot.resize_terminal(1, 1)
        await press(pilot, "g", "down", "down")
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert isinstance(pilot.app.screen, GlossaryScreen)


async def test_page_down_in_a_palette_that_is_not_laid_out_yet() -> None:
    async with desk() as pilot:
        await pilot.resize_terminal(1, 1)
        await press(pilot, "ctrl+p", "a", "pagedown", "pageup", "escape")
        assert isinstance(pilot.app.screen, StudyScreen)


async def test_a_click_on_a_line_of_the_palette_that_has_gone_chooses_nothing() -> None:
    async with desk() as pilot:
        await press(pilot, "ctrl+p")
        commands = pilot.app.screen.query_one(CommandList)
        while not commands.option_count:
            await pilot.pause()
        place = commands.region.x + 2, commands.region.y + 1
        click = events.Click(commands, 2, 1, 0, 0, 1, False, False, False, *place, Style(meta={"option": 1}))
        # Between the click and its answer another letter was typed, and the list is about to be filled anew.
        commands.clear_options()
        commands.post_message(click)
        await pilot.pause()
        assert pilot.app.is_running and isinstance(pilot.app.screen, Palette)


async def test_a_click_on_a_line_of_the_palette_does_what_it_says() -> None:
    async with desk() as pilot:
        await press(pilot, "ctrl+p", *"statist")
        commands = pilot.app.screen.query_one(CommandList)
        while not commands.option_count:
            await pilot.pause()
        await pilot.click(CommandList, offset=(4, 0))
        await pilot.pause()
        assert isinstance(pilot.app.screen, StatisticsScreen)


async def test_the_focus_comes_back_with_the_room(tmp_path: Path) -> None:
    async with desk(course=full_course(tmp_path / "course")) as pilot:
        await WAYS["quiz, typing"].go(pilot)
        field = pilot.app.screen.focused
        assert isinstance(field, Field) and not field.cursor_blink
        await pilot.resize_terminal(1, 1)
        await pilot.resize_terminal(80, 24)
        await press(pilot, "z")
        assert pilot.app.screen.focused is field and field.value == "meqz"


async def test_who_reads_goes_on_reading_in_a_narrow_window() -> None:
    async with desk() as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, StudyScreen) and screen.lessons.display
        await pilot.resize_terminal(50, 20)
        await pilot.pause()
        assert screen.reader.is_on_screen and not screen.lessons.display
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert screen.lessons.display and screen.focused is screen.reader
