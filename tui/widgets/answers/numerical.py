"""A number, typed."""

from __future__ import annotations

from ...questions.numerical import Numerical
from ...render.text import Line, Piece
from .drawn import wrapped
from .typed import TypedAnswer


class NumericalAnswer(TypedAnswer):
    """A field for a number, with a word on its unit where one may follow."""

    question: Numerical
    placeholder = "Type a number, then Enter"

    def missing(self) -> str:
        return "" if self.response() else "Type a number first."

    def words_below(self, width: int) -> list[Line]:
        words = unit_words(self.question)
        return wrapped([], [Piece(words, "muted")], width) if words else []


def unit_words(question: Numerical) -> str:
    """Whether the number needs its unit, in words; '' when there are no units.

    Where the unit earns marks its name is for the person to know, so only units that cost nothing are named.
    """
    if not question.units:
        return ""
    if question.unit_penalty > 0:
        return "Write the unit after the number: it counts."
    return "A unit may follow the number: " + ", ".join(unit.name for unit in question.units) + "."
