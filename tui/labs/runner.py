"""A run for a screen: it works in a thread of the screen's, and hands over frames that the screen may keep."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable

from ..log import unexpected
from .base import LabError, Value
from .run import Frame, Run
from .setup import Setup

# Seconds from frame to frame at least, and those without a key after which a run pauses.
BETWEEN_FRAMES, PATIENCE = 0.1, 60.0
# How long a wait is at a time, where a run is quicker than it can be followed.
NAP = 0.01
# A rest between two batches, in which the screen's thread gets the interpreter and answers a key.
BREATH = 0.0005
# Why a run stands, as the last frame of a turn says in `ended`.
PAUSED, GOAL, IDLE, FINISHED, THERE, FAILED = "paused", "goal", "idle", "finished", "there", "failed"

Show = Callable[[Frame], object]


class Runner:
    """One run, worked in turns. All methods are for the screen's own thread, and none of them waits for the lab.

    `begin` gives the work of a turn, to be done in a thread; a turn ends by itself, with `pause`, or with the next.
    """

    def __init__(
        self,
        setup: Setup,
        *,
        now: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.setup = setup
        self._now, self._sleep = now, sleep
        self._key_at = now()
        # A turn goes on only while its number is the current one, so that nothing can wake it again.
        self._turn = 0
        self._working = threading.Lock()
        self._changes: deque[tuple[str, Value]] = deque()
        self._run: Run | None = None
        self._reached = 0

    def begin(self, show: Show, until: int | None = None) -> Callable[[], None]:
        """The work of a new turn, to be called in a thread: run to the step `until`, to the end when it is None.

        It calls `show` in that thread: with frames while it runs, at most ten a second, and with a last one that has
        `ended`. With `until` where the run stands already, it only makes changes and shows them.
        """
        self._turn += 1
        turn = self._turn
        self.key()

        def work() -> None:
            with self._working:
                self._work(turn, show, until)

        return work

    def pause(self) -> None:
        """End the turn; the thread is done within a few milliseconds."""
        self._turn += 1

    def key(self) -> None:
        """A key was pressed: someone is there."""
        self._key_at = self._now()

    def change(self, control: str, value: Value) -> None:
        """Put a live control to a value; it is so from the next moment of a turn on. Raises LabError."""
        self.setup = self.setup.changed(control, value)
        self._changes.append((control, self.setup.settings[control]))

    def _work(self, turn: int, show: Show, until: int | None) -> None:
        try:
            last = self._turned(turn, show, until)
        except LabError as error:
            last = Frame(ended=FAILED, words=str(error))
        except Exception as error:
            # Whatever a lab does wrong, the lesson around it stays whole, the person is told, and the log has it all.
            unexpected(error)
            last = Frame(ended=FAILED, words=f"this lab stopped working ({type(error).__name__}: {error})")
        show(last)

    def _turned(self, turn: int, show: Show, until: int | None) -> Frame:
        """Work until something ends the turn; its last frame."""
        run, known = self._run, self._run is not None
        if run is None:
            run = self._run = Run(self.setup)
        target = run.setup.lab.STEPS if until is None else until
        begun_at, begun = self._now(), run.step
        shown_at = begun_at - BETWEEN_FRAMES
        ended = ""

        def going() -> bool:
            return self._turn == turn and not self._changes

        def breathing() -> bool:
            self._sleep(BREATH)
            return going()

        while not ended:
            while self._changes:
                run.change(*self._changes.popleft())
            ended = self._end(run, turn, target)
            # Where a run stands when it goes on was shown before: the first frame is of what it works then.
            if not ended and (not known or run.step > begun) and self._now() - shown_at >= BETWEEN_FRAMES:
                shown_at = self._now()
                show(run.frame())
            if not ended:
                run.advance(target, breathing)
                due = begun_at + (run.step - begun) / run.setup.lab.STEPS * run.lab.SECONDS
                while self._now() < due and going():
                    self._sleep(NAP)
        return run.frame(ended=ended)

    def _end(self, run: Run, turn: int, target: int) -> str:
        """Why the turn ends here; '' when it goes on."""
        if len(run.reached) > self._reached:
            self._reached = len(run.reached)
            return GOAL
        if run.lab.finished:
            return FINISHED
        if run.step >= target:
            return THERE
        if self._turn != turn:
            return PAUSED
        return IDLE if self._now() - self._key_at >= PATIENCE else ""
