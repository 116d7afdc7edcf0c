"""The one place that knows the `fsrs` package. It costs 35 ms to import, so import this module late."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from functools import lru_cache

from fsrs import Card, Rating, Scheduler, State


@lru_cache
def scheduler(retention: float) -> Scheduler:
    """The package's scheduler with its default parameters, without fuzz, and without its steps of minutes: here an
    item comes back on another day or not at all."""
    return Scheduler(desired_retention=retention, learning_steps=(), relearning_steps=(), enable_fuzzing=False)


def first_seen(rating: int, day: date, retention: float) -> tuple[float, float, date]:
    """Stability (days), difficulty (1 to 10) and due day of an item first asked on this day."""
    # Without a number of ours the package would make one up, and sleep to keep it unique.
    return _after(Card(card_id=0, due=_moment(day)), rating, day, retention)


def seen_again(
    stability: float, difficulty: float, last: date, rating: int, day: date, retention: float
) -> tuple[float, float, date]:
    """The same for an item that was last asked on the day `last`."""
    return _after(_card(stability, difficulty, last), rating, day, retention)


def retrievability(stability: float, last: date, day: date) -> float:
    """How likely it is (0 to 1) that the item is recalled on this day, by FSRS's forgetting curve."""
    return scheduler(0.9).get_card_retrievability(_card(stability, 5.0, last), _moment(day))


def _after(card: Card, rating: int, day: date, retention: float) -> tuple[float, float, date]:
    after, _ = scheduler(retention).review_card(card, Rating(rating), _moment(day))
    assert after.stability is not None and after.difficulty is not None
    return after.stability, after.difficulty, after.due.date()


def _card(stability: float, difficulty: float, last: date) -> Card:
    moment = _moment(last)
    return Card(0, State.Review, None, stability, difficulty, due=moment, last_review=moment)


def _moment(day: date) -> datetime:
    # Midnights are whole days apart, and whole days are all that the package counts.
    return datetime.combine(day, time(), UTC)
