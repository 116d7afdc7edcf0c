"""A comparison table as lines: side by side where there is room, a card for each row where there is not.

In between, each row's dimension stands above its cells instead of beside them.
"""

from __future__ import annotations

from ..course.model import Cell, Comparison, Row
from .markdown import inline_text
from .table import GAP
from .text import Line, Piece, Styled, break_lines, padded

# Below this, a column of prose breaks after every second word.
NARROWEST_SUBJECT = 26
WIDEST_DIMENSION = 20
NOT_GIVEN = "not given"


def comparison_lines(table: Comparison, width: int, *, notes: bool) -> list[Line]:
    """The table's lines for a width in cells; with `notes`, each cell's longer note under it."""
    title = _styled(table.title, "h1")
    lines = [*_wrap(title, width), Line()]
    first = min(WIDEST_DIMENSION, max(len(row.dimension) for row in table.rows)) if table.rows else 0
    room = width - first - len(GAP) * len(table.subjects)
    each = room // max(len(table.subjects), 1)
    if each >= NARROWEST_SUBJECT:
        return lines + _side_by_side(table, [first, *_shares(room, len(table.subjects))], notes)
    room = width - len(GAP) * (len(table.subjects) - 1)
    if table.subjects and room // len(table.subjects) >= NARROWEST_SUBJECT:
        return lines + _under_headings(table, _shares(room, len(table.subjects)), width, notes)
    return lines + [line for row in table.rows for line in _card(table, row, width, notes)]


def _shares(room: int, count: int) -> list[int]:
    return [room // count + (i < room % count) for i in range(count)]


def _side_by_side(table: Comparison, widths: list[int], notes: bool) -> list[Line]:
    names = [[_styled(subject.name, "h3")] for subject in table.subjects]
    lines = _beside([[Styled([])], *names], widths)
    for row in table.rows:
        lines.append(Line((Piece("─┼─".join("─" * width for width in widths), "rule"),)))
        cells = [_cell(row.cells.get(subject.id), notes) for subject in table.subjects]
        lines += _beside([[_styled(row.dimension, "label")], *cells], widths)
    return lines


def _under_headings(table: Comparison, widths: list[int], width: int, notes: bool) -> list[Line]:
    lines = _beside([[_styled(subject.name, "h3")] for subject in table.subjects], widths)
    for row in table.rows:
        lines += [Line(), *_wrap(_styled(row.dimension, "label"), width)]
        lines += _beside([_cell(row.cells.get(subject.id), notes) for subject in table.subjects], widths)
    return lines


def _cell(cell: Cell | None, notes: bool) -> list[Styled]:
    if cell is None:
        return [_styled(NOT_GIVEN, "muted")]
    parts = [Styled(inline_text(cell.short))]
    if notes and cell.note:
        parts.append(Styled(inline_text(cell.note, "muted")))
    return parts


def _beside(cells: list[list[Styled]], widths: list[int]) -> list[Line]:
    columns = [
        [padded(p, width) for text in cell for p in text.cuts(break_lines(text.plain, width))]
        for cell, width in zip(cells, widths, strict=True)
    ]
    lines = []
    for number in range(max(len(column) for column in columns)):
        pieces: list[Piece] = []
        for i, (column, width) in enumerate(zip(columns, widths, strict=True)):
            if i:
                pieces.append(Piece(GAP, "rule"))
            pieces += column[number] if number < len(column) else (Piece(" " * width),)
        lines.append(Line(tuple(pieces)))
    return lines


def _card(table: Comparison, row: Row, width: int, notes: bool) -> list[Line]:
    lines = _wrap(_styled(row.dimension, "h2"), width)
    for subject in table.subjects:
        lines += _wrap(_styled(subject.name, "label"), width)
        for text in _cell(row.cells.get(subject.id), notes):
            lines += _wrap(text, width, "  " if width > 16 else "")
    return [*lines, Line()]


def _styled(text: str, role: str) -> Styled:
    return Styled([Piece(" ".join(text.split()), role)])


def _wrap(text: Styled, width: int, indent: str = "") -> list[Line]:
    ranges = break_lines(text.plain, width - len(indent))
    lead = (Piece(indent),) if indent else ()
    return [
        Line((*lead, *pieces), 0, ranges[i][0], len(indent), i + 1 < len(ranges))
        for i, pieces in enumerate(text.cuts(ranges))
    ]
