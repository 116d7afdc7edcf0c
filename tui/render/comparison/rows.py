"""One row of a table as lines, in each of the layouts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import NamedTuple

from ...compare.cells import Sameness
from ..table import GAP
from ..text import Line, Piece, Styled, break_lines, padded
from .faces import Face, plain
from .layout import LEAD, Layout

SIGN = "▸"
# Notes read best in lines of a book's length.
WIDEST_NOTE = 84
_HANG = 4
Pieces = tuple[Piece, ...]


class Spot(NamedTuple):
    """Where a subject's cell stands in its row: lines from `top` to before `end`, cells from `left` to `right`."""

    subject: int
    top: int
    end: int
    left: int
    right: int


class Block(NamedTuple):
    """Lines, and where in them cells stand."""

    lines: list[Line]
    spots: tuple[Spot, ...] = ()


class RowText(NamedTuple):
    """What a row says: its dimension, how its cells compare, and (name, face) of each subject that is seen."""

    dimension: str
    sameness: Sameness | None
    faces: Sequence[tuple[str, Face]]


def row_block(row: RowText, layout: Layout, here: int | None) -> Block:
    """The row's lines; `here` is the place of the subject under the cursor, if it is in this row."""
    if layout.kind == "cards":
        return _card(row, layout, here)
    return _side(row, layout, here) if layout.kind == "side" else _under(row, layout, here)


def _side(row: RowText, layout: Layout, here: int | None) -> Block:
    first = [padded(pieces, layout.first) for pieces in _wrapped(plain(row.dimension, "label"), layout.first)]
    if row.sameness:
        said = plain(f"{row.sameness.sign} {row.sameness.words}", "muted")
        first += [padded(pieces, layout.first) for pieces in _wrapped(said, layout.first)]
    lines, spots = _beside(row, layout, here, first)
    notes = _notes(row, layout, here, LEAD + layout.first + len(GAP))
    return Block([*lines, *notes, rule(layout)], spots)


def _under(row: RowText, layout: Layout, here: int | None) -> Block:
    head = _heading(row, layout.width - LEAD)
    lines, spots = _beside(row, layout, here, None)
    moved = tuple(spot._replace(top=spot.top + len(head), end=spot.end + len(head)) for spot in spots)
    return Block([*head, *lines, *_notes(row, layout, here, LEAD), Line()], moved)


def _beside(
    row: RowText, layout: Layout, here: int | None, first: list[Pieces] | None
) -> tuple[list[Line], tuple[Spot, ...]]:
    """Cells beside each other, behind a first column if there is one."""
    blocks = []
    for (place, width), (_, face) in zip(layout.columns, row.faces, strict=True):
        texts = [pieces for text in (face.text, *face.remarks) for pieces in _wrapped(text, width)]
        cell = [padded(pieces, width) for pieces in texts]
        blocks.append((place, width, [_marked(pieces) for pieces in cell] if place == here else cell))
    height = max(1, *(len(block) for _, _, block in blocks), len(first or ()))
    left = LEAD
    spots = []
    columns: list[list[Pieces]] = []
    if first is not None:
        columns.append([(Piece(" "), *pieces) for pieces in _filled(first, layout.first, height)])
        left += layout.first + len(GAP)
    for number, (place, width, block) in enumerate(blocks):
        gap = GAP if first is not None or number else " " * LEAD
        at_cursor = place == here
        cell = _filled(block, width, height, "here" if at_cursor else "")
        columns.append([(*_gap(gap, at_cursor, line), *pieces) for line, pieces in enumerate(cell)])
        spots.append(Spot(place, 0, height, left, left + width))
        left += width + len(GAP)
    return [Line(tuple(piece for part in parts for piece in part)) for parts in zip(*columns, strict=True)], tuple(
        spots
    )


def _gap(gap: str, at_cursor: bool, line: int) -> Pieces:
    """What stands before a cell, with the sign of the cursor at its first line."""
    if not at_cursor:
        return (Piece(gap, "rule"),)
    sign = Piece(SIGN if line == 0 else " ", "accent here")
    return (Piece(gap[:-1], "rule"), sign) if gap[:-1] else (sign,)


