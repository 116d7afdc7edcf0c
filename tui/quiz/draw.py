"""Which questions a quiz asks, and in which order: drawn and shuffled by a seed that is kept with the attempt."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from random import Random

from ..questions import Question


def pool(questions: Iterable[Question], tags: Sequence[str] = ()) -> list[Question]:
    """The questions that bear one of the tags; all of them when no tag is named."""
    return [question for question in questions if not tags or set(tags) & set(question.tags)]


def draw(questions: Sequence[Question], seed: int, pick: int = 0) -> tuple[Question, ...]:
    """`pick` of the questions (0: all) in the seed's order. Every kind in the pool is drawn while there is room."""
    random = Random(seed)
    shuffled = list(questions)
    random.shuffle(shuffled)
    if not 0 < pick < len(shuffled):
        return tuple(shuffled)
    first_of_kind = {question.kind: question for question in reversed(shuffled)}
    chosen = list(first_of_kind.values())[:pick]
    names = {question.id for question in chosen}
    chosen += [question for question in shuffled if question.id not in names][: pick - len(chosen)]
    random.shuffle(chosen)
    return tuple(chosen)
