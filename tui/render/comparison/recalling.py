"""A cell that is recalled, as it is seen: a blank, what was typed for it, what it was worth."""

from __future__ import annotations

from ...course.model import Row, Subject
from ...quiz.recall import Recall, Recalled
from ..markdown import inline_text
from ..text import Piece, Styled
from .faces import Face, blank, plain, styled

MOST_NAMED = 4


def recall_face(recall: Recall, row: Row, subject: Subject) -> Face | None:
    """What stands in a cell of a recall; None where the cell has no part in it."""
    spot = row.id, subject.id
    current = recall.current
    asked = current is not None and (current.row, current.subject) == spot
    if spot in recall.hidden:
        return blank(asked=asked)
    if asked and current is not None:
        typed = (plain(f"you wrote: {recall.words}", "muted"),) if recall.words else ()
        return Face(styled(current.short), typed, styled(current.note, "muted") if current.note else None)
    for done in recall.done:
        if (done.cell.row, done.cell.subject) == spot:
            return Face(styled(done.cell.short), _remarks(done))
    return None


def _remarks(done: Recalled) -> tuple[Styled, ...]:
    """What an answer was worth, in a sign and words, and what it was."""
    verdict = Styled(_verdict(done.fraction))
    if done.fraction >= 1:
        return (verdict,)
    said = done.feedback or ((f"you wrote: {done.response}",) if done.response else ())
    return (verdict, *(styled(words, "muted") if done.feedback else plain(words, "muted") for words in said))


def _verdict(fraction: float) -> list[Piece]:
    if fraction >= 1:
        return [Piece("✔ right", "right")]
    return [Piece("◐ half there", "partly")] if fraction > 0 else [Piece("✘ not right", "wrong")]


def asked(recall: Recall) -> list[Piece]:
    """What the last answer was worth, and what is asked now."""
    cell = recall.current
    if cell is None:
        return []
    said = [] if recall.last is None or recall.revealed else [*_said_of(recall.last), Piece("  ")]
    count = f"{len(recall.done) + 1} of {len(recall.cells)}"
    question = f"{cell.name} · {' '.join(cell.dimension.split()).removesuffix('?')}?"
    if recall.revealed:
        question = "Compare it with what you wrote:" if recall.words else "Had you got it?"
    return [*said, Piece(f"{count}  ", "muted"), Piece(question, "strong")]


def _said_of(last: Recalled) -> list[Piece]:
    """What the last answer was worth; and what is right, since the cell that says it may have left the screen."""
    right = [Piece(": "), *inline_text(last.cell.short, "muted")] if last.feedback else []
    return [*_verdict(last.fraction), *right]


def ended(recall: Recall) -> list[Piece]:
    """How it went, and what was missed."""
    result = recall.result
    pieces = [Piece(result.words, "strong")]
    if result.missed:
        named = "; ".join(f"{cell.name} · {cell.dimension}" for cell in result.missed[:MOST_NAMED])
        more = len(result.missed) - MOST_NAMED
        pieces.append(Piece(f" Missed: {named}{f'; {more} more' if more > 0 else ''}. They come first next time."))
    return [*pieces, Piece("  h hides again · Esc shows the table", "muted")]
