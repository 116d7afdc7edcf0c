"""The courses there are, to choose another one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from ..actions.study import COURSES
from ..actions.table import bar_keys, sheet_bindings
from ..course.catalogue import Entry
from ..widgets.bars import KeyBar, TitleBar
from .own import OwnSheet


class CoursesScreen(OwnSheet[Path | None]):
    """A list of courses; dismissed with the folder of the one chosen, or None."""

    BINDINGS = sheet_bindings(COURSES)
    ACTIONS = COURSES

    def __init__(self, entries: Sequence[Entry], open_folder: Path) -> None:
        super().__init__()
        self._entries = entries
        self._open_folder = open_folder

    def compose(self) -> ComposeResult:
        with Vertical(id="sheet"):
            yield TitleBar(id="title")
            yield OptionList(*(Option(self._words(entry)) for entry in self._entries))
            yield KeyBar()

    def on_mount(self) -> None:
        title = self.query_one(TitleBar)
        title.heading, title.asides = "Courses", (f"{len(self._entries)}",)
        self.query_one(KeyBar).keys = bar_keys(COURSES)
        choices = self.query_one(OptionList)
        folders = [entry.folder for entry in self._entries]
        choices.highlighted = folders.index(self._open_folder) if self._open_folder in folders else 0
        choices.focus()

    def _words(self, entry: Entry) -> Content:
        if entry.manifest is None:
            return Content.assemble((entry.folder.name, "bold"), f"\ncan't be opened: {entry.trouble}")
        mark = " · on the desk" if entry.folder == self._open_folder else ""
        count = len(entry.manifest.lessons)
        about = entry.manifest.summary or f"{count} lesson{'' if count == 1 else 's'}"
        return Content.assemble((entry.manifest.title, "bold"), mark, (f"\n{about}", "dim"))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(self._entries[event.option_index].folder)

    def action_open(self) -> None:
        self.query_one(OptionList).action_select()

    def action_leave(self) -> None:
        self.dismiss(None)
