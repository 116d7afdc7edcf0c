"""The outline of the lesson on the desk: a sheet beside the text, to see where one is and to go elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping

from textual.app import ComposeResult
from textual.containers import Vertical

from ..actions.marking import OUTLINE
from ..actions.table import bar_keys, sheet_bindings
from ..course.model import Lesson
from ..progress.state import Place
from ..render.outline import legend, outline_rows, present, stops
from ..render.text import Styled
from ..widgets.bars import KeyBar, TitleBar
from ..widgets.block import TextBlock
from ..widgets.row_list import RowList
from .note import NoteScreen
from .own import OwnSheet
from .rows import RowsScreen


class OutlineScreen(OwnSheet[Place | None], RowsScreen[Place | None]):
    """A lesson's sections and headings; dismissed with the place chosen, or None."""

    BINDINGS = sheet_bindings(OUTLINE)
    ACTIONS = OUTLINE

    def __init__(
        self,
        lesson: Lesson,
        place: Place,
        read: Container[str],
        marks: Callable[[], Mapping[str, Container[str]]],
    ) -> None:
        """`read` are the sections read to their end; `marks` gives each section's marks as they are now."""
        super().__init__()
        self._lesson = lesson
        self._read = read
        self._marks = marks
        self._stops = stops(lesson)
        self._here = present(self._stops, place)

    def compose(self) -> ComposeResult:
        with Vertical(id="drawer"):
            yield TitleBar(id="title")
            yield RowList(id="rows", hang=4)
            yield TextBlock(id="legend")
            yield KeyBar(id="keys")

    def on_mount(self) -> None:
        self.title_bar.heading = "Outline"
        self.title_bar.asides = (f"{len(self._lesson.sections)} sections", f"{len(self._lesson.sections)}")
        self.key_bar.keys = bar_keys(OUTLINE)
        self._show(self._here)

    def action_open(self) -> None:
        self.dismiss(self._stops[self.rows.cursor].place)

    def action_bookmark(self) -> None:
        section = self._stops[self.rows.cursor].section
        on = section not in self.app.marking.bookmarks(self._lesson)
        self.app.marking.bookmark(self._lesson.id, section, on)
        self._show(self.rows.cursor)

    def action_note(self) -> None:
        section = self._stops[self.rows.cursor].section
        self.app.push_screen(NoteScreen(self._lesson, section), lambda _: self._show(self.rows.cursor))

    def _show(self, cursor: int) -> None:
        marks = self._marks()
        self.rows.show(outline_rows(self._stops, self._here, self._read, marks))
        self.rows.move_to(cursor)
        read = any(stop.section in self._read for stop in self._stops)
        self.query_one("#legend", TextBlock).show(lambda width: Styled(legend(read, marks)).lines(width, 0))
