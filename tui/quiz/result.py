"""What a finished quiz came to: the score, and each question with the answer given and the right one."""

from __future__ import annotations

from msgspec import Struct

from ..progress.events import AnswerGiven
from ..questions import AnswerError, Grade, Question
from .session import Session


class Row(Struct, frozen=True):
    """One question of a finished quiz. `answer` is None when it was left unanswered."""

    question: Question
    answer: AnswerGiven | None
    grade: Grade | None
    given: str
    right: str

    @property
    def fraction(self) -> float:
        return self.answer.fraction if self.answer else 0.0

    @property
    def missed(self) -> bool:
        return self.grade is None or not self.grade.correct


class Result(Struct, frozen=True):
    """The score: marks earned of marks to be had, and whether that passes."""

    rows: tuple[Row, ...]
    marks: float
    full_marks: float
    pass_mark: float

    @property
    def fraction(self) -> float:
        return self.marks / self.full_marks if self.full_marks else 0.0

    @property
    def passed(self) -> bool:
        return bool(self.rows) and self.fraction >= self.pass_mark - 1e-9

    @property
    def right(self) -> int:
        return sum(not row.missed for row in self.rows)

    @property
    def missed(self) -> tuple[Question, ...]:
        return tuple(row.question for row in self.rows if row.missed)


def result(session: Session, pass_mark: float) -> Result:
    """What the session's answers add up to; unanswered questions earn nothing."""
    rows = tuple(_row(session, question) for question in session.questions)
    marks = sum(row.fraction * row.question.marks for row in rows)
    return Result(rows, marks, sum(question.marks for question in session.questions), pass_mark)


def _row(session: Session, question: Question) -> Row:
    answer = session.final(question.id)
    right = question.in_words(question.model_answer())
    if answer is None:
        return Row(question, None, None, "", right)
    try:
        grade, given = question.grade(answer.response), question.in_words(answer.response)
    except AnswerError:
        # The question was rewritten since: what was typed no longer names one of its options.
        grade, given = Grade(answer.fraction), answer.response
    return Row(question, answer, grade, given, right)
