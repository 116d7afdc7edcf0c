"""Lessons, comparisons and questions as plain lines, without boxes or columns, for screen readers and scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..compare.as_markdown import NOT_GIVEN
from ..course.model import Comparison, Lesson
from .blocks import Blocks
from .divide import divided
from .lesson import chunks
from .markdown import inline_text, lay_out
from .plain_signs import plain
from .table import read_out
from .text import Line, Piece, break_lines

if TYPE_CHECKING:
    from markdown_it.token import Token

# Wide enough for a paragraph: whoever listens or filters wants it in one piece.
UNBROKEN = 4000


class _PlainBlocks(Blocks):
    """Blocks whose tables are read out row by row."""

    def _table(self, token: Token, source: int) -> None:
        head, *rows = ([self._cell(cell) for cell in row] for row in token.meta["rows"])
        self._block(read_out(head, rows, self._margin.room, source))

    def _rule(self, source: int) -> None:
        self._block([Line((Piece("* * *"),), source)])


def lesson_text(lesson: Lesson, width: int) -> list[str]:
    """A lesson's sections, sources and tables as lines of at most `width` cells."""
    lines: list[str] = []
    for chunk in chunks(lesson):
        if chunk.title:
            lines += [*_broken(chunk.title, width), ""]
        body = lay_out(chunk.part, width, _PlainBlocks)
        lines += [plain(line.plain).rstrip() for line in (*body.lines, *body.after)]
    for table in lesson.comparisons:
        lines += ["", *comparison_text(table, width)]
    return lines


def comparison_text(table: Comparison, width: int) -> list[str]:
    """The table read out row by row: dimension, then what holds for each subject, with its note."""
    lines = _broken(table.title, width)
    for row in table.rows:
        lines += ["", *_broken(row.dimension, width)]
        for subject in table.subjects:
            cell = row.cells.get(subject.id)
            said = " ".join(filter(None, (_sentence(cell.short), cell.note))) if cell else NOT_GIVEN
            lines += _broken(f"{subject.name}: {said}", width)
    return lines


def paragraphs(markdown: str) -> list[str]:
    """A text, such as a question's, one paragraph a line."""
    found = (lay_out(part, UNBROKEN, _PlainBlocks) for part in divided(markdown.strip()))
    lines = "\n".join(plain(line.plain).rstrip() for body in found for line in (*body.lines, *body.after))
    return lines.rstrip("\n").split("\n")


def phrase(markdown: str) -> str:
    """A text of one line, such as an answer's."""
    return plain("".join(piece.text for piece in inline_text(markdown)))


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?", ":")) else f"{text}."


def _broken(markdown: str, width: int) -> list[str]:
    text = phrase(markdown)
    return [text[start:end] for start, end in break_lines(text, width)]
