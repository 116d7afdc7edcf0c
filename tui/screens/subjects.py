"""Which subjects of a table stand side by side, and in which order: a list to tick."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.getters import query_one

from ..actions.comparing import SUBJECTS
from ..actions.table import bar_keys, sheet_bindings
from ..compare.arrange import distinct
from ..course.model import Comparison, Subject
from ..render.text import Piece
from ..widgets.bars import KeyBar
from ..widgets.row_list import RowList
from .own import OwnSheet
from .rows import RowsScreen


class SubjectsScreen(OwnSheet[tuple[str, ...] | None], RowsScreen[tuple[str, ...] | None]):
    """Lists the subjects, those shown ticked and first; dismissed with the ids ticked, in order, or None."""

    BINDINGS = sheet_bindings(SUBJECTS)
    ACTIONS = SUBJECTS

    rows = query_one("#choices", RowList)

    def __init__(self, table: Comparison, shown: tuple[str, ...]) -> None:
        super().__init__()
        by_id = {subject.id: subject for subject in distinct(table)}
        self._order: list[Subject] = [by_id.pop(name) for name in shown if name in by_id] + list(by_id.values())
        self._ticked = set(shown)

    def compose(self) -> ComposeResult:
        with Vertical(id="choosing"):
            yield RowList(id="choices")
            yield KeyBar(id="choosing-keys")

    def on_mount(self) -> None:
        sheet = self.query_one("#choosing")
        sheet.border_title = "Which subjects side by side?"
        # Frame and keys take three lines more.
        sheet.styles.height = len(self._order) + 3
        self.query_one(KeyBar).keys = bar_keys(SUBJECTS)
        self._draw(0)

    def row_clicked(self) -> None:
        self.action_tick()

    # What keys do

    def action_tick(self) -> None:
        subject = self._order[self.rows.cursor].id
        if self._ticked == {subject}:
            self.notify("One subject at least stays.", timeout=2)
            return
        self._ticked ^= {subject}
        self._draw(self.rows.cursor)

    def action_tick_all(self) -> None:
        self._ticked = {subject.id for subject in self._order}
        self._draw(self.rows.cursor)

    def action_carry(self, by: int) -> None:
        place = self.rows.cursor
        to = place + by
        if 0 <= to < len(self._order):
            self._order.insert(to, self._order.pop(place))
            self._draw(to)

    def action_done(self) -> None:
        self.dismiss(tuple(subject.id for subject in self._order if subject.id in self._ticked))

    def _draw(self, cursor: int) -> None:
        self.rows.show([[[*self._tick(subject), Piece(subject.name)]] for subject in self._order])
        self.rows.move_to(cursor)

    def _tick(self, subject: Subject) -> list[Piece]:
        ticked = subject.id in self._ticked
        return [Piece("[✔] " if ticked else "[ ] ", "accent" if ticked else "muted")]
