"""From every screen Ctrl+Q ends the desk in order, with the place and all that was written kept; so does `q`, or it
closes what lies over the desk. Every screen goes through every size, down to a single cell, and back."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from tests.app.driving import desk, press, screen_text
from tests.app.every_screen import WAYS, every_screen, full_course
from tui.actions.remap import checked
from tui.app import CarrelApp
from tui.progress.store import Store
from tui.screens.study import StudyScreen

# Not at the top, so that what is kept can be told from what comes by itself.
SECTION = "s4"
# Where other lines may come into sight around the one that one is at: that one.
# (A lab opens in a thread, and may be ready only after the first of the sizes.)
IN_SIGHT = {"comparison": "▸ Dog  dog 2", "lab": "Course and code", "lab tab": "Lab"}
SIZES = [(1, 1), (20, 5), (40, 12), (200, 60), (1, 1), (80, 24)]


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return full_course(tmp_path_factory.mktemp("course") / "full")


def study(pilot: Pilot[None]) -> StudyScreen:
    screen = pilot.app.screen_stack[0]
    assert isinstance(screen, StudyScreen)
    return screen


async def reach(pilot: Pilot[None], way: str) -> None:
    """Read on to a section, then go to a screen."""
    assert isinstance(pilot.app, CarrelApp)
    pilot.app.follow(f"all#{SECTION}")
    await pilot.pause()
    await press(pilot, "down", "down")
    await WAYS[way].go(pilot)
    await pilot.pause(0.1)
    assert type(pilot.app.screen).__name__ == WAYS[way].screen


def kept(home: Path) -> Store:
    return Store.open(home, device="test", now=lambda: datetime.now(UTC))


def test_there_is_a_way_to_every_screen() -> None:
    assert every_screen() - {way.screen for way in WAYS.values()} == set()


@pytest.mark.parametrize("way", WAYS)
async def test_ctrl_q_ends_the_desk_and_the_place_is_kept(way: str, course: Path, tmp_path: Path) -> None:
    async with desk(tmp_path, course=course) as pilot:
        await reach(pilot, way)
        place = study(pilot).reader.place
        await press(pilot, "ctrl+q")
        assert not pilot.app.is_running and pilot.app.return_code == 0
    state = kept(tmp_path).state.course("full").lessons["all"]
    assert (state.place.section, state.place.line, state.place.offset) == (place.section, place.line, place.offset)
    assert place.section == SECTION
    assert state.notes == ({SECTION: "q"} if way == "note" else {}), "a note is kept when half typed"
    async with desk(tmp_path, course=course) as pilot:
        found = study(pilot).reader.place
        assert (found.section, found.line, found.offset) == (place.section, place.line, place.offset)


@pytest.mark.parametrize("way", WAYS)
async def test_q_ends_the_desk_or_closes_a_sheet_or_is_typed(way: str, course: Path, tmp_path: Path) -> None:
    async with desk(tmp_path, course=course) as pilot:
        await reach(pilot, way)
        typing = isinstance(pilot.app.screen.focused, Input | TextArea)
        depth = len(pilot.app.screen_stack)
        await press(pilot, "q")
        if typing:
            assert pilot.app.is_running and len(pilot.app.screen_stack) == depth
            await press(pilot, *["escape"] * 4)
            assert pilot.app.screen is study(pilot), "Escape leads out of the field, and then back"
        while pilot.app.is_running and depth > 0:
            await press(pilot, "q")
            depth -= 1
        assert not pilot.app.is_running and pilot.app.return_code == 0


def text(pilot: Pilot[None]) -> str:
    """What is on the screen; how far a scroll bar reaches may change by a fraction of a line."""
    lines = screen_text(pilot).translate({ord(sign): " " for sign in "▁▂▃▄▅▆▇█"}).splitlines()
    return "\n".join(line.rstrip() for line in lines)


@pytest.mark.parametrize("way", WAYS)
async def test_every_size_and_back(way: str, course: Path, tmp_path: Path) -> None:
    async with desk(tmp_path, course=course) as pilot:
        await reach(pilot, way)
        place, before = study(pilot).reader.place, text(pilot)
        for size in SIZES:
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert type(pilot.app.screen).__name__ == WAYS[way].screen
        assert study(pilot).reader.place == place
        if way in IN_SIGHT:
            assert IN_SIGHT[way] in before and IN_SIGHT[way] in text(pilot)
        else:
            assert text(pilot) == before


def test_ctrl_q_is_no_key_for_something_else() -> None:
    keymap, faults = checked({"app.quit": "x", "study.quiz": "ctrl+q"})
    assert keymap == {"app.quit": "x"} and "app.quit" in faults["study.quiz"]
