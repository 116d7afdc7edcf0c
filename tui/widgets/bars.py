"""The bars at the top and bottom: one line each, drawn at once. (Header and Footer of Textual double the start.)"""

from __future__ import annotations

from rich.cells import cell_len, set_cell_size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from ..actions.table import Key
from ..render.text import Line, Piece
from .lines import Painter

# Between keys.
GAP = "  "


class Buttons(Painter):
    """A bar whose words are pressed with the mouse."""

    class Pressed(Message):
        """The words that stand for this action were clicked."""

        def __init__(self, action: str) -> None:
            super().__init__()
            self.action = action

    def follow(self, target: str) -> None:
        self.post_message(self.Pressed(target))


class TitleBar(Buttons):
    """What is open, and a few words at the right in as many wordings as there are widths, the longest first.

    Where room is short the lead goes first, then the words become fewer; the heading is cut last. `offers` are
    wordings of what to do next, `offered` is the key and action that does it: they stand first, and outlast the rest.
    """

    lead: reactive[str] = reactive("")
    heading: reactive[str] = reactive("")
    asides: reactive[tuple[str, ...]] = reactive(())
    offers: reactive[tuple[str, ...]] = reactive(())
    offered = ("", "")

    def render_line(self, y: int) -> Strip:
        width = self.size.width - 2
        lead = f"{self.lead} › " if self.lead else ""
        wordings = self._wordings()
        fitting = [words for words in wordings if cell_len(self.heading + "".join(words)) + 2 <= width]
        narrow = [words for words in wordings if cell_len("".join(words)) <= width // 2]
        offer, aside = (fitting or narrow[-1:] or [("", "")])[0]
        key, action = self.offered if offer else ("", "")
        beside = cell_len(offer + aside)
        room = max(width - beside - 2, 1) if beside else width
        if cell_len(lead + self.heading) > room:
            lead = ""
        heading = self.heading
        if cell_len(heading) > room:
            heading = set_cell_size(heading, max(room - 1, 0)).rstrip() + "…"
        gap = " " * max(0, width - cell_len(lead + heading) - beside)
        pieces = (
            Piece(lead, "muted"),
            Piece(heading, "strong"),
            Piece(gap),
            Piece(key, "accent", action),
            Piece(offer[len(key) :], "", action),
            Piece(aside, "muted"),
        )
        return self.paint(Line(pieces), y, self.size.width, 1)

    def _wordings(self) -> list[tuple[str, str]]:
        """What may stand at the right: an offer and other words, the longest first."""
        if not self.offers:
            return [("", aside) for aside in self.asides]
        offers = [f"{self.offered[0]} {offer}" for offer in self.offers]
        both = [(offers[0], aside) for aside in self.asides] + [(offer, self.asides[-1]) for offer in offers[1:]]
        return [*((offer, f" · {aside}") for offer, aside in both), *((offer, "") for offer in offers)]


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
    """The keys that work now, as many as fit: the way back first of all, the way on, what is kept, and help."""

    keys: reactive[tuple[Key, ...]] = reactive(())

    def render_line(self, y: int) -> Strip:
        pieces: list[Piece] = []
        for key in self._fitting():
            words = f" {key.words}" if key.words else ""
            pieces += [Piece(key.shown, "accent", key.press), Piece(words, "", key.press), Piece(GAP)]
        return self.paint(Line(tuple(pieces)), y, self.size.width, 1)

    def _fitting(self) -> list[Key]:
        keys = [key._replace(shown=own_key(self, key.id) or key.shown) for key in self.keys]
        count = len(keys)
        back = [place for place, key in enumerate(self.keys) if key.shown == "Esc"]
        kept = [place for place, key in enumerate(self.keys) if key.kept]
        ends = [*back, 0, *kept, count - 2, count - 1] if back else [count - 2, count - 1, *kept]
        room = self.size.width - 1
        chosen: dict[int, Key] = {}
        for place in dict.fromkeys((*(max(end, 0) for end in ends), *range(count))):
            key = keys[place]
            if key.press == "app.help" and _size(key) > room:
                # Its sign alone is known well enough.
                key = key._replace(words="")
            if _size(key) <= room:
                chosen[place] = key
                room -= _size(key) + len(GAP)
        return [chosen[place] for place in sorted(chosen)]


def _size(key: Key) -> int:
    return cell_len(f"{key.shown} {key.words}".rstrip())


def own_key(widget: Widget, action: str) -> str:
    """The key that the person gave an action, as it is shown; '' when it has the table's, or is in none."""
    asked = getattr(widget.app, "own_key", None)
    return asked(action) if asked and action else ""
