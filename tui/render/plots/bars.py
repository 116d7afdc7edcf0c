"""Bars as lines: a label, the bar, its figure; where there was an earlier value, a mark where it stood."""

from __future__ import annotations

from rich.cells import cell_len, set_cell_size

from ...labs.base import Bar, Bars
from ..text import Line, Piece, Styled
from .marks import Marks

WIDEST_LABEL = 22


def bars_lines(bars: Bars, width: int, height: int, marks: Marks) -> list[Line]:
    """A line for each bar, of ranked ones as many as `height` holds, and the caption."""
    side = min(max((cell_len(bar.label) for bar in bars.bars), default=0), WIDEST_LABEL, width // 3)
    figure = max((cell_len(bar.words) for bar in bars.bars), default=0)
    room = max(width - side - figure - 2, 4)
    caption = Styled([Piece(bars.caption, "muted")]).lines(width, 0) if bars.caption else []
    shown = bars.bars[: max(height - len(caption), 1)] if bars.ranked else bars.bars
    return [*(_bar_line(bar, side, room, marks) for bar in shown), *caption]


def bar_text(share: float, room: int, marks: Marks) -> str:
    """A bar for a share of 0 to 1, padded to `room` cells; anything above 0 shows at least its thinnest piece."""
    steps = len(marks.blocks)
    filled = round(max(0.0, min(share, 1.0)) * room * steps) if share == share else 0
    if share > 0 and not filled:
        filled = 1
    whole, rest = divmod(filled, steps)
    text = marks.blocks[-1] * whole + (marks.blocks[rest - 1] if rest else "")
    return text.ljust(room)


def _bar_line(bar: Bar, side: int, room: int, marks: Marks) -> Line:
    label = bar.label if cell_len(bar.label) <= side else set_cell_size(bar.label, max(side - 1, 0)).rstrip() + "…"
    label += " " * (side - cell_len(label) + 1)
    text = bar_text(bar.value, room, marks)
    pieces = [Piece(label)]
    if bar.before is None:
        pieces.append(Piece(text, "accent"))
    else:
        at = max(0, min(round(bar.before * room), room - 1))
        pieces += [Piece(text[:at], "accent"), Piece(marks.before, "strong"), Piece(text[at + 1 :], "accent")]
    return Line((*pieces, Piece(f" {bar.words}", "muted")))
