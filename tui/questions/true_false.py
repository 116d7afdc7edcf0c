"""A statement that holds or does not."""

from __future__ import annotations

from typing import Annotated, ClassVar

from msgspec import Meta, Struct, field

from .base import Question
from .letters import AnswerError
from .worth import Grade

_WORDS = {"true": True, "t": True, "yes": True, "false": False, "f": False, "no": False}


class TruthFeedback(
    Struct, frozen=True, forbid_unknown_fields=True, rename={"when_true": "true", "when_false": "false"}
):
    """What is said to someone who answered true, and to someone who answered false."""

    when_true: Annotated[str, Meta(description="Said to who answers true.")] = ""
    when_false: Annotated[str, Meta(description="Said to who answers false.")] = ""


class TrueFalse(Question, frozen=True, kw_only=True, tag="true_false"):
    """Is the statement true? A response is `true` or `false` (also t, f, yes, no)."""

    how_to_answer: ClassVar[str] = "true or false"

    answer: Annotated[bool, Meta(description="true when the statement in `prompt` holds, false when it does not.")]
    feedback: Annotated[TruthFeedback, Meta(description="What is said to each of the two answers.")] = field(
        default_factory=TruthFeedback
    )

    def said(self, response: str) -> bool:
        """What the response says. Raises AnswerError when it is neither true nor false."""
        word = response.strip().lower()
        if word not in _WORDS:
            raise AnswerError("Answer with true or false.")
        return _WORDS[word]

    def grade(self, response: str) -> Grade:
        said = self.said(response)
        text = self.feedback.when_true if said else self.feedback.when_false
        rule = f"the statement is {str(self.answer).lower()}"
        return Grade(fraction=float(said == self.answer), feedback=(text,) if text else (), rule=rule)

    def model_answer(self) -> str:
        return str(self.answer).lower()

    def in_words(self, response: str) -> str:
        return "True" if self.said(response) else "False"

    def choices(self) -> list[str]:
        return ["True", "False"]

    def fixed_places(self) -> frozenset[int]:
        return frozenset({0, 1})

    def as_text(self) -> list[str]:
        return []
