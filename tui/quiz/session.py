"""A quiz as a state machine: it takes an answer and returns what happened. Nothing in it knows of screen or file."""

from __future__ import annotations

from collections.abc import Iterable
from random import Random

from msgspec import Struct
from msgspec.structs import replace

from ..progress.events import AnswerGiven, Mode, QuizStarted
from ..questions import Grade, Question


class Outcome(Struct, frozen=True):
    """What an answer came to: its grade, the fraction kept after penalties, and whether it closes the question."""

    grade: Grade
    fraction: float
    final: bool
    tries_left: int


class Session(Struct, frozen=True):
    """An attempt at a list of questions. Every step returns a new session; the events are its memory."""

    attempt: str
    lesson: str
    seed: int
    questions: tuple[Question, ...]
    mode: Mode = "practice"
    answers: tuple[AnswerGiven, ...] = ()
    skipped: tuple[str, ...] = ()

    @property
    def current(self) -> Question | None:
        """The first question that is not closed yet; None when all are."""
        closed = {answer.question for answer in self.answers if answer.final}
        return next((question for question in self.questions if question.id not in closed), None)

    @property
    def finished(self) -> bool:
        return self.current is None

    def number(self, question: Question) -> int:
        """The question's place in the quiz, from 1."""
        return next(n for n, q in enumerate(self.questions, 1) if q.id == question.id)

    def tries(self, question_id: str) -> tuple[AnswerGiven, ...]:
        """The answers given to this question so far."""
        return tuple(answer for answer in self.answers if answer.question == question_id)

    def final(self, question_id: str) -> AnswerGiven | None:
        """The answer that closed this question, or None."""
        return next((a for a in reversed(self.answers) if a.question == question_id and a.final), None)

    def arrangement(self, question: Question) -> tuple[int, ...]:
        """The order of the question's choices in this attempt, the same each time it is shown."""
        return question.arrangement(Random(f"{self.seed}:{question.id}"))

    def judge(self, question: Question, response: str) -> Outcome:
        """What this answer would come to. Raises AnswerError when it is no answer to the question."""
        grade = question.grade(response)
        used = len(self.tries(question.id)) + 1
        allowed = question.max_tries if self.mode == "practice" else 1
        fraction = max(0.0, grade.fraction - question.penalty * (used - 1))
        final = grade.correct or used >= allowed
        return Outcome(grade, fraction, final, 0 if final else allowed - used)

    def with_answer(self, event: AnswerGiven) -> Session:
        """The session after this answer."""
        return replace(self, answers=(*self.answers, event))


def order_questions(questions: Iterable[Question], seed: int) -> tuple[Question, ...]:
    """The questions shuffled by the seed, without those that nobody could answer."""
    sound = [question for question in questions if answerable(question)]
    Random(seed).shuffle(sound)
    return tuple(sound)


def answerable(question: Question) -> bool:
    """Whether the question can be asked: its author's faults don't make it unanswerable."""
    return next(question.meaning_faults(), None) is None


def resume(started: QuizStarted, answers: Iterable[AnswerGiven], questions: Iterable[Question]) -> Session:
    """The session that these events describe. Questions that the lesson no longer has are left out."""
    known: dict[str, Question] = {}
    for question in questions:
        for name in (*question.aliases, question.id):
            known[name] = question
    asked = [known[name] for name in started.questions if name in known and answerable(known[name])]
    gone = tuple(name for name in started.questions if name not in known)
    kept = tuple(
        answer
        if answer.question == known[answer.question].id
        else replace(answer, question=known[answer.question].id)
        for answer in answers
        if answer.question in known
    )
    return Session(started.attempt, started.lesson, started.seed, tuple(asked), started.mode, kept, gone)
