"""What a finished quiz came to: the score, and each question with the answer given and the right one."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from ..progress.events import MOST_SECONDS, AnswerGiven
from ..questions import AnswerError, Grade, Question
from . import certainty
from .session import Session

# Sums of marks such as 0.1 × 8 are not exactly 0.8 in binary arithmetic.
_EPSILON = 1e-9


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
        return bool(self.rows) and self.fraction >= self.pass_mark - _EPSILON

    @property
    def right(self) -> int:
        return sum(not row.missed for row in self.rows)

    @property
    def missed(self) -> tuple[Question, ...]:
        return tuple(row.question for row in self.rows if row.missed)

    @property
    def answers(self) -> tuple[AnswerGiven, ...]:
        return tuple(row.answer for row in self.rows if row.answer)

    @property
    def seconds(self) -> float:
        """Time spent on the answers that counted; of each no more than one thinks about a question."""
        return sum(min(answer.seconds, MOST_SECONDS) for answer in self.answers)

    @property
    def certainty_marks(self) -> tuple[float, int]:
        """Certainty-based marks earned, and the most that could be (3 a question)."""
        return sum(certainty.mark(answer) for answer in self.answers), 3 * len(self.rows)

    def by_section(self, sections: Sequence[str]) -> list[tuple[str, float, int]]:
        """For each section asked about: its id, the mean fraction, and how many questions."""
        found = []
        for section in sections:
            fractions = [row.fraction for row in self.rows if row.question.section == section]
            if fractions:
                found.append((section, sum(fractions) / len(fractions), len(fractions)))
        return found


def result(session: Session, pass_mark: float) -> Result:
    """What the session's answers add up to; unanswered questions earn nothing."""
    rows = tuple(_row(session, question) for question in session.questions)
    marks = sum(row.fraction * row.question.marks for row in rows)
    return Result(rows, marks, sum(question.marks for question in session.questions), pass_mark)


def _row(session: Session, question: Question) -> Row:
    answer = session.latest(question.id)
    right = question.in_words(question.model_answer())
    if answer is None:
        return Row(question, None, None, "", right)
    try:
        return Row(question, answer, question.grade(answer.response), question.in_words(answer.response), right)
    except AnswerError:
        # The question was rewritten since: what was typed no longer names one of its options.
        return Row(question, answer, Grade(answer.fraction), answer.response, right)
