"""The program behind a lab, to be read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.getters import query_one
from textual.screen import Screen

from ..actions.everywhere import EVERYWHERE
from ..actions.lab import SOURCE
from ..actions.table import bar_keys, bindings
from ..labs.catalogue import source_file
from ..render.code import code_lines
from ..render.text import Line, Piece
from ..widgets.bars import Buttons, KeyBar, TitleBar
from ..widgets.lines import LineView

if TYPE_CHECKING:
    from ..app import CarrelApp

# Where a program may be parted so that each part is coloured by itself, when it is first seen.
_PARTS = "\n\n\n"


class SourceView(LineView):
    """A Python program, coloured part by part as one comes to see it."""

    def __init__(self, code: str, id: str | None = None) -> None:
        super().__init__(id=id)
        parts = code.rstrip("\n").split(_PARTS)
        self._parts = [part + _PARTS[1:] for part in parts[:-1]] + parts[-1:]
        # For each line its part, and its place in that.
        self._places = [
            (number, place) for number, part in enumerate(self._parts) for place in range(part.count("\n") + 1)
        ]
        self._coloured: dict[int, list[list[Piece]]] = {}

    def lay_out(self) -> None:
        self.set_height(len(self._places))

    def line_numbers(self) -> range:
        return range(len(self._places))

    def line(self, number: int) -> Line:
        part, place = self._places[number]
        if part not in self._coloured:
            # One more line end, since the last is taken away.
            lines = code_lines(self._parts[part] + "\n", "python")
            self._coloured[part] = [*lines, *([] for _ in range(self._parts[part].count("\n") + 1 - len(lines)))]
        return Line((Piece(f"{number + 1:4}  ", "muted"), *self._coloured[part][place]), margin=6)


class SourceScreen(Screen[None]):
    """Shows the module of a kind of lab."""

    app: CarrelApp
    BINDINGS = bindings(SOURCE)
    ACTIONS = SOURCE

    view = query_one(SourceView)

    def __init__(self, kind: str) -> None:
        super().__init__()
        self._file: Path = source_file(kind)
        self._code = self._file.read_text(encoding="utf-8")

    def compose(self) -> ComposeResult:
        yield TitleBar(id="title")
        yield SourceView(self._code, id="source")
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        title = self.query_one(TitleBar)
        title.lead, title.heading = "The program behind the lab", f"tui/labs/{self._file.name}"
        title.asides = (f"{self._code.count(chr(10)):,} lines",)
        self.query_one(KeyBar).keys = bar_keys((*SOURCE, *EVERYWHERE))
        self.view.focus()

    async def on_buttons_pressed(self, message: Buttons.Pressed) -> None:
        await self.app.press(self, message.action)

    def action_copy(self) -> None:
        self.app.copy_to_clipboard(self._code)
        self.notify(f"Copied {self._file.name}.", timeout=3, markup=False)

    def action_back(self) -> None:
        self.app.pop_screen()
