"""Words with roles, wrapped: tokens by turns, so that where one ends is seen without colour too."""

from __future__ import annotations

from ...labs.base import Words
from ..text import Line, Piece, Styled

# The words of labs for what a piece is, and the roles of lines for how it looks.
ROLES = {"token": "token", "token-alt": "token-alt", "chosen": "chosen strong"}


def words_lines(words: Words, width: int, height: int) -> list[Line]:
    """The lines of text, each wrapped to the width behind its own indent; the last `height` where they grow."""
    lines: list[Line] = []
    for given in words.lines:
        pieces = [Piece(piece.text, ROLES.get(piece.role, piece.role)) for piece in given if piece.text]
        indent = "" if not pieces or given[0].role in ROLES else _indent(pieces[0].text, width)
        if indent:
            pieces[0] = pieces[0]._replace(text=pieces[0].text[len(indent) :])
        lines += Styled(pieces).lines(width, 0, indent=indent) if pieces else [Line()]
    return lines[-height:] if words.grows else lines


def _indent(text: str, width: int) -> str:
    """The blanks that a line begins with, where they leave room for the line."""
    blanks = text[: len(text) - len(text.lstrip(" "))]
    return blanks if len(blanks) <= width // 4 else ""
