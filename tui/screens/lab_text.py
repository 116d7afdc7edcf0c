"""A sheet on which the person writes or pastes a text for a lab, or names a file that holds it."""

from __future__ import annotations

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import TextArea

from ..actions.lab import WRITING
from ..actions.table import field_keys, sheet_bindings
from ..labs.base import LabError, Text
from ..labs.own import FILE, own_text
from ..labs.settings import checked
from ..widgets.bars import KeyBar, TitleBar
from .own import OwnSheet


class LabTextSheet(OwnSheet[str | None]):
    """A field for the text of a control; dismissed with it, or with None."""

    BINDINGS = sheet_bindings(WRITING, typing=True)
    ACTIONS = WRITING
    # What was typed would be lost.
    LEFT_BY_CLICK = False

    def __init__(self, control: Text, value: str) -> None:
        super().__init__()
        self._control = control
        self.area = TextArea(value, id="note", placeholder=f"{control.tooltip}; or {FILE} and the name of a file")

    def compose(self) -> ComposeResult:
        with Vertical(id="drawer"):
            yield TitleBar(id="title")
            yield self.area
            yield KeyBar(id="keys")

    def on_mount(self) -> None:
        title = self.query_one(TitleBar)
        title.lead, title.heading = "Lab", self._control.label
        title.asides = (f"{FILE}FILE reads a file · at most {self._control.longest:,} characters", f"or {FILE}FILE")
        self.query_one(KeyBar).keys = field_keys(WRITING)
        self.area.cursor_blink = False
        # What stands there gives way to what is pasted.
        self.area.select_all()
        self.area.focus()

    @work(exclusive=True)
    async def action_done(self) -> None:
        try:
            text = str(checked(self._control, own_text(self.area.text)))
        except LabError as error:
            words = f"Nothing was changed: {error}."
            self.notify(words, severity="warning", timeout=10, markup=False)
        else:
            self.dismiss(text)

    def action_back(self) -> None:
        self.dismiss(None)
