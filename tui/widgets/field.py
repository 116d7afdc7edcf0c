"""A field of one line to type in."""

from __future__ import annotations

from textual.reactive import reactive
from textual.widgets import Input
from textual.widgets.input import Selection


class Field(Input):
    """Textual's, with a cursor that stands still: blinking wakes the computer twice a second, and draws the eye."""

    cursor_blink = reactive(False, init=False)

    def _watch_selection(self, selection: Selection) -> None:
        # Textual 8.2 clears what the mouse has marked anywhere on the screen, even for a field that only comes up.
        if self.has_focus:
            super()._watch_selection(selection)

    def check_consume_key(self, key: str, character: str | None) -> bool:
        # While nothing is typed, a sign with priority means what it does outside: `=` shows a blank.
        begins = character is not None and (character.isalnum() or character.isspace())
        return (begins or bool(self.value)) and super().check_consume_key(key, character)
