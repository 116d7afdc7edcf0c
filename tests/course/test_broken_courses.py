"""Courses with one fault each: exactly that fault is found, at its place, with the help that its author needs."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.course.check import check
from tui.course.problems import Problem

BROKEN = Path(__file__).parents[1] / "courses" / "broken"
COURSES = sorted(folder.name for folder in BROKEN.iterdir())


def told(problem: Problem) -> str:
    """The problem as `expected.txt` has it: place, severity and code, and the help if there is any."""
    place = f"{Path(problem.file).name}:{problem.line}:{problem.column}"
    suggestion = f"help: {problem.suggestion}\n" if problem.suggestion else ""
    return f"{place}: {problem.severity}[{problem.code}]\n{suggestion}"


def test_there_are_many() -> None:
    assert len(COURSES) >= 60


@pytest.mark.parametrize("name", COURSES)
def test_the_one_fault_is_found(name: str) -> None:
    expected = (BROKEN / name / "expected.txt").read_text(encoding="utf-8")
    assert [told(problem) for problem in check(BROKEN / name)] == [expected]


@pytest.mark.parametrize("name", COURSES)
def test_the_caret_stands_in_the_line(name: str) -> None:
    for problem in check(BROKEN / name):
        assert 0 <= problem.caret <= len(problem.source)
