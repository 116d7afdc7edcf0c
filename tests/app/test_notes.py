"""Bookmarks and notes by keys: put, shown, listed, found, taken away, and never lost."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.app.driving import desk, make_app, notices, press, screen_text
from tests.app.marks_course import marks_course
from tui.app import CarrelApp
from tui.marking import MOST_CHARACTERS
from tui.progress.events import Bookmarked, NoteWritten
from tui.screens import note
from tui.screens.marks import MarksScreen
from tui.screens.note import NoteScreen
from tui.screens.study import StudyScreen

SIZES = [(40, 12), (80, 24)]


@pytest.fixture
def course(tmp_path: Path) -> Path:
    return marks_course(tmp_path / "course")


def app(pilot: Pilot[None]) -> CarrelApp:
    assert isinstance(pilot.app, CarrelApp)
    return pilot.app


def notes(pilot: Pilot[None]) -> dict[tuple[str, str], str]:
    return {(lesson, section): text for lesson, section, text in app(pilot).desk.notes()}


def shown(pilot: Pilot[None]) -> str:
    return " ".join(screen_text(pilot).split())


async def go_to(pilot: Pilot[None], section: str) -> None:
    app(pilot).follow(f"long#{section}")
    await pilot.pause()


# Bookmarks


@pytest.mark.parametrize("size", SIZES)
async def test_a_bookmark_is_put_shown_and_taken_away(course: Path, size: tuple[int, int]) -> None:
    async with desk(size=size, course=course) as pilot:
        await go_to(pilot, "s3")
        await press(pilot, "b")
        assert "Bookmark on Section number 3. B lists all." in notices(pilot) and "⚑" in screen_text(pilot)
        assert app(pilot).desk.state.lessons["long"].bookmarks == {"s3"}
        await press(pilot, "pagedown")
        assert "⚑" in screen_text(pilot), "while one is in the section its mark is in sight"
        await press(pilot, "b")
        assert "No bookmark any more on Section number 3." in notices(pilot) and "⚑" not in screen_text(pilot)
        assert app(pilot).desk.state.lessons["long"].bookmarks == set()


async def test_above_the_first_section_the_lesson_is_marked(course: Path) -> None:
    async with desk(course=course) as pilot:
        await press(pilot, "b")
        assert "Bookmark on the lesson Long lesson." in notices(pilot)
        assert app(pilot).desk.state.lessons["long"].bookmarks == {""} and "⚑" in screen_text(pilot)
        await press(pilot, "end")
        assert "A book" in screen_text(pilot) and "⚑" not in screen_text(pilot), "sources are no part of the title"


async def test_marks_of_a_section_do_not_hide_each_other(course: Path) -> None:
    async with desk(course=course) as pilot:
        await go_to(pilot, "s3")
        await press(pilot, "b", "e", "x", "escape")
        reader = pilot.app.screen_stack[0].query_one("#reader")
        margin = [line[reader.region.x : reader.region.x + 1] for line in screen_text(pilot).splitlines()]
        assert margin[reader.region.y : reader.region.y + 3] == ["⚑", "✎", " "]


async def test_it_is_there_the_next_time(tmp_path: Path, course: Path) -> None:
    async with desk(tmp_path / "home", course=course) as pilot:
        await go_to(pilot, "s3")
        await press(pilot, "b", "e", *"mine", "escape", "q")
    async with desk(tmp_path / "home", course=course) as pilot:
        await press(pilot, "B")
        assert "⚑✎ Section number 3 · Long lesson mine" in shown(pilot)


async def test_a_lesson_that_can_not_be_read_can_not_be_marked(course: Path) -> None:
    async with desk(course=course, lesson="broken") as pilot:
        await press(pilot, "b", "e")
        assert notices(pilot).count("nothing in it can be marked") == 2
        assert isinstance(pilot.app.screen, StudyScreen)


# Notes


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("key", ["escape", "ctrl+s"])
async def test_a_note_is_kept_when_the_sheet_closes(course: Path, size: tuple[int, int], key: str) -> None:
    async with desk(size=size, course=course) as pilot:
        await go_to(pilot, "s2")
        await press(pilot, "e", *"two", "enter", *"lines", key)
        assert isinstance(pilot.app.screen, StudyScreen) and "Your note is kept." in notices(pilot)
        assert notes(pilot) == {("long", "s2"): "two\nlines"} and "✎" in screen_text(pilot)
        await press(pilot, "e", "x", key)
        assert notes(pilot) == {("long", "s2"): "two\nlinesx"}, "the note as it was, the cursor at its end"


async def test_an_emptied_note_is_taken_away(course: Path) -> None:
    async with desk(course=course) as pilot:
        await press(pilot, "e", "x", "escape", "e", "backspace", "escape")
        assert notes(pilot) == {} and "it is taken away" in notices(pilot) and "✎" not in screen_text(pilot)


async def test_looking_at_a_note_writes_nothing(course: Path) -> None:
    async with desk(course=course) as pilot:
        await press(pilot, "e", "x", "escape")
        before = app(pilot).desk.store.state.seq
        await press(pilot, "e", "y", "backspace", "escape")
        assert app(pilot).desk.store.state.seq == before


async def test_what_has_rested_is_kept_before_the_sheet_closes(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(note, "REST_SECONDS", 0.05)
    async with desk(course=course) as pilot:
        await press(pilot, "e", *"rest")
        await pilot.pause(0.3)
        assert notes(pilot) == {("long", ""): "rest"} and isinstance(pilot.app.screen, NoteScreen)


async def test_the_end_of_the_program_keeps_the_note(course: Path) -> None:
    going = make_app(None, course)
    async with going.run_test() as pilot:
        await pilot.pause()
        await press(pilot, "e", *"last")
        going.leave()
    assert going.desk.notes() == [("long", "", "last")]
    going.desk.store.close()


async def test_too_long_a_note_is_refused_and_nothing_is_cut(course: Path) -> None:
    async with desk(course=course) as pilot:
        await press(pilot, "e", "a")
        screen = pilot.app.screen
        assert isinstance(screen, NoteScreen)
        screen.area.insert("b" * MOST_CHARACTERS)
        await pilot.pause()
        assert screen.area.text == "a" and "Nothing was put in." in notices(pilot)
        screen.area.insert("b" * (MOST_CHARACTERS - 1))
        await press(pilot, "c")
        assert len(screen.area.text) == MOST_CHARACTERS and "20,000 of 20,000 characters" in shown(pilot)
        await press(pilot, "backspace", "c", "escape")
        assert notes(pilot)[("long", "")][-2:] == "bc"


async def test_a_note_that_is_too_long_already_can_be_shortened(course: Path) -> None:
    async with desk(course=course) as pilot:
        app(pilot).desk.record(NoteWritten, lesson="long", text="x" * (MOST_CHARACTERS + 50))
        await press(pilot, "e", "backspace", "y", "escape")
        assert len(notes(pilot)[("long", "")]) == MOST_CHARACTERS + 49


async def test_control_characters_do_not_come_in(course: Path) -> None:
    async with desk(course=course) as pilot:
        await press(pilot, "e")
        screen = pilot.app.screen
        assert isinstance(screen, NoteScreen)
        screen.area.insert("a\x1b]52;c;ZXZpbA==\x07b\x9bmc [red]d[/]")
        await press(pilot, "escape", "B")
        assert notes(pilot) == {("long", ""): "abc [red]d[/]"} and "abc [red]d[/]" in shown(pilot)


# The person's editor


@contextmanager
def terminal_given_away(self: Any) -> Iterator[None]:
    yield


async def with_editor(pilot: Pilot[None], monkeypatch: pytest.MonkeyPatch, script: Path, body: str) -> None:
    """Open a note that says `old` in an editor that is this shell script."""
    script.write_text(f"#!/bin/sh\n{body}\n")
    script.chmod(0o755)
    monkeypatch.setenv("VISUAL", str(script))
    monkeypatch.setattr(CarrelApp, "suspend", terminal_given_away)
    await press(pilot, "e", *"old", "ctrl+o")


async def test_the_editor_writes_the_note(course: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with desk(course=course) as pilot:
        body = "printf ' and\\033[2J new\\r\\n\\n' >> \"$1\""
        await with_editor(pilot, monkeypatch, tmp_path / "editor", body)
        assert notes(pilot) == {("long", ""): "old and new"} and "old and new" in shown(pilot)
        await press(pilot, "ctrl+z", "escape")
        assert notes(pilot) == {("long", ""): "old"}


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("exit 1", "ended with code 1"),
        ("head -c 30000 /dev/zero | tr '\\0' x > \"$1\"", "A note holds 20,000 characters, and this has 30,000."),
    ],
)
async def test_an_editor_that_fails_leaves_the_note_as_it_was(
    course: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, body: str, words: str
) -> None:
    async with desk(course=course) as pilot:
        await with_editor(pilot, monkeypatch, tmp_path / "editor", body)
        assert words in notices(pilot)
        await press(pilot, "escape")
        assert notes(pilot) == {("long", ""): "old"}


async def test_where_the_app_can_not_step_aside_it_says_so(course: Path) -> None:
    async with desk(course=course) as pilot:
        await press(pilot, "e", *"old", "f3")
        assert "Your editor can't be opened from here" in notices(pilot)
        await press(pilot, "escape")
        assert notes(pilot) == {("long", ""): "old"}


# The list of all


@pytest.mark.parametrize("size", SIZES)
async def test_without_any_it_says_which_keys_make_one(course: Path, size: tuple[int, int]) -> None:
    async with desk(size=size, course=course) as pilot:
        await press(pilot, "B")
        assert "b puts a bookmark on the section at the top, and e writes a note." in shown(pilot)
        await press(pilot, "enter", "d", "e", "u")
        assert isinstance(pilot.app.screen, MarksScreen) and "Nothing was taken away here." in notices(pilot)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, StudyScreen)


@pytest.mark.parametrize("size", SIZES)
async def test_it_goes_there(course: Path, size: tuple[int, int]) -> None:
    async with desk(size=size, course=course) as pilot:
        for section in ("s5", "s2"):
            await go_to(pilot, section)
            await press(pilot, "b")
        await press(pilot, "n", "B")
        assert shown(pilot).index("Section number 2") < shown(pilot).index("Section number 5")
        await press(pilot, "down", "enter")
        screen = pilot.app.screen
        assert isinstance(screen, StudyScreen)
        assert (screen.lesson_id, screen.reader.place.section) == ("long", "s5")
        await press(pilot, "less_than_sign")
        assert screen.lesson_id == "renamed"


@pytest.mark.parametrize("size", SIZES)
async def test_what_is_taken_away_is_put_back(course: Path, size: tuple[int, int]) -> None:
    async with desk(size=size, course=course) as pilot:
        await go_to(pilot, "s2")
        await press(pilot, "b", "e", *"mine", "escape")
        await go_to(pilot, "s5")
        await press(pilot, "b", "B", "d")
        assert "Taken away: the bookmark and the note on Section number 2. Press u to put it back." in notices(pilot)
        assert notes(pilot) == {} and app(pilot).desk.state.lessons["long"].bookmarks == {"s5"}
        await press(pilot, "d")
        assert "No bookmarks and no notes yet." in shown(pilot)
        await press(pilot, "u", "u")
        assert notes(pilot) == {("long", "s2"): "mine"}
        assert app(pilot).desk.state.lessons["long"].bookmarks == {"s2", "s5"}


async def test_a_note_is_changed_from_the_list(course: Path) -> None:
    async with desk(course=course) as pilot:
        await press(pilot, "b", "B", "e", *"new", "escape")
        assert isinstance(pilot.app.screen, MarksScreen) and "⚑✎ Long lesson new" in shown(pilot)


async def test_the_mouse_opens_one(course: Path) -> None:
    async with desk(course=course) as pilot:
        await go_to(pilot, "s5")
        await press(pilot, "b", "p", "B")
        await pilot.click("#rows", offset=(8, 0))
        await pilot.pause()
        assert isinstance(pilot.app.screen, StudyScreen) and pilot.app.screen.reader.place.section == "s5"


# Names that have changed


async def test_marks_under_former_names_are_shown_and_opened(course: Path) -> None:
    async with desk(course=course) as pilot:
        record = app(pilot).desk.record
        record(Bookmarked, lesson="former", section="then")
        record(NoteWritten, lesson="renamed", section="then", text="from before")
        record(NoteWritten, lesson="renamed", section="gone", text="of a section that is gone")
        record(NoteWritten, lesson="broken", section="any", text="in a lesson that is broken now")
        await press(pilot, "B")
        assert "⚑✎ Section with a new name · Renamed lesson from before" in shown(pilot)
        assert "✎ gone · Renamed lesson of a section that is gone" in shown(pilot)
        assert "✎ any · Broken lesson in a lesson that is broken now" in shown(pilot)
        await press(pilot, "enter")
        screen = pilot.app.screen
        assert isinstance(screen, StudyScreen) and screen.reader.place.section == "now"
        await press(pilot, "b", "e", "!", "escape")
        assert app(pilot).marking.everywhere()[0].note == "from before!"
        assert not app(pilot).marking.everywhere()[0].bookmarked
        await press(pilot, "O")
        assert "Section with a new name  ✎" in screen_text(pilot)


async def test_a_link_to_a_former_name_finds_its_section(course: Path) -> None:
    async with desk(course=course) as pilot:
        app(pilot).follow("former#then")
        await pilot.pause()
        screen = pilot.app.screen
        assert isinstance(screen, StudyScreen) and screen.reader.place.section == "now"


async def test_a_new_note_is_found_at_once(course: Path) -> None:
    async with desk(course=course) as pilot:
        await press(pilot, "escape", "slash")
        await pilot.app.workers.wait_for_complete()
        await press(pilot, "escape", "escape")
        await go_to(pilot, "s4")
        await press(pilot, "e", *"wombat", "escape", "escape", "slash")
        await pilot.app.workers.wait_for_complete()
        await press(pilot, *"womb")
        assert "Note Your note" in shown(pilot)
        await press(pilot, "enter")
        screen = pilot.app.screen
        assert isinstance(screen, StudyScreen) and screen.reader.place.section == "s4"
