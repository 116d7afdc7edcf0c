"""An order in which no two of one lesson follow each other, where there is one, and kinds are mixed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Protocol, TypeVar


class Placed(Protocol):
    """Something of a kind, from a lesson ('': from none)."""

    @property
    def lesson(self) -> str: ...
    @property
    def kind(self) -> str: ...


P = TypeVar("P", bound=Placed)


def interleaved(items: Iterable[P], urgent: int = 0) -> list[P]:
    """The items, given most urgent first, in an order with as few neighbours of one lesson as any order has.

    Each step takes one after which that can still be reached: of the first `urgent` if there is one, then of
    another kind than the last, then the most urgent.
    """
    waiting = dict(enumerate(items))
    # What comes from no lesson is no neighbour of anything.
    lessons = {rank: item.lesson or f"none {rank}" for rank, item in waiting.items()}
    left = Counter(lessons.values())
    order: list[P] = []
    last_lesson, last_kind = "", ""
    while waiting:
        best = _fewest(left, last_lesson)
        open_lessons = {lesson for lesson in left if _with(left, last_lesson, lesson) == best}
        rank = min(
            (rank for rank in waiting if lessons[rank] in open_lessons),
            key=lambda rank: (rank >= urgent, waiting[rank].kind == last_kind, rank),
        )
        item = waiting.pop(rank)
        last_lesson, last_kind = lessons[rank], item.kind
        left -= Counter({last_lesson: 1})
        order.append(item)
    return order


def _fewest(left: Counter[str], last: str) -> int:
    """The fewest neighbours of one lesson that what is left can be put into, after one of the lesson `last`.

    Of n items, a lesson with c needs c - 1 others to part its own, and one more right after itself.
    """
    total = left.total()
    return max([0, *(2 * count - total - 1 + (lesson == last) for lesson, count in left.items())])


def _with(left: Counter[str], last: str, lesson: str) -> int:
    """The same when one of this lesson comes next."""
    return (lesson == last) + _fewest(left - Counter({lesson: 1}), lesson)
