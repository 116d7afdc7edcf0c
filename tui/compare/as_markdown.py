"""A table as Markdown that others read: GitHub's flavour, a line a row."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..course.model import Cell, Row, Subject
from .arrange import Shown
from .cells import cell_of

NOT_GIVEN = "not given"
BLANK = r"\_\_\_\_"
_PIPE = re.compile(r"(?<!\\)((?:\\\\)*)\|")


def as_markdown(
    shown: Shown, *, notes: frozenset[tuple[str, str]] = frozenset(), hidden: frozenset[tuple[str, str]] = frozenset()
) -> str:
    """What is shown, as a table in Markdown; `notes` and `hidden` are the (row id, subject id) of cells whose note is
    shown too, or which are blanks."""
    lines = [_line(["", *(subject.name for subject in shown.subjects)])]
    lines.append("|" + " --- |" * (len(shown.subjects) + 1))
    lines += [_line([row.dimension, *_cells(row, shown.subjects, notes, hidden)]) for row in shown.rows]
    return "\n".join(lines) + "\n"


def _cells(
    row: Row, subjects: Sequence[Subject], notes: frozenset[tuple[str, str]], hidden: frozenset[tuple[str, str]]
) -> list[str]:
    return [
        BLANK if (row.id, subject.id) in hidden else _text(cell_of(row, subject), (row.id, subject.id) in notes)
        for subject in subjects
    ]


def _text(cell: Cell | None, note: bool) -> str:
    if cell is None:
        return NOT_GIVEN
    return f"{cell.short}<br>{cell.note}" if note and cell.note else cell.short


def _line(texts: Sequence[str]) -> str:
    return "|" + "".join(f" {escaped(text)} |" for text in texts)


def escaped(text: str) -> str:
    """The text on one line, with a backslash before each pipe that has none."""
    line = _PIPE.sub(r"\1\\|", " ".join(text.split()))
    # A backslash at the end would take the cell's own pipe.
    return line + "\\" if (len(line) - len(line.rstrip("\\"))) % 2 else line
