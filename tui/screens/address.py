"""Where a link leads, before anything outside the course is opened."""

from __future__ import annotations

import webbrowser

from textual.app import ComposeResult
from textual.containers import Vertical

from ..actions.reading import ADDRESS
from ..actions.table import Action, bar_keys, sheet_bindings, without
from ..render.text import Line, Piece, Styled
from ..widgets.bars import KeyBar
from ..widgets.block import TextBlock
from .own import OwnSheet

# What a browser or a mail program opens without running anything on this computer.
OPENED = ("http://", "https://", "mailto:")


class AddressSheet(OwnSheet[None]):
    """Shows an address and asks whether to open it."""

    BINDINGS = sheet_bindings(ADDRESS)
    ACTIONS = ADDRESS

    def __init__(self, address: str) -> None:
        super().__init__()
        self._address = address

    def compose(self) -> ComposeResult:
        with Vertical(id="sheet"):
            yield TextBlock(self._lines)
            yield KeyBar()

    def on_mount(self) -> None:
        self.query_one(KeyBar).keys = bar_keys(self._keys)

    @property
    def _is_opened(self) -> bool:
        return self._address.lower().startswith(OPENED)

    @property
    def _keys(self) -> tuple[Action, ...]:
        return ADDRESS if self._is_opened else without(ADDRESS, "open")

    def _lines(self, width: int) -> list[Line]:
        asked = "Open this in the browser?" if self._is_opened else "Carrel does not open such an address; copy it."
        address = Styled([Piece(self._address, "link")])
        return [*Styled([Piece(asked, "strong")]).lines(width, 0), Line(), *address.lines(width, 0), Line()]

    def action_open(self) -> None:
        if not self._is_opened:
            self.notify("Carrel opens web pages and mail addresses only. Press y to copy this one.", timeout=4)
            return
        try:
            self.app.open_url(self._address)
        except webbrowser.Error:
            self.notify("There is no browser here. Press y to copy the address.", severity="warning", timeout=6)
        else:
            self.dismiss(None)

    def action_copy(self) -> None:
        self.app.copy_to_clipboard(self._address)
        self.notify("The address is copied.", timeout=3)
        self.dismiss(None)

    def action_back(self) -> None:
        self.dismiss(None)
