"""Help: what can be done on the screen one came from, out of the one table of actions."""

from __future__ import annotations

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import ModalScreen

from ..actions.everywhere import EVERYWHERE, MOVING
from ..actions.table import Action
from ..render.markdown import layout
from ..render.text import Line, Piece, Styled, break_lines
from ..widgets.bars import own_key
from ..widgets.lesson_list import SIGNS
from ..widgets.lines import LineView

_SIGNS = [*SIGNS.values(), ("3↺", "so many of its questions, cells and terms are due for review")]


class HelpView(LineView):
    """The actions as lines: key, and what it does; before them what one sees there, if that needs words."""

    def __init__(self, actions: tuple[Action, ...], about: str = "") -> None:
        super().__init__()
        self._about = about
        self._actions = (*actions, *EVERYWHERE)
        self._lines: list[Line] = []

    def line(self, number: int) -> Line:
        return self._lines[number]

    def line_numbers(self) -> range:
        return range(len(self._lines))

    def lay_out(self) -> None:
        width = max(1, self.line_width - 2)
        here = [(own_key(self, a.id) or a.shown, f"{a.words}. {a.tooltip}.") for a in self._actions]
        self._lines = []
        if self._about:
            self._lines += [Line((Piece("What am I seeing?", "h1"),)), Line(), *layout(self._about, width), Line()]
        self._lines += [Line((Piece("Help: what you can do here", "h1"),)), Line()]
        for title, rows in (("On this screen", here), ("Everywhere", MOVING), ("Signs beside lessons", _SIGNS)):
            self._lines.append(Line((Piece(title, "h3"),)))
            for key, words in rows:
                self._lines += _row(key, words, min(max(cell_len(key) for key, _ in rows) + 2, width // 3), width)
            self._lines.append(Line())
        self._lines.append(Line((Piece("Escape closes this help.", "muted"),)))
        self.set_height(len(self._lines))


def _row(key: str, words: str, column: int, width: int) -> list[Line]:
    """A key in a column of its own, and what it does beside it."""
    text = Styled([Piece(words)])
    pieces = list(text.cuts(break_lines(text.plain, width - column)))
    names = Styled([Piece(key, "accent")])
    keys = list(names.cuts(break_lines(key, column - 1)))
    blank = (Piece(""),)
    lines = []
    for number in range(max(len(pieces), len(keys))):
        left = keys[number] if number < len(keys) else blank
        used = sum(len(piece.text) for piece in left)
        right = pieces[number] if number < len(pieces) else blank
        lines.append(Line((*left, Piece(" " * (column - used)), *right)))
    return lines


class HelpScreen(ModalScreen[None]):
    """A sheet over the screen that it explains."""

    BINDINGS = [Binding("escape,question_mark,f1,enter", "dismiss", "Close")]

    def __init__(self, actions: tuple[Action, ...], about: str = "") -> None:
        """`about` is what one sees on the screen, in Markdown."""
        super().__init__()
        self._actions = actions
        self._about = about

    def compose(self) -> ComposeResult:
        yield HelpView(self._actions, self._about)
