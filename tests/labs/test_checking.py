"""What `check` says of a lesson's lab, with its place, and what shows only when the lab is run."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.course.making import HEAD, write_lesson
from tui.course.check import check
from tui.course.problems import Problem
from tui.labs.checking import lab_findings, lab_run_findings

LAB = """\
lab:
  kind: audit
  id: bias
  preset: mirrored
  set: {threshold: 0.5, seed: 7}
  lock: [method, seed]
  predict:
    ask: How much of the gap is left?
    choices: [most, little]
    answer_from: {metric: left, at_step: 50, bins: [[0.5, 1], [0, 0.5]]}
  goals:
    - {id: balance, all: ["gap <= 0.05"], within_steps: 95}
    - id: filter
      all: ["harmful_passed <= 2", "review <= 0.2", "step >= 100"]
      solution: {threshold: 0.3, band: 0.2, preset: thinned}
"""
# The line on which the lab begins.
FIRST = HEAD.count("\n") + 1


def errors(problems: Iterable[Problem]) -> list[tuple[str, int]]:
    return [(problem.code, problem.line - FIRST) for problem in problems if problem.severity == "error"]


def found(folder: Path, before: str = "", after: str = "", *, running: bool = False) -> list[tuple[str, int]]:
    """The errors in a lesson with the lab so changed: code, and line from the lab's first."""
    assert before in LAB
    path = write_lesson(folder, HEAD + LAB.replace(before, after, 1))
    return errors(check(path, lab_run_findings if running else lab_findings))


def test_a_sound_lab(tmp_path: Path) -> None:
    assert found(tmp_path) == []
    assert found(tmp_path, running=True) == []


@pytest.mark.parametrize(
    ("before", "after", "code", "line"),
    [
        ("kind: audit", "kind: audits", "unknown-lab", 1),
        ("preset: mirrored", "preset: mirored", "unknown-preset", 3),
        ("threshold: 0.5", "threshold: 5", "lab-setting", 4),
        ("threshold: 0.5", "threshold: nan", "lab-setting", 4),
        ("threshold: 0.5", "treshold: 0.5", "lab-setting", 4),
        ("seed: 7", "seed: -7", "lab-setting", 4),
        ("lock: [method, seed]", "lock: [methods]", "lab-setting", 5),
        ("metric: left", "metric: lift", "lab-prediction", 9),
        ("at_step: 50", "at_step: 101", "lab-prediction", 9),
        ("[0, 0.5]]", "[0, 0.6]]", "lab-prediction", 9),
        ("[0, 0.5]]", "[0, 0.5, 1]]", "lab-prediction", 9),
        ("[0, 0.5]]", "[0, 0.5], [2, 3]]", "lab-prediction", 9),
        ("gap <= 0.05", "gap", "lab-goal", 11),
        ("gap <= 0.05", "gep <= 0.05", "lab-goal", 11),
        ('["gap <= 0.05"]', "[]", "lab-goal", 11),
        ("within_steps: 95", "within_steps: 101", "lab-goal", 11),
        ("id: filter", "id: balance", "doubled-id", 12),
        ("band: 0.2", "band: 2", "lab-setting", 14),
        ("preset: thinned", "preset: thin", "lab-setting", 14),
        ("preset: thinned", "seed: x", "lab-setting", 14),
        ("  predict:\n", "  predicts:\n", "unknown-key", 6),
    ],
)
def test_a_fault_is_found_in_its_line_and_nothing_is_run(
    tmp_path: Path, before: str, after: str, code: str, line: int
) -> None:
    assert found(tmp_path, before, after) == [(code, line)]
    assert found(tmp_path, before, after, running=True) == [(code, line)]


@pytest.mark.parametrize(
    ("before", "after", "code", "line"),
    [
        ("within_steps: 95", "within_steps: 80", "goal-not-reached", 11),
        ("gap <= 0.05", "gap <= -1", "goal-not-reached", 11),
        ("gap <= 0.05", "gap <= 1", "goal-at-start", 11),
        ("{threshold: 0.3, band: 0.2, preset: thinned}", "{threshold: 0.5}", "goal-not-reached", 12),
        ("[[0.5, 1], [0, 0.5]]", "[[0.5, 1], [0, 0.2]]", "answer-not-told", 9),
    ],
)
def test_what_shows_when_the_lab_is_run(tmp_path: Path, before: str, after: str, code: str, line: int) -> None:
    assert found(tmp_path, before, after) == [], "this shows only when the lab is run"
    assert found(tmp_path, before, after, running=True) == [(code, line)]


def test_a_lab_without_a_question_of_its_own_is_asked_the_kinds(tmp_path: Path) -> None:
    kind_only = HEAD + "lab: {kind: audit, set: {method: none}}\n"
    assert errors(check(write_lesson(tmp_path, kind_only), lab_run_findings)) == []


def test_a_lab_that_breaks_is_a_problem_and_no_traceback(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tui.labs.audit import Audit

    def broken(self: Audit) -> None:
        raise FloatingPointError("overflow")

    monkeypatch.setattr(Audit, "step", broken)
    monkeypatch.setenv("CARREL_HOME", str(tmp_path / "home"))
    [problem] = [p for p in check(write_lesson(tmp_path, HEAD + LAB), lab_run_findings) if p.severity == "error"]
    assert (problem.code, problem.line) == ("lab-fails", FIRST)
    assert "FloatingPointError: overflow" in problem.message
    assert "in broken" in (tmp_path / "home" / "carrel.log").read_text()
