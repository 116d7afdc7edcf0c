"""What all screens have from their common base: their bars are pressed, once for each click."""

from __future__ import annotations

import importlib
import pkgutil
from pathlib import Path

import pytest
from textual.screen import Screen

from tests.app.driving import desk, press, screen_text
from tests.app.every_screen import WAYS, full_course
from tui import screens
from tui.app import CarrelApp
from tui.course.loading import open_course
from tui.screens.own import OwnScreen, OwnSheet
from tui.screens.palette import Palette
from tui.screens.subjects import SubjectsScreen
from tui.screens.tables import TablesScreen


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return full_course(tmp_path_factory.mktemp("course") / "full")


def test_every_screen_is_built_on_it_and_none_answers_its_bars_itself() -> None:
    for module in pkgutil.iter_modules(screens.__path__):
        for value in vars(importlib.import_module(f"{screens.__name__}.{module.name}")).values():
            if isinstance(value, type) and issubclass(value, Screen) and value.__module__.startswith("tui."):
                assert issubclass(value, OwnScreen | Palette), value
                # Textual would call both handlers.
                assert value is OwnScreen or "on_buttons_pressed" not in vars(value), value
                # Default styles come along the first of the bases only.
                assert not issubclass(value, OwnSheet) or "ModalScreen" in value._css_type_names, value
    assert OwnSheet.dismiss is OwnScreen.dismiss


async def test_a_click_on_a_key_presses_it_once(course: Path) -> None:
    async with desk(size=(120, 40), course=course) as pilot:
        await WAYS["subjects"].go(pilot)
        sheet = pilot.app.screen
        assert isinstance(sheet, SubjectsScreen)
        before = set(sheet._ticked)
        lines = screen_text(pilot).splitlines()
        row = next(number for number, line in enumerate(lines) if "Space Tick" in line)
        await pilot.click(offset=(lines[row].index("Space Tick") + 7, row))
        await pilot.pause()
        assert len(sheet._ticked ^ before) == 1


async def test_the_tables_of_a_course_are_read_once_until_it_is_another(course: Path) -> None:
    async with desk(size=(120, 40), course=course) as pilot:
        app = pilot.app
        assert isinstance(app, CarrelApp)

        async def read() -> object:
            await press(pilot, "a")
            await app.workers.wait_for_complete()
            await pilot.pause()
            assert isinstance(app.screen, TablesScreen)
            await press(pilot, "escape")
            return app.tables_read

        await press(pilot, "c")
        first = await read()
        assert first is not None and await read() is first
        app.desk.course = open_course(course)
        assert await read() is not first
