"""The study screen: open, read, compare, go on, come back."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.app.driving import SIZES, desk, notices, press, screen_text
from tui.screens.study import StudyScreen
from tui.widgets.field import Field
from tui.widgets.lesson_list import LessonList
from tui.widgets.reader import Reader

BUNDLED = Path(__file__).parent.parent.parent / "lessons" / "generative-ai-vs-llms"


@pytest.mark.parametrize("size", SIZES)
async def test_opens_on_the_first_lesson_with_its_text(size: tuple[int, int]) -> None:
    async with desk(size=size) as pilot:
        text = screen_text(pilot)
        assert "First lesson" in text
        assert "Section one" in text
        assert "q Quit" in text or size[0] == 40


async def test_brackets_in_lessons_are_text() -> None:
    async with desk() as pilot:
        assert "Plain words with [brackets], [/ and code[0]" in " ".join(screen_text(pilot).split())


async def test_next_and_previous_lesson_and_their_ends() -> None:
    async with desk() as pilot:
        await press(pilot, "n")
        assert "A beginning" in screen_text(pilot)
        await press(pilot, "p")
        assert "Section one" in screen_text(pilot)
        await press(pilot, "p")
        assert "This is the first lesson." in notices(pilot)


async def test_the_list_opens_a_lesson_by_keys_and_by_mouse() -> None:
    async with desk() as pilot:
        await press(pilot, "escape", "down", "enter")
        assert "A beginning" in screen_text(pilot)
        assert isinstance(pilot.app.focused, Reader)
        await pilot.click(LessonList, offset=(5, 0))
        await pilot.pause()
        assert "Section one" in screen_text(pilot)


async def test_states_of_lessons_go_from_not_started_to_read() -> None:
    async with desk(size=(120, 40)) as pilot:
        lessons = pilot.app.screen.query_one(LessonList)
        assert "○" in lessons.line(1).plain
        await press(pilot, "n")
        assert "●" in lessons.line(1).plain, "a lesson that fits the screen has been read to its end"
        assert "2 of 3 read" in screen_text(pilot)


async def test_a_long_lesson_is_read_only_when_its_ends_were_seen() -> None:
    async with desk(course=BUNDLED) as pilot:
        lessons = pilot.app.screen.query_one(LessonList)
        assert "◐" in lessons.line(0).plain
        for _ in range(40):
            await press(pilot, "pagedown")
        assert "●" in lessons.line(0).plain


async def test_a_broken_lesson_says_where_and_what_and_the_rest_still_works() -> None:
    async with desk(lesson="broken") as pilot:
        reader = pilot.app.screen.query_one(Reader)
        text = "".join(reader.line(number).plain.strip() for number in reader.line_numbers())
        assert "03-broken.yaml:5:" in text, "the place, wherever its path is broken into lines"
        assert "titel" in text
        assert "Traceback" not in text
        await press(pilot, "t")
        assert "no quiz" in notices(pilot)
        await press(pilot, "p")
        assert "A beginning" in screen_text(pilot)


@pytest.mark.parametrize("other_width", [48, 80, 200])
async def test_closing_and_opening_brings_back_lesson_tab_and_the_same_sentence(
    tmp_path: Path, other_width: int
) -> None:
    async with desk(tmp_path, (120, 24), BUNDLED, "what-is-an-llm") as pilot:
        await press(pilot, "pagedown", "pagedown", "down")
        reader = pilot.app.screen.query_one(Reader)
        while not (top := reader.line(reader.scroll_offset.y).plain.split()[:4]):
            await press(pilot, "down")
        await press(pilot, "c", "q")
    async with desk(tmp_path, (other_width, 24), BUNDLED) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, StudyScreen)
        assert screen.lesson_id == "what-is-an-llm"
        assert screen.comparison.display
        await press(pilot, "r")
        first_lines = " ".join(screen.reader.line(screen.reader.scroll_offset.y + n).plain for n in range(3))
        assert " ".join(top) in " ".join(first_lines.split())


async def test_resizing_keeps_the_sentence_at_the_top() -> None:
    async with desk(size=(120, 24), course=BUNDLED) as pilot:
        await press(pilot, "pagedown", "pagedown")
        reader = pilot.app.screen.query_one(Reader)
        before = reader.place
        for size in ((60, 20), (1, 1), (40, 12), (120, 24)):
            await pilot.resize_terminal(*size)
            await pilot.pause(0.1)
        assert (reader.place.section, reader.place.line) == (before.section, before.line)


async def test_links_lead_to_lesson_and_section() -> None:
    async with desk() as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, StudyScreen)
        screen.reader.follow("second#two")
        await pilot.pause()
        assert screen.lesson_id == "second"
        screen.reader.follow("nowhere")
        await pilot.pause()
        assert "no lesson 'nowhere'" in notices(pilot)


async def test_a_link_in_a_lesson_cannot_run_an_action() -> None:
    async with desk() as pilot:
        pilot.app.screen.query_one(Reader).follow("app.quit")
        await pilot.pause()
        assert pilot.app.is_running and pilot.app.return_value is None


async def test_text_is_selected_with_the_mouse_and_copied() -> None:
    async with desk() as pilot:
        reader = pilot.app.screen.query_one(Reader)
        row = next(n for n in reader.line_numbers() if reader.line(n).plain.startswith("Plain words"))
        await pilot.mouse_down(Reader, offset=(reader.indent, row))
        await pilot.hover(Reader, offset=(reader.indent + 11, row))
        await pilot.mouse_up(Reader, offset=(reader.indent + 11, row))
        await pilot.pause()
        assert pilot.app.screen.get_selected_text() == "Plain words"


async def test_what_the_mouse_has_marked_stays_while_other_parts_come_up() -> None:
    async with desk() as pilot:
        pilot.app.screen.text_select_all()
        marked = pilot.app.screen.get_selected_text()
        await pilot.app.screen.mount(Field())
        await pilot.pause()
        assert marked and pilot.app.screen.get_selected_text() == marked
