"""A lab's page: all parts at once where there is room, one below the other where there is not."""

from __future__ import annotations

from itertools import zip_longest
from typing import NamedTuple

from msgspec import structs

from ...labs.base import Bars, Curves, Grid, Picture, Plane, Words
from ..plots.picture import picture_lines
from ..text import Line, Piece, padded
from .face import Face
from .parts import (
    about_control,
    control_chips,
    flowed,
    goal_lines,
    heading,
    metric_chips,
    metric_lines,
    prediction_lines,
    preset_chips,
    question_lines,
    signs,
)

# From this size on there are two columns; the right one is so wide at least and at most.
TWO_COLUMNS, TALL = 72, 16
NARROWEST, WIDEST = 26, 40
# Above this height there is room for empty lines between the parts.
ROOMY = 24
# A curve or heat map says little in fewer lines.
LOWEST = 5
# Pictures as they were drawn last, for keys that change none of them; each is held so that its id stays its own.
MOST_KEPT = 32
_drawn_before: dict[tuple[object, ...], tuple[Picture, list[Line]]] = {}
# From twice this on the pictures share the room; below, the first has all of it.
TALL_ENOUGH = 10


class Page(NamedTuple):
    """The lines, and which of them show the controls and what the chosen one does (from, and up to)."""

    lines: list[Line]
    controls: tuple[int, int]


def page(face: Face, width: int, height: int) -> Page:
    """The lab in lines of `width` cells. The first `height` of them hold what matters most."""
    if width >= TWO_COLUMNS and height >= TALL:
        return _in_columns(face, width, height)
    return _stacked(face, width, height)


