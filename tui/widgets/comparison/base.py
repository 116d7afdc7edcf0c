"""What the comparison tab is made of: the table, a line of words under it, and a field to type in."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.getters import query_one
from textual.message import Message
from textual.widgets import Input

from ...actions.table import Action
from ...compare.across import Sheet
from ...compare.arrange import Shown
from ...course.model import Row, Subject
from ...render.comparison.faces import Face
from ...render.text import Line, Piece, Styled
from ..block import TextBlock
from ..field import Field
from ..lines import Painter
from .cells import CellView

# What a piece's target begins with when a click on it does what a key does.
PRESSES = "press:"


class TableDesk(Vertical):
    """A table on the screen, with what is shown of it (None where there is no table)."""

    cells = query_one("#cells", CellView)
    words = query_one("#words", TextBlock)
    field = query_one("#typing", Input)

    class KeysChanged(Message):
        """Other keys work now."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.sheet: Sheet | None = None
        self.shown: Shown | None = None

    def compose(self) -> ComposeResult:
        yield CellView(id="cells")
        words, field = TextBlock(id="words"), Field(max_length=2000, compact=True, id="typing")
        words.display = field.display = False
        yield words
        yield field

    def focus(self, scroll_visible: bool = True, **options: bool) -> TableDesk:
        """The table has the keys, or the field while it is open."""
        # At once: what is typed right after the key that led here is meant for it.
        self.screen.set_focus(self.field if self.typing else self.cells, scroll_visible)
        return self

    def face_of(self, row: Row, subject: Subject) -> Face:
        """What stands in a cell now."""
        raise NotImplementedError

    def draw(self, *, anew: bool = False) -> None:
        """Draw the table as it is to be seen now."""
        raise NotImplementedError

    @property
    def here(self) -> tuple[Row, Subject] | None:
        """The row and subject under the cursor; None where no cell is shown."""
        if self.shown is None or not self.shown.rows or not self.shown.subjects:
            return None
        return self.shown.rows[self.cells.row], self.shown.subjects[self.cells.column]

    def go_to(self, row_id: str, subject_id: str) -> bool:
        """Put the cursor on this cell; False when it is not shown."""
        rows = [row.id for row in self.shown.rows] if self.shown else []
        subjects = [subject.id for subject in self.shown.subjects] if self.shown else []
        if row_id not in rows or subject_id not in subjects:
            return False
        self.cells.move_to(rows.index(row_id), subjects.index(subject_id))
        return True

    @property
    def typing(self) -> bool:
        """Whether the field is open, so that letters are text."""
        return self.field.display

    def say(self, pieces: Sequence[Piece]) -> None:
        """Say this under the table; nothing takes the line away."""
        lines = Styled(list(pieces))
        self.words.show(lambda width: lines.lines(width, 0) if pieces else list[Line]())
        self.words.display = bool(pieces)

    def ask(self, placeholder: str, value: str = "") -> None:
        """Open the field."""
        self.field.placeholder = placeholder
        self.field.value = value
        self.field.cursor_position = len(value)
        self.field.display = True
        self.focus()
        self.tell_keys()

    def close_field(self) -> None:
        """Close the field; the table has the keys again."""
        if self.typing:
            self.field.display = False
            self.focus()
            self.tell_keys()

    def tell_keys(self) -> None:
        """Other keys work from now on."""
        self.post_message(self.KeysChanged())

    async def on_painter_followed(self, message: Painter.Followed) -> None:
        if message.target.startswith(PRESSES):
            message.stop()
            await self.run_action(message.target.removeprefix(PRESSES))


def pressed(actions: Sequence[Action]) -> list[Piece]:
    """Keys with their words, each to be clicked."""
    pieces = []
    for action in actions:
        target = PRESSES + action.method
        # Key and words stay together where the line is broken.
        words = f"\u00a0{action.words}".replace(" ", "\u00a0")
        pieces += [Piece("  "), Piece(action.shown, "accent", target), Piece(words, "", target)]
    return pieces
