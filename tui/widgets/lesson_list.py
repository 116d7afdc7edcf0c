"""The list of lessons with the state of each: one widget that draws its rows, so that moving repaints two lines."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from ..actions.study import LESSONS
from ..actions.table import bindings
from ..render.text import Line, Piece, Styled, break_lines
from .lines import LineView

if TYPE_CHECKING:
    from ..review.mastery import Standing

# A sign and its word for each state: the word is said in help and by `carrel status`, never colour alone.
SIGNS: dict[Standing, tuple[str, str]] = {
    "not_started": ("○", "not started"),
    "reading": ("◐", "reading"),
    "read": ("●", "read"),
    "passed": ("✔", "quiz passed"),
    "remembered": ("★", "remembered on two days or more"),
}
# From this width on, what is due is said in a word.
WIDE = 30


class LessonList(LineView):
    """Rows of lessons. Up and down move a cursor; Enter or a click opens the lesson."""

    BINDINGS = bindings(LESSONS)

    class Opened(Message):
        """The lesson at this place was chosen."""

        def __init__(self, place: int) -> None:
            super().__init__()
            self.place = place

    cursor: reactive[int] = reactive(0, repaint=False)

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._titles: list[str] = []
        self._standings: list[Standing] = []
        self._remembered: Collection[int] = ()
        self._due: Sequence[int] = ()
        self._open = 0
        # Where each lesson's row begins: a title that is too long for one line takes several.
        self._breaks: list[list[tuple[int, int]]] = []
        self._starts: list[int] = [0]
        self._places: list[int] = []
        self._due_lines: dict[int, int] = {}

    def show(self, titles: list[str], standings: Sequence[Standing], open_place: int) -> None:
        """Show these lessons; the one at `open_place` is on the desk."""
        self._titles, self._standings, self._open = titles, list(standings), open_place
        self._remembered, self._due = (), ()
        self.lay_out_anew()

    def mark_open(self, place: int) -> None:
        """Another lesson is on the desk: move the mark and the cursor there."""
        before, self._open = self._open, place
        self._refresh_rows(before, place)
        self.cursor = place

    def set_standing(self, place: int, standing: Standing) -> None:
        """The state of one lesson has changed."""
        if self._standings[place] != standing:
            self._standings[place] = standing
            self._refresh_rows(place)

    def show_kept(self, remembered: Collection[int], due: Sequence[int]) -> None:
        """The places of the lessons that are remembered, and how much of each lesson is due."""
        if (remembered, due) != (self._remembered, self._due):
            self._remembered, self._due = remembered, due
            self.lay_out_anew()
            self._keep_cursor_visible()

    def line_numbers(self) -> range:
        return range(self._starts[-1])

    def line(self, number: int) -> Line:
        place = self._places[number]
        title = Styled([Piece(self._titles[place], "chosen" if place == self._open else "")])
        begin, end = self._breaks[place][number - self._starts[place]]
        pieces = title.cut(begin, end)
        lead = f"{place + 1:>{self._digits}} "
        if number > self._starts[place]:
            line = (Piece(" " * (3 + len(lead))), *pieces)
        else:
            mark = "▸" if place == self._open else " "
            line = (Piece(mark, "accent"), Piece(f"{self._sign(place)} ", "bullet"), Piece(lead, "muted"), *pieces)
        due = self._due_words(place)
        if not due or number != self._due_lines[place]:
            return Line(line)
        gap = self.line_width - sum(cell_len(piece.text) for piece in line) - cell_len(due)
        return Line((*line, Piece(" " * gap), Piece(due, "label")))

    def _sign(self, place: int) -> str:
        standing = self._standings[place]
        kept = standing == "passed" and place in self._remembered
        return SIGNS["remembered" if kept else standing][0]

    def _due_words(self, place: int) -> str:
        """How much of the lesson is due, for the end of a line; '' where nothing is."""
        count = self._due[place] if place < len(self._due) else 0
        words = f" {count} due " if self.line_width >= WIDE else f" {count}↺ "
        return words if count else ""

    @property
    def _digits(self) -> int:
        return len(str(len(self._titles)))

    def lay_out(self) -> None:
        room = max(self.line_width - 5 - self._digits, 4)
        laid = [self._broken(place, room) for place in range(len(self._titles))]
        self._breaks = [breaks for breaks, _ in laid]
        heights = [len(breaks) for breaks in self._breaks]
        self._starts = [0, *accumulate(heights)]
        self._places = [place for place, height in enumerate(heights) for _ in range(height)]
        self._due_lines = {place: self._starts[place] + line for place, (_, line) in enumerate(laid)}
        self.set_height(self._starts[-1])

    def _broken(self, place: int, room: int) -> tuple[list[tuple[int, int]], int]:
        """A title broken into lines, and the first of them with room left for what is due."""
        # The last cell of a line is free of titles: there the words may end.
        title, size = self._titles[place], cell_len(self._due_words(place)) - 1
        for narrower in (room, max(room - size, 4)):
            breaks = break_lines(title, narrower)
            for number, (begin, end) in enumerate(breaks):
                if cell_len(title[begin:end]) + size <= room:
                    return breaks, number
        return breaks, 0

    @property
    def indent(self) -> int:
        return 0

    def render_line(self, y: int) -> Strip:
        strip = super().render_line(y)
        number = y + self.scroll_offset.y
        if self.has_focus and number < len(self._places) and self._places[number] == self.cursor:
            cursor = self.role_style("cursor")
            return Strip([Segment(text, style + cursor if style else cursor) for text, style, _ in strip])
        return strip

    def on_resize(self, event: events.Resize) -> None:
        self._keep_cursor_visible()

    def on_click(self, event: events.Click) -> None:
        number = event.y + self.scroll_offset.y
        if number < len(self._places):
            self.cursor = self._places[number]
            self.post_message(self.Opened(self.cursor))

    def on_focus(self) -> None:
        self._refresh_rows(self.cursor)

    def on_blur(self) -> None:
        self._refresh_rows(self.cursor)

    def validate_cursor(self, cursor: int) -> int:
        return max(0, min(cursor, len(self._titles) - 1))

    def watch_cursor(self, before: int, now: int) -> None:
        self._refresh_rows(before, now)
        self._keep_cursor_visible()

    def action_move(self, rows: int) -> None:
        self.cursor += rows

    def action_move_page(self, direction: int) -> None:
        self.cursor += direction * max(self.size.height - 1, 1)

    def action_move_to(self, place: int) -> None:
        self.cursor = place if place >= 0 else len(self._titles) - 1

    def action_open(self) -> None:
        if self._titles:
            self.post_message(self.Opened(self.cursor))

    def _refresh_rows(self, *places: int) -> None:
        for place in places:
            # Before the first painting there are no rows yet.
            if place + 1 < len(self._starts):
                top, end = self._starts[place], self._starts[place + 1]
                self.refresh(Region(0, top - self.scroll_offset.y, self.line_width, end - top))

    def _keep_cursor_visible(self) -> None:
        if self.cursor + 1 >= len(self._starts) or not self.size.height:
            return
        first, end = self._starts[self.cursor], self._starts[self.cursor + 1]
        top, height = self.scroll_offset.y, self.size.height
        # Where one goes on the list follows by some rows at once, so that most moves paint two rows only.
        ahead = max(0, min(height // 3, height - (end - first)))
        if first < top:
            self.scroll_to(y=first - ahead, animate=False)
        elif end > top + height:
            self.scroll_to(y=end - height + ahead, animate=False)
