"""Which cells of a table the tests hide."""

from __future__ import annotations

from tui.course.cells import given_cells
from tui.course.model import Comparison


def cells_of(table: Comparison, row: str = "", subject: str = "") -> tuple[tuple[str, str], ...]:
    """The (row id, subject id) of the cells that are given: of this row, of this subject, of both, or of all."""
    return tuple(
        (line.id, said.subject.id)
        for line, said in given_cells(table)
        if row in ("", line.id) and subject in ("", said.subject.id)
    )
