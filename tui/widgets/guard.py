"""The last wall before the terminal: no control code leaves through any widget, whatever put it there."""

from __future__ import annotations

import re

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


class ControlFilter(LineFilter):
    """Replaces control characters in what widgets draw with a sign that they were there."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        if not any(_CONTROL.search(segment.text) for segment in segments):
            return segments
        return [Segment(_CONTROL.sub("�", text), style, control) for text, style, control in segments]


# One for all: what a filter has made of a line is remembered for that filter.
GUARD = ControlFilter()
