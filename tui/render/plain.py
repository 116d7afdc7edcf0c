"""Comparisons as plain lines, without boxes or columns, for screen readers and scripts."""

from __future__ import annotations

from ..compare.as_markdown import NOT_GIVEN
from ..course.model import Comparison
from .text import break_lines


def comparison_text(table: Comparison, width: int) -> list[str]:
    """The table read out row by row: dimension, then what holds for each subject, with its note."""
    lines = [table.title]
    for row in table.rows:
        lines += ["", row.dimension]
        for subject in table.subjects:
            cell = row.cells.get(subject.id)
            said = f"{cell.short}. {cell.note}".strip() if cell else NOT_GIVEN
            lines += _broken(f"{subject.name}: {said}", width)
    return lines


def _broken(text: str, width: int) -> list[str]:
    text = " ".join(text.split())
    return [text[start:end] for start, end in break_lines(text, width)]
