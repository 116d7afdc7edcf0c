"""The controls of a lab: chosen, turned and written with keys, the cursor of a heat map or plane among them."""

from __future__ import annotations

from textual.message import Message

from ...labs.base import Choice, Control, LabError, Number, Text, Value
from ...labs.settings import control_named
from .view import LabView


class Controls(LabView):
    """A lab whose controls can be set."""

    class TextWanted(Message, namespace="lab_pane"):
        """The person wants to write the text of a control: `change` takes it."""

        def __init__(self, text: Text, value: str) -> None:
            super().__init__()
            self.text, self.value = text, value

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
        if first < top or end > top + height:
            self.scroll_to(y=max(end - height, 0), animate=False)

    def action_lower(self) -> None:
        self._turn(-1)

    def action_higher(self) -> None:
        self._turn(1)

    def _turn(self, by: int) -> None:
        """The chosen control: less or more, the choice before or the next."""
        face = self.face
        if face is None:
            return
        control = face.chosen_from[face.focus]
        value = face.setup.settings[control.id]
        if isinstance(control, Text):
            self.action_write()
        elif isinstance(control, Choice):
            place = control.values.index(str(value)) + by
            if 0 <= place < len(control.values):
                self.change(control.id, control.values[place])
        else:
            self._step(control, by)

    def action_move(self, down: int, right: int) -> None:
        """Move the cursor; where there is none, choose a control or turn it."""
        face = self.face
        if face is None:
            return
        if face.plane is not None:
            side, by = ("y", -down) if down else ("x", right)
            self._step(control_named(face.setup.lab, f"{face.plane.pick}_{side}"), by)
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

    def _step(self, control: Control, by: int) -> None:
        """A number: so many of its steps on."""
        assert self.setup is not None
        assert isinstance(control, Number)
        before = float(self.setup.settings[control.id])
        value = _moved(control, before, by)
        if value != before:
            self.change(control.id, value)

    def action_write(self) -> None:
        face = self.face
        control = face.chosen_from[face.focus] if face else None
        if face is not None and isinstance(control, Text):
            try:
                face.setup.unlocked(control.id)
                if control.chooses:
                    face.setup.unlocked(control.chooses[0])
            except LabError as error:
                self.say(str(error))
                return
            self.rest()
            self.post_message(self.TextWanted(control, str(face.setup.settings[control.id])))

    def write(self, control: str, value: Value) -> None:
        """Take what was written for a control, and choose that it is used."""
        if self.setup is None:
            return
        text = control_named(self.setup.lab, control)
        chosen = [text.chooses] if isinstance(text, Text) and text.chooses else []
        for name, new in (*chosen, (control, value)):
            if new != self.setup.settings[name]:
                self.change(name, new)


def _moved(control: Number, value: float, by: int) -> float:
    """The value a step on, within its range, on the steps that begin at the least."""
    steps = round((value - control.low) / control.step) + by
    return min(max(round(control.low + steps * control.step, 6), control.low), control.high)
