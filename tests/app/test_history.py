"""Back and forward through what was opened, by keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.app.driving import desk, notices, press
from tests.app.marks_course import marks_course
from tui.screens.study import StudyScreen

SIZES = [(40, 12), (80, 24)]


@pytest.fixture
def course(tmp_path: Path) -> Path:
    return marks_course(tmp_path / "course")


def where(pilot: Pilot[None]) -> tuple[str, str, str]:
    """The lesson, the section at the top, and the first line of text on the screen."""
    screen = pilot.app.screen
    assert isinstance(screen, StudyScreen)
    reader = screen.reader
    lines = (reader.line(number).plain for number in range(reader.scroll_offset.y, reader.line_numbers().stop))
    return screen.lesson_id, reader.place.section, next(line for line in lines if line.strip())


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(("back", "forward"), [("alt+left", "alt+right"), ("less_than_sign", "greater_than_sign")])
async def test_back_leads_to_the_place_that_was_left(
    course: Path, size: tuple[int, int], back: str, forward: str
) -> None:
    async with desk(size=size, course=course) as pilot:
        await press(pilot, "pagedown", "pagedown", "down")
        left = where(pilot)
        assert left[1] == "s1" and left[2] != "Section number 1"
        await press(pilot, "n")
        assert where(pilot)[0] == "renamed"
        await press(pilot, back)
        assert where(pilot) == left
        await press(pilot, forward)
        assert where(pilot)[0] == "renamed"
        await press(pilot, forward)
        assert "There is nothing to go forward to." in notices(pilot)


async def test_list_link_and_outline_are_steps_and_scrolling_is_none(course: Path) -> None:
    async with desk(course=course) as pilot:
        await press(pilot, "escape", "down", "enter")
        pilot.app.follow("long#s5")  # type: ignore[attr-defined]
        await pilot.pause()
        await press(pilot, "O", "home", *["down"] * 4, "enter")
        await press(pilot, "down", "down", "down")
        seen = []
        for _ in range(3):
            await press(pilot, "less_than_sign")
            seen.append(where(pilot)[:2])
        assert seen == [("long", "s5"), ("renamed", ""), ("long", "")]
        await press(pilot, "less_than_sign")
        assert "There is nothing to go back to." in notices(pilot) and where(pilot)[:2] == ("long", "")
        for _ in range(3):
            await press(pilot, "greater_than_sign")
        assert where(pilot)[:2] == ("long", "s2")


async def test_going_elsewhere_forgets_what_was_ahead(course: Path) -> None:
    async with desk(course=course) as pilot:
        await press(pilot, "n", "less_than_sign", "O", "end", "up", "enter", "greater_than_sign")
        assert "nothing to go forward to" in notices(pilot) and where(pilot)[:2] == ("long", "s8")


async def test_opening_what_is_open_is_no_step(course: Path) -> None:
    async with desk(course=course) as pilot:
        await press(pilot, "escape", "enter", "escape", "enter", "less_than_sign")
        assert "nothing to go back to" in notices(pilot)


async def test_the_tab_comes_back_too() -> None:
    async with desk() as pilot:
        await press(pilot, "c", "n", "alt+left")
        screen = pilot.app.screen
        assert isinstance(screen, StudyScreen) and (screen.lesson_id, screen.tab) == ("first", "compare")


async def test_another_course_begins_anew(course: Path, tmp_path: Path) -> None:
    other = marks_course(tmp_path / "other")
    async with desk(course=course) as pilot:
        await press(pilot, "n")
        pilot.app._course_chosen(other)  # type: ignore[attr-defined]
        await pilot.pause()
        await press(pilot, "alt+left")
        assert "nothing to go back to" in notices(pilot) and where(pilot)[0] == "renamed"
