"""What FSRS knows of each item: when it was last asked, how firmly it sits, when it is due. Always a replay."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from msgspec import Struct, field

from ..progress.events import MOST_SECONDS
from .ratings import REMEMBERED_TIMES, Rating, is_quick, rating
from .reviews import Review

LEECH_FAILURES = 6
NEVER = date.min


class Card(Struct):
    """One item that was asked, first on the day `first`. `stability` (days) and `difficulty` (1 to 10) are FSRS's.

    `failures` counts the days on which it was failed, `recalled_days` those on which it was recalled.
    """

    stability: float
    difficulty: float
    first: date
    last: date
    due: date
    rating: Rating
    lesson: str
    attempt: str = ""
    failures: int = 0
    failed_on: date = NEVER
    recalled_days: int = 0
    recalled_on: date = NEVER
    sure_but_wrong: bool = False

    @property
    def returns(self) -> date:
        """The day from which it is asked again: when it is due, or the next day if it was wrong and said for sure."""
        return min(self.due, self.last + timedelta(days=1)) if self.sure_but_wrong else self.due

    @property
    def interval(self) -> int:
        """For how many days it is thought to be kept."""
        return (self.due - self.last).days

    @property
    def failed(self) -> bool:
        """Whether it was failed when it was last asked."""
        return self.rating == Rating.AGAIN

    @property
    def leech(self) -> bool:
        """Whether it was failed so often, the last time too, that asking alone does not help."""
        return self.failed and self.failures >= LEECH_FAILURES


class Book(Struct):
    """The cards of one course, by today's item ids, and what the rating of the next review depends on.

    `day` is the day of the latest review, `load` how many items known before were asked again on it, `times` the
    person's last times in seconds by kind.
    """

    retention: float
    cards: dict[str, Card] = field(default_factory=dict)
    times: dict[str, list[float]] = field(default_factory=dict)
    day: date = NEVER
    load: int = 0

    def load_on(self, day: date) -> int:
        """How many items known before were asked again on this day, which is that of the latest review or later."""
        return self.load if day == self.day else 0


def replay(reviews: Iterable[Review], retention: float) -> Book:
    """The cards that the reviews (by day, in order) add up to."""
    book = Book(retention)
    for review in reviews:
        apply(book, review)
    return book


def apply(book: Book, review: Review) -> Rating:
    """Add a review that comes after all those in the book; returns the rating that it earned."""
    # Late: the package behind it is wanted only where there is something to schedule.
    from . import memory

    card = book.cards.get(review.item)
    if review.day > book.day:
        book.day, book.load = review.day, 0
    earned = _rated(book, review)
    if card is None:
        scheduled = memory.first_seen(earned, review.day, book.retention)
        card = book.cards[review.item] = Card(
            *scheduled[:2], review.day, review.day, scheduled[2], earned, review.lesson
        )
    else:
        book.load += card.last < review.day
        scheduled = memory.seen_again(card.stability, card.difficulty, card.last, earned, review.day, book.retention)
        card.stability, card.difficulty, card.due = scheduled
    card.last, card.rating, card.lesson, card.attempt = review.day, earned, review.lesson, review.attempt
    card.sure_but_wrong = card.failed and review.certainty == "sure"
    _count(card)
    return earned


def last_fractions(book: Book) -> dict[str, float]:
    """How each item went when it was last asked, by its rating: 0 lost, 0.5 with effort, 1 known."""
    shares = {Rating.AGAIN: 0.0, Rating.HARD: 0.5}
    return {item: shares.get(card.rating, 1.0) for item, card in book.cards.items()}


def retrievability(card: Card, day: date) -> float:
    """How likely it is (0 to 1) that the item is recalled on this day."""
    from . import memory

    return memory.retrievability(card.stability, card.last, day)


def _rated(book: Book, review: Review) -> Rating:
    times = book.times.setdefault(review.kind, [])
    quick = review.certainty == "sure" and is_quick(review.seconds, times)
    if review.seconds > 0:
        times.append(min(review.seconds, MOST_SECONDS))
        del times[:-REMEMBERED_TIMES]
    return rating(review.fraction, review.certainty, review.hints, review.tries, quick)


def _count(card: Card) -> None:
    if card.failed:
        card.failures += card.failed_on != card.last
        card.failed_on = card.last
    elif card.last not in (card.recalled_on, card.failed_on):
        # Later on a day when it was failed, the answer had just been read.
        card.recalled_days += 1
        card.recalled_on = card.last
