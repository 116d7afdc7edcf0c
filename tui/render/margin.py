"""What stands before text within quotes and lists: bars, bullets, numbers, and the indent under them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ..course.text import cleaned
from .text import Piece, cells

# Nested quotes and lists leave text at least this much room, and half of a wide page; then they stop indenting.
NARROWEST_TEXT = 12
ROOM_ENOUGH = 40
QUOTE_BAR = "▌ "
# What a quote of each kind shows its bar in.
QUOTE_ROLES = {
    "": "quote",
    "note": "label",
    "tip": "right",
    "important": "accent",
    "warning": "partly",
    "caution": "wrong",
}
_BULLETS = ("•", "◦", "▪")
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class Mark(NamedTuple):
    """What a quote, list item or footnote puts before its first line and before its others, equally wide."""

    first: str
    rest: str
    role: str = "bullet"

    @property
    def used(self) -> Mark:
        """The mark once its first line has been shown."""
        return self._replace(first=self.rest)


def bullet(depth: int) -> str:
    """The bullet of a list that stands in `depth` other ones."""
    return _BULLETS[depth % len(_BULLETS)]


def note_mark(label: str) -> str:
    """How a footnote is marked, where it is called and where it stands: `¹`, or `[label]`."""
    return label.translate(_SUPERSCRIPT) if label.isdecimal() and label.isascii() else f"[{cleaned(label)}]"


def quote_mark(kind: str = "") -> Mark:
    """The bar before the lines of a quote, or of an admonition of this kind."""
    return Mark(QUOTE_BAR, QUOTE_BAR, QUOTE_ROLES[kind])


def item_mark(sign: str, role: str = "bullet") -> Mark:
    """A sign before the first line, and as much room before the others."""
    return Mark(f"{sign} ", " " * (cells(sign) + 1), role)


class Margin:
    """The marks of the containers around the text, outermost first. Those without room beside them go into it."""

    def __init__(self, width: int, marks: Iterable[Mark] = ()) -> None:
        self.width = width
        self._marks: list[Mark] = []
        for mark in marks:
            self.push(mark)
        self._measure()

    def push(self, mark: Mark) -> None:
        """A quote, item or footnote begins."""
        self._marks.append(mark)
        self._measure()

    def pop(self) -> None:
        """The innermost one ends."""
        self._marks.pop()
        self._measure()

    def _measure(self) -> None:
        self.room = self.width
        self._shown = 0
        narrowest = max(NARROWEST_TEXT, min(ROOM_ENOUGH, self.width // 2))
        for mark in self._marks:
            left = self.room - cells(mark.rest)
            if left < narrowest and (self._shown or left < 2):
                break
            self.room = left
            self._shown += 1

    @property
    def pending(self) -> bool:
        """Whether a mark still waits for its first line."""
        return any(mark.first != mark.rest for mark in self._marks)

    def take(self) -> tuple[Piece, ...]:
        """The marks before the next line; first ones are used up."""
        shown = self._marks[: self._shown]
        taken = tuple(Piece(mark.first, mark.role) for mark in shown)
        self._marks[: self._shown] = [mark.used for mark in shown]
        return taken

    def squeezed(self) -> list[Piece]:
        """First marks that have no room beside the text, to be shown in it; they are used up."""
        hidden = self._marks[self._shown :]
        self._marks[self._shown :] = [mark.used for mark in hidden]
        return [Piece(mark.first, mark.role) for mark in hidden if mark.first != mark.rest]

    def blank(self) -> tuple[Piece, ...]:
        """What stands on an empty line: the bars of quotes."""
        shown = [Piece(mark.rest, mark.role) for mark in self._marks[: self._shown]]
        while shown and not shown[-1].text.strip():
            shown.pop()
        return (*shown[:-1], shown[-1]._replace(text=shown[-1].text.rstrip())) if shown else ()
