"""What every kind of question has in common."""

from __future__ import annotations

import math
from collections.abc import Iterator
from random import Random
from typing import Annotated, ClassVar, Literal

from msgspec import Meta, Struct

from .faults import Fault
from .letters import lettered
from .worth import Grade


class CombinedFeedback(Struct, frozen=True, forbid_unknown_fields=True):
    """What is said of an answer as a whole, by how right it was."""

    correct: Annotated[str, Meta(description="Said to an answer that earns full marks.")] = ""
    partially_correct: Annotated[str, Meta(description="Said to an answer that earns part of the marks.")] = ""
    incorrect: Annotated[str, Meta(description="Said to an answer that earns nothing.")] = ""


class Question(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="kind"):
    """A question as its author wrote it. An answer to one is a *response*: the text a person would type."""

    how_to_answer: ClassVar[str]

    id: Annotated[str, Meta(description="Stable for ever and unique in the whole course: saved answers name it.")]
    prompt: Annotated[str, Meta(description="What is asked. Markdown.")]
    section: Annotated[str, Meta(description="The id of the section of this lesson that explains the answer.")] = ""
    marks: Annotated[float, Meta(description="What the question counts for beside the others.")] = 1.0
    shuffle: Annotated[bool, Meta(description="false shows the choices in the order written here.")] = True
    hints: Annotated[
        tuple[str, ...], Meta(description="Given one at a time to who asks, from a nudge to half the answer.")
    ] = ()
    penalty: Annotated[
        float, Meta(description="What each try after the first costs, as a share of the marks from 0 to 1.")
    ] = 1 / 3
    max_tries: Annotated[int, Meta(description="How often an answer may be given in practice.")] = 1
    clear_wrong: Annotated[
        bool, Meta(description="true takes back what was wrong before a further try, and leaves what was right.")
    ] = False
    general_feedback: Annotated[
        str, Meta(description="The explanation, said after every answer, right or wrong. Markdown.")
    ] = ""
    combined_feedback: Annotated[
        CombinedFeedback, Meta(description="Said of the answer as a whole, by how right it is.")
    ] = CombinedFeedback()
    tags: Annotated[tuple[str, ...], Meta(description="Words to draw questions by, in exams.")] = ()
    level: Annotated[
        Literal["", "recall", "apply", "analyse"],
        Meta(description="What it takes: to remember, to use in a new case, or to take apart."),
    ] = ""
    aliases: Annotated[
        tuple[str, ...], Meta(description="Ids that this question had before, so that saved answers still count.")
    ] = ()

    @property
    def kind(self) -> str:
        """The kind's name in course files, such as `single_choice`."""
        return str(self.__struct_config__.tag)

    def grade(self, response: str) -> Grade:
        """What `response` is worth, in a question without `meaning_faults`. Raises AnswerError when it is no
        answer to this question."""
        raise NotImplementedError

    def model_answer(self) -> str:
        """A response that earns full marks, or '' when there is none."""
        raise NotImplementedError

    def in_words(self, response: str) -> str:
        """The response as a person would say it: texts of options instead of letters."""
        raise NotImplementedError

    def without_wrong(self, response: str) -> str:
        """What of a response stays when its wrong choices are taken back; '' for nothing."""
        return ""

    def choices(self) -> list[str]:
        """The texts that stand for choosing or moving, in the author's order; empty where one types."""
        return []

    def fixed_places(self) -> frozenset[int]:
        """Choices that keep their place when the others are shuffled."""
        return frozenset()

    def meaning_faults(self) -> Iterator[Fault]:
        """What makes this question unanswerable or its grading impossible; empty when it is sound."""
        if not (math.isfinite(self.marks) and self.marks > 0):
            yield Fault(("marks",), "marks-range", f"is worth {self.marks:g} marks", "marks are more than 0")
        if not 0 <= self.penalty <= 1:
            message = f"takes a penalty of {self.penalty:g} for each further try"
            yield Fault(("penalty",), "penalty-range", message, "a penalty is between 0 and 1")
        if self.max_tries < 1:
            message = f"allows {self.max_tries} tries"
            yield Fault(("max_tries",), "tries-range", message, "allow at least 1")

    def unreached_answers(self) -> Iterator[tuple[str | int, ...]]:
        """Where in a sound question there are answers that no response can reach, because answers above take
        all that they would match. Takes time that grows with the square of their number."""
        yield from ()

    def arrangement(self, random: Random) -> tuple[int, ...]:
        """The order in which the choices are shown: places in the author's order."""
        order = list(range(len(self.choices())))
        if not self.shuffle:
            return tuple(order)
        fixed = self.fixed_places()
        moving = [place for place in order if place not in fixed]
        random.shuffle(moving)
        rest = iter(moving)
        return tuple(place if place in fixed else next(rest) for place in order)

    def as_text(self) -> list[str]:
        """The choices as plain lines, lettered in the author's order."""
        return lettered(self.choices())

    def telling_order(self) -> tuple[int, ...]:
        """Where the author's letters would give the answer away: the places in the order that `as_text` shows.
        Empty where they don't."""
        return ()
