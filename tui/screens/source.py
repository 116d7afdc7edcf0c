"""The program behind a lab, to be read."""

from __future__ import annotations

from pathlib import Path

from textual.app import ComposeResult
from textual.getters import query_one

from ..actions.everywhere import EVERYWHERE
from ..actions.lab import SOURCE
from ..actions.table import bar_keys, bindings
from ..labs.catalogue import source_file
from ..render.code import code_lines
from ..render.text import Line, Piece, Styled, cut_lines
from ..widgets.bars import KeyBar, TitleBar
from ..widgets.lines import LineView
from .own import OwnScreen

# Where a program may be parted so that each part is coloured by itself, when it is first seen.
_PARTS = "\n\n\n"
# Where a line's number stands.
MARGIN = 6


class SourceView(LineView):
    """A Python program, coloured part by part as one comes to see it."""

    def __init__(self, code: str, id: str | None = None) -> None:
        super().__init__(id=id)
        parts = code.rstrip("\n").split(_PARTS)
        self._parts = [part + _PARTS[1:] for part in parts[:-1]] + parts[-1:]
        # For each line on the screen its part, its place in that, and from where to where in it.
        self._places: list[tuple[int, int, int, int]] = []
        self._numbers: list[str] = []
        self._coloured: dict[int, list[list[Piece]]] = {}

    def lay_out(self) -> None:
        self._places, self._numbers = [], []
        width, count = max(self.line_width - MARGIN - 2, 8), 0
        for number, part in enumerate(self._parts):
            for place, line in enumerate(part.split("\n")):
                count += 1
                pieces = cut_lines(line, width)
                self._places += [(number, place, start, end) for start, end in pieces]
                self._numbers += [str(count), *([""] * (len(pieces) - 1))]
        self.set_height(len(self._places))

    def line_numbers(self) -> range:
        return range(len(self._places))

    def line(self, number: int) -> Line:
        part, place, start, end = self._places[number]
        if part not in self._coloured:
            # One more line end, since the last is taken away.
            lines = code_lines(self._parts[part] + "\n", "python")
            self._coloured[part] = [*lines, *([] for _ in range(self._parts[part].count("\n") + 1 - len(lines)))]
        words = Styled(self._coloured[part][place]).cut(start, end)
        return Line((Piece(f"{self._numbers[number]:>4}  ", "muted"), *words), margin=MARGIN)


class SourceScreen(OwnScreen[None]):
    """Shows the module of a kind of lab."""

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

    def action_copy(self) -> None:
        self.app.copy_to_clipboard(self._code)
        self.notify(f"Copied {self._file.name}.", timeout=3, markup=False)

    def action_back(self) -> None:
        self.app.pop_screen()
