"""The comparison tab: a lesson's tables, every cell readable at any width."""

from __future__ import annotations

from ..actions.comparing import COMPARE
from ..actions.table import bindings
from ..course.model import Comparison
from ..render.comparison import comparison_lines
from ..render.text import Line, Piece
from .lines import LineView

EMPTY = "This lesson has no comparison. Press r to read, n for the next lesson."


class ComparisonView(LineView):
    """Shows tables one under the other; Enter shows or hides the notes behind the cells."""

    BINDINGS = bindings(COMPARE)
    ACTIONS = COMPARE

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._tables: tuple[Comparison, ...] = ()
        self._lines: list[Line] = []
        self.notes = False

    def show(self, tables: tuple[Comparison, ...]) -> None:
        """Show these tables from the top, notes hidden."""
        self._tables = tables
        self.notes = False
        self.scroll_to(y=0, animate=False)
        self.lay_out_anew()

    def line(self, number: int) -> Line:
        return self._lines[number]

    def line_numbers(self) -> range:
        return range(len(self._lines))

    def action_toggle_notes(self) -> None:
        share = self.scroll_offset.y / max(len(self._lines), 1)
        self.notes = not self.notes
        self.lay_out_anew()
        self.scroll_to(y=round(share * len(self._lines)), animate=False)

    def lay_out(self) -> None:
        width = max(1, self.line_width - 2)
        hint = "Enter hides the notes." if self.notes else "Enter shows the notes behind the cells."
        if not self._tables:
            self._lines = [Line((Piece(EMPTY, "muted"),))]
        else:
            self._lines = [Line((Piece(hint[:width], "muted"),)), Line()]
        for table in self._tables:
            self._lines += [*comparison_lines(table, width, notes=self.notes), Line()]
        self.set_height(len(self._lines))
