"""How well each lesson and section is kept, as the course is today."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal

from msgspec import Struct

from ..course.loading import Course
from ..progress.standing import lesson_states
from ..progress.state import CourseState, LessonState
from ..progress.state import Standing as Progress
from .cards import Card
from .items import Items
from .ledger import Ledger

Standing = Progress | Literal["remembered"]
WORDS: dict[Standing, str] = {
    "not_started": "not started",
    "reading": "reading",
    "read": "read",
    "passed": "passed",
    "remembered": "remembered",
}
# What is thought to be kept for three weeks is out of short-term reach; Anki calls it mature.
WIDE_ENOUGH = 21
# Once today, once on another day.
ENOUGH_DAYS = 2


class Kept(Struct, frozen=True):
    """Of `items`, how many were ever `asked`, how many are `kept` for three weeks or more, and how many are due."""

    items: int = 0
    asked: int = 0
    kept: int = 0
    due: int = 0

    @property
    def share(self) -> float:
        """The share of the items that is kept, 0 to 1."""
        return self.kept / self.items if self.items else 0.0


class Mastery(Struct, frozen=True):
    """One lesson: how far it has come, how many questions it asks, and what of it is kept, also by section."""

    lesson: str
    title: str
    standing: Standing
    questions: int
    whole: Kept
    sections: dict[str, Kept]


def mastery(course: Course, state: CourseState, ledger: Ledger, items: Items, today: date) -> list[Mastery]:
    """Every lesson of the course, in its order."""
    today = ledger.today(today)
    states = lesson_states(state, course.heads)
    cards: dict[str, list[tuple[str, Card | None]]] = {head.id: [] for head in course.heads}
    questions: dict[str, list[Card | None]] = {head.id: [] for head in course.heads}
    for item in items.all:
        card = ledger.book.cards.get(item.id)
        if item.lesson in cards:
            cards[item.lesson].append((item.section, card))
            if item.kind not in ("cell", "term"):
                questions[item.lesson].append(card)
    return [
        Mastery(
            lesson=head.id,
            title=head.title,
            standing=lesson_standing(
                states.get(head.id, LessonState()), questions[head.id], course.manifest.pass_mark
            ),
            questions=len(questions[head.id]),
            whole=_kept((card for _, card in cards[head.id]), today),
            sections=_by_section(cards[head.id], today),
        )
        for head in course.heads
    ]


def lesson_standing(state: LessonState, questions: list[Card | None], pass_mark: float) -> Standing:
    """A passed lesson is remembered when as many of its questions as passing takes were recalled on two or more
    separate days, the last time too."""
    recalled = sum(card is not None and card.recalled_days >= ENOUGH_DAYS and not card.failed for card in questions)
    remembered = state.passed and bool(questions) and recalled >= pass_mark * len(questions)
    return "remembered" if remembered else state.standing


def _by_section(cards: list[tuple[str, Card | None]], today: date) -> dict[str, Kept]:
    """What is kept of each section that something belongs to."""
    sections: dict[str, list[Card | None]] = {}
    for section, card in cards:
        if section:
            sections.setdefault(section, []).append(card)
    return {section: _kept(found, today) for section, found in sections.items()}


def _kept(cards: Iterable[Card | None], today: date) -> Kept:
    every = list(cards)
    asked = [card for card in every if card is not None]
    return Kept(
        items=len(every),
        asked=len(asked),
        kept=sum(not card.failed and card.interval >= WIDE_ENOUGH for card in asked),
        due=sum(card.returns <= today for card in asked),
    )
