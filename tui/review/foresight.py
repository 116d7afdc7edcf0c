"""When an answer brings its item back: said before a card is judged, and after each answer."""

from __future__ import annotations

from copy import copy
from datetime import date

from ..progress.events import AnswerGiven, ItemRecalled
from . import memory
from .cards import Book, Card, apply
from .items import Item
from .reviews import Review

Answer = AnswerGiven | ItemRecalled


class Foresight:
    """Looks ahead from a book of cards, which it keeps up with the answers of one review on the day `today`."""

    def __init__(self, book: Book, today: date) -> None:
        self.today = today
        self._book = book
        # Made ready here, in a worker: the first answer need not wait for it.
        memory.scheduler(book.retention)
        self._before: tuple[str, Card | None, str, list[float]] = ("", None, "", [])

    def expect(self, item: Item, fraction: float) -> date:
        """The day on which a card comes back if so much of it (0 to 1) was there."""
        card, times = self._book.cards.get(item.id), self._book.times.get(item.kind, [])
        trial = Book(self._book.retention, {item.id: copy(card)} if card else {}, {item.kind: list(times)})
        apply(trial, Review(item.id, item.lesson, item.kind, self.today, (0, ""), "", fraction))
        return trial.cards[item.id].returns

    def count(self, item: Item, answer: Answer) -> date:
        """The day on which the item comes back after this answer, which counts from now on."""
        card, times = self._book.cards.get(item.id), self._book.times.get(item.kind, [])
        self._before = item.id, copy(card) if card else None, item.kind, list(times)
        apply(
            self._book,
            Review(
                item=item.id,
                lesson=answer.lesson,
                kind=item.kind,
                day=self.today,
                order=answer.order,
                attempt=answer.attempt,
                fraction=answer.fraction,
                certainty=answer.certainty,
                hints=answer.hints,
                tries=answer.tries,
                seconds=answer.seconds,
            ),
        )
        return self._book.cards[item.id].returns

    def take_back(self) -> None:
        """The answer counted last does not count after all."""
        item, card, kind, times = self._before
        self._book.times[kind] = times
        if card:
            self._book.cards[item] = card
        else:
            self._book.cards.pop(item, None)

    def in_words(self, day: date) -> str:
        """A day to come, such as `tomorrow` or `in 11 days, on 3 December`."""
        days = (day - self.today).days
        year = "" if day.year == self.today.year else f" {day.year}"
        return "tomorrow" if days == 1 else f"in {days} days, on {day.day} {day:%B}{year}"

    def in_short(self, day: date) -> str:
        """The same in a word or two."""
        days = (day - self.today).days
        return "tomorrow" if days == 1 else f"in {days} days"