def _in_columns(face: Face, width: int, height: int) -> Page:
    gap = [Line()] if height > ROOMY else []
    above = [*heading(face, width), *flowed(preset_chips(face), width), *gap]
    controls = flowed(control_chips(face), width, 0)
    # While it is asked, the question stands in the place of the pictures.
    asked = [] if face.asking else prediction_lines(face, width)
    about = about_control(face, width)
    below = [*gap, *controls, *about, *asked]
    room = max(height - len(above) - len(below), LOWEST)
    side = max(NARROWEST, min(WIDEST, width * 2 // 5))
    left, right, rest = _columns(face, width - side - 3, side, room)
    rule, blank = Piece(f" {signs(face).side} ", "rule"), Line()
    body = [
        Line((*padded(a.pieces, width - side - 3), rule, *b.pieces))
        for a, b, _ in zip_longest(left, right, range(room), fillvalue=blank)
    ]
    begin = len(above) + len(body) + len(gap)
    lines = [*above, *body, *below]
    if len(right) < len(_figures(face, side)):
        lines += [Line(), _title("Goals"), *goal_lines(face, width)]
    for picture in rest:
        lines += [Line(), *_in_full(face, picture, width, max(height * 2 // 3, 8))]
    return Page(lines, (begin, begin + len(controls) + len(about)))


def _columns(face: Face, width: int, side: int, room: int) -> tuple[list[Line], list[Line], list[Picture]]:
    """The column of pictures, the one of figures, and the pictures that found no place in `room` lines."""
    pictures = list(face.frame.pictures) if face.frame else []
    right = _figures(face, side)
    curves = next((picture for picture in pictures[1:] if isinstance(picture, Curves)), None)
    if curves is not None and room - len(right) > LOWEST + 2:
        pictures.remove(curves)
        right += [Line(), *_drawn(face, curves, side, room - len(right) - 1)]
    if len(right) > room:
        # The goals are told in full further down.
        count = len(face.setup.aims)
        now = face.frame.reached if face.frame and not face.setup.recorded else ()
        done = sum(aim.goal.id in now for aim in face.setup.aims)
        right = [*right[: room - 1], Line((Piece(f"{done} of {count} reached; more below", "muted"),))]
    if face.asking:
        return question_lines(face, width), right, pictures
    height = _height_of_first(face, pictures, width, room)
    left = _drawn(face, pictures[0], width, height) if pictures else []
    rest = []
    if pictures and _grows(pictures[0]):
        if len(_drawn(face, pictures[0], width, 1_000)) > height:
            rest = pictures[:1]
        # What stands below it must not move with each line.
        left += [Line()] * (height - len(left))
    elif len(left) > room:
        # Words may be longer than the screen: they are told in full further down.
        left, rest = left[:room], pictures[:1]
    for picture in pictures[1:]:
        free = room - len(left) - 1
        drawn = _drawn(face, picture, width, free) if free > LOWEST or not _flexible(picture) else []
        fits = bool(drawn) and len(drawn) <= free
        if fits:
            left += [Line(), *drawn]
        if not fits or (_ranked(picture) and len(drawn) < len(_in_full(face, picture, width, 0))):
            rest.append(picture)
    return left, right, rest


def _figures(face: Face, width: int) -> list[Line]:
    """What is measured, and the goals."""
    return [_title("Measured"), *metric_lines(face, width), _title("Goals"), *goal_lines(face, width)]


def _height_of_first(face: Face, pictures: list[Picture], width: int, room: int) -> int:
    """What the others leave the first picture; a small one would be none, so that they go where there is room."""
    if room >= 2 * TALL_ENOUGH:
        others = sum(_least(face, picture, width) + 1 for picture in pictures[1:])
        return max(room - others, room * 3 // 5)
    return room * 2 // 5 if pictures and _grows(pictures[0]) else room


def _least(face: Face, picture: Picture, width: int) -> int:
    """How many lines a picture needs to be worth showing."""
    return LOWEST + 2 if _flexible(picture) else len(_drawn(face, picture, width, 1_000))


def _flexible(picture: Picture) -> bool:
    return isinstance(picture, (Plane, Curves)) or _ranked(picture)


def _ranked(picture: Picture) -> bool:
    return isinstance(picture, Bars) and picture.ranked


def _grows(picture: Picture) -> bool:
    return isinstance(picture, Words) and picture.grows


def _stacked(face: Face, width: int, height: int) -> Page:
    lines = heading(face, width)
    if face.asking:
        return Page([*lines, *question_lines(face, width)], (0, 0))
    if face.words:
        lines += about_control(face, width)
    pictures = face.frame.pictures if face.frame else ()
    measured = flowed(metric_chips(face, width), width)
    seen = max(height - len(lines) - (1 if height < TALL else len(measured)), LOWEST)
    if pictures:
        # Where there is little room the picture speaks for itself.
        first = pictures[0]
        if height < TALL:
            first = structs.replace(first, title="", **({"caption": ""} if isinstance(first, Grid) else {}))
        cursor = face.cursor if pictures[0] is face.grid else None
        lines += picture_lines(first, width, seen, ascii_only=face.ascii_only, grey=face.grey, cursor=cursor)
    lines += [*measured, Line()]
    begin = len(lines)
    lines += flowed(control_chips(face), width, 0)
    lines += [] if face.words else about_control(face, width, in_full=True)
    end = len(lines)
    lines += [Line(), *flowed(preset_chips(face), width), Line(), *prediction_lines(face, width), Line()]
    lines += [_title("Goals"), *goal_lines(face, width)]
    for picture in pictures[1:]:
        lines += [Line(), *_in_full(face, picture, width, max(seen, 8))]
    return Page(lines, (begin, end))


def _title(words: str) -> Line:
    return Line((Piece(words, "h3"),))


def _in_full(face: Face, picture: Picture, width: int, height: int) -> list[Line]:
    """A picture further down, where there is room for every bar."""
    return _drawn(face, picture, width, 1_000 if isinstance(picture, Bars) else height)


def _drawn(face: Face, picture: Picture, width: int, height: int) -> list[Line]:
    cursor = face.cursor if picture is face.grid else None
    how = id(picture), width, height, face.ascii_only, face.grey, cursor
    if how not in _drawn_before:
        if len(_drawn_before) >= MOST_KEPT:
            _drawn_before.clear()
        lines = picture_lines(picture, width, height, ascii_only=face.ascii_only, grey=face.grey, cursor=cursor)
        _drawn_before[how] = picture, lines
    return list(_drawn_before[how][1])
