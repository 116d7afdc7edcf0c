"""What someone new stumbled over: a key that leads to a pane leads into it, help is about what has the focus, and can
be clicked; sheets have help too."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import TextArea

from tests.app.driving import COURSES, SIZES, desk, notices, press, screen_text
from tests.app.every_screen import WAYS, full_course
from tui.app import CarrelApp
from tui.screens.help import HelpScreen, HelpView
from tui.screens.quiz import QuizScreen
from tui.screens.study import StudyScreen
from tui.widgets.comparison.cells import CellView
from tui.widgets.lesson_list import LessonList
from tui.widgets.reader import Reader


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return full_course(tmp_path_factory.mktemp("course") / "full")


def explained(pilot: Pilot[None]) -> dict[str, str]:
    """What the help that is open says, by key."""
    view = pilot.app.screen.query_one(HelpView)
    lines = [view.line(number) for number in view.line_numbers()]
    said = {}
    for line in lines:
        if line.pieces and line.pieces[0].role == "accent":
            key, *rest = (piece.text for piece in line.pieces)
            said.setdefault(key.strip(), "".join(rest).strip())
    return said


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(("key", "pane"), [("c", CellView), ("r", Reader)])
async def test_a_key_for_a_pane_leads_from_the_list_into_it(
    key: str, pane: type, size: tuple[int, int], course: Path
) -> None:
    async with desk(size=size, course=course) as pilot:
        await press(pilot, "escape")
        assert isinstance(pilot.app.focused, LessonList)
        await press(pilot, key)
        assert isinstance(pilot.app.focused, pane)
        assert pilot.app.focused.region.area > 0, "it is seen"


async def test_help_is_about_what_has_the_focus(course: Path) -> None:
    async with desk(size=(120, 60), course=course) as pilot:
        await press(pilot, "question_mark")
        assert explained(pilot)["/"].startswith("Find")
        assert explained(pilot)["F"].startswith("Search")
        await press(pilot, "escape", "escape", "question_mark")
        assert explained(pilot)["/"].startswith("Search"), "from the list / searches everything"
        assert explained(pilot)["Enter"].startswith("Open")


async def test_the_bar_says_that_enter_opens_what_the_list_points_at(course: Path) -> None:
    async with desk(course=course) as pilot:
        await press(pilot, "escape", "down")
        assert "Enter Open" in screen_text(pilot)
        await pilot.click("#keys", offset=(2, 0))
        await pilot.pause()
        study = pilot.app.screen
        assert isinstance(study, StudyScreen) and study.lesson_id == pilot.app.desk.course.heads[1].id  # type: ignore[attr-defined]


async def click_in_help(pilot: Pilot[None], words: str) -> None:
    """Click on the line of the help that begins with these words."""
    view = pilot.app.screen.query_one(HelpView)
    place = next(n for n in view.line_numbers() if words in view.line(n).plain)
    view.scroll_to(y=max(place - 2, 0), animate=False)
    await pilot.pause()
    await pilot.click(HelpView, offset=(16, place - view.scroll_offset.y + 1))
    await pilot.pause()


async def shown(pilot: Pilot[None], screen: type) -> bool:
    """Whether this screen comes up, on a busy machine too."""
    for _ in range(200):
        if type(pilot.app.screen) is screen:
            break
        await pilot.pause(0.02)
    await pilot.pause()
    return type(pilot.app.screen) is screen


async def test_a_click_on_a_line_of_the_help_does_it() -> None:
    async with desk() as pilot:
        await press(pilot, "question_mark")
        await click_in_help(pilot, "Quiz. Take")
        assert await shown(pilot, QuizScreen)
        await press(pilot, "f1")
        await click_in_help(pilot, "Leave. Leave the quiz")
        assert await shown(pilot, StudyScreen)


async def test_a_click_does_what_the_key_of_the_pane_does(course: Path) -> None:
    async with desk(course=course) as pilot:
        await press(pilot, "c", "h", "question_mark")
        await click_in_help(pilot, "Back. Leave the recall")
        assert isinstance(pilot.app.focused, CellView), "out of the choice, not to the list"
        await press(pilot, "question_mark")
        await click_in_help(pilot, "Sort. Sort rows")
        assert "Rows:" in notices(pilot)


async def test_a_click_beside_the_help_closes_it(course: Path) -> None:
    async with desk(size=(120, 40), course=course) as pilot:
        await press(pilot, "question_mark")
        await pilot.click(HelpView, offset=(10, 2))
        await pilot.pause()
        assert isinstance(pilot.app.screen, HelpScreen), "words that do nothing"
        await pilot.click(offset=(2, 2))
        await pilot.pause()
        assert type(pilot.app.screen) is StudyScreen


@pytest.mark.parametrize("way", ["term", "address", "subjects", "plan", "handing in", "courses", "outline"])
async def test_sheets_have_help_and_come_back_from_it(way: str, course: Path) -> None:
    async with desk(course=course) as pilot:
        await WAYS[way].go(pilot)
        await pilot.pause(0.1)
        for key in ("question_mark", "f1"):
            await press(pilot, key)
            assert isinstance(pilot.app.screen, HelpScreen)
            assert "Esc" in explained(pilot)
            await press(pilot, "escape")
            assert type(pilot.app.screen).__name__ == WAYS[way].screen


@pytest.mark.parametrize("way", ["note", "text for a lab"])
async def test_sheets_in_which_one_types_have_help_on_f1(way: str, course: Path) -> None:
    async with desk(course=course) as pilot:
        await WAYS[way].go(pilot)
        await press(pilot, "question_mark")
        sheet = pilot.app.screen
        assert type(sheet).__name__ == WAYS[way].screen, "a question mark is text here"
        await press(pilot, "f1")
        assert isinstance(pilot.app.screen, HelpScreen)
        await press(pilot, "escape")
        assert pilot.app.screen is sheet and "?" in sheet.query_one(TextArea).text


async def test_no_action_is_explained_twice(course: Path) -> None:
    async with desk(course=course) as pilot:
        await WAYS["outline"].go(pilot)
        await press(pilot, "question_mark")
        view = pilot.app.screen.query_one(HelpView)
        lines = [view.line(n).plain for n in view.line_numbers()]
        assert (
            sum("What can be done on this screen" in line or "What can be done here" in line for line in lines) <= 1
        )
        assert not any(line.startswith("q ") for line in lines), "here q closes the sheet, and is no way to quit"


EVERY_KIND = COURSES / "every-kind"


async def test_help_in_a_quiz_says_first_how_to_answer_and_no_more_once_it_is_answered() -> None:
    async with desk() as pilot:
        # Whichever question comes first: in a field `?` is text.
        await press(pilot, "t", "f1")
        assert "How to answer" in screen_text(pilot)
        quiz = pilot.app.screen_stack[-2]
        assert isinstance(quiz, QuizScreen) and quiz.about and quiz.about[:20] in screen_text(pilot)
        await press(pilot, "escape")
        quiz = pilot.app.screen
        assert isinstance(quiz, QuizScreen) and quiz.answering is not None and quiz.question is not None
        quiz.answering.restore(quiz.question.model_answer())
        await press(pilot, "enter", "f1")
        assert "How to answer" not in screen_text(pilot)


async def test_what_is_said_of_one_of_several_choices_names_it() -> None:
    async with desk(size=(80, 40), course=EVERY_KIND) as pilot:
        app = pilot.app
        assert isinstance(app, CarrelApp) and app.study and app.study.lesson
        question = next(one for one in app.study.lesson.questions if one.id == "several-exact")
        app.take_quiz(app.study.lesson, (question,))
        assert await shown(pilot, QuizScreen)
        quiz = app.screen
        assert isinstance(quiz, QuizScreen) and quiz.answering is not None
        quiz.answering.restore("abcd"[question.choices().index("Mars")])
        await press(pilot, "enter")
        assert "Mars: Mars has two small moons." in screen_text(pilot)
