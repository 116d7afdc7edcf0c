"""A quiz of every kind, left and resumed at each of its steps, in practice and as an exam."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.app.answering import asking
from tests.app.driving import COURSES, desk, notices, press
from tui.course.loading import open_course
from tui.questions import KINDS
from tui.screens.results import ResultsScreen

EVERY_KIND = COURSES / "every-kind"


def lessons() -> list[str]:
    return [head.id for head in open_course(EVERY_KIND).heads]


def test_the_course_has_every_kind() -> None:
    course = open_course(EVERY_KIND)
    kinds = {question.kind for head in course.heads for question in course.lesson(head.id).questions}
    assert kinds == set(KINDS)


@pytest.mark.parametrize("lesson", lessons())
@pytest.mark.parametrize(("key", "size"), [("t", (80, 24)), ("T", (40, 12))])
async def test_left_and_resumed_at_every_step(lesson: str, key: str, size: tuple[int, int], tmp_path: Path) -> None:
    count = len(open_course(EVERY_KIND).lesson(lesson).questions)
    async with desk(tmp_path, size, EVERY_KIND, lesson) as pilot:
        await press(pilot, key)
        order = [question.id for question in asking(pilot).session.questions]
        assert len(order) == count, notices(pilot)
        await press(pilot, "escape")
    for step, name in enumerate(order):
        async with desk(tmp_path, size, EVERY_KIND, lesson) as pilot:
            await press(pilot, "t")
            screen = asking(pilot)
            assert [question.id for question in screen.session.questions] == order
            question = screen.question
            assert question is not None and question.id == name, f"step {step}"
            screen.answering.restore(question.model_answer())  # type: ignore[union-attr]
            await pilot.pause()
            await screen.action_submit()
            await pilot.pause()
            assert screen.session.latest(name).fraction == pytest.approx(1), question.kind  # type: ignore[union-attr]
            if step + 1 < count:
                await press(pilot, "escape")
    async with desk(tmp_path, size, EVERY_KIND, lesson) as pilot:
        if key == "T":
            await press(pilot, "t", "enter")
            assert isinstance(pilot.app.screen, ResultsScreen)
        assert pilot.app.desk.lesson_state(lesson).passed, "the last answer ended the quiz, seen or not"
        assert len(pilot.app.desk.lesson_state(lesson).questions) == count
