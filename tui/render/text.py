"""Styled text before it has colours: characters with named roles, broken into lines of a given width."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
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
    next line goes on with the same text: after a space, or, where a word was cut, with the very next character (its
    `offset` tells).
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
        self.plain = "".join(piece.text for piece in pieces)
        self.pieces = pieces if self.plain.isascii() else _whole_graphemes(pieces)

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

    def lines(self, width: int, source: int, *, offset: int = 0, indent: str = "") -> list[Line]:
        """The text as lines of at most `width` cells behind an indent. `offset` is where it begins in its block."""
        ranges = break_lines(self.plain, width - len(indent))
        lead = (Piece(indent),) if indent else ()
        lines = []
        for pieces, (start, end), after in zip(self.cuts(ranges), ranges, [*ranges[1:], None], strict=True):
            wraps = after is not None and "\n" not in self.plain[end : after[0]]
            lines.append(Line((*lead, *pieces), source, offset + start, len(indent), wraps))
        return lines


# Each changes the width of what stands before it or after it, so a piece must neither begin nor end with one.
_JOINER, _EMOJI_STYLE = "\u200d", "\ufe0f"
# With more signs on it than this a letter is a flood, which is parted like any text.
LONGEST_CHARACTER = 64


def _whole_graphemes(pieces: list[Piece]) -> list[Piece]:
    """The pieces with joined emoji moved into one of them: apart they would be wider than together."""
    whole: list[Piece] = []
    for piece in pieces:
        text = piece.text
        while whole and text and (text[0] in (_JOINER, _EMOJI_STYLE) or whole[-1].text[-1] == _JOINER):
            whole[-1] = whole[-1]._replace(text=whole[-1].text + text[0])
            text = text[1:]
        if text:
            whole.append(piece._replace(text=text))
    return whole


def cells(text: str) -> int:
    """How many cells of the terminal a text without control characters takes."""
    return len(text) if text.isascii() else cell_len(text)


def break_lines(text: str, width: int) -> list[tuple[int, int]]:
    """Where to break a text so that each part fits `width` cells: at spaces, or within words too long for a line.

    Chinese and Japanese break between characters. Newlines break as well; spaces at a break belong to no line.
    Linear in the text's length.
    """
    width = max(width, 1)
    ranges: list[tuple[int, int]] = []
    begin = 0
    for paragraph in text.split("\n"):
        ranges += [(begin + start, begin + end) for start, end in _broken(paragraph, width)]
        begin += len(paragraph) + 1
    return ranges


def _broken(text: str, width: int) -> Iterator[tuple[int, int]]:
    if cells(text) <= width:
        # As it stands, but for spaces at its end and text that is nothing else.
        yield 0, len(text.rstrip(" "))
        return
    start = end = used = 0
    for word_start, word_end in _words(text):
        size = cells(text[word_start:word_end])
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
        if size > width:
            *full, (last, _) = [(start + a, start + b) for a, b in cut_lines(text[start:word_end], width)]
            yield from full
            start, size = last, cells(text[last:word_end])
        end, used = word_end, size
    if end > start or not text.strip(" "):
        yield start, end


_SPACED = re.compile("[^ ]+")
# Kana and Chinese characters stand without spaces; a line ends after any of them, but never before a closing mark.
_HAN = "\u3041-\u3096\u30a1-\u30fa\u30fc\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_OPENING, _CLOSING = "「『（【《〈“", "、。，．！？：；）」』】》〉”…ー々"


# Made when first needed: these two take longer to compile than a lesson in English takes to lay out.
@cache
def _unspaced() -> re.Pattern[str]:
    return re.compile(f"[{_OPENING}]*[{_HAN}][{_CLOSING}]*|[^ {_HAN}]+")


@cache
def _han() -> re.Pattern[str]:
    return re.compile(f"[{_HAN}]")


def _words(text: str) -> Iterator[tuple[int, int]]:
    if text.isascii():
        return (word.span() for word in _SPACED.finditer(text))
    return _joined_words(text, _unspaced() if _han().search(text) else _SPACED)


def _joined_words(text: str, words: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """The words, none of which begins with a mark: that belongs to the character before it."""
    begin, end = -1, -1
    for word in words.finditer(text):
        if begin >= 0 and not _is_boundary(text, word.start()):
            end = word.end()
            continue
        if begin >= 0:
            yield begin, end
        begin, end = word.span()
    if begin >= 0:
        yield begin, end


def cut_lines(text: str, width: int) -> list[tuple[int, int]]:
    """Where to cut a text that has no place to break: at the edge, between whole characters. At least one range."""
    if text.isascii():
        return [(at, min(at + width, len(text))) for at in range(0, max(len(text), 1), width)]
    ranges, start, used = [], 0, 0
    for place, character in _graphemes(text):
        size = cell_len(character)
        if used + size > width and place > start:
            ranges.append((start, place))
            start, used = place, 0
        used += size
    return [*ranges, (start, len(text))]


def _graphemes(text: str) -> Iterator[tuple[int, str]]:
    """What is seen as one character, with its place: accents, emoji styles and joined emoji are not parted."""
    start = 0
    for place in range(1, len(text)):
        if _is_boundary(text, place):
            yield start, text[start:place]
            start = place
    if text:
        yield start, text[start:]


def _is_boundary(text: str, place: int) -> bool:
    """Whether one character as it is seen ends before this place and another begins there."""
    if "\n" in text[place - 1 : place + 1]:
        return True
    if text[place] == _JOINER or not cell_len(text[place]):
        return False
    joiners = 0
    while joiners < place and text[place - 1 - joiners] == _JOINER:
        joiners += 1
    # A joiner joins the next character, even if that is another joiner.
    return joiners % 2 == 0


def whole_graphemes(text: str, start: int, end: int) -> tuple[int, int]:
    """The range widened so that it parts nothing that is seen as one character."""
    while 0 < start < len(text) and not _is_boundary(text, start):
        start -= 1
    while end < len(text) and not _is_boundary(text, end):
        end += 1
    return start, end


def whole_cut(text: str, place: int) -> int:
    """The place, or one shortly before it, where a text can be cut without parting what is seen as one character."""
    at = place
    while 0 < at < len(text) and not _is_boundary(text, at):
        at -= 1
        if place - at > LONGEST_CHARACTER:
            return place
    return at or place


def marked(line: Line, start: int, end: int, role: str) -> Line:
    """The line with one more role for its characters from start to end."""
    pieces: list[Piece] = []
    place = 0
    for piece in line.pieces:
        text = piece.text
        a, b = (min(max(at - place, 0), len(text)) for at in (start, end))
        if a < b:
            middle = piece._replace(text=text[a:b], role=f"{piece.role} {role}".strip())
            parts = (piece._replace(text=text[:a]), middle, piece._replace(text=text[b:]))
            pieces += [part for part in parts if part.text]
        else:
            pieces.append(piece)
        place += len(text)
    return line._replace(pieces=tuple(pieces))


def padded(pieces: tuple[Piece, ...], width: int, align: str = "") -> tuple[Piece, ...]:
    """The pieces with spaces up to `width` cells after them, before them (`right`) or around them (`center`)."""
    missing = width - sum(cells(piece.text) for piece in pieces)
    if missing <= 0:
        return pieces
    before = missing if align == "right" else missing // 2 if align == "center" else 0
    lead = (Piece(" " * before),) if before else ()
    tail = (Piece(" " * (missing - before)),) if missing > before else ()
    return (*lead, *pieces, *tail)
