"""A question, the feedback to an answer and a quiz's results, as lines."""

from __future__ import annotations

from ..questions import Grade, Question
from ..quiz.result import Result, Row
from ..quiz.session import Outcome
from .markdown import inline_text, layout
from .text import Line, Piece, Styled, break_lines

# Right and wrong differ by sign and word, never by colour alone.
VERDICTS = {
    "correct": ("right", "✓ Right"),
    "partially_correct": ("partly", "◐ Partly right"),
    "incorrect": ("wrong", "✗ Not right"),
}


def prompt_lines(question: Question, width: int) -> list[Line]:
    """The question's prompt, with code and emphasis, and a blank line after it."""
    return [*layout(question.prompt, width), Line()]


def feedback_lines(question: Question, outcome: Outcome, response: str, width: int) -> list[Line]:
    """What is said after an answer: verdict, the answer's own feedback, the right answer, the explanation."""
    grade = outcome.grade
    lines = [Line(), *_wrapped([Piece(verdict(grade), VERDICTS[grade.verdict][0])], width)]
    for text in (*grade.feedback, getattr(question.combined_feedback, grade.verdict)):
        lines += layout(text, width) if text else []
    if not outcome.final:
        words = f"Try again: {outcome.tries_left} more {'tries' if outcome.tries_left > 1 else 'try'}."
        return [*lines, *_wrapped([Piece(words, "strong")], width)]
    if not grade.correct:
        right = question.in_words(question.model_answer())
        lines += _wrapped([Piece("The right answer: ", "label"), *inline_text(right)], width)
    if question.general_feedback:
        lines += [Line(), *layout(question.general_feedback, width)]
    return lines


def verdict(grade: Grade) -> str:
    """The verdict in words, with the share earned when it is partly right."""
    words = VERDICTS[grade.verdict][1]
    return f"{words} ({grade.fraction:.0%})" if grade.verdict == "partially_correct" else words


def result_lines(result: Result, width: int) -> list[Line]:
    """The score, and each question with the answer given and the right one."""
    passed = "passed" if result.passed else f"{result.pass_mark:.0%} passes"
    score = f"{result.fraction:.0%}"
    lines = _wrapped(
        [
            Piece(score, "right" if result.passed else "partly"),
            Piece(f" · {result.right} of {len(result.rows)} right · {passed}", "strong"),
        ],
        width,
    )
    for number, row in enumerate(result.rows, 1):
        lines += [Line(), *_row_lines(number, row, width)]
    return lines


def _row_lines(number: int, row: Row, width: int) -> list[Line]:
    role, words = VERDICTS[row.grade.verdict] if row.grade else ("wrong", "– Not answered")
    lines = _wrapped([Piece(f"{number}. {words}", role)], width)
    lines += layout(row.question.prompt, width)
    if row.grade:
        lines += _wrapped([Piece("Your answer: ", "label"), *inline_text(row.given)], width)
    if row.missed:
        lines += _wrapped([Piece("The right answer: ", "label"), *inline_text(row.right)], width)
        lines += layout(row.question.general_feedback, width)
    return lines


def _wrapped(pieces: list[Piece], width: int) -> list[Line]:
    text = Styled(pieces)
    ranges = break_lines(text.plain, width)
    return [Line(cut, 0, ranges[i][0], 0, i + 1 < len(ranges)) for i, cut in enumerate(text.cuts(ranges))]
