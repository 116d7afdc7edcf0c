"""What the person takes for what, as rows of words; each opens where the two stand side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.getters import query_one
from textual.screen import Screen

from ..actions.everywhere import EVERYWHERE
from ..actions.review import CONFUSIONS
from ..actions.table import bar_keys, bindings
from ..course.problems import CourseError
from ..render.text import Piece
from ..review.confusions import Confusion
from ..widgets.bars import Buttons, KeyBar, TitleBar
from ..widgets.row_list import Row, RowList
from .glossary import GlossaryScreen
from .passage import PassageScreen
from .study import StudyScreen

if TYPE_CHECKING:
    from ..app import CarrelApp

NONE = "You have mixed up nothing so far. When an answer takes one thing for another, the two are listed here."


class ConfusionsScreen(Screen[None]):
    """Rows to choose from, the most frequent first."""

    app: CarrelApp
    BINDINGS = bindings(CONFUSIONS)
    ACTIONS = CONFUSIONS

    rows = query_one("#rows", RowList)

    def __init__(self, mixed_up: Sequence[Confusion]) -> None:
        super().__init__()
        self._mixed_up = mixed_up

    def compose(self) -> ComposeResult:
        yield TitleBar(id="title")
        yield RowList(id="rows")
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        title = self.query_one(TitleBar)
        title.lead, title.heading = self.app.desk.course.title, "What you mix up"
        self.query_one(KeyBar).keys = bar_keys((*CONFUSIONS, *EVERYWHERE))
        self.rows.show([self._row(confusion) for confusion in self._mixed_up], NONE)

    def _row(self, confusion: Confusion) -> Row:
        last = f"last on {confusion.last.day} {confusion.last:%B %Y}"
        return [Piece(confusion.words)], [Piece(f"{self._where(confusion)} · {last}", "muted")]

    def _where(self, confusion: Confusion) -> str:
        if confusion.place:
            return "side by side in a comparison"
        return "in the glossary" if confusion.terms else "in the passage that explains it"

    def on_row_list_opened(self, message: RowList.Opened) -> None:
        self.action_open()

    async def on_buttons_pressed(self, message: Buttons.Pressed) -> None:
        await self.run_action(message.action)

    # What keys do

    def action_move(self, by: int) -> None:
        self.rows.move_to(self.rows.cursor + by)

    def action_open(self) -> None:
        if not self._mixed_up:
            return
        confusion = self._mixed_up[self.rows.cursor]
        if confusion.place:
            place = confusion.place
            self._at_the_desk().open_comparison(place.lesson, place.comparison, place.subjects)
        elif confusion.terms:
            self.app.push_screen(GlossaryScreen(confusion.terms[0]), self._go_to_lesson)
        else:
            self._show_passage(confusion)

    def action_leave(self) -> None:
        self.app.pop_screen()

    def _show_passage(self, confusion: Confusion) -> None:
        name, section = confusion.passage
        try:
            lesson = self.app.desk.course.lesson(name)
        except CourseError:
            lesson = None
        if lesson and lesson.section_title(section):
            self.app.push_screen(PassageScreen(lesson, section))
        else:
            self.notify("No passage is named that sets them apart.", timeout=4)

    def _go_to_lesson(self, lesson: str | None) -> None:
        if lesson is not None:
            self._at_the_desk().open_lesson(lesson)

    def _at_the_desk(self) -> StudyScreen:
        """The desk, with whatever lies on it put away."""
        while len(self.app.screen_stack) > 1:
            self.app.pop_screen()
        desk = self.app.screen
        assert isinstance(desk, StudyScreen)
        return desk
