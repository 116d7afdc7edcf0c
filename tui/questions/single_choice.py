"""One of several: the chosen answer's fraction decides."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

from msgspec import Meta

from .base import Question
from .faults import NO_RIGHT_ANSWER, Fault, choice_faults
from .letters import AnswerError, letters, places_from_letters
from .worth import Grade, Option, clamped, feedback_for


class SingleChoice(Question, frozen=True, kw_only=True, tag="single_choice"):
    """Choose one answer. A response is its letter in the author's order, such as `b`."""

    how_to_answer: ClassVar[str] = "a letter"

    answers: Annotated[
        tuple[Option, ...], Meta(description="The options: one `correct: true`, three or four in all.")
    ]

    def place(self, response: str) -> int:
        """The chosen place. Raises AnswerError unless the response is one letter of the list."""
        places = places_from_letters(response, len(self.answers), "one letter")
        if len(places) != 1:
            raise AnswerError(f"Answer with one letter, a to {letters([len(self.answers) - 1])}.")
        return places[0]

    def grade(self, response: str) -> Grade:
        chosen = self.answers[self.place(response)]
        return Grade(
            fraction=clamped(chosen.worth),
            feedback=feedback_for(chosen, self.answers),
            rule=f"the chosen answer is worth {clamped(chosen.worth):.0%}",
        )

    def model_answer(self) -> str:
        return next((letters([place]) for place, answer in enumerate(self.answers) if answer.full), "")

    def in_words(self, response: str) -> str:
        return self.answers[self.place(response)].text

    def choices(self) -> list[str]:
        return [answer.text for answer in self.answers]

    def fixed_places(self) -> frozenset[int]:
        return frozenset(place for place, answer in enumerate(self.answers) if answer.fixed)

    def meaning_faults(self) -> Iterator[Fault]:
        yield from super().meaning_faults()
        yield from choice_faults(self.answers)
        full = [place for place, answer in enumerate(self.answers) if answer.full]
        if not full:
            yield NO_RIGHT_ANSWER
        for place in full[1:]:
            message = f"has more than one right answer (answer {full[0] + 1} is right already)"
            advice = "use `kind: multiple_response`, or mark only one `correct: true`"
            yield Fault(("answers", place), "several-right-answers", message, advice)
