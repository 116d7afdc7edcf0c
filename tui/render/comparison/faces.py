"""What stands in a cell: its text or a blank, remarks on what was answered, its longer note."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from ...compare.as_markdown import NOT_GIVEN
from ...course.model import Cell
from ..markdown import inline_text
from ..text import Piece, Styled

BLANK = "_____"


class Face(NamedTuple):
    """A cell's text, what is said of an answer to it, and its note when that is open."""

    text: Styled
    remarks: tuple[Styled, ...] = ()
    note: Styled | None = None


@lru_cache(maxsize=4096)
def styled(text: str, role: str = "") -> Styled:
    """A line of Markdown. Read once, however often it is laid out."""
    return Styled(inline_text(text, role))


def plain(text: str, role: str = "") -> Styled:
    """Words that are no Markdown, on one line."""
    return Styled([Piece(" ".join(text.split()), role)])


def face(cell: Cell | None, *, note: bool = False) -> Face:
    """The cell as it is read."""
    if cell is None:
        return Face(plain(NOT_GIVEN, "muted"))
    return Face(styled(cell.short), note=styled(cell.note, "muted") if note and cell.note else None)


def blank(*, asked: bool = False) -> Face:
    """A cell that is hidden; `asked` is the one to fill in now."""
    return Face(plain(f"{BLANK} ?" if asked else BLANK, "accent"))
