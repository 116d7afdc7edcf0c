"""What can be told of a text that a model wrote: its words, what it says again, and what it has from elsewhere."""

from __future__ import annotations

import math

from .base import Piece
from .corpus import WORDS

# What is said once is told by runs of so many characters.
RUN = 6


def whole_words(text: str) -> list[str]:
    """The words of a text that goes on after a prompt and is cut off at its end: not the first and last."""
    found = [match for match in WORDS.finditer(text) if match.start() > 0 and match.end() < len(text)]
    return [match[0] for match in found]


def share_said_once(text: str) -> float:
    """Different runs of six characters over all runs: 1 where nothing is said twice, near 0 in a loop."""
    runs = [text[at : at + RUN] for at in range(len(text) - RUN + 1)]
    return len(set(runs)) / len(runs) if runs else math.nan


def copied_run(text: str, corpus: str, most: int) -> int:
    """How many characters at the end of the text, at most `most`, stand in the corpus just so."""
    length = min(most, len(text))
    while length and text[-length:] not in corpus:
        length -= 1
    return length


def mean(values: list[float] | list[bool]) -> float:
    return sum(values) / len(values) if values else math.nan


def lines_of(pieces: list[Piece]) -> tuple[tuple[Piece, ...], ...]:
    """The pieces as lines, broken where their text has line ends."""
    lines: list[list[Piece]] = [[]]
    for piece in pieces:
        first, *others = piece.text.split("\n")
        lines[-1].append(Piece(first, piece.role))
        lines += [[Piece(text, piece.role)] for text in others]
    return tuple(tuple(piece for piece in line if piece.text) for line in lines)


def in_a_line(text: str) -> str:
    """The text with signs for its line ends."""
    return text.replace("\n", "↵")


def visible(character: str) -> str:
    """A character as the label of its bar."""
    return {"\n": "↵", " ": "␣"}.get(character, character)
