"""The lab tab itself: one widget that draws all of a lab and answers its keys."""

from __future__ import annotations

from collections.abc import Callable

from textual.message import Message

from ...actions.lab import ASKED, LAB
from ...actions.table import Action, bindings
from ...labs.base import LabError, Settings
from ...labs.line import State, write
from ...labs.run import Frame
from ...labs.settings import GREATEST_SEED
from ...labs.setup import Setup
from ...progress.state import LabState
from ...render.lab.parts import ASCII, UNICODE, value_words
from .controls import Controls
from .running import Made

# Letters that stand for no choice do nothing while one is asked, rather than what they do elsewhere.
_WHEN_ASKED = frozenset(("choose", "skip", "put_off"))
_NOT_WHEN_ASKED = frozenset(("leave", "run", "one_step", "predict"))


class LabPane(Controls):
    """Shows a lab. What was predicted and reached is posted, and known again from what is given to `open`."""

    BINDINGS = bindings((*ASKED, *LAB))

    class Predicted(Message):
        """This choice was predicted; `answer` is the one that a run has borne out since, '' before."""

        def __init__(self, choice: str, answer: str = "") -> None:
            super().__init__()
            self.choice, self.answer = choice, answer

    class Reached(Message):
        """A goal was reached, for the first time as far as is known."""

        def __init__(self, goal: str, seed: int, step: int) -> None:
            super().__init__()
            self.goal, self.seed, self.step = goal, seed, step

    class LineWanted(Message):
        """The person wants to open a state line."""

    class SourceWanted(Message):
        """The person wants to see the program of this kind."""

        def __init__(self, kind: str) -> None:
            super().__init__()
            self.kind = kind

    class Left(Message):
        """The person leaves the lab."""

    class KeysChanged(Message):
        """Other keys work now."""

    def __init__(self, id: str | None = None, ascii_only: bool = False) -> None:
        super().__init__(id=id, ascii_only=ascii_only)
        # Whether a run was seen, so that nothing can be predicted any more.
        self._begun = False

    def open(self, made: Made, known: LabState) -> None:
        """Show a lab, which `made` sets up; `known` is what was predicted and reached in it before."""
        self._known = LabState(known.predicted, known.answer, set(known.goals))
        self._focus, self._asking, self._begun = 0, "", False
        self._predicted = self._answer = None
        self.scroll_to(y=0, animate=False)
        self.make(made)

    def opened(self, state: State) -> None:
        self._begin_with = state.setup
        choices = state.setup.prediction.choices
        if self._known.predicted in choices:
            self._predicted = choices.index(self._known.predicted)
            if self._known.answer in choices:
                self._answer = choices.index(self._known.answer)
        # Whoever opens a run at a step has it to look at, not to guess.
        self._begun = bool(state.step)
        super().opened(state)

    @property
    def ACTIONS(self) -> tuple[Action, ...]:  # noqa: N802, as on every pane and screen
        """What can be done here now."""
        if self._asking and self.setup is not None:
            return (*ASKED[: len(self.setup.prediction.choices)], *ASKED[-2:])
        return LAB

    @property
    def about(self) -> str:
        """What one sees here, in Markdown."""
        if self.setup is None:
            return ""
        lab = self.setup.lab
        return f"{lab.SEEING.strip()}\n\n{lab.SCALE} {lab.PAPER}"

    # What a run tells

    def told(self, frame: Frame) -> None:
        if self.setup is None:
            return
        for goal, step in frame.reached.items():
            # What a recording reaches is not the person's own doing.
            if goal not in self._known.goals and not self.setup.recorded:
                self._known.goals.add(goal)
                self.post_message(self.Reached(goal, self.setup.seed, step))
        if frame.answer is not None and self._answer is None and self._predicted is not None and self._as_asked:
            self._answer = frame.answer
            choices = self.setup.prediction.choices
            self.post_message(self.Predicted(choices[self._predicted], choices[self._answer]))

    # Keys: running

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in _WHEN_ASKED:
            return bool(self._asking)
        return not (self._asking and action in _NOT_WHEN_ASKED)

    def action_run(self) -> None:
        if self.running:
            self.rest()
        else:
            self._ask_or("run")

    def action_one_step(self) -> None:
        self.rest()
        self._ask_or("one_step")

    def _ask_or(self, what: str) -> None:
        """Go on; but ask first what the person expects, unless that is settled."""
        if self.frame is None or self.setup is None:
            return
        if self._predicted is None and not self._begun:
            self._ask(what)
            return
        self._begun = True
        # What one wants to see now is above the controls.
        self.scroll_to(y=0, animate=False)
        if self.frame.step >= self.setup.lab.STEPS:
            if self.setup.recorded:
                self.play()
            else:
                self.say("At its end: r new run, R the same")
        elif what == "run":
            self.go_on()
        else:
            self.go_on(self.frame.step + 1, running=False)

    def action_same_seed(self) -> None:
        self._run_live(lambda setup: setup)

    def action_new_seed(self) -> None:
        self._run_live(lambda setup: setup.with_seed((setup.seed + 1) % (GREATEST_SEED + 1)))

    def _run_live(self, changed: Callable[[Setup], Setup]) -> None:
        """Begin a run with another seed or the same; from a recording, one that is let run however long it takes."""
        if self.setup is not None:
            recorded = self.setup.recorded
            self.only_live |= recorded
            self._begin(changed, running=self.running or recorded)

    def action_preset(self, number: int) -> None:
        if self.setup is not None:
            presets = self.setup.lab.PRESETS
            if number <= len(presets):
                before = self.setup.settings
                self._begin(lambda setup: setup.with_preset(presets[number - 1].id), running=self.running)
                self._say_what_differs(before)
            else:
                self.say(f"There are {len(presets)} presets")

    def _say_what_differs(self, before: Settings) -> None:
        """Say which controls a preset has put to other values."""
        assert self.setup is not None
        now, cut = self.setup.settings, (ASCII if self._ascii_only else UNICODE).cut
        changed = [control for control in self.setup.lab.CONTROLS if now[control.id] != before[control.id]]
        if changed:
            said = ", ".join(f"{control.label} {value_words(control, now[control.id], cut)}" for control in changed)
            self.say(f"Now: {said}")

    def _begin(self, changed: Callable[[Setup], Setup], *, running: bool) -> None:
        """Begin a live run with other settings."""
        assert self.setup is not None
        try:
            setup = changed(self.setup.live)
        except LabError as error:
            self.say(str(error))
            return
        self.scroll_to(y=0, animate=False)
        self.anew(setup, running=running)

    # Keys: what one expects

    def action_predict(self) -> None:
        if self.setup is None:
            return
        if self._predicted is not None:
            self.say("What you expected stays as it is: it was said before the run")
        elif self._begun:
            self.say("You have seen it run: what you say now is no prediction any more")
        else:
            self._ask("predict")

    def _ask(self, then: str) -> None:
        self._asking, self.words = then, ""
        self.scroll_to(y=0, animate=False)
        self._turn_keys()

    def action_choose(self, place: int) -> None:
        if self.setup is None or place >= len(self.setup.prediction.choices):
            return
        self._predicted = place
        self.post_message(self.Predicted(self.setup.prediction.choices[place]))
        self._settle()

    def action_skip(self) -> None:
        self._begun = True
        self._settle()

    def action_put_off(self) -> None:
        self._asking = ""
        self._turn_keys()

    def _settle(self) -> None:
        """Do what the question stood before."""
        then, self._asking = self._asking, ""
        self._turn_keys()
        if then in ("run", "one_step"):
            self._ask_or(then)

    def _turn_keys(self) -> None:
        self.redraw()
        self.post_message(self.KeysChanged())

    # Keys: everything else

    def action_copy(self) -> None:
        if self.setup is not None:
            line = write(self.setup, self.frame.step if self.frame else 0)
            self.app.copy_to_clipboard(line)
            shown = line if len(line) <= 60 else line[:59] + "…"
            self.notify(f"Copied: {shown}", timeout=4, markup=False)

    def action_open_line(self) -> None:
        self.post_message(self.LineWanted())

    def action_about(self) -> None:
        self.call_later(self.app.run_action, "help")

    def action_source(self) -> None:
        if self.setup is not None:
            self.post_message(self.SourceWanted(self.setup.lab.KIND))

    def action_leave(self) -> None:
        self.rest()
        self.post_message(self.Left())
