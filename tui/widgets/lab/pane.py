"""The lab tab itself: one widget that draws all of a lab and answers its keys."""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.message import Message

from ...actions.lab import ASKED, LAB
from ...actions.table import Action, bindings
from ...labs.base import Choice, LabError, Number, Settings, Text, Value
from ...labs.line import State, write
from ...labs.run import Frame
from ...labs.settings import GREATEST_SEED
from ...labs.setup import Setup
from ...progress.state import LabState
from ...render.lab import Face, Page, page
from ...render.lab.parts import ASCII, UNICODE, value_words
from ...render.text import Line, Piece, Styled
from .running import Made, Running

# Letters that stand for no choice do nothing while one is asked, rather than what they do elsewhere.
_WHEN_ASKED = frozenset(("choose", "skip", "put_off"))
_NOT_WHEN_ASKED = frozenset(("leave", "run", "one_step", "predict"))


class LabPane(Running):
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

    class TextWanted(Message):
        """The person wants to write the text of a control: `change` takes it."""

        def __init__(self, text: Text, value: str) -> None:
            super().__init__()
            self.text, self.value = text, value

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
        super().__init__(id=id)
        self._ascii_only = ascii_only
        self._page = Page([], (0, 0))
        self._known = LabState()
        self._focus = 0
        self._begin_with: Setup | None = None
        self._predicted: int | None = None
        self._answer: int | None = None
        # What is to be done once the question is settled; '' while none is asked.
        self._asking = ""
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

    # Drawing

    @property
    def face(self) -> Face | None:
        """What is to be seen now."""
        if self.setup is None:
            return None
        return Face(
            setup=self.setup,
            frame=self.frame,
            running=self.running,
            focus=self._focus,
            asking=bool(self._asking),
            predicted=self._predicted,
            as_asked=self._as_asked,
            told=self._answer,
            reached=frozenset(self._known.goals),
            words=self.words,
            ascii_only=self._ascii_only,
            grey=self.app.no_color or self.app.theme.startswith("ansi"),
        )

    def lay_out(self) -> None:
        width, face = max(self.line_width - 2, 1), self.face
        if face is None:
            self._page = Page(Styled([Piece(self.words, "muted")]).lines(width, 0), (0, 0))
        else:
            self._page = page(face, width, self.size.height)
        self.set_height(len(self._page.lines))

    def line_numbers(self) -> range:
        return range(len(self._page.lines))

    def line(self, number: int) -> Line:
        return self._page.lines[number]

    def redraw(self) -> None:
        """Draw the lines that are others now: what stays is not sent again."""
        if not self.line_width:
            return
        before = self._page.lines
        self._laid_for = self.line_width
        self.lay_out()
        lines = self._page.lines
        if len(lines) != len(before):
            self.refresh()
            return
        for number, (new, old) in enumerate(zip(lines, before, strict=True)):
            if new is not old and new.pieces != old.pieces:
                self.refresh_lines(number, 1)

    def on_resize(self, event: events.Resize) -> None:
        # Its height matters as well as its width.
        self._laid_for = 0
        self.lay_out_anew()

    def follow(self, target: str) -> None:
        self.call_later(self.run_action, target)

    # What a run tells

    def told(self, frame: Frame) -> None:
        if self.setup is None:
            return
        for goal, step in frame.reached.items():
            if goal not in self._known.goals:
                self._known.goals.add(goal)
                self.post_message(self.Reached(goal, self.setup.seed, step))
        if frame.answer is not None and self._answer is None and self._predicted is not None and self._as_asked:
            self._answer = frame.answer
            choices = self.setup.prediction.choices
            self.post_message(self.Predicted(choices[self._predicted], choices[self._answer]))

    @property
    def _as_asked(self) -> bool:
        """Whether the run is the one that the question is about, but for its seed and what can be turned in it."""
        assert self.setup is not None
        first, now = self._begin_with, self.setup
        same = all(first and first.settings[c.id] == now.settings[c.id] for c in now.lab.CONTROLS if not c.live)
        return same and first is not None and first.preset == now.preset

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
            self.say("At its end: r new run, R the same")
        elif what == "run":
            self.go_on()
        else:
            self.go_on(self.frame.step + 1, running=False)

    def action_same_seed(self) -> None:
        if self.setup is not None:
            self.anew(self.setup, running=self.running)

    def action_new_seed(self) -> None:
        if self.setup is not None:
            self._begin(lambda setup: setup.with_seed((setup.seed + 1) % (GREATEST_SEED + 1)))

    def action_preset(self, number: int) -> None:
        if self.setup is not None:
            presets = self.setup.lab.PRESETS
            if number <= len(presets):
                before = self.setup.settings
                self._begin(lambda setup: setup.with_preset(presets[number - 1].id))
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

    def _begin(self, changed: Callable[[Setup], Setup]) -> None:
        """Begin a run with other settings, and go on running if one runs."""
        assert self.setup is not None
        try:
            setup = changed(self.setup)
        except LabError as error:
            self.say(str(error))
            return
        self.anew(setup, running=self.running)

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

    # Keys: controls

    def action_next_control(self) -> None:
        self.action_control(self._focus + 1)

    def action_previous_control(self) -> None:
        self.action_control(self._focus - 1)

    def action_control(self, place: int) -> None:
        """Choose the control at this place, round from the last to the first."""
        face = self.face
        if face is None:
            return
        self._focus = place % len(face.chosen_from)
        self.words = ""
        self.redraw()
        first, end = self._page.controls
        top, height = self.scroll_offset.y, self.size.height
        if first < top or end >= top + height:
            self.scroll_to(y=max(end + 1 - height, 0), animate=False)

    def action_lower(self) -> None:
        self._turn(-1)

    def action_higher(self) -> None:
        self._turn(1)

    def _turn(self, by: int) -> None:
        """The chosen control: less or more, the choice before or the next."""
        face = self.face
        if face is None:
            return
        control = face.chosen_from[self._focus]
        value = face.setup.settings[control.id]
        if isinstance(control, Text):
            self.action_write()
        elif isinstance(control, Choice):
            place = control.values.index(str(value)) + by
            if 0 <= place < len(control.values):
                self.change(control.id, control.values[place])
        else:
            self._put(control, _moved(control, float(value), by))

    def action_move(self, down: int, right: int) -> None:
        """Move the cell cursor; where there is none, choose a control or turn it."""
        face = self.face
        if face is None:
            return
        if face.cursor is None or face.grid is None:
            if down:
                self.action_control(self._focus + down)
            else:
                self._turn(right)
            return
        side, size, at = ("row", 0, 0) if down else ("column", 1, 1)
        place = face.cursor[at] + (down or right)
        if 0 <= place < face.grid.values.shape[size]:
            self.change(f"{face.grid.pick}_{side}", place)

    def _put(self, control: Number, value: float) -> None:
        if self.setup is not None and value != self.setup.settings[control.id]:
            self.change(control.id, value)

    def action_write(self) -> None:
        face = self.face
        control = face.chosen_from[self._focus] if face else None
        if face is not None and isinstance(control, Text):
            try:
                face.setup.unlocked(control.id)
            except LabError as error:
                self.say(str(error))
                return
            self.rest()
            self.post_message(self.TextWanted(control, str(face.setup.settings[control.id])))

    def write(self, control: str, value: Value) -> None:
        """Take what was written for a control."""
        if self.setup is not None and value != self.setup.settings[control]:
            self.change(control, value)

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


def _moved(control: Number, value: float, by: int) -> float:
    """The value a step on, within its range, on the steps that begin at the least."""
    steps = round((value - control.low) / control.step) + by
    return min(max(round(control.low + steps * control.step, 6), control.low), control.high)
