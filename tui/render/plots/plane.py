"""Points over a coloured field, as lines. Kinds of points differ by shape: the first is dots, others are letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...labs.base import Plane
from ..text import Line, Piece, Styled
from .marks import BLANK, DOTS, Marks, joined

if TYPE_CHECKING:
    from numpy import ndarray

# How many strengths of the field are told apart: more would be more runs of colour, each some 20 bytes.
LEVELS = 6
# The same as signs, in ASCII: points must stand out among them.
GROUND = "  .:-="
SMALL = 10
KIND_ROLES = ("strong", "partly", "right")


def plane_lines(plane: Plane, width: int, height: int, marks: Marks, *, grey: bool = False) -> list[Line]:
    """The plane in `height` lines of `width` cells, the last of them its legend. With `grey` its field is drawn with
    signs where there are no points, and not with colours."""
    # In a small picture the caption would take the room of the points.
    legend = _legend(plane, marks, width, caption=height >= SMALL)
    if height < SMALL:
        legend = legend[:1]
    rows = max(height - len(legend), 1)
    shown = _cells(plane, width, rows, marks)
    ground = _ground(plane.field, width, rows)
    if grey:
        shown = [
            [_signed(*cell, under) for cell, under in zip(*row, strict=True)]
            for row in zip(shown, ground, strict=True)
        ]
        ground = [[""] * width for _ in range(rows)]
    return [*(_line(shown[y], ground[y]) for y in range(rows)), *legend]


def _cells(plane: Plane, width: int, rows: int, marks: Marks) -> list[list[tuple[str, str]]]:
    """A character and its role for each cell; where kinds meet, the later one is seen."""
    found = [[(" ", "")] * width for _ in range(rows)]
    for number, dots in enumerate(plane.dots):
        role = KIND_ROLES[number % len(KIND_ROLES)]
        braille = _is_fine(plane, marks, number)
        places = _places(plane, dots.points, width * (2 if braille else 1), rows * (4 if braille else 1))
        if braille:
            for (x, y), pattern in _patterns(places).items():
                found[y][x] = chr(BLANK + pattern), role
        else:
            for x, y in places:
                found[y][x] = dots.mark, role
    return found


def _is_fine(plane: Plane, marks: Marks, number: int) -> bool:
    """Whether these points are braille dots: the first kind is, unless it is one of many that letters tell apart."""
    return marks.braille and number == 0 and len(plane.dots) <= 3


def _places(plane: Plane, points: ndarray, across: int, down: int) -> list[tuple[int, int]]:
    """The points that are within the plane, as column and row of a raster of that size, row 0 at the top."""
    import numpy as np

    low, high = np.asarray(plane.low, float), np.asarray(plane.high, float)
    shares = (points - low) / np.maximum(high - low, 1e-9)
    inside = np.all(np.isfinite(shares) & (shares >= 0) & (shares <= 1), axis=1)
    shares = shares[inside]
    x = np.minimum((shares[:, 0] * across).astype(int), across - 1)
    y = np.minimum(((1 - shares[:, 1]) * down).astype(int), down - 1)
    return list(zip(x.tolist(), y.tolist(), strict=True))


def _patterns(places: list[tuple[int, int]]) -> dict[tuple[int, int], int]:
    """Braille patterns by cell, from places in a raster of 2 by 4 dots a cell."""
    found: dict[tuple[int, int], int] = {}
    for x, y in places:
        cell = x // 2, y // 4
        found[cell] = found.get(cell, 0) | DOTS[y % 4][x % 2]
    return found


def _ground(field: ndarray | None, width: int, rows: int) -> list[list[str]]:
    """The role of each cell's ground: '' or field1 (weak) to field5 (strong)."""
    if field is None:
        return [[""] * width for _ in range(rows)]
    import numpy as np

    high, wide = field.shape
    picked = field[np.arange(rows) * high // rows][:, np.arange(width) * wide // width]
    levels = np.clip(np.nan_to_num(picked) * LEVELS, 0, LEVELS - 1).astype(int).tolist()
    return [[f"field{level}" if level else "" for level in row] for row in levels]


def _signed(text: str, role: str, under: str) -> tuple[str, str]:
    """A cell whose ground is a sign, where it is empty."""
    return (text, role) if text != " " or not under else (GROUND[int(under[-1])], "rule")


def _line(cells: list[tuple[str, str]], ground: list[str]) -> Line:
    return Line(
        joined(Piece(text, f"{under} {role}".strip()) for (text, role), under in zip(cells, ground, strict=True))
    )


def _legend(plane: Plane, marks: Marks, width: int, *, caption: bool) -> list[Line]:
    pieces = []
    for number, dots in enumerate(plane.dots):
        sign = "⠶" if _is_fine(plane, marks, number) else dots.mark
        pieces += [
            Piece(sign, KIND_ROLES[number % len(KIND_ROLES)]),
            Piece(f" {dots.name}  " if dots.name != sign else " ", "muted"),
        ]
    return Styled([*pieces, Piece(plane.caption if caption else "", "muted")]).lines(width, 0)
