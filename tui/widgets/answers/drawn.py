"""Answers that are drawn as lines, with a pointer at one of their rows: what all kinds share but those typed."""

from __future__ import annotations

from collections.abc import Iterable

from rich.cells import cell_len
from textual import events
from textual.containers import ScrollableContainer
from textual.geometry import Size

from ...questions import Grade, Question
from ...render.text import Line, Piece, Styled, break_lines
from ..block import TextBlock
from .base import AnswerWidget

# Letters that choose. The ones after them belong to the screen (i hint, m mark, q quit, u undo, w where).
KEYED = "abcdefgh"
POINTER = "› "
# A space that keeps what is around it on one line.
NO_BREAK = "\u00a0"
SIGNS = {"right": "✓ ", "partly": "◐ ", "wrong": "✗ "}


class DrawnAnswer(TextBlock, AnswerWidget, can_focus=True):
    """An answer of rows, one of which the cursor is at. Once graded, its keys are the page's again."""

    def __init__(self, question: Question, arrangement: tuple[int, ...]) -> None:
        TextBlock.__init__(self, self.answer_lines)
        self.question = question
        self.arrangement = arrangement
        self.cursor = 0
        # The lines of each row, and of what one looks at while choosing for the row pointed at, as last laid out
        # (a legend between the rows pushes those below it down, which nobody asks about).
        self.rows: list[range] = []
        self.legend = range(0)
        # The lines that the page shows at once; 0 while that is not known.
        self.room = 0

    def answer_lines(self, width: int) -> list[Line]:
        """The answer as it stands, laid out; says in `rows` and `legend` where things are."""
        raise NotImplementedError

    def show_graded(self, grade: Grade, response: str) -> None:
        self.graded = grade
        self.redraw()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool:
        return self.graded is None

    def on_key(self, event: events.Key) -> None:
        character = event.character if event.is_printable else None
        if self.graded is None and self.press(event.key, character):
            event.stop()
            event.prevent_default()

    def press(self, key: str, character: str | None) -> bool:
        """Do what this key does to the answer; False leaves it to bindings, page and screen."""
        raise NotImplementedError

    def follow(self, target: str) -> None:
        if self.graded is None:
            self.click(target)

    def click(self, target: str) -> None:
        """Do what a click on a piece with this target does."""
        raise NotImplementedError

    def answer_changed(self) -> None:
        """Show the changed answer, and tell the screen."""
        self._warned = ""
        self.point(self.cursor)
        self.post_message(self.Changed())

    def add_legend(self, lines: list[Line], legend: list[Line]) -> None:
        """Add what one looks at while choosing: after the rows, or right under the one pointed at where the page
        has no room for all from there."""
        row = self.rows[self.cursor]
        if not self.room or len(lines) + 1 + len(legend) - row.start <= self.room:
            lines.append(Line())
            self.legend = extend(lines, legend)
            return
        at, size = row.stop, len(legend)
        lines[at:at] = legend
        self.legend = range(at, at + size)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        if container.height != self.room:
            self.room = container.height
            self._laid = None
        return super().get_content_height(container, viewport, width)

    def move_pointer(self, by: int) -> None:
        """Up or down by a number of rows; from the first and last row, the page scrolls on."""
        to = max(0, min(self.cursor + by, len(self.rows) - 1))
        page = self.parent
        if to == self.cursor and isinstance(page, ScrollableContainer):
            page.scroll_relative(y=by, animate=False)
        else:
            self.point(to)

    def point(self, row: int) -> None:
        """Put the pointer at a row, and scroll to where it and its legend can be seen."""
        self.cursor = row
        self.redraw()
        page = self.parent
        if not isinstance(page, ScrollableContainer) or not 0 <= row < len(self.rows):
            return
        lines, height = self.rows[row], page.size.height
        top = self.virtual_region.y + lines.start
        end = self.virtual_region.y + max(lines.stop, self.legend.stop)
        if top < page.scroll_offset.y:
            page.scroll_to(y=top, animate=False)
        elif end > page.scroll_offset.y + height:
            page.scroll_to(y=min(top, end - height), animate=False)


def key_at(position: int) -> str:
    """The letter that chooses what stands at this position on the screen; a dot where none does."""
    return KEYED[position] if position < len(KEYED) else "·"


def last_key(count: int) -> str:
    """The last letter that chooses one of `count`."""
    return KEYED[min(count, len(KEYED)) - 1]


def position_of(key: str, count: int) -> int | None:
    """The position that a pressed key chooses among `count`, or None."""
    position = KEYED.find(key) if len(key) == 1 else -1
    return position if 0 <= position < count else None


def wrapped(lead: Iterable[Piece], text: list[Piece], width: int, target: str = "") -> list[Line]:
    """The text beside its lead, its other lines indented as far; a click anywhere on it gives `target`."""
    lead = tuple(lead)
    indent = sum(cell_len(piece.text) for piece in lead)
    styled = Styled(text)
    ranges = break_lines(styled.plain, width - indent)
    lines = []
    for number, cut in enumerate(styled.cuts(ranges)):
        first = lead if not number else (Piece(" " * indent),) if indent else ()
        margin = sum(len(piece.text) for piece in first)
        pieces = tuple(piece._replace(target=target or piece.target) for piece in (*first, *cut))
        lines.append(Line(pieces, 0, ranges[number][0], margin, number + 1 < len(ranges)))
    return lines


def extend(lines: list[Line], more: list[Line]) -> range:
    """Add lines at the end; which they are."""
    start = len(lines)
    lines += more
    return range(start, len(lines))
