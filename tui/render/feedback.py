"""A question, the feedback to an answer and a quiz's results, as lines."""

from __future__ import annotations

from ..questions import Grade, Question
from ..quiz import certainty
from ..quiz.result import Result, Row
from ..quiz.session import Outcome, Session
from .markdown import inline_text, layout
from .text import Line, Piece, Styled, break_lines, cells

# Right and wrong differ by sign and word, never by colour alone.
VERDICTS = {
    "correct": ("right", "✓ Right"),
    "partially_correct": ("partly", "◐ Partly right"),
    "incorrect": ("wrong", "✗ Not right"),
}


# Cells of a section's bar in the results.
BAR = 10


def prompt_lines(question: Question, width: int, *, changed: bool = False) -> list[Line]:
    """The question's prompt, with code and emphasis, and a blank line after it; and whether it has `changed`."""
    note = _wrapped([Piece("Changed since you answered it.", "muted")], width) if changed else []
    return [*note, *layout(question.prompt, width), Line()]


def feedback_lines(question: Question, outcome: Outcome, response: str, width: int) -> list[Line]:
    """What is said after an answer: verdict, the answer's own feedback, the right answer, the explanation."""
    grade = outcome.grade
    lines = [Line(), *_wrapped([Piece(verdict(grade), VERDICTS[grade.verdict][0])], width)]
    for about, text in grade.remarks:
        lines += _remark(about, text, width)
    if combined := getattr(question.combined_feedback, grade.verdict):
        lines += layout(combined, width)
    if not outcome.final:
        words = f"Try again: {outcome.tries_left} more {'tries' if outcome.tries_left > 1 else 'try'}."
        return [*lines, *_wrapped([Piece(words, "strong")], width)]
    # An answer of several parts shows what is right beside each of them.
    if not grade.correct and not grade.parts:
        right = question.in_words(question.model_answer())
        lines += _wrapped([Piece("The right answer: ", "label"), *_answer_pieces(question, right)], width)
    if question.general_feedback:
        lines += [Line(), *layout(question.general_feedback, width)]
    return lines


def _remark(about: str, text: str, width: int) -> list[Line]:
    """What is said of a part of an answer: behind the part's name, or below it where that is long."""
    name = [*inline_text(about, "label"), Piece(":", "label")] if about else []
    side = sum(cells(piece.text) for piece in name) + 1 if name else 0
    if side > width // 3:
        return [*_wrapped(name, width), *layout(text, width)]
    first, *rest = layout(text, width - side) or [Line()]
    if not name:
        return [first, *rest]
    indent = Piece(" " * side)
    return [
        first._replace(pieces=(*name, Piece(" "), *first.pieces), margin=side),
        *(line._replace(pieces=(indent, *line.pieces), margin=side) for line in rest),
    ]


def _answer_pieces(question: Question, words: str) -> list[Piece]:
    """An answer in words: options are the author's Markdown, what is typed is text as it stands (`2 * 3 * 4`)."""
    return inline_text(words) if question.choices() else [Piece(words)]


def verdict(grade: Grade) -> str:
    """The verdict in words, with the share earned when it is partly right."""
    words = VERDICTS[grade.verdict][1]
    return f"{words} ({grade.fraction:.0%})" if grade.verdict == "partially_correct" else words


def remark_lines(words: str, width: int) -> list[Line]:
    """A remark of the screen's own, with a blank line before it."""
    return [Line(), *_wrapped([Piece(words, "partly")], width)] if words else []


def hint_lines(question: Question, count: int, width: int) -> list[Line]:
    """The first `count` hints."""
    lines: list[Line] = []
    for number, hint in enumerate(question.hints[:count], 1):
        text = hint if isinstance(hint, str) else hint.text
        lines += [Line(), *_wrapped([Piece(f"Hint {number}: ", "label"), *inline_text(text)], width)]
    return lines


