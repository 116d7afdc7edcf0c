"""Which kind is each of these?"""

from __future__ import annotations

from ...questions.categorise import Categorise
from .pairing import PairingAnswer, Side


class CategoriseAnswer(PairingAnswer):
    """The items in the order of this attempt; the categories, in the author's order, are given by letter."""

    question: Categorise

    def __init__(self, question: Categorise, arrangement: tuple[int, ...]) -> None:
        names = question.names()
        things, choices = Side(question.choices(), arrangement), Side(names, range(len(names)))
        super().__init__(question, arrangement, things, choices)
