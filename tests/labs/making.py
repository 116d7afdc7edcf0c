"""A lab that only counts, for the tests of the frame, and setups of it."""

from __future__ import annotations

import math
from typing import Any

from tui.labs.base import (
    Choice,
    Curves,
    Goal,
    Lab,
    LabError,
    Metric,
    Number,
    Prediction,
    Preset,
    Text,
)
from tui.labs.goals import aims
from tui.labs.settings import complete
from tui.labs.setup import Setup, metrics_of


class Counter(Lab):
    """`height` goes up by `pace` each step, or down; it can't be told before step 10. It fails at step `fails`."""

    KIND = "counter"
    TITLE = "A counter"
    PAPER = "None."
    SCALE = "None."
    SEEING = "A count."
    CONTROLS = (
        Number(id="pace", label="Pace", low=0.5, high=3, step=0.5, default=1, live=True),
        Number(id="size", label="Size", low=1, high=9, step=1, default=4),
        Number(id="fails", label="Fails", low=0, high=1000, step=1, default=0),
        Choice(id="way", label="Way", values=("up", "down"), default="up", live=True),
        Choice(id="mood", label="Mood", values=("calm", "down", "fast"), default="calm"),
        Text(id="words", label="Words", default="", longest=20),
    )
    PRESETS = (
        Preset(id="usual", label="As usual", set={}),
        Preset(id="fast", label="Fast", set={"pace": 2, "mood": "down"}),
    )
    METRICS = (Metric(id="height", label="Height"), Metric(id="pace_now", label="Pace"))
    PREDICTION = Prediction(
        ask="How high?",
        choices=("low", "high"),
        metric="height",
        at_step=33,
        bins=((0, 40), (40, math.inf)),
    )
    GOALS = (
        Goal(id="climb", words="Climb", all=("height >= 100",)),
        Goal(id="soon", words="Soon", all=("height >= 100",), within_steps=77),
    )
    STEPS = 1_000
    BATCH = 3
    NUMPY = False

    def __init__(self, settings: Any, seed: int) -> None:
        super().__init__(settings, seed)
        if self.settings["words"] == "nothing":
            raise LabError("`words` can't be nothing")
        self.height = float(seed)

    def step(self) -> None:
        self.steps_done += 1
        if self.steps_done == self.settings["fails"]:
            raise ZeroDivisionError("height by none")
        self.height += float(self.settings["pace"]) * (1 if self.settings["way"] == "up" else -1)

    def metrics(self) -> dict[str, float]:
        height = self.height if self.steps_done >= 10 else math.nan
        return {"height": height, "pace_now": float(self.settings["pace"])}

    def pictures(self) -> tuple[Curves, ...]:
        return (Curves(title="Height", lines={"height": (self.height,)}),)


def counter(preset: str = "", seed: int = 0, **values: Any) -> Setup:
    """The counter, ready to be made."""
    return Setup(
        lab=Counter,
        name="counter",
        preset=preset or "usual",
        settings=complete(Counter, preset, values),
        seed=seed,
        prediction=Counter.PREDICTION,
        aims=aims(Counter.GOALS, metrics_of(Counter)),
    )
