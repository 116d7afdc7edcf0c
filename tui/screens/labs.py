"""All labs there are, to choose one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.getters import query_one

from ..actions.everywhere import EVERYWHERE
from ..actions.lab import LABS
from ..actions.table import bar_keys, bindings
from ..labs.catalogue import titles
from ..render.text import Piece
from ..widgets.bars import Buttons, KeyBar, TitleBar
from ..widgets.row_list import RowList
from .own import OwnScreen

if TYPE_CHECKING:
    from ..app import CarrelApp


class LabsScreen(OwnScreen[str | None]):
    """Rows of labs; dismissed with the kind that is chosen, or None."""

    app: CarrelApp
    BINDINGS = bindings(LABS)
    ACTIONS = LABS

    rows = query_one("#rows", RowList)

    def compose(self) -> ComposeResult:
        yield TitleBar(id="title")
        yield RowList(id="rows")
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        title = self.query_one(TitleBar)
        title.lead, title.heading = self.app.desk.course.title, "All labs"
        self.query_one(KeyBar).keys = bar_keys((*LABS, *EVERYWHERE))
        self._kinds = list(titles())
        rows = []
        for title_of in titles().values():
            name, colon, about = title_of.partition(":")
            rows.append([[Piece(name, "strong"), Piece(colon + about)]])
        self.rows.show(rows)

    def on_row_list_opened(self, message: RowList.Opened) -> None:
        self.action_open()

    async def on_buttons_pressed(self, message: Buttons.Pressed) -> None:
        await self.app.press(self, message.action)

    # What keys do

    def action_move(self, by: int) -> None:
        self.rows.move_to(self.rows.cursor + by)

    def action_open(self) -> None:
        self.dismiss(self._kinds[self.rows.cursor])

    def action_back(self) -> None:
        self.dismiss(None)
