"""The first minute: a small sheet with the four keys that matter. Any key closes it, and does what it does."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult

from ..render.text import Line, Piece, Styled
from ..widgets.bars import own_key
from ..widgets.block import TextBlock
from .own import OwnSheet

# Action, key as the tables have it, and what it does.
KEYS = (
    ("", "Space", "reads on"),
    ("study.compare", "c", "sets things side by side"),
    ("study.quiz", "t", "asks you what you have read"),
    ("app.help", "?", "says what every key does"),
)
# Keys that only close the sheet: they say "go on" to most people.
CLOSING = ("enter", "escape", "space")


class WelcomeScreen(OwnSheet[None]):
    """Says what to press, once, on the first start."""

    # One key may close it and do something on the desk; what Textual does with keys of its own would come between.
    AUTO_FOCUS = None

    def compose(self) -> ComposeResult:
        yield TextBlock(self._lines, id="sheet")

    def _lines(self, width: int) -> list[Line]:
        lines = [Line((Piece("Welcome to Carrel", "h1"),)), Line()]
        for action, key, words in KEYS:
            shown = own_key(self, action) or key
            lines += _hung(Piece(f"{shown:<7}", "accent"), words, width)
        lines.append(Line())
        kept = "Your place and your answers are kept; q closes the desk. Now press any key."
        return [*lines, *Styled([Piece(kept, "muted")]).lines(width, 0)]

    def on_key(self, event: events.Key) -> None:
        event.stop()
        event.prevent_default()
        self.dismiss()
        if event.key not in CLOSING:
            self.app.simulate_key(event.key)

    async def on_click(self, event: events.Click) -> None:
        self.dismiss()


def _hung(head: Piece, words: str, width: int) -> list[Line]:
    """A key, and beside it what it does."""
    side = len(head.text)
    first, *rest = Styled([Piece(words)]).lines(max(width - side, 1), 0)
    return [
        Line((head, *first.pieces)),
        *(Line((Piece(" " * side), *line.pieces)) for line in rest),
    ]
