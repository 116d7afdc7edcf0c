"""The last step of an exam: what is unanswered or marked, and handing in."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.screen import ModalScreen

from ..actions.quiz import HAND_IN
from ..actions.table import bar_keys, bindings
from ..quiz.session import Session
from ..render.feedback import hand_in_lines
from ..widgets.bars import Buttons, KeyBar
from ..widgets.block import TextBlock


class HandInScreen(ModalScreen[bool]):
    """Asks once before an exam is handed in; True when it is to be."""

    BINDINGS = bindings(HAND_IN)
    ACTIONS = HAND_IN

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="sheet", can_focus=True):
            yield TextBlock(lambda width: hand_in_lines(self.session, width))
        yield KeyBar()

    def on_mount(self) -> None:
        self.query_one(KeyBar).keys = bar_keys(HAND_IN)
        self.query_one("#sheet").focus()

    async def on_buttons_pressed(self, message: Buttons.Pressed) -> None:
        await self.run_action(message.action)

    def action_confirm(self) -> None:
        self.dismiss(True)

    def action_back(self) -> None:
        self.dismiss(False)
