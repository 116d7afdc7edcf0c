"""All bookmarks and notes of the course: to go back to them, and to take them away."""

from __future__ import annotations

from ..actions.everywhere import EVERYWHERE
from ..actions.marking import MARKS
from ..actions.table import bar_keys, bindings
from ..course.problems import CourseError
from ..history import Visit
from ..marking import Mark
from ..progress.state import Place
from ..render.marks import signs
from ..render.text import Piece
from ..widgets.row_list import Row
from .note import NoteScreen
from .rows import RowsScreen

NONE = "No bookmarks and no notes yet. In a lesson, b puts a bookmark on the section at the top, and e writes a note."
# Of a longer first line of a note the beginning is shown.
LONGEST = 300


class MarksScreen(RowsScreen[Visit | None]):
    """Lists marks; dismissed with the place of the one chosen, or None."""

    BINDINGS = bindings(MARKS)
    ACTIONS = MARKS

    def __init__(self) -> None:
        super().__init__()
        self._marks: list[Mark] = []
        self._removed: list[Mark] = []

    def on_mount(self) -> None:
        self.title_bar.lead, self.title_bar.heading = self.app.desk.course.title, "Bookmarks and notes"
        self.key_bar.keys = bar_keys((*MARKS, *EVERYWHERE))
        self._show(0)

    def action_open(self) -> None:
        if mark := self._chosen:
            self.dismiss(Visit(mark.lesson, Place("read", mark.section, -1)))

    def action_note(self) -> None:
        if mark := self._chosen:
            try:
                lesson = self.app.desk.course.lesson(mark.lesson)
            except CourseError as error:
                self.notify(error.problems[0].sentence(), severity="warning", markup=False)
            else:
                self.app.push_screen(NoteScreen(lesson, mark.section), lambda _: self._show(self.rows.cursor))

    def action_remove(self) -> None:
        if mark := self._chosen:
            self._removed.append(mark)
            self._set(mark, False)
            self.notify(f"Taken away: {_words(mark)}. Press u to put it back.", timeout=6, markup=False)

    def action_undo(self) -> None:
        if self._removed:
            self._set(self._removed.pop(), True)
        else:
            self.notify("Nothing was taken away here.", timeout=2)

    @property
    def _chosen(self) -> Mark | None:
        return self._marks[self.rows.cursor] if self._marks else None

    def _set(self, mark: Mark, there: bool) -> None:
        if mark.bookmarked:
            self.app.marking.bookmark(mark.lesson, mark.section, there)
        if mark.note:
            self.app.marking.write(mark.lesson, mark.section, mark.note if there else "")
        self._show(self.rows.cursor)

    def _show(self, cursor: int) -> None:
        self._marks = self.app.marking.everywhere()
        self.rows.show([_row(mark) for mark in self._marks], NONE)
        self.rows.move_to(cursor)
        self.title_bar.asides = (f"{len(self._marks)} marked", f"{len(self._marks)}")


def _row(mark: Mark) -> Row:
    kinds = (["bookmark"] if mark.bookmarked else []) + (["note"] if mark.note else [])
    head = [Piece(f"{signs(kinds)} ", "partly"), Piece(mark.section_title or mark.lesson_title, "strong")]
    if mark.section:
        head.append(Piece(f" · {mark.lesson_title}", "muted"))
    note = mark.note.lstrip().partition("\n")
    return (
        (head, [Piece(note[0][:LONGEST] + ("…" if note[2] or note[0][LONGEST:] else ""))]) if mark.note else (head,)
    )


def _words(mark: Mark) -> str:
    kinds = " and ".join((["the bookmark"] if mark.bookmarked else []) + (["the note"] if mark.note else []))
    return f"{kinds} on {mark.section_title or mark.lesson_title}"
