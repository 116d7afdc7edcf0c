"""A plan for the minutes there are, as lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from .review import sentence
from .text import Line, Piece, Styled

# Before the number, in what a click on a choice of minutes leads to.
MINUTES = "minutes:"


def plan_lines(minutes: int, choices: Sequence[int], parts: Iterable[str], total: str, width: int) -> list[Line]:
    """The minutes to choose from, the chosen one in brackets, and what would be done in them."""
    lines = sentence("How many minutes do you have?", width, "h2")
    shown = choices if minutes in choices else (*choices, minutes)
    pieces = []
    for choice in shown:
        here = choice == minutes
        words, role = (f"[{choice}]", "strong accent") if here else (f" {choice} ", "muted")
        pieces += [Piece(words, role, f"{MINUTES}{choice}"), Piece(" ")]
    lines += [*Styled(pieces).lines(width, 0), *sentence("← → choose, or type a number", width, "muted")]
    for part in parts:
        lines += _item(part, width)
    return [*lines, *sentence(total, width, "label")] if total else lines


def _item(words: str, width: int) -> list[Line]:
    first, *rest = sentence(words, max(width - 2, 1))
    bullet, indent = Piece("• ", "bullet"), Piece("  ")
    return [first._replace(pieces=(bullet, *first.pieces)), *(n._replace(pieces=(indent, *n.pieces)) for n in rest)]
