"""Any picture as lines, by its kind."""

from __future__ import annotations

from ...labs.base import Bars, Curves, Grid, Picture, Plane, Words
from ..text import Line, Styled
from ..text import Piece as Run
from .bars import bars_lines
from .curves import curves_lines
from .grid import grid_lines
from .marks import marks
from .plane import plane_lines
from .words import words_lines


def picture_lines(
    picture: Picture,
    width: int,
    height: int,
    *,
    ascii_only: bool = False,
    grey: bool = False,
    cursor: tuple[int, int] | None = None,
) -> list[Line]:
    """A picture under its title, in at most `height` lines of `width` cells (other words and bars than those
    that may be cut: as many as they need).

    With `grey` the ground under points is drawn with signs: for terminals without colours for it.
    """
    signs = marks(ascii_only)
    title = Styled([Run(picture.title, "h3")]).lines(width, 0) if picture.title else []
    room = max(height - len(title), 2)
    if isinstance(picture, Plane):
        body = plane_lines(picture, width, room, signs, grey=grey or ascii_only)
    elif isinstance(picture, Grid):
        body = grid_lines(picture, width, room, signs, cursor)
    elif isinstance(picture, Bars):
        body = bars_lines(picture, width, room, signs)
    elif isinstance(picture, Curves):
        body = curves_lines(picture, width, room, signs)
    else:
        assert isinstance(picture, Words)
        body = words_lines(picture, width, room)
    return [*title, *body]