def _card(row: RowText, layout: Layout, here: int | None) -> Block:
    lines = _heading(row, layout.width - LEAD)
    spots = []
    for (place, _), (name, face) in zip(layout.columns, row.faces, strict=True):
        top = len(lines)
        room = layout.width - LEAD - 2
        texts = _with_name(name, face, layout.first, room)
        for number, pieces in enumerate(texts):
            sign = SIGN if place == here and number == 0 else " "
            shown = _marked(padded(pieces, room)) if place == here else pieces
            lead = Piece(f"{sign} ", "accent here" if place == here else "")
            lines.append(Line((Piece(" " * LEAD), lead, *shown)))
        lines += _note_lines("", face, layout, LEAD + 2 + (layout.first + 2 if layout.first else _HANG))
        spots.append(Spot(place, top, len(lines), 0, layout.width))
    return Block([*lines, Line()], tuple(spots))


def _with_name(name: str, face: Face, first: int, room: int) -> list[Pieces]:
    """A cell of a card: the subject's name in a column of its own, or before the text where that is too narrow."""
    if first:
        texts = [pieces for text in (face.text, *face.remarks) for pieces in _wrapped(text, room - first - 2)]
        names = [padded((Piece(name, "label"),), first)]
        blank = (Piece(" " * first),)
        return [(*left, Piece("  "), *text) for left, text in zip_longest(names, texts, fillvalue=blank)]
    whole = Styled([Piece(f"{' '.join(name.split())}: ", "label"), *face.text.pieces])
    hang = _HANG if room > 16 else 0
    found = _hanging(whole, room, hang)
    for remark in face.remarks:
        found += [(Piece(" " * hang), *pieces) for pieces in _wrapped(remark, room - hang)]
    return found


def _hanging(text: Styled, room: int, hang: int) -> list[Pieces]:
    """The text with all lines but its first indented."""
    ranges = break_lines(text.plain, room)
    if len(ranges) < 2:
        return list(text.cuts(ranges))
    start = ranges[1][0]
    rest = [(a + start, b + start) for a, b in break_lines(text.plain[start:], room - hang)]
    first, *others = text.cuts([ranges[0], *rest])
    return [first, *((Piece(" " * hang), *pieces) for pieces in others)]


def _heading(row: RowText, room: int) -> list[Line]:
    """The dimension above its cells, and how they compare."""
    pieces = [Piece(" ".join(row.dimension.split()), "h2")]
    if row.sameness:
        pieces.append(Piece(f"  {row.sameness.sign} {row.sameness.words}", "muted"))
    return [Line((Piece(" " * LEAD), *shown)) for shown in _wrapped(Styled(pieces), room)]


def _notes(row: RowText, layout: Layout, here: int | None, left: int) -> list[Line]:
    """The open notes beneath the row, each with its subject's name."""
    return [line for name, face in row.faces for line in _note_lines(name, face, layout, left)]


def _note_lines(name: str, face: Face, layout: Layout, left: int) -> list[Line]:
    if face.note is None:
        return []
    room = layout.width - left
    if room < 16:
        left, room = LEAD, layout.width - LEAD
    pieces = [Piece(f"{name}: ", "label"), *face.note.pieces] if name else face.note.pieces
    lines = _hanging(Styled([Piece("╰ ", "rule"), *pieces]), min(room, WIDEST_NOTE), 2)
    return [Line((Piece(" " * left), *shown)) for shown in lines]


def rule(layout: Layout, stroke: str = "─", crossing: str = "─┼─") -> Line:
    """The line between two rows that stand side by side."""
    widths = [width for _, width in layout.columns]
    if layout.kind == "side":
        widths.insert(0, layout.first)
    return Line((Piece(" " * LEAD), Piece(crossing.join(stroke * width for width in widths), "rule")))


def _wrapped(text: Styled, width: int) -> list[Pieces]:
    return list(text.cuts(break_lines(text.plain, width)))


def _filled(block: list[Pieces], width: int, height: int, role: str = "") -> list[Pieces]:
    """The block with blank lines up to the height."""
    return [*block, *[(Piece(" " * width, role),)] * (height - len(block))]


def _marked(pieces: Pieces) -> Pieces:
    return tuple(piece._replace(role=f"{piece.role} here".strip()) for piece in pieces)


def height_guesses(rows: Iterable[Sequence[int]], layout: Layout) -> list[int]:
    """About how many lines each row has, of these lengths of the cells in each."""
    if layout.kind == "cards":
        room = max(layout.width - layout.first - 6, 8)
        return [2 + sum(1 + length // room for length in lengths) for lengths in rows]
    width = min((width for _, width in layout.columns), default=1)
    return [3 + max(lengths, default=0) // width for lengths in rows]
