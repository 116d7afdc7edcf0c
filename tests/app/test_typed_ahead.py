"""Keys typed in one burst, faster than a field opens, as over a slow line: all of them reach the field."""

from __future__ import annotations

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input

from tests.app.driving import desk, press
from tests.app.test_study import BUNDLED
from tui.screens.search import SearchScreen
from tui.screens.study import StudyScreen
from tui.widgets.comparison import ComparisonView
from tui.widgets.reader import Reader

NAMES = {"/": "slash", " ": "space"}


async def burst(pilot: Pilot[None], keys: str) -> None:
    """All of them are there before the first is looked at."""
    for key in keys:
        pilot.app.post_message(events.Key(NAMES.get(key, key), key))
    # What is passed on takes another way round than what is pressed.
    for _ in range(5):
        await pilot.pause(0.02)
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def test_find_has_all_that_was_typed() -> None:
    async with desk(course=BUNDLED) as pilot:
        await burst(pilot, "/model b")
        assert isinstance(pilot.app.screen, StudyScreen)
        [field] = pilot.app.screen.query("FindBar Input").results(Input)
        assert field.value == "model b" and pilot.app.screen.query_one(Reader).finding


async def test_search_has_all_that_was_typed() -> None:
    async with desk(course=BUNDLED) as pilot:
        await burst(pilot, "Fnoise q")
        assert isinstance(pilot.app.screen, SearchScreen)
        assert pilot.app.screen.query_one(Input).value == "noise q"


async def test_the_filter_of_a_table_has_all_that_was_typed() -> None:
    async with desk(course=BUNDLED, lesson="diffusion") as pilot:
        await press(pilot, "c")
        await burst(pilot, "fsteady")
        view = pilot.app.screen_stack[0].query_one(ComparisonView)
        assert view.field.value == "steady" and len(pilot.app.screen_stack) == 1
        assert view.shown is not None and [row.id for row in view.shown.rows] == ["training"]


async def test_a_table_is_compared_and_a_blank_filled_in_at_once() -> None:
    """Also when the tab was never looked at, and is made for the first of these keys."""
    async with desk(course=BUNDLED, lesson="diffusion") as pilot:
        await burst(pilot, "chsnoise")
        view = pilot.app.screen.query_one(ComparisonView)
        assert view.recalled is not None and view.field.value == "noise"


@pytest.mark.parametrize("keys", ["qc", "cq", "ccq"])
async def test_a_tab_that_comes_up_while_the_desk_closes_is_no_fault(keys: str) -> None:
    async with desk(course=BUNDLED, lesson="diffusion") as pilot:
        for key in keys:
            pilot.app.post_message(events.Key(key, key))
        await pilot.pause(0.05)
    assert pilot.app.return_code == 0
