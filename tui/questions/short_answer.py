"""A word or a few, typed: the author's answers are tried in order, and the first that matches decides."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

from msgspec import Meta

from .base import Question
from .faults import HIDDEN_ANSWER, NO_RIGHT_ANSWER, Fault, answer_faults
from .letters import AnswerError
from .wording import SHORTEST_MISSPELT, Wording, has_wildcard, instances
from .worth import Answer, Grade, clamped, feedback_for

LONGEST = 1000
# What only an answer of `*` alone is likely to match.
UNLISTED = "\N{SNOWMAN}"


class ShortAnswer(Question, frozen=True, kw_only=True, tag="short_answer"):
    r"""Type a word or a few. `*` in an accepted answer stands for any run of characters, `\*` for a star.

    `case`, `accents`, `spaces` and `punctuation` say whether such a difference counts; `spelling` is how
    many edits are forgiven (in answers of four letters or more). A close spelling is looked for only when
    nothing matches as it stands, so that a listed wrong answer is never taken for its neighbour.
    """

    how_to_answer: ClassVar[str] = "a word or a few"

    answers: Annotated[
        tuple[Answer, ...],
        Meta(description="The answers that are looked for, tried in order: the first that matches decides."),
    ]
    case: Annotated[bool, Meta(description="true: capitals count.")] = False
    accents: Annotated[bool, Meta(description="false: accents do not count.")] = True
    spaces: Annotated[bool, Meta(description="false: spaces do not count.")] = True
    punctuation: Annotated[bool, Meta(description="false: punctuation does not count.")] = True
    spelling: Annotated[
        int, Meta(description="How many slips of spelling are forgiven, in answers of four letters or more.")
    ] = 0

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

    def unreached_answers(self) -> Iterator[tuple[str | int, ...]]:
        tried = (text for answer in self.answers for text in (*instances(answer.text), UNLISTED))
        matches = (self.match(text) for text in tried if 0 < len(text) <= LONGEST)
        reached = {id(match[0]) for match in matches if match}
        for place, answer in enumerate(self.answers):
            if id(answer) not in reached and not self._reached_by_spelling(answer):
                yield "answers", place

    def _reached_by_spelling(self, answer: Answer) -> bool:
        """Whether a close spelling gets past the answers above, which take the right spelling: no spelling is close
        to one with wildcards."""
        above = self.match(answer.text)
        near = self.spelling > 0 and not has_wildcard(answer.text) and len(answer.text) >= SHORTEST_MISSPELT
        return near and above is not None and has_wildcard(above[0].text) and above[0].text.strip() != "*"

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
