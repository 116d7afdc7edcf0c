"""Help: what can be done on the screen one came from, out of the one table of actions."""

from __future__ import annotations

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding

from ..actions.everywhere import EVERYWHERE, MOVING
from ..actions.table import Action, reachable
from ..render.markdown import layout
from ..render.text import Line, Piece, Styled, break_lines
from ..widgets.bars import own_key
from ..widgets.lesson_list import SIGNS
from ..widgets.lines import LineView, Painter
from .own import OwnSheet

CLICKS = "Escape closes this, and so does a click beside it. A click on a line does what it says."
_SIGNS = [*SIGNS.values(), ("3↺", "so many of its questions, cells and terms are due for review")]


class HelpView(LineView):
    """The actions as lines: key, and what it does; before them what one sees there, if that needs words."""

    def __init__(self, actions: tuple[Action, ...], about: str, title: str) -> None:
        super().__init__()
        self._about = about
        self._title = title
        self._actions = reachable(actions, EVERYWHERE)
        self._lines: list[Line] = []

    def line(self, number: int) -> Line:
        return self._lines[number]

    def line_numbers(self) -> range:
        return range(len(self._lines))

    def lay_out(self) -> None:
        width = max(1, self.line_width - 2)
        here = [(own_key(self, a.id) or a.shown, f"{a.words}. {a.tooltip}.", a.press) for a in self._actions]
        self._lines = []
        if self._about:
            self._lines += [Line((Piece(self._title, "h1"),)), Line(), *layout(self._about, width), Line()]
        self._lines.append(Line((Piece("Help: what you can do here", "h1"),)))
        self._lines += [*Styled([Piece(CLICKS, "muted")]).lines(width, 0), Line()]
        always, signs = [(*row, "") for row in MOVING], [(*row, "") for row in _SIGNS]
        for title, rows in (("On this screen", here), ("Everywhere", always), ("Signs beside lessons", signs)):
            self._lines.append(Line((Piece(title, "h3"),)))
            for key, words, press in rows:
                column = min(max(cell_len(key) for key, _, _ in rows) + 2, width // 3)
                self._lines += _row(key, words, press, column, width)
            self._lines.append(Line())
        self.set_height(len(self._lines))


def _row(key: str, words: str, press: str, column: int, width: int) -> list[Line]:
    """A key in a column of its own, and what it does beside it; a click on either does it."""
    text = Styled([Piece(words, "", press)])
    pieces = list(text.cuts(break_lines(text.plain, width - column)))
    names = Styled([Piece(key, "accent", press)])
    keys = list(names.cuts(break_lines(key, column - 1)))
    blank = (Piece(""),)
    lines = []
    for number in range(max(len(pieces), len(keys))):
        left = keys[number] if number < len(keys) else blank
        used = sum(len(piece.text) for piece in left)
        right = pieces[number] if number < len(pieces) else blank
        lines.append(Line((*left, Piece(" " * (column - used)), *right)))
    return lines


class HelpScreen(OwnSheet[str]):
    """A sheet over the screen that it explains; dismissed with the action whose line was clicked."""

    BINDINGS = [Binding("escape,question_mark,f1,enter,q", "dismiss", "Close")]

    def __init__(self, actions: tuple[Action, ...], about: str = "", title: str = "") -> None:
        """`about` is what one sees on the screen or how to use it, in Markdown; it stands first, under its title."""
        super().__init__()
        self._actions = actions
        self._about = about
        self._title = title

    def compose(self) -> ComposeResult:
        yield HelpView(self._actions, self._about, self._title)

    def on_painter_followed(self, message: Painter.Followed) -> None:
        self.dismiss(message.target)