def hand_in_lines(session: Session, width: int) -> list[Line]:
    """What an exam looks like just before it is handed in."""
    lines = [*_wrapped([Piece("Hand in?", "h1")], width), Line()]
    open_ones = [str(session.number(question)) for question in session.unanswered]
    flagged = [str(session.number(question)) for question in session.questions if question.id in session.flagged]
    if open_ones:
        lines += _wrapped([Piece("Unanswered: ", "label"), Piece(", ".join(open_ones))], width)
    else:
        lines += _wrapped([Piece("Every question has an answer.")], width)
    if flagged:
        lines += _wrapped([Piece("Marked for later: ", "label"), Piece(", ".join(flagged))], width)
    words = "Enter hands in; nothing can be changed after that. Escape goes back."
    return [*lines, Line(), *_wrapped([Piece(words, "muted")], width)]


def result_lines(result: Result, sections: list[tuple[str, str]], width: int) -> list[Line]:
    """The score, a bar for each section (id, title), and each question with the answer given and the right one."""
    lines = [*_score_lines(result, width), *_section_lines(result, sections, width)]
    for number, row in enumerate(result.rows, 1):
        lines += [Line(), *_row_lines(number, row, width)]
    return lines


def _score_lines(result: Result, width: int) -> list[Line]:
    passed = "passed" if result.passed else f"{result.pass_mark:.0%} passes"
    score = Piece(f"{result.fraction:.0%}", "right" if result.passed else "partly")
    seconds = round(result.seconds)
    time = f" · {seconds // 60}:{seconds % 60:02}\N{NO-BREAK SPACE}min"
    words = f" · {result.right} of {len(result.rows)} right · {passed}"
    lines = _wrapped([score, Piece(words, "strong"), Piece(time, "muted")], width)
    marks, most = result.certainty_marks
    lines += _wrapped(
        [Piece(f"With your certainty counted: {marks:+.0f} of {most}. {_levels(result)}", "muted")], width
    )
    if reading := certainty.reading(result.answers):
        lines += _wrapped([Piece(reading)], width)
    return lines


def _levels(result: Result) -> str:
    said = [f"{certainty.WORDS[x.certainty]}: {x.share:.0%} of {x.count}" for x in certainty.levels(result.answers)]
    return "Right when " + ", ".join(said) + "." if said else ""


def _section_lines(result: Result, sections: list[tuple[str, str]], width: int) -> list[Line]:
    """A bar for each section, with its figure and title in words beside it."""
    titles = dict(sections)
    lines: list[Line] = []
    for section, share, count in result.by_section(list(titles)):
        full = round(share * BAR)
        bar = Piece("█" * full + "░" * (BAR - full), "right" if share >= result.pass_mark else "partly")
        questions = f"{count} question{'s' if count != 1 else ''}"
        beside = BAR + len(" 100% ")
        first, *rest = _wrapped([Piece(f"{titles[section]} ({questions})")], max(width - beside, 1))
        lines.append(first._replace(pieces=(bar, Piece(f" {share:>4.0%} "), *first.pieces), margin=beside))
        lines += [line._replace(pieces=(Piece(" " * beside), *line.pieces), margin=beside) for line in rest]
    return [Line(), *lines] if lines else []


def _row_lines(number: int, row: Row, width: int) -> list[Line]:
    role, words = VERDICTS[row.grade.verdict] if row.grade else ("wrong", "– Not answered")
    lines = _wrapped([Piece(f"{number}. {words}", role)], width)
    lines += layout(row.question.prompt, width)
    if row.grade:
        lines += _wrapped([Piece("Your answer: ", "label"), *_answer_pieces(row.question, row.given)], width)
    if row.missed:
        lines += _wrapped([Piece("The right answer: ", "label"), *_answer_pieces(row.question, row.right)], width)
        lines += layout(row.question.general_feedback, width)
    return lines


def _wrapped(pieces: list[Piece], width: int) -> list[Line]:
    text = Styled(pieces)
    ranges = break_lines(text.plain, width)
    return [Line(cut, 0, ranges[i][0], 0, i + 1 < len(ranges)) for i, cut in enumerate(text.cuts(ranges))]
