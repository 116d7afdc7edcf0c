"""What plots are made of: braille dots, shades and block bars, each with a plain ASCII stand-in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ..text import Piece


class Marks(NamedTuple):
    """The characters of one kind of terminal."""

    # From nothing to full, in equal steps.
    shades: str
    # A bar's last character, by eighths; the last is a full one.
    blocks: str
    rule: str
    corner: str
    side: str
    before: str
    braille: bool


BRAILLE = Marks(" ░▒▓█", "▏▎▍▌▋▊▉█", "─", "└", "│", "┃", True)
# For terminals and fonts without braille: each character is in ASCII.
ASCII = Marks(" .:-=+*#%@", "=", "-", "+", "|", "!", False)

# The braille dots of a cell, by row and column: Unicode numbers the columns down, and the fourth row last.
DOTS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
BLANK = 0x2800


def marks(ascii_only: bool) -> Marks:
    """The characters to draw with."""
    return ASCII if ascii_only else BRAILLE


def joined(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Neighbours of one role as one run: each run costs some twenty bytes on its way to the terminal."""
    found: list[Piece] = []
    for piece in pieces:
        if found and found[-1].role == piece.role:
            found[-1] = Piece(found[-1].text + piece.text, piece.role)
        elif piece.text:
            found.append(piece)
    return tuple(found)
