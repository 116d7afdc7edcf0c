"""Words with roles, wrapped: tokens by turns, so that where one ends is seen without colour too."""

from __future__ import annotations

from ...labs.base import Words
from ..text import Line, Piece, Styled

# The words of labs for what a piece is, and the roles of lines for how it looks.
ROLES = {"token": "token", "token-alt": "token-alt", "chosen": "chosen strong"}


def words_lines(words: Words, width: int) -> list[Line]:
    """The lines of text, each wrapped to the width."""
    lines: list[Line] = []
    for given in words.lines:
        pieces = [Piece(piece.text, ROLES.get(piece.role, piece.role)) for piece in given if piece.text]
        lines += Styled(pieces).lines(width, 0) if pieces else [Line()]
    return lines
