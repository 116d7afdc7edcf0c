"""Know what you know: how often you were right when you said guess, fairly sure, sure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from ..quiz.certainty import WORDS, Level
from .reviews import Review

# Below this many answers a share says little, and nothing is said of it in words.
ENOUGH = 5
# Where certainty-based marking pays for each word: to be sure, four in five right; fairly sure, two in three.
SURE_FROM, FAIRLY_FROM = 0.8, 2 / 3
_FROM = {"guess": 0.0, "fairly_sure": FAIRLY_FROM, "sure": SURE_FROM}
_TO = {"guess": FAIRLY_FROM, "fairly_sure": 1.0, "sure": 1.0}


class Calibration(Struct, frozen=True):
    """Levels from guess to sure (those never given left out), over all and by lesson, and what they say in words."""

    overall: tuple[Level, ...]
    lessons: dict[str, tuple[Level, ...]]
    words: tuple[str, ...]


def calibration(reviews: Iterable[Review], lesson_names: Mapping[str, str] = {}) -> Calibration:
    """What was said against what was right; answers without a certainty say nothing.

    `lesson_names` gives today's ids of lessons for former ones.
    """
    said = [review for review in reviews if review.certainty]
    by_lesson: dict[str, list[Review]] = {}
    for review in said:
        by_lesson.setdefault(lesson_names.get(review.lesson, review.lesson), []).append(review)
    overall = levels(said)
    lessons = {lesson: levels(found) for lesson, found in by_lesson.items()}
    return Calibration(overall, lessons, tuple(in_words(overall)))


def levels(reviews: Iterable[Review]) -> tuple[Level, ...]:
    """The answers by certainty: how many, and the share that was right (a mean of fractions)."""
    fractions: dict[str, list[float]] = {}
    for review in reviews:
        fractions.setdefault(review.certainty, []).append(review.fraction)
    return tuple(
        Level(certainty, len(fractions[certainty]), sum(fractions[certainty]) / len(fractions[certainty]))
        for certainty in WORDS
        if certainty in fractions
    )


def in_words(levels: Iterable[Level]) -> list[str]:
    """A sentence for each certainty given often enough, such as `When you said sure, you were right 71% of the
    time: surer than you were right.`"""
    return [
        f"When you said {WORDS[level.certainty]}, you were right {level.share:.0%} of the time: {_verdict(level)}."
        for level in levels
        if level.count >= ENOUGH
    ]


def _verdict(level: Level) -> str:
    if level.share < _FROM[level.certainty]:
        return "less often than that word is worth"
    if level.share > _TO[level.certainty]:
        return "you know more than you think"
    return "the word fits"
