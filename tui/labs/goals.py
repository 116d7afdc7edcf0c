"""Goals: conditions on a lab's metrics, written `metric op number`. They are parsed, never evaluated as code."""

from __future__ import annotations

import math
import operator
import re
from collections.abc import Collection, Iterable, Mapping

from msgspec import Struct

from ..course.nearest import did_you_mean
from ..course.problems import shortened
from .base import Goal, LabError

# What a goal may name besides a lab's metrics: how many steps were worked.
STEP = "step"
_OPERATORS = {
    "<=": operator.le,
    ">=": operator.ge,
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    ">": operator.gt,
}
_FORM = re.compile(
    rf"\s*([a-zA-Z][\w-]*)\s*({'|'.join(_OPERATORS)})\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)\s*"
)


class Condition(Struct, frozen=True):
    """`metric op number`, such as `modes <= 5`."""

    metric: str
    op: str
    number: float

    def holds(self, metrics: Mapping[str, float]) -> bool:
        """Whether it is so; nothing is so of a metric that can't be told yet."""
        value = metrics[self.metric]
        return not math.isnan(value) and bool(_OPERATORS[self.op](value, self.number))


def parse(text: str, metrics: Collection[str]) -> Condition:
    """The condition that a text states about one of these metrics, or about `step`. Raises LabError."""
    found = _FORM.fullmatch(text)
    if not found:
        raise LabError(f"`{shortened(text)}` is no goal (write `metric op number`, such as `loss <= 0.5`)")
    metric, op, number = found.groups()
    known_metric(metric, metrics)
    return Condition(metric, op, float(number))


def known_metric(metric: str, metrics: Collection[str]) -> None:
    """Raises LabError for a metric that is none of these, nor `step`."""
    known = (*metrics, STEP)
    if metric not in known:
        raise LabError(f"there is no metric `{shortened(metric)}` ({did_you_mean(metric, known)})")


class Aim(Struct, frozen=True):
    """A goal whose conditions are parsed."""

    goal: Goal
    conditions: tuple[Condition, ...]

    def reached(self, step: int, metrics: Mapping[str, float]) -> bool:
        """Whether all its conditions hold at this step, and that in time."""
        in_time = not self.goal.within_steps or step <= self.goal.within_steps
        known = {**metrics, STEP: float(step)}
        return in_time and all(condition.holds(known) for condition in self.conditions)


def aims(goals: Iterable[Goal], metrics: Collection[str]) -> tuple[Aim, ...]:
    """The goals, parsed. Raises LabError."""
    return tuple(Aim(goal, tuple(parse(text, metrics) for text in goal.all)) for goal in goals)
