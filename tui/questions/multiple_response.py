"""Several of several, with five ways to give credit for part of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from msgspec import Meta

from .base import Question
from .faults import NO_RIGHT_ANSWER, Fault, choice_faults
from .letters import letters, places_from_letters
from .worth import EPSILON, Grade, Option, Part, clamped

Credit = Literal["moodle", "exact", "proportional", "proportional_correct", "right_minus_wrong"]


class MultipleResponse(Question, frozen=True, kw_only=True, tag="multiple_response"):
    """Choose all that apply. A response is letters in the author's order, such as `a c`; '' chooses none.

    `credit`: `moodle` sums the fractions of what was chosen; `exact` is all or nothing; `proportional`
    counts every option, chosen or left, that is as it should be; `proportional_correct` gives the share
    of right options chosen and nothing once a wrong one is (all three as RELATE defines them);
    `right_minus_wrong` takes wrong choices off the right ones, over the number of right ones (as H5P scores).
    """

    how_to_answer: ClassVar[str] = "letters, such as: a c"

    answers: Annotated[tuple[Option, ...], Meta(description="The options, each right one `correct: true`.")]
    credit: Annotated[Credit, Meta(description="How part of the right options is rewarded; see README.")] = "moodle"

    def right_places(self) -> frozenset[int]:
        return frozenset(place for place, answer in enumerate(self.answers) if answer.worth > EPSILON)

    def fractions(self) -> list[float]:
        """What each option adds when chosen. Written fractions count as they stand.

        Options marked `correct: true` share equally what the written fractions leave of 1; unmarked ones
        share -1, so that ticking everything is worth nothing (Moodle's own advice on such questions).
        """
        written = sum(self._written())
        unwritten = [answer for answer in self.answers if answer.fraction is None]
        rights = sum(answer.correct for answer in unwritten)
        wrongs = len(unwritten) - rights
        # With only written fractions for the right ones, an unmarked option is Moodle's "None": worth 0.
        cost = -1 / wrongs if wrongs and rights else 0.0
        return [
            a.fraction if a.fraction is not None else max(0.0, 1 - written) / rights if a.correct else cost
            for a in self.answers
        ]

    def _written(self) -> list[float]:
        return [a.fraction for a in self.answers if a.fraction is not None and a.fraction > 0]

    def chosen(self, response: str) -> frozenset[int]:
        """The chosen places. Raises AnswerError on a letter that is not in the list."""
        return frozenset(places_from_letters(response, len(self.answers), "letters"))

    def grade(self, response: str) -> Grade:
        chosen, right = self.chosen(response), self.right_places()
        parts = self._parts(chosen, right)
        counts = f"{len(chosen & right)} of {len(right)} right ones chosen, {len(chosen - right)} wrong"
        return Grade(
            fraction=clamped(self._fraction(chosen, right)),
            feedback=tuple(part.feedback for part in parts if part.feedback),
            rule=f"credit {self.credit}: {counts}",
            parts=parts,
        )

    def _fraction(self, chosen: frozenset[int], right: frozenset[int]) -> float:
        match self.credit:
            case "moodle":
                fractions = self.fractions()
                return sum(fractions[place] for place in sorted(chosen))
            case "exact":
                return float(chosen == right)
            case "proportional":
                return 1 - len(chosen ^ right) / len(self.answers)
            case "proportional_correct":
                return len(chosen) / len(right) if chosen <= right and right else 0.0
            case "right_minus_wrong":
                return (len(chosen & right) - len(chosen - right)) / len(right) if right else 0.0

    def _parts(self, chosen: frozenset[int], right: frozenset[int]) -> tuple[Part, ...]:
        return tuple(
            Part(
                label=answer.text,
                given="chosen" if place in chosen else "left",
                right="chosen" if place in right else "left",
                fraction=float((place in chosen) == (place in right)),
                feedback=answer.feedback if place in chosen else answer.not_chosen_feedback,
            )
            for place, answer in enumerate(self.answers)
        )

    def model_answer(self) -> str:
        return letters(self.right_places())

    def in_words(self, response: str) -> str:
        texts = [self.answers[place].text for place in sorted(self.chosen(response))]
        return "; ".join(texts) or "none of them"

    def without_wrong(self, response: str) -> str:
        return letters(self.chosen(response) & self.right_places())

    def choices(self) -> list[str]:
        return [answer.text for answer in self.answers]

    def fixed_places(self) -> frozenset[int]:
        return frozenset(place for place, answer in enumerate(self.answers) if answer.fixed)

    def meaning_faults(self) -> Iterator[Fault]:
        yield from super().meaning_faults()
        yield from choice_faults(self.answers)
        right = self.right_places()
        if not right:
            yield NO_RIGHT_ANSWER
        elif self._fraction(right, right) < 1 - EPSILON:
            total = sum(fraction for fraction in self.fractions() if fraction > 0)
            message = f"has right answers whose fractions add up to {total:g}, so that nobody gets full marks"
            advice = "let the positive ones add up to 1, or mark the right ones `correct: true`"
            yield Fault(("answers",), "fractions-below-one", message, advice)
        elif self.credit == "moodle" and sum(self._written()) > 1 + EPSILON:
            message = f"has right answers whose fractions add up to {sum(self._written()):g}: some of them are enough"
            advice = "let the positive ones add up to 1, or mark the right ones `correct: true`"
            yield Fault(("answers",), "fractions-above-one", message, advice)
