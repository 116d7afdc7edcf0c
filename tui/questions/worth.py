"""What an answer is worth: the answers of an author, and the grade of a response."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

from msgspec import Meta, Struct

# Sums of fractions such as 1/3 + 1/3 + 1/3 are not exactly 1 in binary arithmetic.
EPSILON = 1e-6

Verdict = Literal["correct", "partially_correct", "incorrect"]


class Scored(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Anything that can be answered; `fraction` (-1 to 1) is what it is worth, `correct` means 1.

    `feedback` is said to those who answer so, `not_chosen_feedback` to those who missed this right one.
    """

    correct: Annotated[bool, Meta(description="true for a right answer: it is worth full marks.")] = False
    fraction: Annotated[
        float | None,
        Meta(description="What of the marks it is worth, from -1 to 1, where that is neither all nor nothing."),
    ] = None
    feedback: Annotated[
        str, Meta(description="Said to who gives this answer: why it is right, or what is mixed up. Markdown.")
    ] = ""
    not_chosen_feedback: Annotated[str, Meta(description="Said to who misses this right answer.")] = ""

    @property
    def worth(self) -> float:
        """The fraction of the marks that this answer earns."""
        if self.fraction is not None:
            return self.fraction
        return 1.0 if self.correct else 0.0

    @property
    def full(self) -> bool:
        """Whether this answer earns full marks."""
        return abs(self.worth - 1) <= EPSILON


class Answer(Scored, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An answer in words."""

    text: Annotated[
        str,
        Meta(
            description="The option, or the wording that is accepted: "
            "there `*` stands for any characters, `\\*` for a star."
        ),
    ]


class Option(Answer, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An answer to choose."""

    fixed: Annotated[bool, Meta(description="true keeps the option at its place when the others are shuffled.")] = (
        False
    )


class Part(Struct, frozen=True):
    """One decision within an answer (an option, blank, pair or item): what was given ('' for nothing), what
    is right, and the fraction of its own credit that it earned."""

    label: str
    given: str
    right: str
    fraction: float
    feedback: str = ""


class Grade(Struct, frozen=True):
    """What an answer is worth: a fraction from 0 to 1, the feedback it earned, and the rule that decided."""

    fraction: float
    feedback: tuple[str, ...] = ()
    rule: str = ""
    parts: tuple[Part, ...] = ()

    @property
    def remarks(self) -> tuple[tuple[str, str], ...]:
        """The feedback, each with the part of the answer that it is on: '' where that goes without saying."""
        parts = tuple((part.label, part.feedback) for part in self.parts if part.feedback)
        if self.feedback == tuple(text for _, text in parts):
            return parts
        return tuple(("", text) for text in self.feedback)

    @property
    def verdict(self) -> Verdict:
        if self.fraction >= 1 - EPSILON:
            return "correct"
        return "partially_correct" if self.fraction > EPSILON else "incorrect"

    @property
    def correct(self) -> bool:
        return self.verdict == "correct"


def clamped(fraction: float) -> float:
    """A fraction held within 0 to 1, and exactly 0 or 1 where rounding alone keeps it off."""
    if fraction >= 1 - EPSILON:
        return 1.0
    return 0.0 if fraction <= EPSILON else fraction


def feedback_for(given: Scored | None, answers: Sequence[Scored]) -> tuple[str, ...]:
    """What the answer given (None: none of them) says, then what the right ones say to those who missed them."""
    own = given.feedback if given else ""
    reached = given is not None and given.full
    missed = [a.not_chosen_feedback for a in answers if a is not given and a.worth > 0 and not reached]
    return tuple(text for text in (own, *missed) if text)
