"""A word or a few, typed: the author's answers are tried in order, and the first that matches decides."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from .base import (
    HIDDEN_ANSWER,
    NO_RIGHT_ANSWER,
    Answer,
    AnswerError,
    Fault,
    Grade,
    Question,
    answer_faults,
    clamped,
    feedback_for,
)
from .wording import Wording, has_wildcard, instances

LONGEST = 1000


class ShortAnswer(Question, frozen=True, kw_only=True, tag="short_answer"):
    r"""Type a word or a few. `*` in an accepted answer stands for any run of characters, `\*` for a star.

    `case`, `accents`, `spaces` and `punctuation` say whether such a difference counts; `spelling` is how
    many edits are forgiven (in answers of four letters or more). A close spelling is looked for only when
    nothing matches as it stands, so that a listed wrong answer is never taken for its neighbour.
    """

    how_to_answer: ClassVar[str] = "a word or a few"

    answers: tuple[Answer, ...]
    case: bool = False
    accents: bool = True
    spaces: bool = True
    punctuation: bool = True
    spelling: int = 0

    def match(self, response: str) -> tuple[Answer, str] | None:
        """The answer that decides, and why it matched; None when no answer does."""
        wording = Wording(self.case, self.accents, self.spaces, self.punctuation, self.spelling)
        for place, answer in enumerate(self.answers):
            if answer.text.strip() == "*":
                return self._near(wording, self.answers[:place], response) or (answer, "any other answer")
            if why := wording.accepts(answer.text, response):
                return answer, why
        return self._near(wording, self.answers, response)

    @staticmethod
    def _near(wording: Wording, answers: tuple[Answer, ...], response: str) -> tuple[Answer, str] | None:
        for answer in answers:
            if why := wording.nearly_accepts(answer.text, response):
                return answer, why
        return None

    def grade(self, response: str) -> Grade:
        if not response.strip():
            raise AnswerError("Type an answer first.")
        if len(response) > LONGEST:
            raise AnswerError(f"An answer has at most {LONGEST} characters.")
        found = self.match(response)
        if found is None:
            said = feedback_for(None, self.answers)
            return Grade(fraction=0.0, feedback=said, rule="refused: matches no accepted answer")
        answer, why = found
        return Grade(
            fraction=clamped(answer.worth),
            feedback=feedback_for(answer, self.answers),
            rule=f"{'accepted' if answer.worth > 0 else 'refused'}: {why}",
        )

    def model_answer(self) -> str:
        # What a pattern accepts reads worse than a wording written out, so these are looked at first.
        right = sorted((answer for answer in self.answers if answer.full), key=lambda a: has_wildcard(a.text))
        candidates = (text for answer in right for text in instances(answer.text) if len(text) <= LONGEST)
        return next((text for text in candidates if text and self.grade(text).correct), "")

    def in_words(self, response: str) -> str:
        return response.strip()

    def meaning_faults(self) -> Iterator[Fault]:
        yield from super().meaning_faults()
        yield from answer_faults(self.answers)
        for place, answer in enumerate(self.answers):
            if not answer.text.strip():
                yield Fault(("answers", place, "text"), "empty-answer", "accepts an empty text")
        if self.spelling < 0:
            yield Fault(("spelling",), "spelling-range", f"forgives {self.spelling} edits", "0 forgives none")
        if not any(answer.full for answer in self.answers):
            yield NO_RIGHT_ANSWER
        elif not self.model_answer():
            yield HIDDEN_ANSWER
