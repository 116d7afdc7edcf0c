"""What is there, in lines and as values."""

from __future__ import annotations

from pathlib import Path

import msgspec

from tests.progress.courses import course
from tests.progress.test_state import ANSWER, finish, quiz, told
from tui.progress.events import LabGoalReached, LessonOpened
from tui.progress.state import fold
from tui.progress.summary import lines, summary


def test_each_course_and_lesson_is_told(tmp_path: Path) -> None:
    now = course(tmp_path / "c", {"new": "aliases: [l]\n", "m": "", "n": ""})
    state = fold(quiz(ANSWER, finish(0.8, passed=True), finish(0.5), (LessonOpened, {"lesson": "gone"})))
    assert lines(summary(state, [now])) == [
        "The course (c): 1 of 3 lessons passed",
        "  Lesson new: passed, best 80%, last 50%, 1 answer",
        "  Lesson m: not started",
        "  Lesson n: not started",
        "  gone: reading, no longer in the course",
    ]


def test_the_goals_reached_in_labs_are_counted(tmp_path: Path) -> None:
    now = course(tmp_path / "c", {"l": ""})
    goals = [(LabGoalReached, {"lesson": "l", "lab": "gan", "goal": goal}) for goal in ("cover", "break", "break")]
    opened = (LessonOpened, {"lesson": "l"})
    assert lines(summary(fold(told(opened, *goals)), [now]))[1] == "  Lesson l: reading, 2 lab goals reached"
    assert lines(summary(fold(told(opened, *goals[:1])), [now]))[1] == "  Lesson l: reading, 1 lab goal reached"


def test_a_course_that_is_not_here_is_told_too() -> None:
    assert lines(summary(fold(quiz(ANSWER)), [])) == [
        "c (c): the course is not here",
        "  l: not started, 1 answer, a quiz is open",
    ]


def test_the_summary_is_fit_for_json(tmp_path: Path) -> None:
    now = course(tmp_path / "c", {"l": ""})
    [found] = msgspec.to_builtins(summary(fold(told(finish(0.5))), [now]))
    assert found["id"] == "c"
    assert found["lessons"] == [
        {
            "id": "l",
            "title": "Lesson l",
            "standing": "not_started",
            "best": 0.5,
            "last": 0.5,
            "answers": 0,
            "open_quiz": False,
            "lab_goals": 0,
            "in_course": True,
        }
    ]
