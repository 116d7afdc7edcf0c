"""Which of a table's columns stand where in a given width."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from ..table import GAP
from ..text import cells

# Below this, a column of prose breaks after every second word.
NARROWEST = 26
# Longer lines are hard to read.
WIDEST = 60
NARROWEST_DIMENSION, WIDEST_DIMENSION = 13, 20
# So many subjects can be taken in underneath each other; more are better seen a few at a time, side by side.
MOST_IN_CARD = 6
# The cell before each line, where the cursor's sign stands.
LEAD = 1
Kind = Literal["side", "under", "cards"]


class Layout(NamedTuple):
    """How a table is laid out in `width` cells.

    `side`: dimensions in a column of `first` cells, subjects beside it; `under`: each dimension above its cells;
    `cards`: subjects underneath each other, their names in a column of `first` cells (0: before their text).
    `columns` holds the places of the subjects that are seen, and the cells that each has.
    """

    kind: Kind
    width: int
    first: int
    columns: tuple[tuple[int, int], ...]


def layout_for(names: Sequence[str], dimensions: Sequence[str], width: int, cursor: int = 0, left: int = 0) -> Layout:
    """The layout for subjects of these names. Where not all fit beside each other, the column of the `cursor` does:
    those from `left` on if it is among them, else those around it."""
    count = len(names)
    room = width - LEAD
    longest = max(map(cells, dimensions), default=0)
    first = max(NARROWEST_DIMENSION, min(WIDEST_DIMENSION, longest))
    beside = room - first - len(GAP) * count
    if count and beside // count >= NARROWEST:
        return Layout("side", width, first, _shares(range(count), beside))
    above = room - len(GAP) * (count - 1)
    if count and above // count >= NARROWEST:
        return Layout("under", width, 0, _shares(range(count), above))
    fitting = (room - first) // (NARROWEST + len(GAP))
    if count > MOST_IN_CARD and fitting >= 2:
        if not left <= cursor < left + fitting:
            left = cursor - fitting // 2
        left = max(0, min(left, count - fitting))
        seen = range(left, min(left + fitting, count))
        return Layout("side", width, first, _shares(seen, room - first - len(GAP) * len(seen)))
    name = max(map(cells, names), default=0)
    fits = name <= WIDEST_DIMENSION and width - 2 * LEAD - name - 3 >= NARROWEST
    return Layout("cards", width, name if fits else 0, tuple((place, width) for place in range(count)))


def _shares(seen: range, room: int) -> tuple[tuple[int, int], ...]:
    count = len(seen)
    return tuple((place, min(room // count + (i < room % count), WIDEST)) for i, place in enumerate(seen))
