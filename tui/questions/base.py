"""What every kind of question has in common, and what an answer to one is worth."""

from __future__ import annotations

import math
import string
from collections.abc import Iterable, Iterator, Sequence
from random import Random
from typing import Annotated, ClassVar, Literal
from zlib import crc32

from msgspec import Meta, Struct

LETTERS = string.ascii_lowercase
# Sums of fractions such as 1/3 + 1/3 + 1/3 are not exactly 1 in binary arithmetic.
EPSILON = 1e-6

Verdict = Literal["correct", "partially_correct", "incorrect"]


class AnswerError(ValueError):
    """What was typed cannot be an answer to the question; the text says how to answer it."""


class Fault(Struct, frozen=True):
    """Something that makes a question unanswerable or unfair: where in it, which code, and words."""

    path: tuple[str | int, ...]
    code: str
    message: str
    suggestion: str = ""


NO_RIGHT_ANSWER = Fault(("answers",), "no-right-answer", "has no right answer", "mark one answer `correct: true`")
HIDDEN_ANSWER = Fault(
    ("answers",),
    "hidden-answer",
    "has a right answer that nobody can give: an answer above it matches first",
    "move the right answer up, above wider ones such as `*`",
)


class CombinedFeedback(Struct, frozen=True, forbid_unknown_fields=True):
    """What is said of an answer as a whole, by how right it was."""

    correct: Annotated[str, Meta(description="Said to an answer that earns full marks.")] = ""
    partially_correct: Annotated[str, Meta(description="Said to an answer that earns part of the marks.")] = ""
    incorrect: Annotated[str, Meta(description="Said to an answer that earns nothing.")] = ""


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


def places_from_letters(response: str, count: int, how: str) -> list[int]:
    """The places that letters stand for (`a c` → 0, 2). Raises AnswerError on anything else."""
    words = response.replace(",", " ").lower().split()
    places = [LETTERS.index(word) if len(word) == 1 and word in LETTERS else count for word in words]
    if any(place >= count for place in places):
        last = LETTERS[count - 1] if count else "a"
        raise AnswerError(f"{quoted(response)} is not {how} from a to {last}.")
    return places


def letters(places: Iterable[int], *, ordered: bool = False) -> str:
    """The response that names these places; sorted unless the order is the answer."""
    named = [place for place in places if place < len(LETTERS)]
    return " ".join(LETTERS[place] for place in (named if ordered else sorted(named)))


def lettered(texts: Sequence[str], order: Iterable[int] | None = None) -> list[str]:
    """The texts as lines in this order (else the author's), each after the letter of its author's place."""
    order = range(len(texts)) if order is None else order
    return [f"{LETTERS[place]}) {texts[place]}" for place in order if place < len(LETTERS)]


def scrambled(texts: Sequence[str]) -> tuple[int, ...]:
    """The texts' places in an order that says nothing: the same every time, and never the author's own."""
    return out_of_order(sorted(range(len(texts)), key=lambda place: (crc32(texts[place].encode()), place)))


def out_of_order(places: Sequence[int]) -> tuple[int, ...]:
    """The places as they come, or turned by one where they come in the author's order."""
    order = tuple(places)
    return order if order != tuple(sorted(order)) else order[1:] + order[:1]


def quoted(text: str) -> str:
    """What was typed, as an error message repeats it: escaped, on one line, at most 40 characters."""
    text = " ".join(text.split())
    return repr(text if len(text) <= 40 else f"{text[:39]}…")


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


def answer_faults(answers: Sequence[Answer]) -> Iterator[Fault]:
    """Faults of any list of answers under `answers`: the same text twice, impossible fractions."""
    yield from doubled([answer.text for answer in answers], "answers", "text")
    yield from worth_faults(answers)


def choice_faults(answers: Sequence[Answer]) -> Iterator[Fault]:
    """Faults of a list of answers to choose from by letter."""
    yield from answer_faults(answers)
    yield from number_of_choices(len(answers), "answers")


def worth_faults(answers: Sequence[Scored]) -> Iterator[Fault]:
    """Fractions that no answer can be worth."""
    for place, answer in enumerate(answers):
        if answer.fraction is None:
            continue
        at = ("answers", place, "fraction")
        if not -1 <= answer.fraction <= 1:
            yield Fault(at, "fraction-range", f"fraction {answer.fraction:g} is outside -1 to 1")
        elif answer.correct and not answer.full:
            message = f"is marked correct and is worth {answer.fraction:g}"
            yield Fault(at, "correct-and-fraction", message, "keep only one of the two")


def number_of_choices(count: int, field: str, what: str = "choices") -> Iterator[Fault]:
    """Too few choices to be a choice, or more than there are letters for."""
    if count < 2:
        message = f"has {count} {what}, which leaves nothing to choose"
        yield Fault((field,), "too-few-choices", message, "give at least 2")
    if count > len(LETTERS):
        message = f"has {count} {what}; letters can name {len(LETTERS)} at most"
        yield Fault((field,), "too-many-choices", message)


def doubled(texts: Sequence[str], field: str, key: str = "") -> Iterator[Fault]:
    """The same text a second time in the list `field`, so that nobody can tell the two apart."""
    seen: dict[str, int] = {}
    for place, text in enumerate(texts):
        if text in seen:
            path = (field, place, key) if key else (field, place)
            message = f"says {quoted(text)} twice in `{field}`: entry {seen[text] + 1} does so too"
            yield Fault(path, "same-text", message)
        seen.setdefault(text, place)
