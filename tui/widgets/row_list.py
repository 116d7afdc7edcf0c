"""Rows to choose from, each of one or more paragraphs: drawn as lines, with a sign at the row that is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from textual import events
from textual.message import Message

from ..render.text import Line, Piece, Styled
from .lines import LineView

# The paragraphs of a row.
Row = Sequence[Sequence[Piece]]


class RowList(LineView, can_focus=False):
    """Shows rows, or a sentence in their place. The screen moves its cursor, so that one can type meanwhile."""

    class Opened(Message):
        """The row at this place was clicked."""

        def __init__(self, place: int) -> None:
            super().__init__()
            self.place = place

    def __init__(self, id: str | None = None, hang: int = 0) -> None:
        """`hang` is how far the further lines of a paragraph are moved to the right."""
        super().__init__(id=id)
        self._hang = hang
        self.cursor = 0
        self._rows: Sequence[Row] = ()
        self._instead = ""
        self._lines: list[Line] = []
        self._starts: list[int] = [0]

    def show(self, rows: Sequence[Row], instead: str = "") -> None:
        """Show these rows, the cursor on the first; `instead` is said where there are none."""
        self._rows, self._instead, self.cursor = rows, instead, 0
        # Where there is no room for a column they are not laid out yet.
        self._lines, self._starts = [], [0]
        self.scroll_to(y=0, animate=False)
        self.lay_out_anew()

    def move_to(self, place: int) -> None:
        """Put the cursor on the row at this place, or on the nearest there is."""
        self.cursor = max(0, min(place, len(self._rows) - 1))
        self.refresh()
        self._keep_cursor_visible()

    def lay_out(self) -> None:
        width = max(self.line_width - 4 - self._hang, 1)
        hang = Piece(" " * self._hang)
        heights = []
        self._lines = []
        for row in self._rows:
            before = len(self._lines)
            for paragraph in row:
                first, *further = Styled(list(paragraph)).lines(width, 0)
                self._lines += [first, *(line._replace(pieces=(hang, *line.pieces)) for line in further)]
            heights.append(len(self._lines) - before)
        if not self._rows:
            self._lines = Styled([Piece(self._instead, "muted")]).lines(width, 0)
        self._starts = [0, *accumulate(heights)]
        self.set_height(len(self._lines))

    def line_numbers(self) -> range:
        return range(len(self._lines))

    def line(self, number: int) -> Line:
        line = self._lines[number]
        at_cursor = bool(self._rows) and number == self._starts[self.cursor]
        mark = Piece("▸ ", "accent") if at_cursor else Piece("  ")
        return line._replace(pieces=(mark, *line.pieces), margin=2)

    def on_resize(self, event: events.Resize) -> None:
        self._lay_out_if_needed()
        self._keep_cursor_visible()

    def on_click(self, event: events.Click) -> None:
        number = event.y + self.scroll_offset.y
        place = next((i for i, end in enumerate(self._starts[1:]) if number < end), None)
        if place is not None:
            event.stop()
            self.move_to(place)
            self.post_message(self.Opened(place))

    def _keep_cursor_visible(self) -> None:
        if self.cursor + 1 >= len(self._starts) or not self.size.height:
            return
        first, end = self._starts[self.cursor], self._starts[self.cursor + 1]
        top, height = self.scroll_offset.y, self.size.height
        if first < top or end - first > height:
            self.scroll_to(y=first, animate=False)
        elif end > top + height:
            self.scroll_to(y=end - height, animate=False)
