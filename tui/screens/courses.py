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
from ..widgets.bars import Buttons, KeyBar, TitleBar
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
            return Content(f"{entry.folder.name}\n  can't be opened: {entry.trouble}")
        mark = "▸ " if entry.folder == self._open_folder else "  "
        about = entry.manifest.summary or f"{len(entry.manifest.lessons)} lessons"
        return Content.assemble(f"{mark}{entry.manifest.title}", (f"\n  {about}", "dim"))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(self._entries[event.option_index].folder)

    async def on_buttons_pressed(self, message: Buttons.Pressed) -> None:
        await self.run_action(message.action)

    def action_open(self) -> None:
        self.query_one(OptionList).action_select()

    def action_leave(self) -> None:
        self.dismiss(None)
