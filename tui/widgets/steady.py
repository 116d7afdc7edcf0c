"""What Textual 8.2.8 does not stand, or misreads: keys and clicks that come after what they were meant for has gone,
and drags that it takes for clicks."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from textual import events
from textual.app import App
from textual.dom import DOMNode
from textual.errors import NoWidget
from textual.screen import Screen
from textual.widget import Widget

if TYPE_CHECKING:
    from textual.actions import ActionParseResult


class SteadyApp(App[None]):
    """An app that lets those be, and that gives the keys back to what had them while there was no room for it."""

    _last_focused: Widget | None = None
    # The last press of a mouse button, and the screen that it was on.
    _pressed: tuple[events.MouseDown, Screen[Any]] | None = None

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        # The last keys, each with the widget that it was sent to.
        self._sent: deque[tuple[events.Key, Widget | None]] = deque(maxlen=50)

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Do what was pressed; unless the screen it was pressed on has been left by then, as by a second click."""
        if isinstance(default_namespace, Widget) and self.screen not in default_namespace.ancestors_with_self:
            return False
        return await super().run_action(action, default_namespace, namespaces)

    def on_key(self, event: events.Key) -> None:
        """A letter typed right after the key that opens a field was sent to what had the keys before, and comes here
        because that had no use for it. It goes to the field instead of being lost."""
        sent_to = next((widget for key, widget in self._sent if key is event), self.focused)
        field = self.focused
        if field is not None and field is not sent_to and field.check_consume_key(event.key, event.character):
            event.prevent_default()
            field.post_message(events.Key(event.key, event.character))

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.Key) and not event.is_forwarded:
            self._sent.append((event, self.focused))
        if isinstance(event, events.Resize) and self.screen_stack:
            self._focus_again()
        if isinstance(event, events.MouseUp) and not self._ends_click(event):
            self._mouse_down_widget = None
        if not (isinstance(event, events.MouseDown) and self._is_for_what_is_gone(event)):
            await super().on_event(event)

    def _focus_again(self) -> None:
        """Textual takes the focus from a widget that no room is left for, and does not give it back."""
        if self.focused is not None:
            self._last_focused = self.focused
        elif self._last_focused is not None and self.screen in self._last_focused.ancestors_with_self:
            self.screen.set_focus(self._last_focused, scroll_visible=False)

    def _is_for_what_is_gone(self, event: events.MouseDown) -> bool:
        """Whether what was painted there is no more: the widget, or the screen, left by the first of two clicks."""
        if event.is_forwarded or not self.screen_stack:
            return False
        before, self._pressed = self._pressed, (event, self.screen)
        if before is not None and before[1] is not self.screen:
            first, soon = before[0], event.time - before[0].time <= self.CLICK_CHAIN_TIME_THRESHOLD
            if soon and first.screen_offset == event.screen_offset:
                return True
        try:
            widget, _ = self.screen.get_widget_and_offset_at(event.x, event.y)
        except NoWidget:
            return False
        return widget is not None and widget.parent is None

    def _ends_click(self, event: events.MouseUp) -> bool:
        """Whether the left button was let go where it was pressed, give or take the cell that a hand slips. Else text
        was selected, or one thought better of it."""
        if event.is_forwarded or self._pressed is None:
            return True
        pressed = self._pressed[0]
        moved = event.screen_offset - pressed.screen_offset
        return pressed.button <= 1 and abs(moved.x) <= 1 and not moved.y
