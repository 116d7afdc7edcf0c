"""A table laid out for a width: what stands above it while one scrolls, and its rows."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from ...compare.arrange import Shown
from ...compare.cells import sameness
from ...course.model import Row, Subject
from ..table import GAP
from ..text import Line, Piece, Styled, break_lines, padded
from .faces import Face, plain
from .flow import Flow
from .layout import LEAD, layout_for
from .rows import Block, RowText, Spot, height_guesses, row_block, rule

FaceOf = Callable[[Row, Subject], Face]
# But for no-break spaces, which keep a key beside its word.
_BLANKS = re.compile(r"[ \t\n]+")


class Page:
    """What is shown of a table, as lines of at most `width` cells.

    Block `n` of its lines is row `n - 1`; block 0 is the title of cards, which goes when one scrolls. Where subjects
    stand side by side their names stay at the top, and the title above them.
    """

    def __init__(
        self,
        shown: Shown,
        title: Sequence[tuple[str, str]],
        status: Sequence[str],
        face: FaceOf,
        width: int,
        here: tuple[int, int],
        left: int = 0,
    ) -> None:
        self.shown = shown
        self.here = here
        self._title = title
        self._face = face
        names = [subject.name for subject in shown.subjects]
        self.layout = layout_for(names, [row.dimension for row in shown.rows], width, here[1], left)
        self._status = status
        self._seen = tuple(shown.subjects[place] for place, _ in self.layout.columns)
        self.flow = Flow(self._block, [1, *self._guesses(), *[1] * (not shown.rows)])
        self.flow.block(0)

    @property
    def left(self) -> int:
        """The place of the first subject that is seen."""
        return self.layout.columns[0][0] if self.layout.columns else 0

    def move(self, row: int, subject: int) -> None:
        """Put the cursor on another cell of those that are seen."""
        for place in (self.here[0], row):
            self.flow.forget(place + 1)
        self.here = row, subject

    def spot(self) -> Spot | None:
        """Where in its row the cell under the cursor stands."""
        if not self.shown.rows:
            return None
        spots = self.flow.block(self.here[0] + 1).spots
        return next((spot for spot in spots if spot.subject == self.here[1]), None)

    def header(self) -> list[Line]:
        """What stays at the top: title and status, and the names of the subjects above their columns."""
        status = Piece(" · ".join(self._status), "muted")
        if self.layout.kind == "cards":
            return self._lines([status])
        return [*self._lines([*self._title_pieces(), Piece("  "), status]), *self._names()]

    def pinned(self, number: int) -> list[Line]:
        """The same lines while line `number` is the first one below them: of a card whose heading has gone they say
        the dimension, and the status if it has room. What a recall says of itself stays."""
        header = self.header()
        if self.layout.kind != "cards" or tuple(self._status) != self.shown.status:
            return header
        index, within = self.flow.locate(number)
        spots = self.flow.block(index).spots
        if not spots or not 0 < within < spots[-1].end:
            return header
        dimension = Piece(" ".join(self.shown.rows[index - 1].dimension.split()), "h2")
        status = Piece("  " + " · ".join(self._status), "muted")
        both = self._lines([dimension, status])
        found = (both if len(both) <= len(header) else self._lines([dimension]))[: len(header)]
        return [*found, *[Line()] * (len(header) - len(found))]

    def _names(self) -> list[Line]:
        layout = self.layout
        columns = [
            _cut(subject.name, "h3", width) for subject, (_, width) in zip(self._seen, layout.columns, strict=True)
        ]
        widths = [width for _, width in layout.columns]
        if layout.kind == "side":
            columns.insert(0, _cut(self._window(), "muted", layout.first))
            widths.insert(0, layout.first)
        lines = []
        for number in range(max(map(len, columns))):
            pieces: list[Piece] = [Piece(" " * LEAD)]
            for place, (column, width) in enumerate(zip(columns, widths, strict=True)):
                if place:
                    pieces.append(Piece(GAP, "rule"))
                pieces += column[number] if number < len(column) else (Piece(" " * width),)
            lines.append(Line(tuple(pieces)))
        return [*lines, rule(layout, "━", "━┿━")]

    def _window(self) -> str:
        """Which of the subjects are seen, where not all fit."""
        count, seen = len(self.shown.subjects), len(self._seen)
        if seen == count:
            return ""
        before, after = ("‹ " if self.left else ""), (" ›" if self.left + seen < count else "")
        return f"{before}{self.left + 1}–{self.left + seen} of {count}{after}"

    def _guesses(self) -> list[int]:
        seen = [subject.id for subject in self._seen]
        cells = ([row.cells.get(name) for name in seen] for row in self.shown.rows)
        return height_guesses(([len(cell.short) if cell else 0 for cell in row] for row in cells), self.layout)

    def _block(self, index: int) -> Block:
        if index == 0:
            return Block([*self._lines(self._title_pieces()), Line()] if self.layout.kind == "cards" else [])
        if not self.shown.rows:
            return Block(self._lines([Piece(self.shown.empty, "muted")]))
        row = self.shown.rows[index - 1]
        faces = [(subject.name, self._face(row, subject)) for subject in self._seen]
        text = RowText(row.dimension, sameness(row, self.shown.subjects), faces)
        return row_block(text, self.layout, self.here[1] if self.here[0] == index - 1 else None)

    def _title_pieces(self) -> list[Piece]:
        pieces: list[Piece] = []
        for words, role in self._title:
            pieces += [Piece("  ")] * bool(pieces) + [Piece(_BLANKS.sub(" ", words), role)]
        return pieces

    def _lines(self, pieces: list[Piece]) -> list[Line]:
        text = Styled(pieces)
        ranges = break_lines(text.plain, self.layout.width - LEAD)
        return [Line((Piece(" " * LEAD), *shown)) for shown in text.cuts(ranges)]


def _cut(text: str, role: str, width: int) -> list[tuple[Piece, ...]]:
    words = plain(text, role)
    return [padded(pieces, width) for pieces in words.cuts(break_lines(words.plain, width))]
