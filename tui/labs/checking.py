"""What is wrong with a lesson's lab: settings that there are none of, and goals and answers that never occur."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from msgspec.structs import replace

from ..course.model import LabSetting
from ..course.problems import Finding, KeyPath, shortened
from ..log import unexpected
from .base import Lab, LabError
from .catalogue import kinds, lab_class
from .goals import Aim, parse
from .run import Run, run
from .settings import checked, checked_seed, control_named, preset_named
from .setup import SEED, Setup, lockable, metrics_of, prediction_of, setup_of, solved

# What a goal's solution may name besides settings.
PRESET = "preset"


def lab_findings(setting: LabSetting) -> Iterator[Finding]:
    """Presets, settings, metrics and goals that the lab does not have or take. Paths begin at the lab."""
    if setting.kind not in kinds():
        # Said where the lesson's other ids are looked at.
        return
    lab = lab_class(setting.kind)
    yield from _refused(("preset",), "unknown-preset", preset_named, lab, setting.preset)
    for name, value in setting.set.items():
        yield from _refused(("set", name), "lab-setting", _settable, lab, name, value)
    for place, name in enumerate(setting.lock):
        yield from _refused(("lock", place), "lab-setting", lockable, lab, name)
    if setting.predict:
        yield from _refused(("predict", "answer_from"), "lab-prediction", prediction_of, lab, setting.predict)
    for place, goal in enumerate(setting.goals):
        at = ("goals", place)
        if not goal.all:
            advice = "add `all: [metric op number]`"
            yield Finding(path=at, code="lab-goal", message="the goal asks for nothing", suggestion=advice)
        for number, text in enumerate(goal.all):
            yield from _refused((*at, "all", number), "lab-goal", parse, text, metrics_of(lab))
        if not 0 <= goal.within_steps <= lab.STEPS:
            message = f"the goal is to be reached within {goal.within_steps} steps; a run has {lab.STEPS}"
            yield Finding(path=(*at, "within_steps"), code="lab-goal", message=message)
        for name, value in goal.solution.items():
            known = preset_named if name == PRESET else _settable
            arguments = (lab, value) if name == PRESET else (lab, name, value)
            yield from _refused((*at, "solution", name), "lab-setting", known, *arguments)


def lab_run_findings(setting: LabSetting) -> Iterator[Finding]:
    """The same; and where there is nothing of it, what shows only when the lab is run: goals that are not reached, or
    that hold before anything was done, and a prediction that the run does not answer."""
    found = list(lab_findings(setting))
    yield from found
    if found or setting.kind not in kinds():
        return
    try:
        yield from _run_findings(setting, setup_of(setting))
    except Exception as error:
        # A lab that breaks is a problem of the course like any other, and no reason to break off its check.
        words = str(error)
        if not isinstance(error, LabError):
            unexpected(error)
            words = f"{type(error).__name__}: {error}"
        yield Finding(path=(), code="lab-fails", message=f"the lab can't be run: {shortened(words)}")


def _run_findings(setting: LabSetting, setup: Setup) -> Iterator[Finding]:
    unaided = [aim for aim, goal in zip(setup.aims, setting.goals, strict=False) if not goal.solution]
    at_start = run(setup, steps=0)
    whole = run(setup, steps=max(setup.prediction.at_step, *(_last_step(setup.lab, aim) for aim in unaided), 0))
    if whole.answer is None:
        yield _unanswered(setting, whole)
    for place, goal in enumerate(setting.goals):
        aim, path = setup.aims[place], ("goals", place)
        if aim.reached(0, at_start.metrics):
            message, advice = f"the goal `{goal.id}` holds before the first step", "add a condition, as `step >= 100`"
            yield Finding(path=path, code="goal-at-start", message=message, suggestion=advice)
            continue
        done = whole
        if goal.solution:
            done = run(replace(solved(setting, goal), aims=(aim,)), steps=_last_step(setup.lab, aim))
        if goal.id not in done.reached:
            figures = ", ".join(f"{name} {value:.4g}" for name, value in done.metrics.items())
            message = f"the goal `{goal.id}` is not reached by step {done.step} ({figures})"
            advice = "change it, or say under `solution` which settings reach it"
            yield Finding(path=path, code="goal-not-reached", message=message, suggestion=advice)


def _unanswered(setting: LabSetting, whole: Run) -> Finding:
    asked = whole.setup.prediction
    message = f"no choice's bin holds `{asked.metric}` at step {asked.at_step}"
    path: KeyPath = ("predict", "answer_from", "bins") if setting.predict else ("kind",)
    return Finding(path=path, code="answer-not-told", message=message, suggestion="widen the bins")


def _last_step(lab: type[Lab], aim: Aim) -> int:
    return aim.goal.within_steps or lab.STEPS


def _settable(lab: type[Lab], name: str, value: str) -> None:
    """Raises LabError for a setting that there is none of, or a value that it can't take."""
    if name == SEED:
        checked_seed(value)
    else:
        checked(control_named(lab, name), value)


def _refused(path: KeyPath, code: str, asked: Callable[..., object], *arguments: Any) -> Iterator[Finding]:
    """What the question says no to, as a problem at this place."""
    try:
        asked(*arguments)
    except LabError as error:
        yield Finding(path=path, code=code, message=str(error))
