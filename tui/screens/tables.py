"""All tables and all subjects of the course: one is opened, or several subjects are set side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.getters import query_one
from textual.message import Message
from textual.widgets import Input
from textual.worker import get_current_worker

from ..actions.comparing import TABLES
from ..actions.everywhere import EVERYWHERE
from ..actions.table import bindings, field_keys
from ..compare.across import Choice, Sheet, Source, Tables, choices, read_tables, side_by_side
from ..render.text import Piece
from ..widgets.bars import Buttons, KeyBar, TitleBar
from ..widgets.field import Field
from ..widgets.row_list import Row, RowList
from .own import OwnScreen
from .study_comparing import StudyComparing

if TYPE_CHECKING:
    from ..app import CarrelApp

READING = "Reading the course's tables…"
NONE = "Nothing has all these words. Try fewer, or the beginning of one."
NO_TABLES = "No lesson of this course has a comparison."
# The same keys in the bar while tables or subjects are listed.
TABLE_KEYS = (TABLES[0], TABLES[1], TABLES[-1])
SUBJECT_KEYS = (TABLES[0]._replace(words="Tick"), TABLES[1]._replace(words="Tables"), TABLES[2], TABLES[-1])
# A longer list is not read but filtered; laying more rows out would make typing wait.
MOST = 50


class TablesScreen(OwnScreen[Sheet | None]):
    """Lists tables, or subjects to tick; dismissed with what is to be shown, or None."""

    app: CarrelApp
    BINDINGS = bindings(TABLES)
    ACTIONS = TABLES

    title_bar = query_one("#title", TitleBar)
    field = query_one("#field", Input)
    rows = query_one("#rows", RowList)

    class Ready(Message):
        """The course has been read."""

        def __init__(self, tables: Tables) -> None:
            super().__init__()
            self.tables = tables

    def __init__(self) -> None:
        super().__init__()
        self._tables: Tables | None = None
        self._subjects: list[Choice] = []
        self._of_subjects = False
        self._ticked: list[Choice] = []
        self._listed: Sequence[Source | Choice] = ()

    def compose(self) -> ComposeResult:
        yield TitleBar(id="title")
        yield Field(placeholder="Filter", max_length=200, compact=True, id="field")
        yield RowList(id="rows")
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        self.title_bar.lead = self.app.desk.course.title
        self.field.focus()
        self._list()
        course, tables = self._desk.tables_read or (None, None)
        if tables is not None and course is self.app.desk.course:
            self._take(tables)
        else:
            # Reading a thousand lessons takes seconds: keys go on being answered meanwhile.
            self.run_worker(self._read, thread=True, exit_on_error=False)

    def on_tables_screen_ready(self, message: Ready) -> None:
        self._desk.tables_read = self.app.desk.course, message.tables
        self._take(message.tables)

    def on_input_changed(self, message: Input.Changed) -> None:
        self._list()

    def on_input_submitted(self, message: Input.Submitted) -> None:
        self.action_open()

    def on_row_list_opened(self, message: RowList.Opened) -> None:
        self.action_open()

    async def on_buttons_pressed(self, message: Buttons.Pressed) -> None:
        await self.run_action(message.action)

    # What keys do

    def action_move(self, by: int) -> None:
        self.rows.move_to(self.rows.cursor + by)

    def action_turn(self) -> None:
        self._of_subjects = not self._of_subjects
        self.field.value = ""
        self._list()

    def action_open(self) -> None:
        """Show the table at the cursor; tick or untick the subject there."""
        if not self._listed:
            return
        chosen = self._listed[self.rows.cursor]
        if isinstance(chosen, Source):
            where = f"from {chosen.lesson_title}"
            self.dismiss(Sheet(chosen.table, chosen.lesson, where))
            return
        if chosen in self._ticked:
            self._ticked.remove(chosen)
        else:
            self._ticked.append(chosen)
        cursor = self.rows.cursor
        self._list()
        self.rows.move_to(cursor)

    def action_together(self) -> None:
        if len(self._ticked) < 2:
            self.notify("Tick two subjects at least: Tab lists them, Enter ticks.", timeout=4)
            return
        sheet = side_by_side(self._ticked)
        if sheet.table.rows:
            self.dismiss(sheet)
        else:
            names = ", ".join(choice.subject.name for choice in self._ticked)
            self.notify(f"{names}: their tables share no dimension.", timeout=6, markup=False)

    def action_back(self) -> None:
        self.dismiss(None)

    @property
    def _desk(self) -> StudyComparing:
        desk = self.app.screen_stack[0]
        assert isinstance(desk, StudyComparing)
        return desk

    def _read(self) -> None:
        worker = get_current_worker()
        tables = read_tables(self.app.desk.course, lambda: worker.is_cancelled)
        if not worker.is_cancelled:
            self.post_message(self.Ready(tables))

    def _take(self, tables: Tables) -> None:
        self._tables = tables
        self._subjects = choices(tables.sources)
        if tables.unread:
            count, names = len(tables.unread), ", ".join(tables.unread[:3])
            more = f" and {count - 3} more" if count > 3 else ""
            self.notify(f"Left out, since they can't be read: {names}{more}.", severity="warning", markup=False)
        self._list()

    def _list(self) -> None:
        """List what has the words in the field."""
        words = self.field.value.casefold().split()
        there: Sequence[Source | Choice] = ()
        if self._tables is not None:
            there = self._subjects if self._of_subjects else self._tables.sources
        found = [one for one in there if all(word in _text(one) for word in words)]
        self._listed = found[:MOST]
        instead = READING if self._tables is None else NONE if there else NO_TABLES
        self.rows.show([self._row(one) for one in self._listed], instead)
        what = "subjects" if self._of_subjects else "tables"
        self.title_bar.heading = f"All {what}"
        what = what if len(found) != 1 else what[:-1]
        count = f"{len(found)}" if len(found) <= MOST else f"the first {MOST} of {len(found)}"
        ticked = f" · {len(self._ticked)} ticked" if self._ticked else ""
        self.title_bar.asides = (f"{count} {what}{ticked}", f"{len(found)}{ticked}") if self._tables else ()
        self.query_one(KeyBar).keys = field_keys((*(SUBJECT_KEYS if self._of_subjects else TABLE_KEYS), *EVERYWHERE))

    def _row(self, one: Source | Choice) -> Row:
        if isinstance(one, Source):
            subjects = ", ".join(subject.name for subject in one.table.subjects)
            return ([Piece(one.table.title, "strong"), Piece(f" · {one.lesson_title}", "muted")], [Piece(subjects)])
        ticked = one in self._ticked
        tick = Piece("[✔] " if ticked else "[ ] ", "accent" if ticked else "muted")
        where = f" · {one.source.table.title} · {one.source.lesson_title}"
        return ([tick, Piece(one.subject.name, "strong"), Piece(where, "muted")],)


def _text(one: Source | Choice) -> str:
    """What the filter looks in."""
    if isinstance(one, Source):
        subjects = " ".join(subject.name for subject in one.table.subjects)
        return f"{one.table.title} {one.lesson_title} {subjects}".casefold()
    return f"{one.subject.name} {one.source.table.title} {one.source.lesson_title}".casefold()
