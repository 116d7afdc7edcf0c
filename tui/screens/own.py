"""What Carrel's screens have in common: each is left once, however often one asks for it."""

from __future__ import annotations

from typing import TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen, Screen

R = TypeVar("R")


class OwnScreen(Screen[R]):
    """A screen that is put away once. (Textual takes the one below for a second click or Enter on the way out.)"""

    def dismiss(self, result: R | None = None) -> AwaitComplete:
        return super().dismiss(result) if self.is_current else AwaitComplete()


class OwnSheet(ModalScreen[R]):
    """The same, lying over another screen."""

    def dismiss(self, result: R | None = None) -> AwaitComplete:
        return super().dismiss(result) if self.is_current else AwaitComplete()
