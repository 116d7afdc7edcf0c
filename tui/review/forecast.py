"""What is due on the days to come, with the day's limit kept."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from msgspec import Struct

from .items import Items
from .ledger import Ledger
from .queue import cards_here
from .settings import Settings


class Expected(Struct, frozen=True):
    """One day to come: how many items fall due on it, and how many will be asked once the limit has its say."""

    date: date
    due: int
    asked: int


def forecast(ledger: Ledger, items: Items, settings: Settings, today: date, days: int = 30) -> list[Expected]:
    """The next `days` days from today, as things stand: what is overdue falls on today, what is left over on the
    day after. Reviews to come will add to it."""
    today = ledger.today(today)
    falling = Counter(max(card.returns, today) for _, card in cards_here(ledger, items))
    found = []
    backlog = 0
    room = max(settings.limit - ledger.book.load_on(today), 0)
    for number in range(days):
        day = today + timedelta(days=number)
        backlog += falling[day]
        asked = min(backlog, room)
        found.append(Expected(day, falling[day], asked))
        backlog -= asked
        room = settings.limit
    return found
