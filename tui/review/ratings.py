"""How well something was recalled: from what happened, never asked of the person."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from ..progress.events import Certainty

# Half of a question's parts or more is nearer to having it than to having lost it; and guessing seldom gets there.
HALF = 0.5
EPSILON = 1e-6
# What a further try takes off by default; put back, so that half right stays half right.
COST_OF_TRY = 1 / 3
# How many of a person's last times say what is quick for them, and from how many on.
REMEMBERED_TIMES = 50
ENOUGH_TIMES = 5


class Rating(IntEnum):
    """The four ratings of FSRS, with its numbers."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


def rating(fraction: float, certainty: Certainty = "", hints: int = 0, tries: int = 1, quick: bool = False) -> Rating:
    """The rating that an answer earns.

    Wrong or less than half right: Again. Half or more, or right with help (a guess, a hint, a further try): Hard.
    Right: Good. Right, sure and quick: Easy.
    """
    if tries > 1:
        earned = fraction + COST_OF_TRY * (tries - 1) if fraction > EPSILON else 0.0
        return Rating.HARD if earned >= HALF - EPSILON else Rating.AGAIN
    if fraction < HALF - EPSILON:
        return Rating.AGAIN
    if fraction < 1 - EPSILON or certainty == "guess" or hints > 0:
        return Rating.HARD
    return Rating.EASY if certainty == "sure" and quick else Rating.GOOD


def median(times: Sequence[float]) -> float:
    """The middle one of the times (at least one), or the mean of the two there. (Importing the standard library's
    costs a command line 7 ms.)"""
    ordered = sorted(times)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def is_quick(seconds: float, times: Sequence[float]) -> bool:
    """Whether that is less than the person's own median of these times; with too few of them nothing is."""
    return seconds > 0 and len(times) >= ENOUGH_TIMES and seconds < median(times)
