"""A lab on a screen of its own: any of them, whatever lesson one is in. Nothing of it is recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.getters import query_one

from ..actions.everywhere import EVERYWHERE
from ..actions.table import Action, bar_keys
from ..progress.state import LabState
from ..widgets.bars import KeyBar, TitleBar
from ..widgets.lab import LabPane
from .lab_host import LabHost

if TYPE_CHECKING:
    from ..widgets.lab.running import Made


class LabScreen(LabHost):
    """Shows the lab that `made` sets up."""

    pane = query_one("#lab", LabPane)
    key_bar = query_one("#keys", KeyBar)

    def __init__(self, made: Made) -> None:
        super().__init__()
        self._made = made

    def compose(self) -> ComposeResult:
        yield TitleBar(id="title")
        yield LabPane(id="lab", ascii_only=self.app.ascii_only)
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        title = self.query_one(TitleBar)
        title.lead, title.heading = self.app.desk.course.title, "Lab"
        self.lab = self.pane
        self.pane.open(self._made, LabState())
        self.pane.focus()
        self._show_keys()

    @property
    def actions(self) -> tuple[Action, ...]:
        """What can be done now."""
        return self.pane.ACTIONS

    @property
    def about(self) -> str:
        """What one sees here."""
        return self.pane.about

    def on_lab_pane_keys_changed(self) -> None:
        self._show_keys()

    def on_lab_pane_left(self) -> None:
        if self.is_current:
            self.app.pop_screen()

    def _show_keys(self) -> None:
        self.key_bar.keys = bar_keys((*self.actions, *EVERYWHERE))
