"""Help: what can be done on the screen one came from, out of the one table of actions."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.geometry import Size
from textual.screen import ModalScreen

from ..render.text import Line, Piece, Styled, break_lines
from ..widgets.lines import LineView
from .actions import EVERYWHERE, MOVING, Action


class HelpView(LineView):
    """The actions as lines: key, and what it does."""

    def __init__(self, actions: tuple[Action, ...]) -> None:
        super().__init__()
        self._rows = [(action.shown, f"{action.words}. {action.tooltip}.") for action in (*actions, *EVERYWHERE)]
        self._lines: list[Line] = []

    def line(self, number: int) -> Line:
        return self._lines[number]

    def line_numbers(self) -> range:
        return range(len(self._lines))

    def on_resize(self) -> None:
        width = max(1, self.size.width - 2)
        self._lines = [Line((Piece("Help: what you can do here", "h1"),)), Line()]
        for title, rows in (("On this screen", self._rows), ("Everywhere", MOVING)):
            self._lines.append(Line((Piece(title, "h3"),)))
            for key, words in rows:
                self._lines += _row(key, words, width)
            self._lines.append(Line())
        self._lines.append(Line((Piece("Escape closes this help.", "muted"),)))
        self.virtual_size = Size(self.size.width, len(self._lines))


def _row(key: str, words: str, width: int) -> list[Line]:
    column = min(18, width // 3)
    text = Styled([Piece(words)])
    pieces = list(text.cuts(break_lines(text.plain, width - column - 1)))
    names = Styled([Piece(key, "accent")])
    keys = list(names.cuts(break_lines(key, column)))
    blank = (Piece(""),)
    lines = []
    for number in range(max(len(pieces), len(keys))):
        left = keys[number] if number < len(keys) else blank
        used = sum(len(piece.text) for piece in left)
        right = pieces[number] if number < len(pieces) else blank
        lines.append(Line((*left, Piece(" " * (column + 1 - used)), *right)))
    return lines


class HelpScreen(ModalScreen[None]):
    """A sheet over the screen that it explains."""

    BINDINGS = [Binding("escape,question_mark,f1,enter", "dismiss", "Close")]

    def __init__(self, actions: tuple[Action, ...]) -> None:
        super().__init__()
        self._actions = actions

    def compose(self) -> ComposeResult:
        yield HelpView(self._actions)
