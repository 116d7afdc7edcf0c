"""What a term means: its definition, a longer note, what it is mixed up with, where it is taught."""

from __future__ import annotations

from collections.abc import Sequence

from textual.geometry import Size

from ..course.model import Term
from ..render.stops import Stop, links
from ..render.term import term_lines
from ..render.text import Line, Piece, Styled
from .reading.following import Following

WIDEST = 80


class TermView(Following):
    """A glossary entry, or a sentence in its place."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._shown: tuple[Term, list[Term], str] | str = ""
        self._lines: list[Line] = []
        self._stops: list[Stop] = []

    def show(self, what: tuple[Term, list[Term], str] | str) -> None:
        """Show a term, the terms that it is mixed up with and the title of its lesson; or a sentence instead."""
        self._shown = what
        self.unmark_stop()
        self.scroll_to(y=0, animate=False)
        self.lay_out_anew()

    def lay_out(self) -> None:
        self._lines = self._made(self.line_width)
        self._stops = links(self._lines)
        self.set_height(len(self._lines))

    def _made(self, line_width: int) -> list[Line]:
        width = max(1, min(line_width - 2, WIDEST))
        if isinstance(self._shown, str):
            return Styled([Piece(self._shown, "muted")]).lines(width, 0)
        return term_lines(*self._shown, width)

    def line_numbers(self) -> range:
        return range(len(self._lines))

    def line(self, number: int) -> Line:
        return self._lines[number]

    def part_count(self) -> int:
        return 1

    def part_at(self, number: int) -> int:
        return 0

    def part_start(self, part: int) -> int:
        return 0

    def stops_in(self, part: int) -> Sequence[Stop]:
        return self._stops

    def bring(self, part: int, first: int, last: int) -> None:
        top, height = self.scroll_offset.y, self.size.height
        if first < top or last >= top + height:
            self.scroll_to(y=max(first - height // 3, 0), animate=False)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        # On a sheet it is as high as its text, if there is room.
        return len(self._made(width - self.scrollbar_size_vertical))
