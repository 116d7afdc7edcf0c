"""The bars at the top and bottom: one line each, drawn at once. (Header and Footer of Textual double the start.)"""

from __future__ import annotations

from rich.cells import cell_len, set_cell_size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from ..render.text import Line, Piece
from .lines import Painter


class TitleBar(Painter):
    """What is open, and a few words at the right in as many wordings as there are widths, the longest first.

    Where room is short the lead goes first, then the words become fewer; the heading is cut last.
    """

    lead: reactive[str] = reactive("")
    heading: reactive[str] = reactive("")
    asides: reactive[tuple[str, ...]] = reactive(())

    def render_line(self, y: int) -> Strip:
        width = self.size.width - 2
        lead = f"{self.lead} › " if self.lead else ""
        fitting = [aside for aside in self.asides if cell_len(self.heading) + cell_len(aside) + 2 <= width]
        narrow = [aside for aside in self.asides if cell_len(aside) <= width // 2]
        aside = (fitting or narrow[-1:] or [""])[0]
        room = max(width - cell_len(aside) - 2, 1) if aside else width
        if cell_len(lead + self.heading) > room:
            lead = ""
        heading = self.heading
        if cell_len(heading) > room:
            heading = set_cell_size(heading, max(room - 1, 0)).rstrip() + "…"
        gap = " " * max(0, width - cell_len(lead + heading) - cell_len(aside))
        pieces = (Piece(lead, "muted"), Piece(heading, "strong"), Piece(gap), Piece(aside, "muted"))
        return self.paint(Line(pieces), y, self.size.width, 1)


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
    """The panes as (action that shows it, words), the open one marked."""

    names: reactive[tuple[tuple[str, str], ...]] = reactive(())
    active: reactive[str] = reactive("")

    def render_line(self, y: int) -> Strip:
        pieces = []
        for action, words in self.names:
            shown = f"[{words}]" if action == self.active else f" {words} "
            pieces += [Piece(shown, "strong accent" if action == self.active else "muted", action), Piece(" ")]
        return self.paint(Line(tuple(pieces)), y, self.size.width, 1)


class KeyBar(Buttons):
    """The keys that work now, as many as fit; the last two (help and the way out) before all others."""

    keys: reactive[tuple[tuple[str, str, str], ...]] = reactive(())

    def render_line(self, y: int) -> Strip:
        pieces: list[Piece] = []
        for shown, words, action in self._fitting():
            pieces += [Piece(shown, "accent", action), Piece(f" {words}", "", action), Piece("  ")]
        return self.paint(Line(tuple(pieces)), y, self.size.width, 1)

    def _fitting(self) -> list[tuple[str, str, str]]:
        room = self.size.width - 1
        chosen: set[int] = set()
        count = len(self.keys)
        for place in (*range(max(count - 2, 0), count), *range(max(count - 2, 0))):
            shown, words, _ = self.keys[place]
            size = cell_len(shown) + cell_len(words) + 3
            if size - 2 <= room:
                chosen.add(place)
                room -= size
        return [self.keys[place] for place in sorted(chosen)]
