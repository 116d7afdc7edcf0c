"""The bars at the top and bottom: one line each, drawn at once. (Header and Footer of Textual double the start.)"""

from __future__ import annotations

from rich.cells import cell_len, set_cell_size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from ..render.text import Line, Piece
from .lines import Painter


class TitleBar(Painter):
    """A title at the left and a few words at the right; the title gives way when there is no room for both."""

    heading: reactive[str] = reactive("")
    aside: reactive[str] = reactive("")

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        aside = f" {self.aside} " if cell_len(self.aside) + 14 < width else ""
        room = width - cell_len(aside) - 1
        heading = self.heading
        if cell_len(heading) > room:
            heading = set_cell_size(heading, max(room - 1, 0)).rstrip() + "…"
        gap = " " * max(0, room - cell_len(heading))
        return self.paint(Line((Piece(heading, "strong"), Piece(gap), Piece(aside, "muted"))), y, width, 1)


class Buttons(Painter):
    """A bar whose words are pressed with the mouse."""

    class Pressed(Message):
        """The words that stand for this action were clicked."""

        def __init__(self, action: str) -> None:
            super().__init__()
            self.action = action

    def follow(self, target: str) -> None:
        self.post_message(self.Pressed(target))


class Tabs(Buttons):
    """The names of the panes, the open one marked."""

    names: reactive[tuple[tuple[str, str], ...]] = reactive(())
    active: reactive[str] = reactive("")

    def render_line(self, y: int) -> Strip:
        pieces = []
        for name, action in self.names:
            shown = f" {name} " if name != self.active else f"[{name}]"
            pieces += [Piece(shown, "strong accent" if name == self.active else "muted", action), Piece(" ")]
        return self.paint(Line(tuple(pieces)), y, self.size.width, 1)


class KeyBar(Buttons):
    """The keys that work now, as many as fit."""

    keys: reactive[tuple[tuple[str, str, str], ...]] = reactive(())

    def render_line(self, y: int) -> Strip:
        pieces: list[Piece] = []
        used = 1
        for shown, words, action in self.keys:
            size = cell_len(shown) + cell_len(words) + 3
            if used + size > self.size.width:
                continue
            pieces += [Piece(shown, "accent", action), Piece(f" {words}", "", action), Piece("  ")]
            used += size
        return self.paint(Line(tuple(pieces)), y, self.size.width, 1)
