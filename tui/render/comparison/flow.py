"""Blocks of lines under each other, laid out where one looks; how high the others are is guessed until then."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate

from ..text import Line
from .rows import Block

Spot = tuple[int, int]


class Flow:
    """The blocks that `make` gives by number, of about the heights that `guesses` tell."""

    def __init__(self, make: Callable[[int], Block], guesses: Sequence[int]) -> None:
        self._make = make
        # A block guessed to have no line would never be looked at.
        self._heights = [max(guess, 1) for guess in guesses]
        self._made: dict[int, Block] = {}
        self._starts: list[int] | None = None

    @property
    def starts(self) -> list[int]:
        """The number of each block's first line, and the number of all lines."""
        if self._starts is None:
            self._starts = [0, *accumulate(self._heights)]
        return self._starts

    @property
    def total(self) -> int:
        """How many lines there are."""
        return self.starts[-1]

    def block(self, index: int) -> Block:
        """The numbered block, laid out now if it was not yet."""
        block = self._made.get(index)
        if block is None:
            block = self._made[index] = self._make(index)
            if self._heights[index] != len(block.lines):
                self._heights[index] = len(block.lines)
                self._starts = None
        return block

    def forget(self, index: int) -> None:
        """The block has changed: it is laid out again when it is next looked at."""
        self._made.pop(index, None)

    def locate(self, number: int) -> Spot:
        """The block that a line is in, and its number there."""
        index = max(0, min(bisect_right(self.starts, number) - 1, len(self._heights) - 1))
        return index, number - self.starts[index]

    def line(self, number: int) -> Line:
        """The numbered line."""
        index, within = self.locate(number)
        lines = self.block(index).lines
        return lines[within] if 0 <= within < len(lines) else Line()

    def settled(self, top: Spot, room: int) -> int:
        """The number of the line to stand at the top of `room` lines, so that the spot does unless the end comes
        before; everything that is seen from there is laid out."""
        while True:
            index, within = top
            self.block(index)
            number = max(0, min(self.starts[index] + within, self.total - room))
            if not self._lay_out(number, room):
                return number

    def end_in_view(self, index: int, end: int, room: int) -> Spot:
        """The spot to stand at the top of `room` lines so that before line `end` of a block is at the bottom."""
        self.block(index)
        above = index
        while above > 0 and self.starts[index] + end - self.starts[above] < room:
            above -= 1
            self.block(above)
        return self.locate(max(self.starts[index] + end - room, 0))

    def _lay_out(self, number: int, room: int) -> bool:
        """Lay out what is seen from this line on; whether anything had another height than was guessed."""
        index, _ = self.locate(number)
        before = self._heights[:]
        while index < len(self._heights) and self.starts[index] < number + room:
            self.block(index)
            index += 1
        return before != self._heights
