"""Doing what a key does by other ways: the words in the bar of keys, a line of the help, the command palette."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

from textual.app import SystemCommand
from textual.screen import Screen

from .actions.table import Action
from .widgets.steady import SteadyApp


class Pressing(SteadyApp):
    """An app whose actions are pressed by those ways too."""

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        yield from super().get_system_commands(screen)
        for action in self._actions(screen):
            yield SystemCommand(action.words, action.tooltip, partial(self._press_later, screen, action))

    def action_help(self) -> None:
        from .screens.help import HelpScreen

        screen = self.screen
        if isinstance(screen, HelpScreen):
            return
        here = getattr(screen, "actions_here", self._actions(screen))
        about = (getattr(screen, "about", ""), getattr(screen, "about_title", "What am I seeing?"))
        self.push_screen(HelpScreen(here, *about), partial(self._press_chosen, screen))

    def _press_later(self, screen: Screen[Any], action: Action) -> None:
        self.call_later(self.press, screen, action.press)

    def _press_chosen(self, screen: Screen[Any], action: str | None) -> None:
        """A line of the help was clicked."""
        if action:
            self.call_later(self.press, screen, action)

    async def press(self, screen: Screen[Any], action: str) -> None:
        """Do what a key does that the bar, help or the palette stands for: the app's, or that of the pane in which
        one is, the screen, what has the focus, or the pane."""
        name = action.partition("(")[0]
        pane = getattr(screen, "pane", None)
        inside = pane if pane is not None and pane.has_focus_within and pane.check_action(name, ()) else None
        able = (one for one in (inside, screen, screen.focused, pane) if one and hasattr(one, f"action_{name}"))
        owner = screen if "." in name else next(able, screen)
        await owner.run_action(action)

    @staticmethod
    def _actions(screen: Screen[Any]) -> tuple[Action, ...]:
        """What can be done there: on the desk that depends on what is shown of the lesson."""
        found: tuple[Action, ...] = getattr(screen, "actions" if hasattr(screen, "actions") else "ACTIONS", ())
        return found
