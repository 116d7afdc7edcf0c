"""A glossary entry as lines."""

from __future__ import annotations

from collections.abc import Iterable

from ..course.model import Term
from .markdown import inline_text, layout
from .text import Line, Piece, Styled


def term_lines(term: Term, confused: Iterable[Term], taught_in: str, width: int) -> list[Line]:
    """The term, its definition and explanation, what it is mixed up with, and the title of its lesson if any."""
    lines = _wrapped([Piece(term.term, "h1")], width)
    if term.aliases:
        lines += _wrapped([Piece("Also: " + ", ".join(term.aliases), "muted")], width)
    lines += [Line(), *layout(term.short, width)]
    if term.long:
        lines += [Line(), *layout(term.long, width)]
    for number, other in enumerate(confused):
        lines += [Line()] if not number else []
        pieces = [Piece("Not the same as ", "label"), Piece(other.term, "term", f"term:{other.id}"), Piece(": ")]
        lines += _wrapped([*pieces, *inline_text(other.short)], width)
    if taught_in:
        lines += [Line(), *_wrapped([Piece("Taught in ", "label"), Piece(taught_in, "link", term.lesson)], width)]
    return lines


def _wrapped(pieces: list[Piece], width: int) -> list[Line]:
    return Styled([piece._replace(text=piece.text.replace("\n", " ")) for piece in pieces]).lines(width, 0)
