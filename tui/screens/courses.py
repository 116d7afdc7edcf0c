"""The courses there are, to choose another one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from ..course.catalogue import Entry


class CoursesScreen(ModalScreen[Path | None]):
    """A list of courses; dismissed with the folder of the one chosen, or None."""

    BINDINGS = [Binding("escape,q", "leave", "Back")]

    def __init__(self, entries: Sequence[Entry], open_folder: Path) -> None:
        super().__init__()
        self._entries = entries
        self._open_folder = open_folder

    def compose(self) -> ComposeResult:
        with Vertical(id="sheet"):
            yield Static("Courses: Enter opens, Escape goes back", markup=False)
            yield OptionList(*(Option(self._words(entry)) for entry in self._entries))

    def on_mount(self) -> None:
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

    def action_leave(self) -> None:
        self.dismiss(None)
