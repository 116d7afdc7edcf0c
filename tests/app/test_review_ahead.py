"""What lies ahead, at the desk: the signs of what is remembered and due, and the next thing to do by one key."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.app.driving import desk, notices, press, screen_text
from tests.app.test_review import answered, did, recalled, review
from tests.review.making import LESSON, course
from tui.progress.events import LessonRead, QuizFinished
from tui.screens import study_ahead
from tui.screens.quiz import QuizScreen
from tui.screens.review import ReviewScreen
from tui.screens.study import StudyScreen
from tui.widgets.lesson_list import LessonList

SIZES = [(40, 12), (80, 24), (120, 40)]


@pytest.fixture(autouse=True)
def _no_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    """It looks up what comes next when it is told to, not a while after the last thing was done."""
    monkeypatch.setattr(study_ahead, "REST_SECONDS", 600.0)


async def looked_ahead(pilot: Pilot[None]) -> StudyScreen:
    """The desk, once it has looked up what comes next."""
    screen = pilot.app.screen
    assert isinstance(screen, StudyScreen)
    screen._look_up()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    return screen


def rows(pilot: Pilot[None]) -> str:
    """The whole list of lessons."""
    lessons = pilot.app.screen.query_one(LessonList)
    return "\n".join(lessons.line(number).plain for number in lessons.line_numbers())


def top(pilot: Pilot[None]) -> str:
    return screen_text(pilot).splitlines()[0]


@pytest.mark.parametrize("size", SIZES)
async def test_what_is_due_is_offered_beside_the_title_and_one_key_begins_it(
    size: tuple[int, int], tmp_path: Path
) -> None:
    answered(tmp_path, 60)
    recalled(tmp_path, 60)
    async with desk(tmp_path, size, lesson="second") as pilot:
        assert "due" not in screen_text(pilot), "the first picture waits for nothing"
        await looked_ahead(pilot)
        assert "u 2 due" in top(pilot)
        await review(pilot, "u")
        assert isinstance(pilot.app.screen, ReviewScreen)


async def test_what_is_due_stands_beside_each_title_and_goes_as_it_is_answered(tmp_path: Path) -> None:
    answered(tmp_path, 60)
    recalled(tmp_path, 60)
    async with desk(tmp_path, (120, 40), lesson="second") as pilot:
        await looked_ahead(pilot)
        assert rows(pilot).count(" due") == 1
        assert rows(pilot).splitlines()[0].endswith("2 due ")
        await review(pilot)
        for _ in range(2):
            screen = pilot.app.screen
            assert isinstance(screen, ReviewScreen)
            if screen.question is None:
                await press(pilot, "enter", "3")
            else:
                keys = screen.question.model_answer()
                await press(pilot, "a" if len(keys) == 1 else keys[0], "enter", "enter")
        await review(pilot, "")
        await press(pilot, "escape")
        await looked_ahead(pilot)
        assert " due" not in rows(pilot) and " due" not in top(pilot)


async def test_a_narrow_list_says_it_with_a_sign_and_cuts_no_word(tmp_path: Path) -> None:
    course(tmp_path / "course", LESSON.replace("title: Families", "title: 'GANs: generator and discriminator'"))
    answered(tmp_path / "home", 60, "claim", course="c", lesson="families")
    async with desk(tmp_path / "home", (80, 24), course=tmp_path / "course", lesson="later") as pilot:
        before = rows(pilot).split()
        await looked_ahead(pilot)
        assert [word for word in rows(pilot).split() if word != "1↺"] == before
        assert "1↺" in rows(pilot)
        width = pilot.app.screen.query_one(LessonList).line_width
        assert all(len(line) <= width for line in rows(pilot).splitlines())


async def test_a_lesson_recalled_on_two_days_bears_another_sign(tmp_path: Path) -> None:
    did(tmp_path, 40, LessonRead)
    did(tmp_path, 40, QuizFinished, attempt="x", fraction=1.0, passed=True)
    async with desk(tmp_path, (120, 40)) as pilot:
        await looked_ahead(pilot)
        assert "✔ 1" in rows(pilot)
    for days in (3, 1):
        for question in ("q-single", "q-several", "q-truth", "q-short"):
            answered(tmp_path, days, question, attempt=f"{days} {question}")
    async with desk(tmp_path, (120, 40)) as pilot:
        await looked_ahead(pilot)
        assert "★ 1" in rows(pilot)
        await press(pilot, "n", "p")
        assert "★ 1" in rows(pilot), "it stays while the lesson is opened"


async def test_one_key_goes_to_the_lesson_and_then_to_its_quiz(tmp_path: Path) -> None:
    did(tmp_path, 1, LessonRead)
    for cell in ("cell:pair/sound/cat", "cell:pair/sound/dog", "cell:pair/walk/cat"):
        recalled(tmp_path, 0.01, cell)
    async with desk(tmp_path, (80, 24), lesson="second") as pilot:
        await looked_ahead(pilot)
        await press(pilot, "u")
        screen = pilot.app.screen
        assert type(screen) is QuizScreen and screen.lesson.id == "first"
        await press(pilot, "escape")
        await looked_ahead(pilot)
        assert "u Take the quiz" in top(pilot)


async def test_it_is_looked_up_by_itself_after_a_rest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(study_ahead, "REST_SECONDS", 0.01)
    answered(tmp_path, 60)
    async with desk(tmp_path, (80, 24), lesson="second") as pilot:
        for _ in range(500):
            await pilot.pause(0.02)
            if "1 due" in top(pilot):
                break
        else:
            pytest.fail("nothing was looked up")


async def test_before_anything_was_looked_up_it_says_so() -> None:
    async with desk() as pilot:
        await press(pilot, "u")
        assert "being looked up" in notices(pilot)


async def test_the_offer_can_be_clicked(tmp_path: Path) -> None:
    answered(tmp_path, 60)
    async with desk(tmp_path, (80, 24), lesson="second") as pilot:
        await looked_ahead(pilot)
        await pilot.click("#title", offset=(top(pilot).index("1 due"), 0))
        await review(pilot, "")
        assert isinstance(pilot.app.screen, ReviewScreen)


def test_the_first_picture_needs_nothing_of_reviews() -> None:
    script = "import tui.app, tui.screens.study, tui.desk, sys; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60)
    loaded = {name for name in done.stdout.split() if name.startswith(("fsrs", "tui.review."))}
    assert loaded == {"tui.review.settings"}
