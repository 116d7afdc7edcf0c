"""The mouse alone does everything but type; and what is no click is not taken for one."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input

from tests.app.driving import desk, press, screen_text
from tests.app.every_screen import WAYS, full_course
from tests.snapshots.pictures import HERE
from tui.app import CarrelApp
from tui.screens.glossary import GlossaryScreen
from tui.screens.hand_in import HandInScreen
from tui.screens.help import HelpScreen
from tui.screens.lab_text import LabTextSheet
from tui.screens.labs import LabsScreen
from tui.screens.marks import MarksScreen
from tui.screens.note import NoteScreen
from tui.screens.outline import OutlineScreen
from tui.screens.own import OwnSheet
from tui.screens.palette import Palette
from tui.screens.plan import PlanScreen
from tui.screens.quiz import QuizScreen
from tui.screens.results import ResultsScreen
from tui.screens.search import SearchScreen
from tui.screens.statistics import StatisticsScreen
from tui.screens.study import StudyScreen
from tui.screens.subjects import SubjectsScreen
from tui.screens.tables import TablesScreen
from tui.screens.term import TermSheet

BRIDGES = HERE / "course"
SIZES = [(40, 12), (80, 24)]


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return full_course(tmp_path_factory.mktemp("course") / "full")


def place_of(pilot: Pilot[None], words: str) -> tuple[int, int] | None:
    """Where these words are on the screen: the cell in the middle of them, the lowest there are."""
    found = None
    for y, line in enumerate(screen_text(pilot).splitlines()):
        if words in line:
            found = line.rindex(words) + len(words) // 2, y
    return found


async def mouse(pilot: Pilot[None], kind: type[events.MouseEvent], at: tuple[int, int], button: int = 1) -> None:
    x, y = at
    assert pilot.app._driver is not None
    event = kind(None, x, y, 0, 0, button, False, False, False, screen_x=x, screen_y=y)
    event.set_sender(pilot.app)
    pilot.app._driver.send_message(event)
    await pilot.pause()


async def drag(pilot: Pilot[None], begin: tuple[int, int], end: tuple[int, int], button: int = 1) -> None:
    await mouse(pilot, events.MouseDown, begin, button)
    await mouse(pilot, events.MouseMove, end, button)
    await mouse(pilot, events.MouseUp, end, button)


async def click(pilot: Pilot[None], words: str) -> None:
    """Click on these words, which are on the screen or come there as one turns the wheel."""
    at = place_of(pilot, words)
    middle = pilot.app.size.width // 2, pilot.app.size.height // 2
    for _ in range(80):
        if at is not None:
            break
        await mouse(pilot, events.MouseScrollDown, middle, 0)
        at = place_of(pilot, words)
    assert at is not None, f"{words!r} is not on the screen:\n{screen_text(pilot)}"
    await drag(pilot, at, at)
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def choose_in_help(pilot: Pilot[None], words: str, key: str = "? Help") -> None:
    await click(pilot, key)
    assert isinstance(pilot.app.screen, HelpScreen)
    await click(pilot, words)


@pytest.mark.parametrize("size", SIZES)
async def test_a_whole_study_with_the_mouse(
    size: tuple[int, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Clicks come faster than a hand makes them, and are no double clicks.
    monkeypatch.setattr(CarrelApp, "CLICK_CHAIN_TIME_THRESHOLD", 0.0)
    async with desk(tmp_path, size=size, course=BRIDGES) as pilot:
        app = pilot.app

        def on(screen: type) -> None:
            assert isinstance(app.screen, screen), f"{app.screen}\n{screen_text(pilot)}"

        async def back(words: str = "Esc ") -> None:
            await click(pilot, words)
            on(StudyScreen)

        study = app.screen
        assert isinstance(study, StudyScreen)
        # Reading: terms, links, panes.
        await click(pilot, "tension")
        on(TermSheet)
        await back()
        await choose_in_help(pilot, "Outline.")
        on(OutlineScreen)
        await click(pilot, "Four families")
        on(StudyScreen)
        assert study.reader.place.section == "kinds"
        await choose_in_help(pilot, "Bookmark.")
        await choose_in_help(pilot, "Marks.")
        on(MarksScreen)
        await back()
        await choose_in_help(pilot, "Note.")
        on(NoteScreen)
        await back()
        # The table: a cell and its note, subjects, all tables, recall.
        await click(pilot, "Compare")
        await click(pilot, "x Subjects")
        on(SubjectsScreen)
        await click(pilot, "Enter Show")
        on(StudyScreen)
        await choose_in_help(pilot, "All tables.")
        on(TablesScreen)
        await click(pilot, "Tab Subjects")
        await click(pilot, "[ ]")
        await click(pilot, "[ ]")
        await click(pilot, "^s Show")
        on(StudyScreen)
        await click(pilot, "Read")
        await click(pilot, "Compare")
        await choose_in_help(pilot, "Hide.")
        await click(pilot, "All")
        await click(pilot, "_____")
        assert isinstance(app.screen.focused, Input), "a blank that is clicked can be typed in"
        await click(pilot, "= Show it")
        await click(pilot, "Right")
        assert "1 of " in screen_text(pilot)
        await click(pilot, "Esc ")
        # Everything that is found.
        await click(pilot, "Read")
        for words, screen in (
            ("Plan.", PlanScreen),
            ("Statistics.", StatisticsScreen),
            ("Search.", SearchScreen),
            ("Glossary.", GlossaryScreen),
            ("All labs.", LabsScreen),
        ):
            await choose_in_help(pilot, words)
            on(screen)
            await back()
        await choose_in_help(pilot, "Palette.")
        on(Palette)
        await mouse(pilot, events.MouseDown, (0, 0))
        await mouse(pilot, events.MouseUp, (0, 0))
        on(StudyScreen)
        await click(pilot, "t Quiz")
        on(QuizScreen)
        await back()
        await click(pilot, "q Quit")
        assert not app.is_running


@pytest.mark.parametrize("size", SIZES)
async def test_a_quiz_and_an_exam_with_the_mouse(
    size: tuple[int, int], course: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(CarrelApp, "CLICK_CHAIN_TIME_THRESHOLD", 0.0)
    async with desk(size=size, course=course, lesson="single_choice") as pilot:
        app = pilot.app
        await click(pilot, "t Quiz")
        assert isinstance(app.screen, QuizScreen)
        await click(pilot, "meow")
        await click(pilot, "Enter Answer")
        await click(pilot, "Enter ")
        assert isinstance(app.screen, ResultsScreen)
        await click(pilot, "Esc Back")
        await choose_in_help(pilot, "As exam.")
        await click(pilot, "meow")
        await click(pilot, "Enter Keep")
        assert isinstance(app.screen, HandInScreen)
        await click(pilot, "Esc Back")
        await click(pilot, "^s Hand in")
        await click(pilot, "Enter Hand in")
        assert isinstance(app.screen, ResultsScreen) and app.screen.result.fraction == 1.0
        await click(pilot, "n Next lesson")
        assert isinstance(app.screen, StudyScreen) and app.screen.lesson.id == "short_answer"


async def test_minutes_are_chosen_with_a_click(course: Path) -> None:
    async with desk(course=course) as pilot:
        await press(pilot, "m")
        await pilot.app.workers.wait_for_complete()
        await click(pilot, " 20 ")
        assert "[20]" in screen_text(pilot)


@pytest.mark.parametrize(
    "way",
    [name for name, way in WAYS.items() if way.screen.endswith(("Sheet", "InScreen")) or name in ("help", "note")]
    + ["plan", "courses", "subjects", "outline", "palette"],
)
async def test_a_click_beside_a_sheet_is_its_escape(way: str, course: Path) -> None:
    async with desk(size=(120, 40), course=course) as pilot:
        app = pilot.app
        await WAYS[way].go(pilot)
        sheet = app.screen
        assert isinstance(sheet, OwnSheet | Palette)
        await drag(pilot, (3, 0), (3, 0))
        if isinstance(sheet, LabTextSheet):
            assert app.screen is sheet, "what was typed would be lost"
        else:
            assert app.screen is not sheet and sheet not in app.screen_stack


async def test_text_that_is_selected_is_not_clicked_on(course: Path) -> None:
    async with desk(course=course) as pilot:
        app = pilot.app
        study = app.screen
        at = place_of(pilot, "cat")
        assert at is not None
        await drag(pilot, (at[0] + 8, at[1]), at)
        assert app.screen is study and study.get_selected_text() is not None
        await drag(pilot, at, at, button=3)
        assert app.screen is study, "nor is it with another button"
        await drag(pilot, (at[0] - 1, at[1]), at)
        assert isinstance(app.screen, TermSheet), "a hand that slips by a cell clicks"


async def test_one_who_pulls_away_from_a_row_leaves_it(course: Path) -> None:
    async with desk(course=course) as pilot:
        await press(pilot, "F", "w")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        await drag(pilot, (10, 3), (20, 6))
        assert isinstance(pilot.app.screen, SearchScreen)
        await drag(pilot, (10, 3), (10, 3))
        assert isinstance(pilot.app.screen, StudyScreen)


async def test_the_second_of_two_clicks_does_nothing_on_the_screen_that_the_first_led_to(course: Path) -> None:
    async with desk(course=course) as pilot:
        app = pilot.app
        at = place_of(pilot, "A cat")
        assert at is not None
        term = at[0] + 1, at[1]
        await drag(pilot, term, term)
        await drag(pilot, term, term)
        assert isinstance(app.screen, TermSheet), "a click beside the sheet would close it again"
        await pilot.pause(app.CLICK_CHAIN_TIME_THRESHOLD)
        await drag(pilot, term, term)
        assert isinstance(app.screen, StudyScreen)
