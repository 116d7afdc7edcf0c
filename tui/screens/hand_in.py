"""The last step of an exam: what is unanswered or marked, and handing in."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll

from ..actions.quiz import HAND_IN
from ..actions.table import bar_keys, sheet_bindings
from ..quiz.session import Session
from ..render.feedback import hand_in_lines
from ..widgets.bars import KeyBar
from ..widgets.block import TextBlock
from .own import OwnSheet


class HandInScreen(OwnSheet[bool]):
    """Asks once before an exam is handed in; True when it is to be."""

    BINDINGS = sheet_bindings(HAND_IN)
    ACTIONS = HAND_IN

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session

    def compose(self) -> ComposeResult:
        with Vertical(id="sheet"):
            with VerticalScroll(id="said", can_focus=True):
                yield TextBlock(lambda width: hand_in_lines(self.session, width))
            yield KeyBar()

    def on_mount(self) -> None:
        self.query_one(KeyBar).keys = bar_keys(HAND_IN)
        self.query_one("#said").focus()

    def action_confirm(self) -> None:
        self.dismiss(True)

    def action_back(self) -> None:
        self.dismiss(False)
