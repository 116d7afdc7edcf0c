"""What makes a question unanswerable or unfair, wherever kinds of questions share it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from .letters import LETTERS, quoted
from .worth import Answer, Scored


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
