"""Which belongs with which."""

from __future__ import annotations

from ...questions.matching import Matching
from .pairing import PairingAnswer, Side


class MatchingAnswer(PairingAnswer):
    """The left sides in the author's order; the right ones, in the order of this attempt, are given by letter."""

    question: Matching
    marks_used = True

    def __init__(self, question: Matching, arrangement: tuple[int, ...]) -> None:
        lefts = [pair.left for pair in question.pairs]
        things, choices = Side(lefts, range(len(lefts))), Side(question.choices(), arrangement)
        super().__init__(question, arrangement, things, choices)
