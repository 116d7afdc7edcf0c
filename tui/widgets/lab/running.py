"""A run behind a widget: worked in a thread, seen in frames, and gone as soon as nobody looks."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial

from msgspec.structs import replace
from textual.message import Message
from textual.timer import Timer

from ...labs.base import LabError, Value
from ...labs.line import State
from ...labs.recordings import is_recorded
from ...labs.run import Frame
from ...labs.runner import FAILED, FINISHED, GOAL, IDLE, Runner
from ...labs.settings import control_named
from ...labs.setup import Setup
from ...log import unexpected
from ...render.lab.parts import recorded_words
from ..lines import LineView

# A lab is made anew once its settings have rested so long: a key held down makes it once.
REST_SECONDS = 0.15
# After this long it is told how long the whole run would take, if that is more than anyone waits for.
LOOK_SECONDS, LONG_SECONDS = 1.0, 60.0

Made = Callable[[], State]


class Running(LineView):
    """Makes a lab, runs it, and takes its frames. `setup` and `frame` are None until there are any."""

    class Opened(Message):
        """A lab is set up, or `state` is the sentence that says why it can't be."""

        def __init__(self, number: int, state: State | str) -> None:
            super().__init__()
            self.number, self.state = number, state

    class Shown(Message):
        """A turn has come to this frame."""

        def __init__(self, turn: int, frame: Frame) -> None:
            super().__init__()
            self.turn, self.frame = turn, frame

    def __init__(self, id: str | None = None, now: Callable[[], float] = time.monotonic) -> None:
        super().__init__(id=id)
        self.setup: Setup | None = None
        self.frame: Frame | None = None
        self.running = False
        self.words = ""
        self._now = now
        self._runner: Runner | None = None
        # Turns and openings are numbered in one row: whatever came before `_since` is of a run that is no more.
        self._number = self._since = 0
        self._began = (0.0, 0)
        self._looked = False
        self._until: int | None = None
        self._remake: Timer | None = None
        # Whether it is to run, once it is made anew.
        self._again = False
        # Whether a run goes on however long it takes, since a recording was not what the person wanted.
        self.only_live = False

    def redraw(self) -> None:
        """Show what has changed."""
        raise NotImplementedError

    def told(self, frame: Frame) -> None:
        """A frame of the present run has come, and is shown next."""

    # Making it

    def make(self, made: Made) -> None:
        """Set up a lab in a thread (its module and numpy are imported there) and show it as it begins."""
        self.rest()
        self.setup, self.frame, self.words = None, None, "The lab is being opened."
        self._runner, self.only_live = None, False
        self._number += 1
        self._since = number = self._number

        def work() -> None:
            self.post_message(self.Opened(number, _tried(made)))

        self._in_a_thread(work)
        self.redraw()

    def on_running_opened(self, message: Opened) -> None:
        if message.number != self._since:
            return
        if isinstance(message.state, str):
            self.words = message.state
            self.redraw()
            return
        self.words = ""
        self.opened(message.state)

    def opened(self, state: State) -> None:
        """It is set up: show it, at the step that is asked for."""
        self.anew(state.setup, running=bool(state.step), until=state.step)

    def anew(self, setup: Setup, *, running: bool, until: int | None = None) -> None:
        """Begin a new run with these settings."""
        if self._remake is not None:
            self._remake.stop()
            self._remake = None
        self.rest()
        self.setup, self.words = setup, ""
        self._runner = Runner(setup)
        self._since = self._number + 1
        self.go_on(until if running else 0, running=running)

    def play(self) -> None:
        """Play the recording of such a run, from its beginning."""
        if self.setup is not None:
            self.anew(self.setup.as_recording, running=True)

    # Running it

    def go_on(self, until: int | None = None, *, running: bool = True) -> None:
        """A turn: to the end, or to this step."""
        if self._runner is None:
            return
        if self._remake is not None:
            # It is about to be made anew: what is wanted comes then.
            self._again = running
            return
        self._number += 1
        self.running = running
        self.words = ""
        self._looked = False
        self._until = until
        self._began = self._now(), self.frame.step if self.frame else 0
        self._in_a_thread(self._runner.begin(partial(self._show, self._number), until))
        self.redraw()

    def rest(self) -> None:
        """Pause: the thread is done in a moment, and only a key begins again."""
        if self._runner is not None:
            self._runner.pause()
        self._again = False
        if self.running:
            self.running = False
            self.redraw()

    def change(self, control: str, value: Value) -> None:
        """Put a control to a value: at once where the lab can, else with a new run, once no more is changed."""
        if self.setup is None or self._runner is None:
            return
        try:
            setup = self.setup.changed(control, value)
            live = control_named(setup.lab, control).live and self.frame is not None and self._remake is None
            if live:
                self._runner.change(control, value)
        except LabError as error:
            self.say(str(error))
            return
        self.setup, self.words = setup, ""
        if live:
            if not self.running:
                self.go_on(self.frame.step if self.frame else 0, running=False)
        else:
            self._make_anew_later()
        self.redraw()

    def say(self, words: str) -> None:
        """Say this in the lab's own line, as a sentence, until something else happens."""
        begin = words[:1].upper() + words[1:]
        self.words = begin if begin.endswith((".", "?", "!")) else f"{begin}."
        self.redraw()
        # It stands in the page's first screenful.
        self.scroll_to(y=0, animate=False)

    def on_running_shown(self, message: Shown) -> None:
        if message.turn < self._since:
            return
        frame = message.frame
        if frame.ended == FAILED:
            # What was last seen stays on the screen, beside the sentence.
            frame = replace(self.frame or Frame(), ended=FAILED, words=frame.words)
        self.told(frame)
        self.frame = frame
        if frame.ended and message.turn == self._number:
            self.running = False
            self._say_why(frame)
        elif self.running:
            self._look_at_speed(frame)
        self.redraw()

    def on_key(self) -> None:
        if self._runner is not None:
            self._runner.key()

    def on_hide(self) -> None:
        self.rest()

    def on_unmount(self) -> None:
        if self._runner is not None:
            self._runner.pause()

    def _make_anew_later(self) -> None:
        # A turn under way would only be thrown away.
        if self._remake is not None:
            self._remake.stop()
        else:
            again = self.running
            self.rest()
            self._again = again

        def anew() -> None:
            self._remake = None
            if self.setup is not None:
                self.anew(self.setup, running=self._again)

        self._remake = self.set_timer(REST_SECONDS, anew)

    def _say_why(self, frame: Frame) -> None:
        """Say why the run stands, where that was not the person's doing."""
        if frame.ended == FAILED:
            self.say(frame.words)
            self.words += " r or R begins anew."
        elif frame.ended == GOAL:
            self.words = "A goal is reached. Space goes on."
            if self._plays:
                self.words = "Here the recorded run reaches a goal; only a run of your own counts. Space goes on."
        elif frame.ended == IDLE:
            self.words = "Paused, since nobody pressed a key for a minute. Space goes on."
        elif frame.ended == FINISHED:
            self.words = "At its end: r new run, R the same."
            if self._plays:
                self.words = "The recording is at its end. Space plays it again, R runs it live."

    @property
    def _plays(self) -> bool:
        return self.setup is not None and self.setup.recorded

    def _look_at_speed(self, frame: Frame) -> None:
        """Once, after the first second: play a recording where the run takes longer than anyone waits, or say so."""
        begun, step = self._began
        gone = self._now() - begun
        if self._looked or gone < LOOK_SECONDS or self.setup is None or self.setup.recorded:
            return
        self._looked = True
        each = gone / max(frame.step - step, 0.5)
        to_see = (max(self.setup.told_at) - frame.step) * each
        whole = (self.setup.lab.STEPS - frame.step) * each
        if to_see > LONG_SECONDS and not self._until and not self.only_live and is_recorded(self.setup):
            self.play()
            self.words = (
                f"Live, this computer would need some {_minutes(to_see)} for what is asked here. So you see a "
                f"recording: {recorded_words(self.setup)}. R runs it live all the same."
            )
        elif whole > LONG_SECONDS:
            self.words = (
                f"The whole run takes this computer some {_minutes(whole)}; a goal may come sooner. "
                "Space pauses; y copies the line with which `carrel lab LINE` runs it without a screen."
            )

    def _show(self, turn: int, frame: Frame) -> None:
        """In the thread: hand the frame over."""
        self.post_message(self.Shown(turn, frame))

    def _in_a_thread(self, work: Callable[[], None]) -> None:
        self.run_worker(work, thread=True, group="lab", exit_on_error=False)


def _minutes(seconds: float) -> str:
    return f"{max(round(seconds / 60), 1)} min"


def _tried(made: Made) -> State | str:
    """The lab set up, or why it can't be."""
    try:
        return made()
    except LabError as error:
        return f"This lab can't be opened: {error}."
    except Exception as error:
        # A kind that can't even be imported must leave the lesson whole.
        unexpected(error)
        return f"This lab can't be opened ({type(error).__name__}: {error})."
