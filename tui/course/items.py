"""Advice on single questions: what makes one unfair, or easy to guess without knowing the answer.

The rules are those of the usual guides to writing test items (Haladyna, Downing and Rodriguez, 2002, for one). Rules
on wording know English only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from ..questions import Answer, Question
from ..questions.worth import Scored
from .problems import Finding, KeyPath, advice, shortened

# A right answer this much longer than every other one, in characters, gives itself away.
MUCH_LONGER, LONGER_BY = 1.5, 20

_ALL_OF_THE_ABOVE = re.compile(
    r"\b(?:all|none|both|neither|any) (?:of )?(?:the |these |those )?(?:above|below|other answers|others are)\b"
    r"|^(?:all|none|both|neither) of (?:the|these|them)(?: (?:answers|options|statements))?\.?$"
    r"|^(?:both )?[a-h] and [a-h]\.?$",
    re.IGNORECASE,
)
_NEGATIVE = r"not|except|(?:is|are|was|were|do|does|did|can|would)n['’]t"
_NEGATIVE_STEM = re.compile(rf"\b(?:which|what|who|where|when)\b[^?]*\b({_NEGATIVE})\b", re.IGNORECASE)
_SENTENCES = re.compile(r"(?<=[.!?])\s+")
# Of a prompt the end is looked at, where the question is; a megabyte of it would take for ever.
LONGEST_STEM = 300


def question_advice(question: Question, at: KeyPath, *, english: bool) -> Iterator[Finding]:
    """Advice on a sound question."""
    name = f"question `{shortened(question.id)}`"
    if not question.general_feedback.strip():
        suggestion = "add `general_feedback: …`, which everyone reads"
        yield advice(at, "no-explanation", f"{name} does not explain its answer", suggestion)
    if not question.section:
        suggestion = "add `section: …`, the id of a section"
        yield advice(at, "no-section", f"{name} does not say where it is explained", suggestion)
    yield from _silent_answers(question, at, name)
    if options := _options(question):
        yield from _longest(options, at, name)
        yield from _wording(question, options, at, name) if english else ()


def _silent_answers(question: Question, at: KeyPath, name: str) -> Iterator[Finding]:
    """Wrong answers to which nothing is said."""
    suggestion = "add `feedback: …` that names what is mixed up"
    for path, answers in answer_lists(question, at):
        for place, answer in enumerate(answers):
            if not answer.full and not answer.feedback.strip():
                yield advice(
                    (*path, place), "no-feedback", f"{name} says nothing to who gives this answer", suggestion
                )
    wrong = {"true": "false", "false": "true"}.get(question.model_answer())
    if wrong and question.choices() and not _options(question) and not question.grade(wrong).feedback:
        suggestion = f"add `feedback: {{{wrong}: …}}` that names what is mixed up"
        yield advice(at, "no-feedback", f"{name} says nothing to who answers {wrong}", suggestion)


def _longest(options: tuple[Answer, ...], at: KeyPath, name: str) -> Iterator[Finding]:
    right = [place for place, option in enumerate(options) if option.full]
    others = [len(option.text) for option in options if not option.full]
    if len(right) != 1 or not others:
        return
    length = len(options[right[0]].text)
    if length > MUCH_LONGER * max(others) and length >= max(others) + LONGER_BY:
        message = f"{name} has a right answer much longer than the others, which gives it away"
        yield advice((*at, "answers", right[0], "text"), "longest-right", message, "make the options alike in length")


def _wording(question: Question, options: tuple[Answer, ...], at: KeyPath, name: str) -> Iterator[Finding]:
    for place, option in enumerate(options):
        if _ALL_OF_THE_ABOVE.search(option.text.strip()):
            message = f"{name} has the option `{shortened(option.text, 30)}`, which is guessed from the others"
            suggestion = "use `kind: multiple_response`, or write a real option"
            yield advice((*at, "answers", place, "text"), "all-of-the-above", message, suggestion)
    asked = _SENTENCES.split(question.prompt.strip()[-LONGEST_STEM:])[-1]
    if found := _NEGATIVE_STEM.search(asked):
        message = f"{name} asks for what does not hold, which is easily misread"
        yield advice((*at, "prompt"), "negative-stem", message, "ask for what holds", found[1])


def _options(question: Question) -> tuple[Answer, ...]:
    """The answers of a question to choose from by letter; () for other kinds."""
    answers = getattr(question, "answers", ())
    return answers if question.choices() and all(isinstance(answer, Answer) for answer in answers) else ()


def answer_lists(value: Struct, at: KeyPath = ()) -> Iterator[tuple[KeyPath, tuple[Scored, ...]]]:
    """The lists of answers in a question, those of its blanks too."""
    for name in value.__struct_fields__:
        entries = getattr(value, name)
        if not isinstance(entries, tuple) or not entries:
            continue
        if all(isinstance(entry, Scored) for entry in entries):
            yield (*at, name), entries
        elif all(isinstance(entry, Struct) for entry in entries):
            for place, entry in enumerate(entries):
                yield from answer_lists(entry, (*at, name, place))
