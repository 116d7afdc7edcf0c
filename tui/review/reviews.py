"""What was asked and how it went, drawn from the events: the food of cards, calibration and statistics."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from operator import attrgetter
from typing import Any

from msgspec import Struct

from ..course.contrasts import contrast_name
from ..progress.events import (
    AnswerGiven,
    AnyEvent,
    Certainty,
    ItemRecalled,
    ProgressReset,
    RecallTakenBack,
    ResetUndone,
)
from ..progress.state import Order

Deed = tuple[AnyEvent, date]


class Review(Struct, frozen=True, gc=False):
    """One item asked once: what of it was right, and on which day. `lesson` is the lesson's id of that time."""

    item: str
    lesson: str
    kind: str
    day: date
    order: Order
    attempt: str
    fraction: float
    certainty: Certainty = ""
    hints: int = 0
    tries: int = 1
    seconds: float = 0.0


def counting(events: Sequence[AnyEvent], days: Sequence[date], course: str) -> list[Deed]:
    """What was done in one course, with the day, and neither set aside by a reset nor taken back. `events` are all
    there are, in order, `days` the days they happened on."""
    undone = {event.reset for event in events if isinstance(event, ResetUndone)}
    undone |= {event.recall for event in events if isinstance(event, RecallTakenBack)}
    found: list[Deed] = []
    for event, day in zip(events, days, strict=True):
        if event.id in undone:
            continue
        if isinstance(event, ProgressReset):
            if event.course in ("", course):
                found = [deed for deed in found if not _covers(event, deed[0])]
        elif event.course == course and not isinstance(event, ResetUndone | RecallTakenBack):
            found.append((event, day))
    return found


def reviews(deeds: Iterable[Deed], names: Mapping[str, str] = {}) -> list[Review]:
    """The reviews among what was done, by day, in order; `names` gives today's ids of items for former ones.

    Tries that were not the last do not count, and of several answers to an item in one attempt only the first
    does: by the next one its feedback had been read.
    """
    found = [review for event, day in deeds if (review := review_of(event, day, names))]
    found.sort(key=attrgetter("day", "order"))
    latest: dict[str, str] = {}
    kept = []
    for review in found:
        if not review.attempt or latest.get(review.item) != review.attempt:
            latest[review.item] = review.attempt
            kept.append(review)
    return kept


def review_of(event: AnyEvent, day: date, names: Mapping[str, str] = {}) -> Review | None:
    """What the event says of an item's recall; None when that is nothing.

    A question made from a comparison is no item: its answer says that one cell was recalled, or (of several) nothing.
    """
    match event:
        case AnswerGiven(final=True):
            item, kind = f"question:{event.question}", event.question_kind
            if made_from := contrast_name(event.question):
                item, kind = made_from.item, "cell"
        case ItemRecalled():
            item, kind = event.item, event.item.partition(":")[0]
        case _:
            return None
    if not item:
        return None
    return Review(
        item=names.get(item, item),
        lesson=event.lesson,
        kind=kind,
        day=day,
        order=event.order,
        attempt=event.attempt,
        fraction=event.fraction,
        certainty=event.certainty,
        hints=event.hints,
        tries=event.tries,
        seconds=event.seconds,
    )


def _covers(reset: ProgressReset, event: Any) -> bool:
    of_question = getattr(event, "question", "") == reset.question
    return reset.lesson in ("", event.lesson) and (not reset.question or of_question)
