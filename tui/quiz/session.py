"""A quiz as a state machine: it takes an answer and returns what happened. Nothing in it knows of screen or file.

Two modes. In *practice* each question is answered once and for all, or in `max_tries` tries at a penalty, with
feedback at once. In an *exam* answers may be changed until all are handed in together.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
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

    started: QuizStarted
    questions: tuple[Question, ...]
    answers: tuple[AnswerGiven, ...] = ()
    hints: dict[str, int] = {}
    flagged: frozenset[str] = frozenset()
    gone: tuple[str, ...] = ()

    @property
    def mode(self) -> Mode:
        return self.started.mode

    @property
    def current(self) -> Question | None:
        """The first question that is not closed yet; None when all are."""
        closed = {answer.question for answer in self.answers if answer.final}
        return next((question for question in self.questions if question.id not in closed), None)

    @property
    def finished(self) -> bool:
        return self.current is None

    @property
    def unanswered(self) -> tuple[Question, ...]:
        """The questions without any answer."""
        answered = {answer.question for answer in self.answers}
        return tuple(question for question in self.questions if question.id not in answered)

    @property
    def deadline(self) -> datetime | None:
        """When the time is up; it runs on while the window is closed. None without a limit."""
        if not self.started.minutes:
            return None
        began = datetime.fromisoformat(self.started.time.replace("Z", "+00:00"))
        return began + timedelta(minutes=self.started.minutes)

    def number(self, question: Question) -> int:
        """The question's place in the quiz, from 1."""
        return next(n for n, q in enumerate(self.questions, 1) if q.id == question.id)

    def tries(self, question_id: str) -> tuple[AnswerGiven, ...]:
        """The answers given to this question so far."""
        return tuple(answer for answer in self.answers if answer.question == question_id)

    def latest(self, question_id: str) -> AnswerGiven | None:
        """The last answer given to this question, or None."""
        return next((answer for answer in reversed(self.answers) if answer.question == question_id), None)

    def hints_shown(self, question: Question) -> int:
        """How many of the question's hints have been shown."""
        return min(self.hints.get(question.id, 0), len(question.hints))

    def arrangement(self, question: Question) -> tuple[int, ...]:
        """The order of the question's choices in this attempt, the same each time it is shown."""
        return question.arrangement(Random(f"{self.started.seed}:{question.id}"))

    def judge(self, question: Question, response: str) -> Outcome:
        """What this answer would come to. Raises AnswerError when it is no answer to the question.

        Each try after the first costs the question's `penalty` (as in Moodle's "interactive with several tries").
        """
        grade = question.grade(response)
        if self.mode == "exam":
            return Outcome(grade, grade.fraction, final=False, tries_left=0)
        used = len(self.tries(question.id)) + 1
        fraction = max(0.0, grade.fraction - question.penalty * (used - 1))
        final = grade.correct or used >= question.max_tries
        return Outcome(grade, fraction, final, 0 if final else question.max_tries - used)

    def with_answer(self, event: AnswerGiven) -> Session:
        """The session after this answer."""
        return replace(self, answers=(*self.answers, event))

    def with_hint(self, question: Question) -> Session:
        """The session after one more hint for this question was shown."""
        return replace(self, hints={**self.hints, question.id: self.hints.get(question.id, 0) + 1})

    def with_flag(self, question: Question, on: bool) -> Session:
        """The session with this question marked for later, or no longer."""
        return replace(self, flagged=self.flagged | {question.id} if on else self.flagged - {question.id})


def answerable(question: Question) -> bool:
    """Whether the question can be asked: none of its author's faults makes it unanswerable."""
    return next(question.meaning_faults(), None) is None


def resume(
    started: QuizStarted,
    answers: Iterable[AnswerGiven],
    questions: Iterable[Question],
    hints: dict[str, int] | None = None,
    flagged: Iterable[str] = (),
) -> Session:
    """The session that these events describe, under the questions' present ids.

    Questions that the course no longer has, or that can't be asked any more, are left out and named in `gone`.
    """
    known: dict[str, Question] = {}
    for question in questions:
        if answerable(question):
            known.update(dict.fromkeys((*question.aliases, question.id), question))
    kept = (answer for answer in answers if answer.question in known)
    return Session(
        started=started,
        questions=tuple({known[name].id: known[name] for name in started.questions if name in known}.values()),
        answers=tuple(replace(answer, question=known[answer.question].id) for answer in kept),
        hints={known[name].id: count for name, count in (hints or {}).items() if name in known},
        flagged=frozenset(known[name].id for name in flagged if name in known),
        gone=tuple(name for name in started.questions if name not in known),
    )
