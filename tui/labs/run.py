"""A run of a lab: stepped, measured at fixed steps, its goals and the answer to its prediction noted as they come."""

from __future__ import annotations

import time
from collections.abc import Callable

from msgspec import Struct

from .base import Lab, Picture, Value
from .goals import STEP
from .prediction import answer
from .setup import Setup

# A whole run is measured this often, whatever the clock says: what it reaches, and when, is the same everywhere.
MEASURED = 200


class Frame(Struct, frozen=True, kw_only=True):
    """A run as it was at a step, in copies: nothing of it changes any more.

    `history` holds each metric at the `steps` where all were measured, `reached` the step of each goal reached by its
    id, `answer` the place of the choice that the run bears out (None until it has told). `ended` says why the run
    stands, '' while it goes on; `words` what went wrong when it failed.
    """

    step: int = 0
    metrics: dict[str, float] = {}
    pictures: tuple[Picture, ...] = ()
    steps: tuple[int, ...] = ()
    history: dict[str, tuple[float, ...]] = {}
    reached: dict[str, int] = {}
    answer: int | None = None
    ended: str = ""
    words: str = ""


class Run:
    """A lab at work. Making it may take a while, as of a model that is fitted to a text. Raises LabError."""

    def __init__(self, setup: Setup) -> None:
        self.setup = setup
        self.lab: Lab = setup.made()
        self.reached: dict[str, int] = {}
        self.answer: int | None = None
        self._stride = max(setup.lab.STEPS // MEASURED, 1)
        self._steps: list[int] = []
        self._history: dict[str, list[float]] = {metric.id: [] for metric in setup.lab.METRICS}
        self._measure()
        self._keep()

    @property
    def step(self) -> int:
        return self.lab.steps_done

    def advance(self, until: int, going: Callable[[], bool]) -> bool:
        """Work to the next step at which something is measured, at most to `until`; False when stopped before.

        `going` is asked every few milliseconds whether to go on.
        """
        target = min(self._next_stop(), until)
        while self.step < target and not self.lab.finished:
            if not going():
                return False
            for _ in range(min(self.lab.BATCH, target - self.step)):
                self.lab.step()
        self._measure()
        self._keep()
        self._judge()
        return True

    def change(self, control: str, value: Value) -> None:
        """Put a live control to a checked value."""
        self.lab.change(control, value)
        self.setup = self.setup.changed(control, value)
        self._measure()
        self._judge()

    def frame(self, *, pictures: bool = True, ended: str = "") -> Frame:
        """The run as it is now."""
        if self._measured_at != self.step:
            self._measure()
        return Frame(
            step=self.step,
            metrics=dict(self.metrics),
            pictures=self.lab.pictures() if pictures else (),
            steps=tuple(self._steps),
            history={name: tuple(values) for name, values in self._history.items()},
            reached=dict(self.reached),
            answer=self.answer,
            ended=ended,
        )

    def _next_stop(self) -> int:
        """The next step at which to measure: of a regular series, or one that the prediction or a goal names."""
        regular = self.step - self.step % self._stride + self._stride
        named = (self.setup.prediction.at_step, *(aim.goal.within_steps for aim in self.setup.aims))
        return min([regular, *(step for step in named if step > self.step)])

    def _measure(self) -> None:
        self.metrics = {name: float(value) for name, value in self.lab.metrics().items()}
        self._measured_at = self.step

    def _keep(self) -> None:
        """Add what was measured to the history, once a step."""
        if self._steps[-1:] != [self.step]:
            self._steps.append(self.step)
            for name, values in self._history.items():
                values.append(self.metrics[name])

    def _judge(self) -> None:
        """See what is settled now; not at the beginning, since what holds before anything is done is no feat."""
        for aim in self.setup.aims:
            if aim.goal.id not in self.reached and aim.reached(self.step, self.metrics):
                self.reached[aim.goal.id] = self.step
        prediction = self.setup.prediction
        if self.answer is None and self.step == prediction.at_step:
            self.answer = answer(prediction, {**self.metrics, STEP: self.step}[prediction.metric])


def run(
    setup: Setup, *, steps: int | None = None, seconds: float | None = None, now: Callable[[], float] = time.monotonic
) -> Run:
    """The lab run without a screen: to its end, to this step, or for so many seconds of `now`. Raises LabError."""
    begun = now()
    made = Run(setup)
    until = setup.lab.STEPS if steps is None else steps

    def going() -> bool:
        return seconds is None or now() - begun < seconds

    while made.step < until and not made.lab.finished and made.advance(until, going):
        pass
    return made
