"""Curves as lines: braille dots (letters in ASCII), told apart by the letter at the end of each."""

from __future__ import annotations

import math
from collections.abc import Sequence

from ...labs.base import Curves
from ..text import Line, Piece, Styled
from .marks import BLANK, DOTS, Marks, joined

ROLES = ("accent", "chosen", "right", "wrong")


def curves_lines(curves: Curves, width: int, height: int, marks: Marks) -> list[Line]:
    """All curves on one scale in `height` lines of `width` cells; the last name them with their last values."""
    legend = _legend(curves, width)
    rows = max(height - len(legend), 1)
    known = [value for values in curves.lines.values() for value in values if math.isfinite(value)]
    if not known:
        return [Line((Piece("Nothing measured yet.", "muted"),))]
    low, high = min(known), max(known)
    scale = [f"{high:.3g}", f"{low:.3g}"]
    side = max(map(len, scale)) + 1
    room = max(width - side, 2)
    cells: dict[tuple[int, int], tuple[str, str]] = {}
    for number, (name, values) in enumerate(curves.lines.items()):
        role = ROLES[number % len(ROLES)]
        _draw(cells, values, low, high, room - 1, rows, marks, name[:1], role)
    lines = []
    for y in range(rows):
        label = scale[0] if y == 0 else scale[1] if y == rows - 1 else ""
        pieces = [Piece(label.rjust(side - 1) + marks.side, "muted")]
        pieces += [Piece(*cells.get((x, y), (" ", ""))) for x in range(room)]
        lines.append(Line(joined(pieces)))
    return [*lines, *legend]


def _draw(
    cells: dict[tuple[int, int], tuple[str, str]],
    values: Sequence[float],
    low: float,
    high: float,
    room: int,
    rows: int,
    marks: Marks,
    letter: str,
    role: str,
) -> None:
    """Put one curve into the cells; its letter stands behind its last point."""
    fine_x, fine_y = (room * 2, rows * 4) if marks.braille else (room, rows)
    end = (0, 0)
    for x in range(fine_x):
        # The value that belongs to this column: the one nearest in time, so that old ones thin out evenly.
        value = values[min(x * len(values) // fine_x, len(values) - 1)] if values else math.nan
        if not math.isfinite(value):
            continue
        share = (value - low) / (high - low) if high > low else 0.5
        y = min(int((1 - share) * fine_y), fine_y - 1)
        if marks.braille:
            cell = x // 2, y // 4
            before = cells.get(cell, (" ", ""))[0]
            pattern = ord(before) - BLANK if ord(before) >= BLANK else 0
            cells[cell] = chr(BLANK + (pattern | DOTS[y % 4][x % 2])), role
            end = cell
        else:
            cells[x, y] = letter, role
            end = x, y
    if values:
        cells[min(end[0] + 1, room), end[1]] = letter, f"strong {role}"


def _legend(curves: Curves, width: int) -> list[Line]:
    pieces = []
    for number, (name, values) in enumerate(curves.lines.items()):
        last = next((value for value in reversed(values) if math.isfinite(value)), math.nan)
        pieces += [Piece(name, f"strong {ROLES[number % len(ROLES)]}"), Piece(f" {last:.3g}  ", "muted")]
    return Styled([*pieces, Piece(curves.caption, "muted")]).lines(width, 0)
