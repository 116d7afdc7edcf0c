"""What screens with a list of rows have in common; on some of them one types which rows are listed."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.getters import query_one
from textual.widgets import Input

from ..widgets.bars import KeyBar, TitleBar
from ..widgets.field import Field
from ..widgets.row_list import RowList
from .own import OwnScreen, R


class RowsScreen(OwnScreen[R]):
    """Rows to choose one from."""

    title_bar = query_one("#title", TitleBar)
    rows = query_one("#rows", RowList)
    key_bar = query_one("#keys", KeyBar)

    def compose(self) -> ComposeResult:
        yield TitleBar(id="title")
        yield RowList(id="rows")
        yield KeyBar(id="keys")

    def row_clicked(self) -> None:
        """A row was clicked, and has the cursor by now."""
        self.action_open()

    def on_row_list_opened(self, message: RowList.Opened) -> None:
        self.row_clicked()

    def action_move(self, by: int) -> None:
        self.rows.move_to(self.rows.cursor + by)

    def action_open(self) -> None:
        """Do what the row at the cursor is there for."""
        raise NotImplementedError

    def action_back(self) -> None:
        self.dismiss(None)


class FilterScreen(RowsScreen[R]):
    """The same under a field: what is typed there says which rows are listed."""

    # What the field says while it is empty.
    PLACEHOLDER: ClassVar[str]

    field = query_one("#field", Input)

    def compose(self) -> ComposeResult:
        yield TitleBar(id="title")
        yield Field(placeholder=self.PLACEHOLDER, max_length=200, compact=True, id="field")
        yield from self.compose_rows()
        yield KeyBar(id="keys")

    def compose_rows(self) -> ComposeResult:
        """What stands under the field."""
        yield RowList(id="rows")

    def list_rows(self) -> None:
        """List what the field asks for now."""
        raise NotImplementedError

    def on_mount(self) -> None:
        # Not by the field's message: letter and rows are one painting then, and two are seen later than one.
        self.watch(self.field, "value", self.list_rows, init=False)

    def on_input_submitted(self, message: Input.Submitted) -> None:
        self.action_open()
