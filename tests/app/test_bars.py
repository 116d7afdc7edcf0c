"""The bar of keys in the narrowest terminal: it shows the way on, the way out, and help."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.app.driving import desk, press, screen_text
from tests.app.every_screen import WAYS, full_course
from tui.screens.quiz import QuizScreen
from tui.screens.results import ResultsScreen
from tui.widgets.bars import KeyBar

NARROW = (40, 12)


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return full_course(tmp_path_factory.mktemp("course") / "full")


def last_line(pilot: Pilot[None]) -> str:
    return screen_text(pilot).splitlines()[-1]


@pytest.mark.parametrize("way", [name for name in WAYS if name not in ("help", "palette", "welcome")])
async def test_the_way_on_the_way_out_and_help(way: str, course: Path) -> None:
    async with desk(size=NARROW, course=course) as pilot:
        await WAYS[way].go(pilot)
        bar = next(bar for bar in pilot.app.screen.query(KeyBar) if bar.display)
        line = "".join(segment.text for segment in bar.render_line(0))
        first, *rest = bar.keys
        wanted = [first, *(key for key in rest if key.kept or key.shown == "Esc")]
        for key in wanted:
            assert f"{key.shown} {key.words}" in line
        for key in bar.keys:
            assert key.press != "app.help" or f" {key.shown}" in line
        assert "Esc " in line or " q Quit" in line


async def test_tables_and_subjects_side_by_side(course: Path) -> None:
    async with desk(size=NARROW, course=course) as pilot:
        await press(pilot, "c", "a")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert last_line(pilot) == " Enter Open  Tab Subjects  Esc Back  F1"
        await press(pilot, "tab", "enter")
        assert last_line(pilot) == " Enter Tick  Tab Tables  Esc Back  F1"
        await press(pilot, "down", "enter")
        assert last_line(pilot) == " Enter Tick  ^s Show  Esc Back  F1 Help", "with two ticked that is the way on"


@pytest.mark.parametrize(("right", "first"), [(True, " n Next lesson  "), (False, " r Retry missed  ")])
async def test_what_results_lead_to_first(right: bool, first: str, course: Path) -> None:
    async with desk(size=NARROW, course=course, lesson="single_choice") as pilot:
        await press(pilot, "t")
        screen = pilot.app.screen
        assert isinstance(screen, QuizScreen) and screen.answering is not None
        place = screen.answering.arrangement.index(0 if right else 1)
        await press(pilot, "ab"[place], "enter", "enter")
        assert isinstance(pilot.app.screen, ResultsScreen)
        assert last_line(pilot).startswith(first)
