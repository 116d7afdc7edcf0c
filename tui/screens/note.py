"""The person's note on a section. It is kept while one writes, and when the sheet is closed, however that happens."""

from __future__ import annotations

from textual.app import ComposeResult, SuspendNotSupported
from textual.containers import Vertical
from textual.widgets import TextArea
from textual.widgets.text_area import Edit, EditResult

from ..actions.marking import NOTE
from ..actions.table import bar_keys, sheet_bindings
from ..course.model import Lesson
from ..editor import EditorError, edited, set_aside
from ..marking import MOST_CHARACTERS, tidy
from ..widgets.bars import KeyBar, TitleBar
from .own import OwnSheet

# What was written is kept once it has rested this long, and while one writes on after as many such moments.
REST_SECONDS = 2.0
MOMENTS = 5


class NoteArea(TextArea):
    """A field for a note. What would make it too long is refused as a whole, with a word."""

    def edit(self, edit: Edit) -> EditResult:
        before = len(self.text)
        growth = len(edit.text) - len(self.get_text_range(edit.top, edit.bottom))
        if growth > 0 and before + growth > MOST_CHARACTERS:
            words = f"A note holds {MOST_CHARACTERS:,} characters, and this would be {before + growth:,}."
            self.notify(f"{words} Nothing was put in.", severity="warning", timeout=8, markup=False)
            return EditResult(edit.top, "")
        return super().edit(edit)


class NoteScreen(OwnSheet[None]):
    """A sheet with the note on a section, '' for the lesson as a whole."""

    BINDINGS = sheet_bindings(NOTE, typing=True)
    ACTIONS = NOTE

    def __init__(self, lesson: Lesson, section: str) -> None:
        super().__init__()
        self._lesson = lesson
        self._section = section
        # Held here, since what is in it is kept even when the screen is being taken down.
        self.area = NoteArea(id="note", placeholder="What do you want to remember of this?")
        self._kept = ""
        self._last_seen = ""
        self._moments = 0

    def compose(self) -> ComposeResult:
        self._kept = self._last_seen = self.app.marking.notes(self._lesson).get(self._section, "")
        self.area.load_text(self._kept)
        with Vertical(id="drawer"):
            yield TitleBar(id="title")
            yield self.area
            yield KeyBar(id="keys")

    def on_mount(self) -> None:
        title = self.query_one(TitleBar)
        title.lead = "Note"
        title.heading = self._lesson.section_title(self._section) or self._lesson.title
        self.query_one(KeyBar).keys = bar_keys(NOTE)
        self.area.cursor_blink = False
        self.area.move_cursor(self.area.document.end)
        self.area.focus()
        self._count()
        self.set_interval(REST_SECONDS, self._rest)

    def on_unmount(self) -> None:
        # A signal or the end of the program closes the sheet as well.
        self._keep()

    def on_text_area_changed(self, message: TextArea.Changed) -> None:
        self._count()

    def action_editor(self) -> None:
        self._keep()
        text = self.area.text
        try:
            with self.app.suspend():
                outcome = _edited(text)
        except SuspendNotSupported:
            outcome = EditorError("Your editor can't be opened from here; write in this field.")
        if isinstance(outcome, str) and len(tidy(outcome)) > max(MOST_CHARACTERS, len(text)):
            outcome = _too_long(tidy(outcome))
        if isinstance(outcome, EditorError):
            self.notify(str(outcome), severity="warning", timeout=15, markup=False)
        elif tidy(outcome) != tidy(text):
            # As one edit, so that Ctrl+Z takes it back.
            self.area.replace(tidy(outcome), (0, 0), self.area.document.end)
            self._keep()

    def action_back(self) -> None:
        had = bool(self.app.marking.notes(self._lesson).get(self._section))
        self._keep()
        if self._kept:
            self.notify("Your note is kept.", timeout=2)
        elif had:
            self.notify("The note is empty now, so it is taken away.", timeout=4)
        self.dismiss(None)

    def _rest(self) -> None:
        """Keep what has rested since the last moment, or has changed for several of them."""
        text = self.area.text
        self._moments = self._moments + 1 if tidy(text) != self._kept else 0
        if self._moments and (text == self._last_seen or self._moments >= MOMENTS):
            self._keep()
        self._last_seen = text

    def _keep(self) -> None:
        text = tidy(self.area.text)
        if text != self._kept:
            self.app.marking.write(self._lesson.id, self._section, text)
            self._kept, self._moments = text, 0

    def _count(self) -> None:
        count = len(self.area.text)
        self.query_one(TitleBar).asides = (f"{count:,} of {MOST_CHARACTERS:,} characters", f"{count:,}")


def _edited(text: str) -> str | EditorError:
    """What the person's editor makes of a text. The terminal is not the app's meanwhile: nothing may be raised."""
    try:
        return edited(text)
    except EditorError as error:
        return error


def _too_long(text: str) -> EditorError:
    try:
        where = f"The text is in {set_aside(text)}"
    except EditorError as error:
        where = str(error)
    return EditorError(f"A note holds {MOST_CHARACTERS:,} characters, and this has {len(text):,}. {where}")
