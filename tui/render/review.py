"""A card to recall, and what a review came to, as lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..review.steps import Step
from .markdown import layout
from .text import Line, Piece, Styled

# What the keys say of one's own answer.
JUDGEMENTS = ("1 wrong", "2 hard, or half of it", "3 right")


def answer_lines(step: Step, returns: Sequence[str], width: int) -> list[Line]:
    """What a cell or term hides, and how to judge one's own answer; `returns` says when it comes back after each."""
    lines = [
        Line(),
        *layout(step.answer, width),
        Line(),
        *sentence("Did you have it? Then it comes back", width, "label"),
    ]
    widest = max(map(len, JUDGEMENTS))
    for words, when in zip(JUDGEMENTS, returns, strict=True):
        pieces = [Piece(words.ljust(widest), "label"), Piece(f"  {when}", "muted")]
        lines += Styled(pieces).lines(width, 0)
    return lines


def return_lines(when: str, width: int) -> list[Line]:
    """When the item just answered comes back."""
    return [Line(), *sentence(f"Comes back {when}.", width, "muted")]


def recall_lines(width: int) -> list[Line]:
    """What to do while the answer is hidden."""
    return sentence("Say it to yourself; Enter shows it.", width, "muted")


def page_lines(title: str, sentences: Iterable[str], apart: Iterable[Step], width: int) -> list[Line]:
    """A review's end, or why there is none; `apart` are items failed often, each with the passage to read again."""
    lines = sentence(title, width, "h1")
    for words in sentences:
        lines += [Line(), *sentence(words, width)]
    for number, step in enumerate(apart):
        if not number:
            lines += [Line(), *sentence("Failed often: read the passage again (w), then be asked (a)", width, "h3")]
        lines += [Line(), *layout(step.prompt, width), *sentence(f"→ {step.place}", width, "accent")]
    return lines


def sentence(words: str, width: int, role: str = "") -> list[Line]:
    """Words in one role, wrapped."""
    return Styled([Piece(words, role)]).lines(width, 0)
