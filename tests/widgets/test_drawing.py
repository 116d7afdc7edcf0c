"""How lines are drawn: what is drawn once is kept, no control code passes, and the list of lessons scrolls seldom."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from rich.segment import Segment
from textual.color import Color

from tests.app.driving import desk, press
from tests.bench.courses import write_course
from tui.widgets.guard import GUARD
from tui.widgets.lesson_list import LessonList
from tui.widgets.reader import Reader


async def test_lines_that_have_not_changed_are_not_drawn_again() -> None:
    async with desk() as pilot:
        reader = pilot.app.screen.query_one(Reader)
        first = reader.render_lines(reader.size.region)
        again = reader.render_lines(reader.size.region)
        assert [id(strip) for strip in again] == [id(strip) for strip in first]


async def test_lines_are_as_wide_as_the_pane_after_each_resize() -> None:
    async with desk() as pilot:
        reader = pilot.app.screen.query_one(Reader)
        for size in ((100, 30), (50, 12)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert {strip.cell_length for strip in reader.render_lines(reader.size.region)} == {reader.size.width}
        # The width while lines were drawn is not kept.
        reader.styles.scrollbar_size_vertical = 5
        assert reader.line_width == reader.scrollable_content_region.width


def test_no_control_code_passes_whatever_a_widget_draws() -> None:
    drawn = GUARD.apply([Segment("a\x1b]52;c;x\x07b"), Segment("plain")], Color(0, 0, 0))
    assert "".join(segment.text for segment in drawn) == "a�]52;c;x�bplain"


async def test_the_list_of_lessons_follows_by_some_rows_at_once(tmp_path: Path) -> None:
    course = write_course(tmp_path / "course", 60, size=200, questions=0)
    async with desk(course=course) as pilot:
        await press(pilot, "escape")
        lessons = pilot.app.screen.query_one(LessonList)
        tops = [0]
        for key, end in (("j", 59), ("k", 0)):
            while lessons.cursor != end:
                await press(pilot, key)
                top = lessons.scroll_offset.y
                assert top <= lessons.cursor < top + lessons.size.height
                tops.append(top)
        scrolled = sum(before != now for before, now in pairwise(tops))
        assert 2 <= scrolled <= len(tops) // 6
        assert tops[-1] == 0
