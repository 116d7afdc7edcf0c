"""What Carrel's screens have in common: each is left once, and its bars are pressed with the mouse as keys are."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual import events
from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen, Screen

from ..actions.table import Action
from ..widgets.bars import Buttons

if TYPE_CHECKING:
    from ..app import CarrelApp

R = TypeVar("R")


class OwnScreen(Screen[R]):
    """A screen that is put away once. (Textual takes the one below for a second click or Enter on the way out.)"""

    app: CarrelApp
    # The table of what can be done here.
    ACTIONS: ClassVar[tuple[Action, ...]] = ()

    def dismiss(self, result: R | None = None) -> AwaitComplete:
        return super().dismiss(result) if self.is_current else AwaitComplete()

    def keep(self) -> None:
        """Put on disk what is not there yet: the desk is being closed."""

    async def on_buttons_pressed(self, message: Buttons.Pressed) -> None:
        await self.app.press(self, message.action)


# Textual takes default styles along the first of the bases only, and a sheet's are ModalScreen's.
class OwnSheet(ModalScreen[R], OwnScreen[R]):
    """The same, lying over another screen."""

    # Whether a click beside it is its Escape.
    LEFT_BY_CLICK: ClassVar[bool] = True

    async def on_click(self, event: events.Click) -> None:
        if self.LEFT_BY_CLICK and self.get_widget_at(event.screen_x, event.screen_y)[0] is self:
            back = next((action.press for action in self.ACTIONS if "escape" in action.keys.split(",")), "dismiss")
            await self.run_action(back)
