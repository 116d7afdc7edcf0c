"""A text with blanks, each a question of its own (words, a number or a choice); the grade is their mean."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Annotated, ClassVar

from msgspec import Meta, Struct

from .base import Question
from .faults import Fault
from .letters import AnswerError, lettered
from .numerical import Numerical, NumericalAnswer, Unit
from .short_answer import LONGEST, ShortAnswer
from .single_choice import SingleChoice
from .worth import Answer, Grade, Option, Part, clamped

# Bounded: a text of nothing but `{{` must not take for ever to look through.
_PLACEHOLDER = re.compile(r"\{\{([^{}]{0,100})\}\}")
_ESCAPED = (r"\;", "\\\\")
_NUMBER = re.compile(r" *([0-9]{1,4}) *")


class Blank(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, tag_field="kind"):
    """A blank of a cloze; `weight` is what it counts for beside the others."""

    weight: Annotated[float, Meta(description="What the blank counts for beside the others.")] = 1.0

    def question(self, shuffle: bool) -> Question:
        """The blank as a question, which grades it."""
        raise NotImplementedError


class WordBlank(Blank, frozen=True, kw_only=True, tag="short_answer"):
    """A blank to type words in; its fields are those of a short_answer question."""

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

    def question(self, shuffle: bool) -> Question:
        return ShortAnswer(
            id="",
            prompt="",
            answers=self.answers,
            case=self.case,
            accents=self.accents,
            spaces=self.spaces,
            punctuation=self.punctuation,
            spelling=self.spelling,
        )


class NumberBlank(Blank, frozen=True, kw_only=True, tag="numerical"):
    """A blank to type a number in; its fields are those of a numerical question."""

    answers: Annotated[
        tuple[NumericalAnswer, ...],
        Meta(description="The numbers that are looked for, tried in order: the first that is near enough decides."),
    ]
    units: Annotated[
        tuple[Unit, ...],
        Meta(description="The units that may follow the number, if it needs one; the values are in the first."),
    ] = ()
    unit_penalty: Annotated[
        float, Meta(description="What a missing or wrong unit costs, as a share from 0 to 1.")
    ] = 0.1

    def question(self, shuffle: bool) -> Question:
        return Numerical(id="", prompt="", answers=self.answers, units=self.units, unit_penalty=self.unit_penalty)


class ChoiceBlank(Blank, frozen=True, kw_only=True, tag="single_choice"):
    """A blank to choose for; its answers are those of a single_choice question."""

    answers: Annotated[tuple[Option, ...], Meta(description="The options: one `correct: true`.")]

    def question(self, shuffle: bool) -> Question:
        return SingleChoice(id="", prompt="", answers=self.answers, shuffle=shuffle)


class Cloze(Question, frozen=True, kw_only=True, tag="cloze"):
    r"""Fill the blanks. `text` holds `{{1}}` where the first of `blanks` goes, `{{2}}` for the second…

    A response is the blanks' responses in their order, parted by `;` (`\;` is a semicolon within one, `\\` a
    backslash). A blank left empty, or not reached, earns nothing.
    """

    how_to_answer: ClassVar[str] = r"an answer for each blank, with ; between them (\; for a semicolon)"

    text: Annotated[
        str,
        Meta(description="The text to complete, with `{{1}}` where the first blank goes, `{{2}}` for the second."),
    ]
    blanks: Annotated[
        tuple[WordBlank | NumberBlank | ChoiceBlank, ...],
        Meta(description="What each blank takes, in the order of their numbers."),
    ]

    def questions(self) -> tuple[Question, ...]:
        """The blanks as questions, in the order of their numbers."""
        return tuple(blank.question(self.shuffle) for blank in self.blanks)

    def pieces(self) -> list[str | int]:
        """The text in order: words as they stand, and for each placeholder the place of its blank."""
        pieces: list[str | int] = []
        for index, piece in enumerate(_PLACEHOLDER.split(self.text)):
            if index % 2 == 0:
                pieces += [piece] if piece else []
            else:
                number = _NUMBER.fullmatch(piece)
                pieces.append(int(number[1]) - 1 if number else f"{{{{{piece}}}}}")
        return pieces

    def given(self, response: str) -> list[str]:
        """The response to each blank, '' where there is none. Raises AnswerError when all are empty, or more
        are given than there are blanks."""
        most = LONGEST * max(len(self.blanks), 1)
        if len(response) > most:
            raise AnswerError(f"An answer has at most {most} characters.")
        given = split_blanks(response)
        while given and not given[-1]:
            given.pop()
        count = len(self.blanks)
        if not given:
            raise AnswerError(f"Give {self.how_to_answer}.")
        if len(given) > count:
            blanks = "1 blank" if count == 1 else f"{count} blanks"
            advice = r"write \; for a semicolon within one"
            raise AnswerError(f"There are {len(given)} answers for {blanks}; {advice}.")
        return given + [""] * (count - len(given))

    def grade(self, response: str) -> Grade:
        questions, given = self.questions(), self.given(response)
        grades = [_grade(n, q, text) for n, (q, text) in enumerate(zip(questions, given, strict=True), 1)]
        weights = [blank.weight for blank in self.blanks]
        earned = sum(weight * grade.fraction for weight, grade in zip(weights, grades, strict=True))
        return Grade(
            fraction=clamped(earned / sum(weights)),
            feedback=tuple(text for grade in grades for text in grade.feedback),
            rule="; ".join(f"blank {n} {grade.rule}" for n, grade in enumerate(grades, 1)),
            parts=tuple(
                Part(
                    label=str(n),
                    given=question.in_words(text) if text else "",
                    right=_right(question),
                    fraction=grade.fraction,
                    feedback=" ".join(grade.feedback),
                )
                for n, (question, text, grade) in enumerate(zip(questions, given, grades, strict=True), 1)
            ),
        )

    def model_answer(self) -> str:
        models = [question.model_answer() for question in self.questions()]
        return join_blanks(models) if all(models) else ""

    def in_words(self, response: str) -> str:
        pairs = zip(self.questions(), self.given(response), strict=True)
        return "; ".join(question.in_words(text) if text else "…" for question, text in pairs)

    def without_wrong(self, response: str) -> str:
        pairs = zip(self.questions(), self.given(response), strict=True)
        kept = [text if text and question.grade(text).correct else "" for question, text in pairs]
        return join_blanks(kept) if any(kept) else ""

    def as_text(self) -> list[str]:
        """The text with its blanks as `[1]`, then the choices of each blank that has some."""
        text = "".join(piece if isinstance(piece, str) else f"[{piece + 1}]" for piece in self.pieces())
        choices = [(n, lettered(question.choices())) for n, question in enumerate(self.questions(), 1)]
        return [*text.split("\n"), *(f"[{n}] {'  '.join(lines)}" for n, lines in choices if lines)]

    def unreached_answers(self) -> Iterator[tuple[str | int, ...]]:
        for place, question in enumerate(self.questions()):
            for path in question.unreached_answers():
                yield "blanks", place, *path

    def meaning_faults(self) -> Iterator[Fault]:
        yield from super().meaning_faults()
        yield from self._placeholder_faults()
        for place, (blank, question) in enumerate(zip(self.blanks, self.questions(), strict=True)):
            if not (math.isfinite(blank.weight) and blank.weight > 0):
                message = f"blank {place + 1}: has a weight of {blank.weight:g}"
                yield Fault(("blanks", place, "weight"), "weight-range", message, "a weight is more than 0")
            for fault in question.meaning_faults():
                path, message = ("blanks", place, *fault.path), f"blank {place + 1}: {fault.message}"
                yield Fault(path, fault.code, message, fault.suggestion)

    def _placeholder_faults(self) -> Iterator[Fault]:
        if not self.blanks:
            yield Fault(("blanks",), "no-blanks", "has no blanks", "list what `{{1}}` stands for")
        named = Counter(piece for piece in self.pieces() if isinstance(piece, int))
        for place in sorted(named):
            if not 0 <= place < len(self.blanks):
                message = f"has a placeholder {{{{{place + 1}}}}} and {len(self.blanks)} blanks"
                yield Fault(("text",), "unknown-blank", message)
            elif named[place] > 1:
                message = f"has the placeholder {{{{{place + 1}}}}} more than once"
                yield Fault(("text",), "doubled-blank", message)
        for place in range(len(self.blanks)):
            if place not in named:
                message = f"has no placeholder {{{{{place + 1}}}}} in its text"
                yield Fault(("blanks", place), "missing-blank", message, "put it where the blank goes")
        for word in _PLACEHOLDER.findall(self.text):
            if not _NUMBER.fullmatch(word):
                advice = "placeholders are {{1}}, {{2}}…"
                yield Fault(("text",), "unknown-blank", f"has a placeholder {{{{{word[:40]}}}}}", advice)


def split_blanks(response: str) -> list[str]:
    r"""The responses in a response, trimmed: parted at each `;` but not at `\;`, which is a semicolon."""
    given: list[list[str]] = [[]]
    for piece in re.findall(r"\\[;\\]|;|\\|[^;\\]+", response):
        if piece == ";":
            given.append([])
        else:
            given[-1].append(piece[1:] if piece in _ESCAPED else piece)
    return ["".join(pieces).strip() for pieces in given]


def join_blanks(given: Sequence[str]) -> str:
    r"""The response that gives these texts to the blanks: `;` between them, escaped within them."""
    return "; ".join(text.replace("\\", "\\\\").replace(";", r"\;") for text in given)


def _grade(number: int, question: Question, text: str) -> Grade:
    if not text:
        return Grade(fraction=0.0, rule="left empty")
    try:
        return question.grade(text)
    except AnswerError as error:
        raise AnswerError(f"Blank {number}: {error}") from None


def _right(question: Question) -> str:
    model = question.model_answer()
    return question.in_words(model) if model else ""
