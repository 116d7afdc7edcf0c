"""Search by keys and by mouse: as one types, what is found is shown, and opened where it stands."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest
from textual.pilot import Pilot

from tests.app.driving import desk, press, screen_text
from tui.course import search
from tui.course.problems import CourseError, Problem
from tui.progress.events import NoteWritten
from tui.screens.glossary import GlossaryScreen
from tui.screens.search import SearchScreen
from tui.screens.study import StudyScreen
from tui.widgets.comparison.cells import CellView
from tui.widgets.reader import Reader
from tui.widgets.row_list import RowList

BUNDLED = Path(__file__).parents[2] / "lessons" / "generative-ai-vs-llms"
SIZES = [(40, 12), (80, 24)]


async def look_for(pilot: Pilot[None], words: str) -> None:
    """Open search, wait until the course has been read, and type."""
    await press(pilot, "F")
    await pilot.app.workers.wait_for_complete()
    await press(pilot, *("space" if letter == " " else letter for letter in words))


def shown(pilot: Pilot[None]) -> str:
    """What is on the screen, on one line."""
    return " ".join(screen_text(pilot).split())


@pytest.mark.parametrize("size", SIZES)
async def test_it_says_what_to_type_and_finds_as_one_types(size: tuple[int, int]) -> None:
    async with desk(size=size) as pilot:
        await press(pilot, "F")
        assert "Type what you look for." in shown(pilot)
        await press(pilot, "escape")
        await look_for(pilot, "purr")
        assert "▸ Table Sound: Cat" in shown(pilot) and "It purrs and mews" in shown(pilot)
        assert "1 found" in shown(pilot)


@pytest.mark.parametrize("size", SIZES)
async def test_a_section_opens_where_it_stands(size: tuple[int, int]) -> None:
    async with desk(size=size, course=BUNDLED) as pilot:
        await look_for(pilot, "mode collapse")
        screen = pilot.app.screen
        assert isinstance(screen, SearchScreen)
        place = next(number for number, hit in enumerate(screen._hits) if hit.kind == "section")
        await press(pilot, *["down"] * place)
        assert screen.rows.cursor == place
        await press(pilot, "enter")
        study = pilot.app.screen
        assert isinstance(study, StudyScreen) and study.lesson_id == "gans"
        assert isinstance(pilot.app.focused, Reader) and "Mode collapse" in screen_text(pilot)
        assert study.reader.place.section == "mode-collapse"


@pytest.mark.parametrize("size", SIZES)
async def test_a_cell_opens_the_comparison(size: tuple[int, int]) -> None:
    async with desk(size=size, lesson="second") as pilot:
        await look_for(pilot, "growls")
        await press(pilot, "enter")
        assert isinstance(pilot.app.focused, CellView) and "Cats and dogs" in screen_text(pilot)
        assert isinstance(pilot.app.screen, StudyScreen) and pilot.app.screen.lesson_id == "first"


@pytest.mark.parametrize("size", SIZES)
async def test_a_lesson_opens_although_the_list_covers_the_text(size: tuple[int, int]) -> None:
    async with desk(size=size) as pilot:
        await press(pilot, "escape")
        await look_for(pilot, "second lesson")
        await press(pilot, "enter")
        assert isinstance(pilot.app.focused, Reader) and "A beginning" in screen_text(pilot)


@pytest.mark.parametrize("size", SIZES)
async def test_a_term_is_shown_in_the_glossary(size: tuple[int, int]) -> None:
    async with desk(size=size, course=BUNDLED) as pilot:
        await look_for(pilot, "mode collapse")
        screen = pilot.app.screen
        assert isinstance(screen, SearchScreen) and screen._hits[0].kind == "term"
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, GlossaryScreen) and "▸ mode collapse" in screen_text(pilot)


@pytest.mark.parametrize("size", SIZES)
async def test_nothing_found_is_said_and_enter_does_nothing(size: tuple[int, int]) -> None:
    async with desk(size=size) as pilot:
        await look_for(pilot, "zebra")
        assert "Nothing in this course has all these words." in shown(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, SearchScreen)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, StudyScreen)


async def test_hostile_words_are_words() -> None:
    async with desk() as pilot:
        await look_for(pilot, "")
        for words in ('" * ( OR NEAR/3 ^', "[/red]", "[@click=app.quit]", "' --"):
            pilot.app.screen.query_one("#field").value = words  # type: ignore[attr-defined]
            await pilot.pause()
        assert isinstance(pilot.app.screen, SearchScreen)


async def test_brackets_of_the_course_are_shown_as_they_are() -> None:
    async with desk() as pilot:
        await look_for(pilot, "brackets")
        assert "Plain words with [brackets], [/ and code[0]" in shown(pilot)


async def test_the_mouse_opens_a_hit() -> None:
    async with desk() as pilot:
        await look_for(pilot, "words")
        hits = pilot.app.screen._hits  # type: ignore[attr-defined]
        place = next(number for number, hit in enumerate(hits) if hit.lesson == "second")
        rows = pilot.app.screen.query_one(RowList)
        await pilot.click(RowList, offset=(5, rows._starts[place]))
        await pilot.pause()
        assert isinstance(pilot.app.screen, StudyScreen) and pilot.app.screen.lesson_id == "second"


async def test_the_cursor_stays_in_sight_and_within_the_hits() -> None:
    async with desk(size=(40, 12), course=BUNDLED) as pilot:
        await look_for(pilot, "m")
        for key in ("down", "pagedown", "pagedown", "up"):
            await press(pilot, key)
            assert "▸" in screen_text(pilot)
        await press(pilot, *["pagedown"] * 12)
        screen = pilot.app.screen
        assert isinstance(screen, SearchScreen) and screen.rows.cursor == len(screen._hits) - 1
        await press(pilot, *["pageup"] * 12)
        assert screen.rows.cursor == 0 and "▸" in screen_text(pilot)


async def test_keys_are_answered_while_the_course_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    going_on = Event()
    real = search._lesson

    def slow(lesson: search.Lesson) -> object:
        assert going_on.wait(30)
        return real(lesson)

    monkeypatch.setattr(search, "_lesson", slow)
    async with desk() as pilot:
        await press(pilot, "F", "p", "u", "r")
        assert "Reading the course…" in shown(pilot) and "pur" in shown(pilot)
        going_on.set()
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert "It purrs and mews" in shown(pilot)


async def test_leaving_meanwhile_ends_the_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    going_on, read = Event(), []
    real = search._lesson

    def slow(lesson: search.Lesson) -> object:
        read.append(lesson.id)
        assert going_on.wait(30)
        return real(lesson)

    monkeypatch.setattr(search, "_lesson", slow)
    async with desk() as pilot:
        await press(pilot, "F", "escape")
        going_on.set()
        await pilot.pause(0.2)
        assert isinstance(pilot.app.screen, StudyScreen) and len(read) <= 1


async def test_the_course_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read = []
    real = search._lesson
    monkeypatch.setattr(search, "_lesson", lambda lesson: read.append(lesson.id) or real(lesson))
    async with desk() as pilot:
        await look_for(pilot, "purr")
        await press(pilot, "escape", "F", *"mews")
        assert "It purrs and mews" in shown(pilot) and read == ["first", "second"]


async def test_a_note_just_written_is_found_and_opens_its_section() -> None:
    async with desk() as pilot:
        await look_for(pilot, "")
        await press(pilot, "escape")
        pilot.app.desk.record(NoteWritten, lesson="second", section="two", text="my own thought")  # type: ignore[attr-defined]
        await look_for(pilot, "thought")
        assert "▸ Note Your note · Second lesson" in shown(pilot)
        await press(pilot, "enter")
        study = pilot.app.screen
        assert isinstance(study, StudyScreen) and study.lesson_id == "second"


async def test_a_course_that_can_not_be_searched_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: object) -> search.Index:
        raise CourseError([Problem("search", "no-search", "this Python can't search")])

    monkeypatch.setattr("tui.screens.search.Index", refuse)
    async with desk() as pilot:
        await look_for(pilot, "purr")
        assert "this Python can't search" in shown(pilot)
