"""How questions do: for authors, from the answers on file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from msgspec import Struct

from ..course.model import Lesson
from ..progress.events import MOST_SECONDS, AnswerGiven
from ..progress.standing import owners, question_digest
from ..questions import AnswerError, Question
from ..quiz.contrast import find_contrast
from .ratings import median
from .reviews import Deed


class Chosen(Struct, frozen=True):
    """One thing that was given as an answer or part of one, whether it is right, and how often it was given."""

    text: str
    right: bool
    count: int


class ItemStatistics(Struct, frozen=True):
    """One question. `facility` is the mean fraction earned, `seconds` the median time; None without answers.

    `chosen` counts what was given: each option of a choice (those never chosen too), each answer to a part.
    `other_wordings` are answers to the question as it was before it was changed; they count in nothing else.
    """

    id: str
    kind: str
    lesson: str
    answers: int
    facility: float | None
    seconds: float | None
    chosen: tuple[Chosen, ...]
    other_wordings: int = 0


def item_statistics(lessons: Iterable[Lesson], deeds: Iterable[Deed]) -> list[ItemStatistics]:
    """Every question of the lessons, in their order, each lesson's followed by those made from its tables that were
    answered; only answers that closed a question count."""
    lessons = list(lessons)
    names = owners(question for lesson in lessons for question in lesson.questions)
    answers: dict[str, list[AnswerGiven]] = {}
    of_tables: dict[str, dict[str, list[AnswerGiven]]] = {}
    for event, _ in deeds:
        if not isinstance(event, AnswerGiven) or not event.final:
            continue
        if event.question in names:
            answers.setdefault(names[event.question], []).append(event)
        else:
            of_tables.setdefault(event.lesson, {}).setdefault(event.question, []).append(event)
    found: list[ItemStatistics] = []
    for lesson in lessons:
        found += (_of_question(question, lesson.id, answers.get(question.id, [])) for question in lesson.questions)
        for name, given in sorted(of_tables.get(lesson.id, {}).items()):
            if made := find_contrast(lesson.comparisons, name):
                found.append(_of_question(made.question, lesson.id, given))
    return found


def _of_question(question: Question, lesson: str, answers: list[AnswerGiven]) -> ItemStatistics:
    digest = question_digest(question)
    current = [answer for answer in answers if answer.text in ("", digest)]
    times = [min(answer.seconds, MOST_SECONDS) for answer in current if answer.seconds > 0]
    return ItemStatistics(
        id=question.id,
        kind=question.kind,
        lesson=lesson,
        answers=len(current),
        facility=sum(answer.fraction for answer in current) / len(current) if current else None,
        seconds=median(times) if times else None,
        chosen=_chosen(question, current),
        other_wordings=len(answers) - len(current),
    )


def _chosen(question: Question, answers: Iterable[AnswerGiven]) -> tuple[Chosen, ...]:
    """What was given: the options in the author's order first, then the rest by how often."""
    counts: Counter[tuple[str, bool]] = Counter()
    options = _options(question)
    for answer in answers:
        try:
            counts.update(_given(question, answer.response))
        except AnswerError:
            # An answer on file that is none to the question as it stands: edited by hand, or by an older rule.
            continue
    typed = sorted(counts.keys() - set(options), key=lambda given: (-counts[given], given))
    return tuple(Chosen(text, right, counts[text, right]) for text, right in (*options, *typed))


def _options(question: Question) -> list[tuple[str, bool]]:
    """The options of a choice, and whether each is right; empty for other kinds."""
    model = question.model_answer()
    if question.kind == "multiple_response":
        return [(part.label, part.right == "chosen") for part in question.grade(model).parts] if model else []
    if question.kind in ("single_choice", "true_false"):
        right = question.in_words(model) if model else ""
        return [(text, text == right) for text in question.choices()]
    return []


def _given(question: Question, response: str) -> list[tuple[str, bool]]:
    grade = question.grade(response)
    if question.kind == "multiple_response":
        return [(part.label, part.right == "chosen") for part in grade.parts if part.given == "chosen"]
    if not grade.parts:
        return [(question.in_words(response), grade.correct)]
    return [(f"{part.label} → {part.given or '…'}", part.fraction >= 1) for part in grade.parts]
