"""Styled text before it has colours: characters with named roles, broken into lines of a given width."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from rich.cells import cell_len


class Piece(NamedTuple):
    """A run of characters in one role (`strong`, `code`, …); `target` is where a link or term leads."""

    text: str
    role: str = ""
    target: str = ""


class Line(NamedTuple):
    """One line on the screen, and where it stands in its source: line and characters into that line's text.

    `margin` counts the leading characters that are decoration (bullets, quote bars, indents); `wraps` says that the
    next line goes on with the same text.
    """

    pieces: tuple[Piece, ...] = ()
    source: int = 0
    offset: int = 0
    margin: int = 0
    wraps: bool = False

    @property
    def plain(self) -> str:
        return "".join(piece.text for piece in self.pieces)


class Styled:
    """A paragraph's pieces, ready to be broken into lines."""

    def __init__(self, pieces: list[Piece]) -> None:
        self.pieces = pieces
        self.plain = "".join(piece.text for piece in pieces)

    def cut(self, start: int, end: int) -> tuple[Piece, ...]:
        """The pieces of the characters from start to end."""
        return next(self.cuts([(start, end)]))

    def cuts(self, ranges: list[tuple[int, int]]) -> Iterator[tuple[Piece, ...]]:
        """The pieces of each range, in one pass over both (ranges must rise)."""
        index, begins = 0, 0
        for start, end in ranges:
            while index < len(self.pieces) and begins + len(self.pieces[index].text) <= start:
                begins += len(self.pieces[index].text)
                index += 1
            found, place, at = [], index, begins
            while place < len(self.pieces) and at < end:
                piece = self.pieces[place]
                text = piece.text[max(0, start - at) : end - at]
                if text:
                    found.append(Piece(text, piece.role, piece.target))
                at += len(piece.text)
                place += 1
            yield tuple(found)


def break_lines(text: str, width: int) -> list[tuple[int, int]]:
    """Where to break a text so that each part fits `width` cells: at spaces, or within words too long for a line.

    Newlines break as well; spaces at a break belong to no line. Linear in the text's length.
    """
    width = max(width, 1)
    ranges: list[tuple[int, int]] = []
    begin = 0
    for paragraph in text.split("\n"):
        ranges += [(begin + start, begin + end) for start, end in _broken(paragraph, width)]
        begin += len(paragraph) + 1
    return ranges


def _broken(text: str, width: int) -> Iterator[tuple[int, int]]:
    start = end = used = 0
    for word_start, word_end in _words(text):
        size = cell_len(text[word_start:word_end])
        gap = word_start - end
        if end > start and used + gap + size <= width:
            end, used = word_end, used + gap + size
            continue
        if end > start:
            yield start, end
            start = word_start
        elif gap and gap + size <= width:
            size += gap
        else:
            start = word_start
        while size > width:
            cut = _fitting(text, start, word_end, width)
            yield start, cut
            start, size = cut, cell_len(text[cut:word_end]) if word_end - cut < 4 * width else width + 1
        end, used = word_end, size
    if end > start or not text.strip():
        yield start, end


def _words(text: str) -> Iterator[tuple[int, int]]:
    place = 0
    for word in text.split(" "):
        if word:
            yield place, place + len(word)
        place += len(word) + 1


def _fitting(text: str, start: int, end: int, width: int) -> int:
    """How far from `start` the text fits in `width` cells; at least one character."""
    cut, used = start, 0
    while cut < end:
        size = cell_len(text[cut])
        if used + size > width and cut > start:
            break
        used += size
        cut += 1
    return cut


def padded(pieces: tuple[Piece, ...], width: int) -> tuple[Piece, ...]:
    """The pieces, followed by spaces up to `width` cells."""
    missing = width - sum(cell_len(piece.text) for piece in pieces)
    return (*pieces, Piece(" " * missing)) if missing > 0 else pieces
