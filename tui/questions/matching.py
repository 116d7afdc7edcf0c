"""Which belongs with which: each thing on the left with one choice on the right, equal credit for each."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Annotated, ClassVar

from msgspec import Meta, Struct

from .base import Question
from .faults import Fault, doubled, number_of_choices
from .letters import lettered, scrambled
from .pairing import (
    HOW,
    Wanted,
    grade_pairs,
    numbered,
    pairs_in_words,
    read_pairs,
    right_pairs,
    write_pairs,
)
from .worth import Grade


class Pair(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A thing and what belongs with it; `feedback` is said when it was given something else or nothing."""

    left: Annotated[str, Meta(description="What is shown, numbered.")]
    right: Annotated[str, Meta(description="What belongs with it; several pairs may share one.")]
    feedback: Annotated[str, Meta(description="Said when it was given something else, or nothing.")] = ""


class Matching(Question, frozen=True, kw_only=True, tag="matching"):
    """Match each on the left with one on the right. A response is `1b 2a 3c`, as far as one got.

    Numbers are the pairs in the author's order; letters are the choices: the pairs' right-hand texts, each
    once (several on the left may share one), then the distractors.
    """

    how_to_answer: ClassVar[str] = HOW

    pairs: Annotated[tuple[Pair, ...], Meta(description="What belongs together: two pairs or more.")]
    distractors: Annotated[
        tuple[str, ...], Meta(description="Further choices on the right, which belong with nothing.")
    ] = ()

    def grade(self, response: str) -> Grade:
        return grade_pairs(self._wanted(), self.choices(), self._given(response))

    def _given(self, response: str) -> dict[int, int]:
        return read_pairs(response, len(self.pairs), len(self.choices()))

    def _wanted(self) -> list[Wanted]:
        choices = self.choices()
        return [Wanted(pair.left, choices.index(pair.right), pair.feedback) for pair in self.pairs]

    def model_answer(self) -> str:
        return write_pairs([wanted.right for wanted in self._wanted()])

    def in_words(self, response: str) -> str:
        return pairs_in_words(self._wanted(), self.choices(), self._given(response))

    def without_wrong(self, response: str) -> str:
        return right_pairs(self._wanted(), self._given(response))

    def choices(self) -> list[str]:
        """What may be chosen on the right."""
        return [*dict.fromkeys(pair.right for pair in self.pairs), *self.distractors]

    def arrangement(self, random: Random) -> tuple[int, ...]:
        # The author's order would be the answer itself (1a 2b 3c), so `shuffle: false` means a fixed order.
        return super().arrangement(random) if self.shuffle else scrambled(self.choices())

    def as_text(self) -> list[str]:
        """The left side, numbered, then the choices. These come scrambled, always in the same way, and keep
        the letters of their author's places; in that order each would stand beside what it belongs with."""
        choices = self.choices()
        return [*numbered([pair.left for pair in self.pairs]), *lettered(choices, scrambled(choices))]

    def telling_order(self) -> tuple[int, ...]:
        return scrambled(self.choices())

    def meaning_faults(self) -> Iterator[Fault]:
        yield from super().meaning_faults()
        if len(self.pairs) < 2:
            message = f"has {len(self.pairs)} pairs, which leaves nothing to match"
            yield Fault(("pairs",), "too-few-pairs", message, "give at least 2")
        yield from doubled([pair.left for pair in self.pairs], "pairs", "left")
        yield from doubled(self.distractors, "distractors")
        rights = {pair.right for pair in self.pairs}
        for place, text in enumerate(self.distractors):
            if text in rights:
                message = "has a distractor that is the right side of a pair"
                yield Fault(("distractors", place), "same-text", message, "a distractor belongs with nothing")
        yield from number_of_choices(len(self.choices()), "pairs", "choices on the right")
