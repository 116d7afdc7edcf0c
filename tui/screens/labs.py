"""All labs there are, to choose one of them."""

from __future__ import annotations

from ..actions.everywhere import EVERYWHERE
from ..actions.lab import LABS
from ..actions.table import bar_keys, bindings
from ..labs.catalogue import titles
from ..render.text import Piece
from .rows import RowsScreen


class LabsScreen(RowsScreen[str | None]):
    """Rows of labs; dismissed with the kind that is chosen, or None."""

    BINDINGS = bindings(LABS)
    ACTIONS = LABS

    def on_mount(self) -> None:
        self.title_bar.lead, self.title_bar.heading = self.app.desk.course.title, "All labs"
        self.key_bar.keys = bar_keys((*LABS, *EVERYWHERE))
        self._kinds = list(titles())
        rows = []
        for title_of in titles().values():
            name, colon, about = title_of.partition(":")
            rows.append([[Piece(name, "strong"), Piece(colon + about)]])
        self.rows.show(rows)

    def action_open(self) -> None:
        self.dismiss(self._kinds[self.rows.cursor])
