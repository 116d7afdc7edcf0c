"""The outline by keys and by mouse: where one is, what was read and marked, and going elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.app.driving import desk, notices, press, screen_text
from tests.app.marks_course import marks_course
from tui.screens.note import NoteScreen
from tui.screens.outline import OutlineScreen
from tui.screens.study import StudyScreen
from tui.widgets.reader import Reader
from tui.widgets.row_list import RowList

SIZES = [(40, 12), (80, 24), (200, 60)]


@pytest.fixture
def course(tmp_path: Path) -> Path:
    return marks_course(tmp_path / "course")


def rows(pilot: Pilot[None]) -> list[str]:
    """All rows of the outline, whether on the screen or not."""
    view = pilot.app.screen.query_one(RowList)
    return [view.line(number).plain.rstrip() for number in view.line_numbers()]


def study(pilot: Pilot[None]) -> StudyScreen:
    screen = pilot.app.screen
    assert isinstance(screen, StudyScreen)
    return screen


@pytest.mark.parametrize("size", SIZES)
async def test_it_lists_sections_and_headings_without_their_marks(course: Path, size: tuple[int, int]) -> None:
    async with desk(size=size, course=course) as pilot:
        await press(pilot, "O")
        assert [row.removesuffix("  (here)").lstrip("▸ ") for row in rows(pilot)[:4]] == [
            "Long lesson",
            "Section number 1",
            "Heading of 1",
            "Below it 1",
        ]
        indents = [len(row) - len(row.lstrip("▸ ")) for row in rows(pilot)[1:4]]
        assert indents == [4, 6, 8] and len(rows(pilot)) == 1 + 8 * 3 + 1
        assert rows(pilot)[-1].strip() == "Sources"
        assert rows(pilot)[0].startswith("▸") and rows(pilot)[0].endswith("(here)")


@pytest.mark.parametrize("size", SIZES)
async def test_enter_goes_to_a_heading_and_the_outline_opens_there(course: Path, size: tuple[int, int]) -> None:
    async with desk(size=size, course=course) as pilot:
        await press(pilot, "O", *["down"] * 8, "enter")
        reader = study(pilot).reader
        assert reader.place.section == "s3" and pilot.app.focused is reader
        assert reader.line(reader.scroll_offset.y).plain.strip() == "Heading of 3"
        await press(pilot, "O")
        assert rows(pilot)[8].startswith("▸") and rows(pilot)[8].endswith("(here)")
        assert "Heading of 3" in screen_text(pilot), "with many sections the row is scrolled to"
        await press(pilot, "escape")
        assert study(pilot).reader.place.section == "s3"


@pytest.mark.parametrize("size", SIZES)
async def test_the_ends_and_pages_keep_the_cursor_in_sight(course: Path, size: tuple[int, int]) -> None:
    async with desk(size=size, course=course) as pilot:
        await press(pilot, "O", "end")
        assert "▸   Sources" in screen_text(pilot)
        await press(pilot, "pageup", "home", "up")
        assert "▸   Long lesson" in screen_text(pilot)
        await press(pilot, "pagedown", "j", "k")
        assert rows(pilot)[10].startswith("▸")


@pytest.mark.parametrize("size", SIZES)
async def test_where_one_went_is_where_one_is_though_it_cannot_stand_at_the_top(
    course: Path, size: tuple[int, int]
) -> None:
    async with desk(size=size, course=course) as pilot:
        await press(pilot, "O", "end", "enter")
        assert "A book" in screen_text(pilot)
        await press(pilot, "O")
        assert rows(pilot)[-1].endswith("Sources  (here)") and rows(pilot)[-1].startswith("▸")
        await press(pilot, "escape", "left_square_bracket", "O")
        assert "Section number 8  (here)" in screen_text(pilot)
        # From section to section likewise.
        await press(pilot, "escape", "right_square_bracket", "O")
        assert rows(pilot)[-1].endswith("(here)")


async def test_where_one_is_follows_reading(course: Path) -> None:
    async with desk(course=course) as pilot:
        await press(pilot, *["pagedown"] * 3, "O")
        here = next(number for number, row in enumerate(rows(pilot)) if row.endswith("(here)"))
        place = pilot.app.screen_stack[0].query_one(Reader).place
        screen = pilot.app.screen
        assert isinstance(screen, OutlineScreen)
        stop, after = screen._stops[here], screen._stops[here + 1]
        assert stop.section == place.section and stop.line <= place.line
        assert after.section != place.section or after.line > place.line


async def test_read_sections_are_ticked_and_marks_are_shown_and_explained(course: Path) -> None:
    async with desk(course=course) as pilot:
        await press(pilot, "O")
        assert "✓" not in "".join(rows(pilot)) and "read" not in screen_text(pilot)
        await press(pilot, "escape", *["pagedown"] * 5, "O")
        assert rows(pilot)[1].startswith("  ✓ Section number 1")
        await press(pilot, "home", "down", "b", "e", *"hm", "escape")
        assert isinstance(pilot.app.screen, OutlineScreen)
        assert rows(pilot)[1].startswith("▸ ✓ Section number 1  ⚑✎")
        assert "✓\N{NO-BREAK SPACE}read   ⚑\N{NO-BREAK SPACE}bookmark   ✎\N{NO-BREAK SPACE}note" in screen_text(pilot)
        await press(pilot, "b")
        assert "⚑" not in screen_text(pilot)


async def test_a_note_on_a_heading_is_on_its_section(course: Path) -> None:
    async with desk(course=course) as pilot:
        await press(pilot, "O", "down", "down", "e")
        screen = pilot.app.screen
        assert isinstance(screen, NoteScreen) and "Note › Section number 1" in screen_text(pilot)


async def test_the_mouse_goes_there(course: Path) -> None:
    async with desk(course=course) as pilot:
        await press(pilot, "O")
        await pilot.click(RowList, offset=(8, 4))
        await pilot.pause()
        assert study(pilot).reader.place.section == "s2"


async def test_a_lesson_that_can_not_be_read_says_so(course: Path) -> None:
    async with desk(course=course, lesson="broken") as pilot:
        await press(pilot, "O")
        assert "has no outline" in notices(pilot)


async def test_help_is_at_hand(course: Path) -> None:
    async with desk(course=course) as pilot:
        await press(pilot, "O", "question_mark")
        assert "Go to the section or heading at the cursor" in " ".join(screen_text(pilot).split())
        await press(pilot, "escape", "escape")
        assert isinstance(pilot.app.screen, StudyScreen)
