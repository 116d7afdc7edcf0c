"""All tables and all subjects of the course: one is opened, or several subjects are set side by side."""

from __future__ import annotations

from collections.abc import Sequence

from textual.message import Message
from textual.worker import get_current_worker

from ..actions.comparing import TABLES
from ..actions.everywhere import EVERYWHERE
from ..actions.table import bindings, field_keys, without
from ..compare.across import Choice, Sheet, Source, Tables, choices, read_tables, side_by_side
from ..course.loading import Course
from ..render.text import Piece
from ..widgets.row_list import Row
from .rows import FilterScreen

READING = "Reading the course's tables…"
NONE = "Nothing has all these words. Try fewer, or the beginning of one."
NO_TABLES = "No lesson of this course has a comparison."
# The same keys in the bar while tables or subjects are listed.
TABLE_KEYS = without(TABLES, "together")
OF_SUBJECTS = {"open": "Tick", "turn": "Tables"}
SUBJECT_KEYS = tuple(action._replace(words=OF_SUBJECTS.get(action.method, action.words)) for action in TABLES)
# Once two are ticked, that is the way on.
TOGETHER_KEYS = tuple(action._replace(kept=action.method == "together") for action in SUBJECT_KEYS)
# A longer list is not read but filtered; laying more rows out would make typing wait.
MOST = 50


class TablesScreen(FilterScreen[Sheet | None]):
    """Lists tables, or subjects to tick; dismissed with what is to be shown, or None."""

    BINDINGS = bindings(TABLES)
    ACTIONS = TABLES
    PLACEHOLDER = "Filter"

    class Ready(Message):
        """The course has been read."""

        def __init__(self, tables: Tables) -> None:
            super().__init__()
            self.tables = tables

    def __init__(self, course: Course) -> None:
        super().__init__()
        self._course = course
        self._tables: Tables | None = None
        self._subjects: list[Choice] = []
        self._of_subjects = False
        self._ticked: list[Choice] = []
        self._listed: Sequence[Source | Choice] = ()

    def on_mount(self) -> None:
        self.title_bar.lead = self._course.title
        self.field.focus()
        self.list_rows()
        course, tables = self.app.tables_read or (None, None)
        if tables is not None and course is self._course:
            self._take(tables)
        else:
            # Reading a thousand lessons takes seconds: keys go on being answered meanwhile.
            self.run_worker(self._read, thread=True)

    def on_tables_screen_ready(self, message: Ready) -> None:
        self.app.tables_read = self._course, message.tables
        self._take(message.tables)

    # What keys do

    def action_turn(self) -> None:
        self._of_subjects = not self._of_subjects
        self.field.value = ""
        self.list_rows()

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
        self.list_rows()
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

    def _read(self) -> None:
        worker = get_current_worker()
        tables = read_tables(self._course, lambda: worker.is_cancelled)
        if not worker.is_cancelled:
            self.post_message(self.Ready(tables))

    def _take(self, tables: Tables) -> None:
        self._tables = tables
        self._subjects = choices(tables.sources)
        if tables.unread:
            count, names = len(tables.unread), ", ".join(tables.unread[:3])
            more = f" and {count - 3} more" if count > 3 else ""
            self.notify(f"Left out, since they can't be read: {names}{more}.", severity="warning", markup=False)
        self.list_rows()

    def list_rows(self) -> None:
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
        keys = TABLE_KEYS if not self._of_subjects else TOGETHER_KEYS if len(self._ticked) > 1 else SUBJECT_KEYS
        self.key_bar.keys = field_keys((*keys, *EVERYWHERE))

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
