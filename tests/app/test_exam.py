"""The exam: no feedback until the end, answers that can be changed, flags, a time limit that runs on."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.app.answering import asking, give
from tests.app.driving import SIZES, desk, notices, press, screen_text
from tui.screens import exam as exam_module
from tui.screens.exam import ExamScreen
from tui.screens.hand_in import HandInScreen
from tui.screens.results import ResultsScreen

COURSE = """
id: timed
title: Timed
lessons: [a.yaml, final.yaml]
exams: [{id: final, pick: 3, minutes: 10}]
"""
LESSON = """
id: a
title: A
sections: [{id: s, title: S, body: Text.}]
questions:
  - {id: q1, kind: true_false, prompt: One?, answer: true, section: s}
  - {id: q2, kind: true_false, prompt: Two?, answer: true, section: s}
  - {id: q3, kind: true_false, prompt: Three?, answer: true, section: s}
  - {id: q4, kind: short_answer, prompt: Four?, answers: [{text: four, correct: true}], section: s}
"""
FINAL = "id: final\ntitle: Final exam\nsections: [{id: s, title: S, body: Text.}]\n"


@pytest.fixture
def timed(tmp_path: Path) -> Path:
    """A course whose last lesson is an exam of ten minutes over three questions of the first."""
    folder = tmp_path / "timed"
    folder.mkdir()
    for name, text in (("course.yaml", COURSE), ("a.yaml", LESSON), ("final.yaml", FINAL)):
        (folder / name).write_text(text)
    return folder


@pytest.mark.parametrize("size", SIZES)
async def test_an_exam_says_nothing_until_it_is_handed_in(size: tuple[int, int], tmp_path: Path) -> None:
    async with desk(tmp_path, size) as pilot:
        await press(pilot, "T")
        assert isinstance(pilot.app.screen, ExamScreen)
        for number in range(4):
            await give(pilot, right=number != 1)
            await press(pilot, "enter")
            assert "Right" not in screen_text(pilot) and "Not right" not in screen_text(pilot)
        assert isinstance(pilot.app.screen, HandInScreen)
        assert "Every question has an answer." in screen_text(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, ResultsScreen)
        assert "75%" in screen_text(pilot)
        assert pilot.app.desk.lesson_state("first").last == pytest.approx(0.75)


async def test_answers_can_be_changed_and_the_last_one_counts(tmp_path: Path) -> None:
    async with desk(tmp_path) as pilot:
        await press(pilot, "T")
        name = await give(pilot, right=False)
        await press(pilot, "enter")
        # Out of a field by Tab: there the arrow moves within the text.
        if asking(pilot).answering.types_text:  # type: ignore[union-attr]
            await press(pilot, "tab")
        await press(pilot, "left")
        assert asking(pilot).question.id == name  # type: ignore[union-attr]
        shown = asking(pilot).answering.response()  # type: ignore[union-attr]
        assert shown == asking(pilot).session.latest(name).response  # type: ignore[union-attr]
        await press(pilot, "u")
        if asking(pilot).answering.types_text:  # type: ignore[union-attr]
            asking(pilot).answering.clear()  # type: ignore[union-attr]
        await give(pilot, right=True)
        await press(pilot, "enter")
        await press(pilot, "ctrl+s")
        assert "Unanswered:" in screen_text(pilot)
        await press(pilot, "enter")
        results = pilot.app.screen
        assert isinstance(results, ResultsScreen)
        assert results.result.right == 1
        assert pilot.app.desk.lesson_state("first").questions[name].last.fraction == 1  # type: ignore[union-attr]


@pytest.mark.parametrize("way", ["f4 tab right", "ctrl+s", "escape", "ctrl+q"])
async def test_what_is_given_is_kept_without_enter(way: str, tmp_path: Path) -> None:
    """By an arrow, on the way to handing in, on leaving, and on closing the desk."""
    async with desk(tmp_path) as pilot:
        await press(pilot, "T")
        name = await give(pilot, right=True)
        given = asking(pilot).answering.response()  # type: ignore[union-attr]
        if way == "f4 tab right" and not asking(pilot).answering.types_text:  # type: ignore[union-attr]
            way = "right"
        await press(pilot, *way.split())
    async with desk(tmp_path) as pilot:
        await press(pilot, "t")
        assert asking(pilot).session.latest(name).response == given  # type: ignore[union-attr]


async def test_passing_by_keeps_nothing_twice_and_nothing_that_was_not_given(tmp_path: Path) -> None:
    async with desk(tmp_path) as pilot:
        await press(pilot, "T")
        await give(pilot, right=True)
        await press(pilot, "enter", "ctrl+s", "escape", "ctrl+s", "escape")
        assert len(asking(pilot).session.answers) == 1


async def test_an_exam_goes_on_where_it_was_left(tmp_path: Path) -> None:
    async with desk(tmp_path) as pilot:
        await press(pilot, "T")
        name = await give(pilot, right=True)
        await press(pilot, "enter", "f4", "escape")
    async with desk(tmp_path) as pilot:
        await press(pilot, "t")
        screen = asking(pilot)
        assert isinstance(screen, ExamScreen)
        assert [answer.question for answer in screen.session.answers] == [name]
        assert len(screen.session.flagged) == 1
        assert screen.session.number(screen.question) == 2  # type: ignore[arg-type]


async def test_going_on_from_the_hand_in_sheet(tmp_path: Path) -> None:
    async with desk(tmp_path) as pilot:
        await press(pilot, "T", "ctrl+s", "escape")
        assert isinstance(pilot.app.screen, ExamScreen)


async def test_an_exam_lesson_draws_from_other_lessons(timed: Path, tmp_path: Path) -> None:
    async with desk(tmp_path, course=timed, lesson="final") as pilot:
        await press(pilot, "t")
        screen = asking(pilot)
        assert isinstance(screen, ExamScreen)
        assert len(screen.session.questions) == 3
        assert "short_answer" in {question.kind for question in screen.session.questions}, "every kind is drawn"
        assert "left" in screen_text(pilot).splitlines()[0]
        for _ in range(3):
            kind = screen.question.kind  # type: ignore[union-attr]
            await press(pilot, *("four" if kind == "short_answer" else "t"), "enter")
        await press(pilot, "enter")
        assert pilot.app.desk.lesson_state("final").passed
        assert set(pilot.app.desk.lesson_state("a").questions) <= {"q1", "q2", "q3", "q4"}
        assert len(pilot.app.desk.lesson_state("a").questions) == 3, "answers belong to the lesson they come from"


class Later(datetime):
    """A clock that is some minutes ahead."""

    minutes = 0

    @classmethod
    def now(cls, tz=None):  # type: ignore[no-untyped-def, override]
        return datetime.now(tz) + timedelta(minutes=cls.minutes)


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> type[Later]:
    """The exam's clock, to be put forward."""
    monkeypatch.setattr(Later, "minutes", 0)
    monkeypatch.setattr(exam_module, "datetime", Later)
    return Later


async def test_five_minutes_before_the_end_it_says_so(timed: Path, later: type[Later]) -> None:
    async with desk(course=timed, lesson="final") as pilot:
        await press(pilot, "t")
        assert "left" not in notices(pilot)
        later.minutes = 6
        asking(pilot)._tick()  # type: ignore[attr-defined]
        await pilot.pause()
        assert "3:5" in notices(pilot) and "left." in notices(pilot)


async def test_the_time_runs_on_while_the_window_is_closed(timed: Path, tmp_path: Path, later: type[Later]) -> None:
    home = tmp_path / "home"
    async with desk(home, course=timed, lesson="final") as pilot:
        await press(pilot, "t")
        kind = asking(pilot).question.kind  # type: ignore[union-attr]
        await press(pilot, *("four" if kind == "short_answer" else "t"), "enter", "escape")
    later.minutes = 11
    async with desk(home, course=timed, lesson="final") as pilot:
        await press(pilot, "t")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ResultsScreen)
        assert "time is up" in notices(pilot)
        assert pilot.app.screen.result.right == 1, "what was answered in time counts"
