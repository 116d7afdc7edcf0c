"""Contrast questions by keys and by mouse, in lessons whose tables ask."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from tests.app.answering import answer, asking
from tests.app.driving import SIZES, desk, notices, press, screen_text
from tests.app.test_study import BUNDLED
from tests.review.making import LESSON, course
from tui.questions.categorise import Categorise
from tui.questions.letters import LETTERS
from tui.questions.matching import Matching
from tui.render.plain import phrase
from tui.screens.results import ResultsScreen

# The lesson with its table and no question of its own.
ASKING = LESSON.partition("questions:\n")[0] + "    ask: [difference]\n"
# A table of four subjects, whose cells fill more than a line of a narrow screen.
WIDE = (BUNDLED / "09-generating-text.yaml").read_text(encoding="utf-8").partition("\nquestions:")[0] + "\n"


def asking_for(folder: Path, form: str) -> Path:
    """A course whose only lesson asks its table in this form."""
    folder.mkdir()
    (folder / "course.yaml").write_text("format: 1\nid: c\ntitle: C\nlessons: [l.yaml]\n", encoding="utf-8")
    (folder / "l.yaml").write_text(
        WIDE.replace("ask: [which, match, difference]", f"ask: [{form}]"), encoding="utf-8"
    )
    return folder


@pytest.mark.parametrize("size", SIZES)
async def test_by_keys_they_are_answered_and_explained(size: tuple[int, int], tmp_path: Path) -> None:
    async with desk(None, size, course(tmp_path / "c", ASKING).folder) as pilot:
        await press(pilot, "t")
        assert asking(pilot).question.id.startswith("contrast:table:difference:how:")  # type: ignore[union-attr]
        await answer(pilot, right=False)
        await press(pilot, "w")
        assert "It is explained in Families › The table (c)." in notices(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, ResultsScreen)
        await press(pilot, "r")
        assert asking(pilot).question.id.startswith("contrast:table:difference:how:")  # type: ignore[union-attr]


def letters_to_give(pilot: Pilot[None]) -> list[str]:
    """The letters, as the screen shows them, that answer the question from its first line to its last."""
    screen = asking(pilot)
    question, answering = screen.question, screen.answering
    assert question is not None and answering is not None
    shown = answering.arrangement
    if isinstance(question, Matching):
        right = [LETTERS[shown.index(question.choices().index(pair.right))] for pair in question.pairs]
    elif isinstance(question, Categorise):
        ids = [category.id for category in question.categories]
        right = [LETTERS[ids.index(question.items[place].category)] for place in shown]
    else:
        right = [LETTERS[shown.index(LETTERS.index(question.model_answer()))]]
    return right


async def click_on(pilot: Pilot[None], words: str) -> None:
    """Click on these words, turning the wheel until they are on the screen."""
    for _ in range(20):
        lines = screen_text(pilot).replace("\u00a0", " ").split("\n")
        # From below: what was given already stands above the choices.
        for y, line in reversed(list(enumerate(lines))):
            if words in line:
                await pilot.click(offset=(line.index(words), y))
                await pilot.pause()
                return
        x, y = pilot.app.size.width // 2, pilot.app.size.height // 2
        wheel = events.MouseScrollDown(None, x, y, 0, 0, 0, False, False, False, screen_x=x, screen_y=y)
        wheel.set_sender(pilot.app)
        assert pilot.app._driver is not None
        pilot.app._driver.send_message(wheel)
        await pilot.pause()
    raise AssertionError(f"{words!r} is not to be found:\n{screen_text(pilot)}")


FORMS = pytest.mark.parametrize("form", ["which", "match", "categorise", "difference"])


@FORMS
@pytest.mark.parametrize("size", SIZES)
async def test_each_form_is_answered_by_keys_alone(size: tuple[int, int], form: str, tmp_path: Path) -> None:
    async with desk(None, size, asking_for(tmp_path / "c", form)) as pilot:
        await press(pilot, "t")
        await press(pilot, *letters_to_give(pilot), "enter")
        assert "✓ Right" in screen_text(pilot)


@FORMS
@pytest.mark.parametrize("size", SIZES)
async def test_each_form_is_answered_by_mouse_alone(size: tuple[int, int], form: str, tmp_path: Path) -> None:
    async with desk(None, size, asking_for(tmp_path / "c", form)) as pilot:
        await press(pilot, "t")
        question = asking(pilot).question
        assert question is not None
        for letter in letters_to_give(pilot):
            if isinstance(question, Matching | Categorise):
                await click_on(pilot, f"{letter} {first_word(pilot, letter)}")
            else:
                await click_on(pilot, f"{letter} ( )")
        await click_on(pilot, "Answer")
        assert "✓ Right" in screen_text(pilot)


def first_word(pilot: Pilot[None], letter: str) -> str:
    """The first word of the choice that has this letter."""
    screen = asking(pilot)
    assert screen.answering is not None
    question, place = screen.question, LETTERS.index(letter)
    if isinstance(question, Matching):
        text = question.choices()[screen.answering.arrangement[place]]
    else:
        assert isinstance(question, Categorise)
        text = question.names()[place]
    return phrase(text).split()[0]
