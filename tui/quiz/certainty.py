"""How well someone knows what they know: certainty-based marking, by the table that Moodle uses (Gardner-Medwin)."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from ..progress.events import AnswerGiven, Certainty

# Marks for a right answer and for a wrong one. To say sure pays only for those who are right four times in five.
RIGHT = {"guess": 1, "fairly_sure": 2, "sure": 3}
WRONG = {"guess": 0, "fairly_sure": -2, "sure": -6}
WORDS: dict[Certainty, str] = {"guess": "a guess", "fairly_sure": "fairly sure", "sure": "sure"}


class Level(Struct, frozen=True):
    """The answers given at one certainty: how many, and the share of them that was right (a mean fraction)."""

    certainty: Certainty
    count: int
    share: float


def mark(answer: AnswerGiven) -> float:
    """The certainty-based mark of one answer, from -6 to 3; partly right answers earn their fraction of the mark."""
    certainty = answer.certainty or "fairly_sure"
    return RIGHT[certainty] * answer.fraction if answer.fraction > 1e-7 else float(WRONG[certainty])


def levels(answers: Iterable[AnswerGiven]) -> tuple[Level, ...]:
    """The answers by certainty, from guess to sure; certainties never given are left out."""
    given = [(answer.certainty or "fairly_sure", answer.fraction) for answer in answers]
    found = []
    for certainty in WORDS:
        fractions = [fraction for said, fraction in given if said == certainty]
        if fractions:
            found.append(Level(certainty, len(fractions), sum(fractions) / len(fractions)))
    return tuple(found)


def reading(answers: Iterable[AnswerGiven]) -> str:
    """What the certainties say, in a sentence; '' when there is nothing to say."""
    shares = {level.certainty: level for level in levels(answers)}
    sure, guess = shares.get("sure"), shares.get("guess")
    if sure and sure.share < 0.8:
        return f"When you said sure, you were right {sure.share:.0%} of the time: slow down where it feels easy."
    if guess and guess.share > 0.7:
        return f"Your guesses were right {guess.share:.0%} of the time: you know more than you think."
    if sure and sure.count >= 3:
        return f"When you said sure, you were right {sure.share:.0%} of the time: you know what you know."
    return ""
