"""The line under the reading pane in which one types what to find, with the number of matches."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.getters import query_one
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input

from ...actions.reading import FIND
from ...actions.table import bindings
from ...render.text import Line, Piece, cells
from ..field import Field
from ..lines import Painter


class Words(Painter):
    """A few words on the line: what the field is for, how many matches there are."""

    words: reactive[str] = reactive("")

    def watch_words(self, words: str) -> None:
        self.styles.width = cells(words) + 2 if words else 0

    def render_line(self, y: int) -> Strip:
        return self.paint(Line((Piece(self.words, "strong"),)), y, self.size.width, 1)


class FindBar(Horizontal):
    """Tells the pane above it, `reader`, what is typed and which keys are pressed."""

    BINDINGS = bindings(FIND)
    ACTIONS = FIND

    field = query_one(Input)
    count = query_one("#count", Words)

    class Typed(Message):
        """These words are to be found."""

        def __init__(self, words: str) -> None:
            super().__init__()
            self.words = words

    class Pressed(Message):
        """A key was pressed: `next_found`, `previous_found` or `end_find`."""

        def __init__(self, action: str) -> None:
            super().__init__()
            self.action = action

    def __init__(self, reader: Widget) -> None:
        super().__init__()
        self._reader = reader

    def compose(self) -> ComposeResult:
        what = Words(id="what")
        what.words = "Find"
        yield what
        yield Field(placeholder="words in this lesson", max_length=200, compact=True)
        yield Words(id="count")

    def on_input_changed(self, message: Input.Changed) -> None:
        message.stop()
        self._reader.post_message(self.Typed(message.value))

    def on_input_submitted(self, message: Input.Submitted) -> None:
        message.stop()
        self.action_keep()

    def action_keep(self) -> None:
        # At once, as when one comes here: the next key is meant for the text.
        self.screen.set_focus(self._reader, scroll_visible=False)

    def action_next_found(self) -> None:
        self._reader.post_message(self.Pressed("next_found"))

    def action_previous_found(self) -> None:
        self._reader.post_message(self.Pressed("previous_found"))

    def action_end_find(self) -> None:
        self.action_keep()
        self._reader.post_message(self.Pressed("end_find"))
