"""What the person takes for what, as rows of words; each opens where the two stand side by side."""

from __future__ import annotations

from collections.abc import Sequence

from ..actions.everywhere import EVERYWHERE
from ..actions.review import CONFUSIONS
from ..actions.table import bar_keys, bindings
from ..course.problems import CourseError
from ..render.text import Piece
from ..review.confusions import Confusion
from ..widgets.row_list import Row
from .glossary import GlossaryScreen
from .passage import PassageScreen
from .rows import RowsScreen

NONE = "You have mixed up nothing so far. When an answer takes one thing for another, the two are listed here."


class ConfusionsScreen(RowsScreen[None]):
    """Rows to choose from, the most frequent first."""

    BINDINGS = bindings(CONFUSIONS)
    ACTIONS = CONFUSIONS

    def __init__(self, mixed_up: Sequence[Confusion]) -> None:
        super().__init__()
        self._mixed_up = mixed_up

    def on_mount(self) -> None:
        self.title_bar.lead, self.title_bar.heading = self.app.desk.course.title, "What you mix up"
        self.key_bar.keys = bar_keys((*CONFUSIONS, *EVERYWHERE))
        self.rows.show([self._row(confusion) for confusion in self._mixed_up], NONE)

    def _row(self, confusion: Confusion) -> Row:
        last = f"last on {confusion.last.day} {confusion.last:%B %Y}"
        return [Piece(confusion.words)], [Piece(f"{self._where(confusion)} · {last}", "muted")]

    def _where(self, confusion: Confusion) -> str:
        if confusion.place:
            return "side by side in a comparison"
        return "in the glossary" if confusion.terms else "in the passage that explains it"

    # What keys do

    def action_open(self) -> None:
        if not self._mixed_up:
            return
        confusion = self._mixed_up[self.rows.cursor]
        if confusion.place:
            if desk := self.app.clear_desk():
                place = confusion.place
                desk.open_comparison(place.lesson, place.comparison, place.subjects)
        elif confusion.terms:
            self.app.push_screen(GlossaryScreen(*confusion.terms), self._go_to_lesson)
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
        if lesson is not None and (desk := self.app.clear_desk()):
            desk.go_to(lesson)
