"""A heat map as lines: shades that read without colour, labels at its sides, and a cursor."""

from __future__ import annotations

from rich.cells import cell_len, set_cell_size

from ...labs.base import Grid
from ..text import Line, Piece, Styled
from .marks import Marks, joined

# A cell of two is a square one; labels above may make it wider.
SQUARE, WIDEST_CELL = 2, 8
WIDEST_LABEL = 14
SMALL = 8


def grid_lines(
    grid: Grid, width: int, height: int, marks: Marks, cursor: tuple[int, int] | None = None
) -> list[Line]:
    """The map in at most `height` lines of `width` cells. `cursor` is a row and a column, marked by brackets.

    What does not fit (more columns than cells, more rows than lines) is left out around the cursor, and said.
    """
    rows, columns = grid.values.shape
    side = min(max((cell_len(label) for label in grid.rows), default=0), WIDEST_LABEL, width // 3)
    room = max(width - side - (1 if side else 0), 1)
    each = max(1, min(WIDEST_CELL if grid.columns else SQUARE, room // max(columns, 1)))
    # Text that stands above its columns needs the room that it takes.
    if grid.columns and each > 1:
        each = max(2, min(each, max(cell_len(label) for label in grid.columns) + 1))
    wide = min(columns, room // each)
    # In few lines the cells come first: neither the caption nor what is left out is told.
    small = height < SMALL
    caption = Styled([Piece(grid.caption, "muted")]).lines(width, 0) if grid.caption and not small else []
    high = min(rows, max(height - bool(grid.columns) - len(caption), 1))
    partly = (high, wide) != (rows, columns) and not small
    if partly:
        # A line or two for saying so.
        high = max(high - (1 if width >= 40 else 2), 1)
    at_row, at_column = cursor or (0, 0)
    top, left = _window(at_row, high, rows), _window(at_column, wide, columns)
    lines = []
    if grid.columns:
        labels = "".join(_fitted(label, each) for label in grid.columns[left : left + wide])
        lines.append(Line((Piece(" " * (side + bool(side)) + labels, "label"),)))
    for row in range(top, top + high):
        pieces = [Piece(_fitted(grid.rows[row], side) + " ", "label")] if side and row < len(grid.rows) else []
        for column in range(left, left + wide):
            shade = _shade(float(grid.values[row, column]), marks) * each
            here = cursor == (row, column)
            if here:
                shade = f"[{shade[1:-1]}]" if each > 1 else "X"
            pieces.append(Piece(shade, "cursor" if here else "accent"))
        lines.append(Line(joined(pieces)))
    if partly:
        shown = f"rows {top + 1}–{top + high} of {rows}, columns {left + 1}–{left + wide} of {columns}"
        lines += Styled([Piece(shown, "muted")]).lines(width, 0)
    return [*lines, *caption]


def _window(at: int, size: int, count: int) -> int:
    """The first of `size` in a row of `count` so that `at` is among them."""
    return max(0, min(at - size // 2, count - size))


def _shade(value: float, marks: Marks) -> str:
    if value != value:
        return "?"
    last = len(marks.shades) - 1
    return marks.shades[max(0, min(round(value * last), last))]


def _fitted(text: str, width: int) -> str:
    """A label in just so many cells."""
    if cell_len(text) > width:
        text = set_cell_size(text, max(width - 1, 0)).rstrip() + "…" if width > 2 else set_cell_size(text, width)
    return text + " " * (width - cell_len(text))
