"""What is asked today: the worst first, within a day's limit, lessons and kinds mixed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator
from datetime import date, timedelta

from msgspec import Struct

from .cards import Card, retrievability
from .interleave import interleaved
from .items import Item, Items
from .ledger import Ledger
from .settings import Settings

# For so long it is said of an item that the course has no more; who reviews daily has then heard it often enough.
GONE_SAID = timedelta(days=30)


class Due(Struct, frozen=True):
    """An item to ask again, and how likely (0 to 1) it is to be recalled today."""

    item: Item
    card: Card
    retrievability: float

    @property
    def lesson(self) -> str:
        return self.item.lesson

    @property
    def kind(self) -> str:
        return self.item.kind


class Queue(Struct, frozen=True):
    """Today's reviews. `asked` are due, in the order to ask them; `fresh` were never asked, for after them.

    `set_apart` are leeches that are due: their passage is to be read before they are asked. `waiting` counts what
    is due and left for later days so that the limit holds, and `days` how many days that takes. `next_day` is when
    something is due after today (None: nothing is). `gone` are ids of items that were due and that the course has no
    more.
    """

    asked: tuple[Due, ...] = ()
    fresh: tuple[Item, ...] = ()
    set_apart: tuple[Due, ...] = ()
    waiting: int = 0
    days: int = 0
    next_day: date | None = None
    gone: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """How many are due today, within the limit."""
        return len(self.asked) + len(self.set_apart)


def queue(ledger: Ledger, items: Items, settings: Settings, today: date, read: Container[str] = ()) -> Queue:
    """The reviews of this day; `read` holds the lessons that have been read, whose cells and terms may be asked."""
    today = ledger.today(today)
    due = sorted(
        (
            Due(item, card, retrievability(card, today))
            for item, card in cards_here(ledger, items)
            if card.returns <= today
        ),
        key=lambda d: (d.card.leech, not d.card.sure_but_wrong, d.retrievability, d.item.id),
    )
    room = max(settings.limit - ledger.book.load_on(today), 0)
    taken, waiting = due[:room], len(due[room:])
    asked = [d for d in taken if not d.card.leech]
    return Queue(
        asked=tuple(interleaved(asked, sum(d.card.sure_but_wrong for d in asked))),
        fresh=tuple(_fresh(ledger, items, today, read, settings.fresh, room - len(taken))),
        set_apart=tuple(d for d in taken if d.card.leech),
        waiting=waiting,
        days=-(-waiting // settings.limit),
        next_day=today + timedelta(days=1) if waiting else next_day(ledger, items, today),
        gone=gone(ledger, items, today),
    )


def cards_here(ledger: Ledger, items: Items) -> Iterator[tuple[Item, Card]]:
    """The items that have been asked and that the course still has, with their cards."""
    cards = ledger.book.cards
    return ((item, cards[item.id]) for item in items.all if item.id in cards)


def due_by_lesson(ledger: Ledger, items: Items, today: date) -> Counter[str]:
    """How many items of each lesson are due; the limit is for all of them together, and not looked at."""
    today = ledger.today(today)
    return Counter(item.lesson for item, card in cards_here(ledger, items) if card.returns <= today)


def due_today(ledger: Ledger, items: Items, settings: Settings, today: date) -> int:
    """How many items today's queue asks again. Imports nothing slow, unlike the queue itself."""
    today = ledger.today(today)
    room = max(settings.limit - ledger.book.load_on(today), 0)
    return min(due_by_lesson(ledger, items, today).total(), room)


def next_day(ledger: Ledger, items: Items, today: date) -> date | None:
    """The first day after today on which something is due; None when nothing ever is."""
    return min((card.returns for _, card in cards_here(ledger, items) if card.returns > today), default=None)


def gone(ledger: Ledger, items: Items, today: date) -> tuple[str, ...]:
    """The items that fell due of late, or since the last review, and that the course has no more; none while part of
    it can't be read."""
    if items.unread:
        return ()
    cards = ledger.book.cards
    missing = cards.keys() - items.by_id.keys()
    since = min(ledger.book.day, today - GONE_SAID)
    return tuple(sorted(name for name in missing if since < cards[name].returns <= today))


def in_words(queue: Queue) -> list[str]:
    """What there is to say of the queue, a sentence each."""
    said = []
    when = "tomorrow" if queue.days == 1 else f"over the next {queue.days} days"
    if queue.waiting and queue.count:
        said.append(f"{queue.count + queue.waiting} are due: {queue.count} today, the rest {when}.")
    elif queue.waiting:
        one = queue.waiting == 1
        said.append(f"Enough for today: {queue.waiting} more {'comes' if one else 'come'} {when}.")
    elif queue.count:
        said.append(f"{queue.count} {'is' if queue.count == 1 else 'are'} due.")
    elif queue.next_day:
        said.append(f"Nothing is due until {queue.next_day:%d %B}.".replace(" 0", " "))
    if queue.set_apart:
        one = len(queue.set_apart) == 1
        said.append(
            f"{len(queue.set_apart)} of them {'has' if one else 'have'} been failed often: read the passage first."
        )
    if queue.gone:
        one = len(queue.gone) == 1
        said.append(f"{len(queue.gone)} that the course no longer has {'was' if one else 'were'} dropped.")
    return said


def _fresh(ledger: Ledger, items: Items, today: date, read: Container[str], most: int, room: int) -> list[Item]:
    """Cells and terms of lessons that have been read, as many as may be new today; questions begin in quizzes."""
    cards = ledger.book.cards
    new = [item for item in items.all if item.kind in ("cell", "term") and item.lesson in read]
    begun = sum(item.id in cards and cards[item.id].first == today for item in new)
    never = [item for item in new if item.id not in cards]
    return interleaved(never[: max(min(most - begun, room), 0)])
