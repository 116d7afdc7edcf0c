"""A field of one line to type in."""

from __future__ import annotations

from textual.reactive import reactive
from textual.widgets import Input


class Field(Input):
    """Textual's, with a cursor that stands still: blinking wakes the computer twice a second, and draws the eye."""

    cursor_blink = reactive(False, init=False)
