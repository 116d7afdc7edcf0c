"""Finding words in what a text shows: without case and accents, and over the ends of lines."""

from __future__ import annotations

import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import zip_longest
from typing import NamedTuple

from .text import Line, whole_graphemes

_PLAIN = str.maketrans("‘’‛“”‟‐‑–—", "'''\"\"\"----")


class Spot(NamedTuple):
    """Characters of one line: its number among its lines, the first of them and the one after the last."""

    line: int
    start: int
    end: int


# What is marked at once: a match or a link, which may go on over the end of a line.
Spots = tuple[Spot, ...]


def needle(words: str) -> str:
    """What a person types, as it is looked for: '' when there is nothing to look for."""
    return _folded(" ".join(words.split()))[0]


class Findable:
    """Lines as one text to look through; positions in it lead back to the lines."""

    def __init__(self, lines: Sequence[Line]) -> None:
        parts: list[str] = []
        self._starts: list[int] = []
        self._margins = [line.margin for line in lines]
        size = 0
        for line, after in zip_longest(lines, lines[1:]):
            self._starts.append(size)
            parts.append(_joined(line, after))
            size += len(parts[-1])
        self._text = "".join(parts)
        self._found_in, self._places = _folded(self._text)

    def count(self, needle: str) -> int:
        """How often the needle is in the text."""
        return self._found_in.count(needle)

    def spots(self, needle: str) -> list[Spots]:
        """Where each match stands."""
        return [tuple(self._lines_of(start, end)) for start, end in self._ranges(needle)]

    def _ranges(self, needle: str) -> Iterator[tuple[int, int]]:
        at = self._found_in.find(needle)
        while at >= 0:
            end = at + len(needle)
            start, stop = (at, end) if self._places is None else (self._places[at], self._places[end])
            # A letter may stand for two: `ß` is found by one `s`.
            yield whole_graphemes(self._text, start, max(stop, start + 1))
            at = self._found_in.find(needle, end)

    def _lines_of(self, start: int, end: int) -> Iterator[Spot]:
        number = bisect_right(self._starts, start) - 1
        while number < len(self._starts) and self._starts[number] < end:
            begin = self._starts[number]
            after = self._starts[number + 1] if number + 1 < len(self._starts) else len(self._text)
            shift = self._margins[number] - begin
            yield Spot(number, max(start, begin) + shift, min(end, after) + shift)
            number += 1


def _joined(line: Line, after: Line | None) -> str:
    """A line's text and what stands between it and the next: a space or nothing where its paragraph goes on."""
    text = line.plain[line.margin :]
    if not line.wraps or after is None:
        return text.rstrip() + "\n"
    length = after.offset - line.offset
    if after.source == line.source and 0 < length <= len(text):
        # A word was cut, or code at the edge.
        return text[:length]
    return text.rstrip() + " "


def _folded(text: str) -> tuple[str, Sequence[int] | None]:
    """The text as it is compared, and for each of its characters the place in the text (None: the same)."""
    if text.isascii():
        return text.lower(), None
    letters: list[str] = []
    places = array("I")
    for place, character in enumerate(text):
        folded = _letter(character)
        letters.append(folded)
        places.extend([place] * len(folded))
    places.append(len(text))
    return "".join(letters), places


@lru_cache(maxsize=10_000)
def _letter(character: str) -> str:
    apart = unicodedata.normalize("NFKD", character.translate(_PLAIN))
    return "".join(c for c in apart if unicodedata.category(c) not in ("Mn", "Me", "Cf")).casefold()
