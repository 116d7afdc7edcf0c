"""What is shown of the lesson on the desk, in tabs, and what can be done there by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..actions.everywhere import EVERYWHERE
from ..actions.reading import FIND
from ..actions.study import LESSONS, STUDY
from ..actions.table import Action, bar_keys, field_keys, reachable
from ..widgets.reader import Reader
from .study_comparing import StudyComparing
from .study_labs import StudyLabs

if TYPE_CHECKING:
    from ..widgets.comparison import ComparisonView
    from ..widgets.lab import LabPane

# What one comes to a lesson for, beside its text.
WAYS_ON = {"study.quiz", "study.compare", "study.lab", "study.review"}


class StudyPanes(StudyComparing, StudyLabs):
    """Reading, comparing and the lab: one of them is shown."""

    @property
    def pane(self) -> Reader | ComparisonView | LabPane:
        """What is shown of the lesson."""
        return self.panes[self.tab]

    @property
    def panes(self) -> dict[str, Reader | ComparisonView | LabPane]:
        """What can be shown of a lesson, by the name that saved places have for it."""
        panes: dict[str, Reader | ComparisonView | LabPane] = {"read": self.reader}
        if self.comparison is not None:
            panes["compare"] = self.comparison
        return panes if self.lab is None else panes | {"lab": self.lab}

    @property
    def actions(self) -> tuple[Action, ...]:
        """What can be done now: on what is shown of the lesson, and at the desk."""
        return (*self.pane.ACTIONS, *STUDY)

    @property
    def actions_here(self) -> tuple[Action, ...]:
        """What of that has a key where the focus is."""
        return reachable(LESSONS if self.lessons.has_focus else self.pane.ACTIONS, STUDY)

    def show_tab(self, tab: str) -> None:
        """Show this of the lesson, if it has it."""
        focused = self.pane.has_focus_within
        has_lab = self.lesson is not None and self.lesson.lab is not None
        if tab == "lab" and has_lab:
            self.bring_lab()
        coming = tab == "compare" and self.comparison is None
        if coming:
            self.call_later(self._bring_and_compare)
        self.tab = tab if tab in self.panes and (has_lab or tab != "lab") else "read"
        self.make_room()
        for name, pane in self.panes.items():
            # What is only passed over is not on the screen, and so not read.
            pane.display = name == self.tab and not coming
        self.tabs.active = self.tab
        self.show_keys()
        if focused or self.focused is None:
            self.pane.focus()
        self.keep_place_soon()

    async def _bring_and_compare(self) -> None:
        if await self.bring_comparison():
            self.show_tab("compare")

    def turn_to(self, tab: str) -> None:
        """Show this of the lesson, and let it have the keys: who asks for it wants to use it."""
        self.show_tab(tab)
        self.leave_list()

    def show_keys(self) -> None:
        """Let the bar say what keys do where the focus is."""
        if self.reader.typing:
            self.key_bar.keys = field_keys((*FIND, *EVERYWHERE))
        elif self.comparison is not None and self.comparison.typing:
            self.key_bar.keys = field_keys((*self.comparison.ACTIONS, *EVERYWHERE))
        else:
            self.key_bar.keys = bar_keys((*self._in_bar, *EVERYWHERE))

    @property
    def _in_bar(self) -> list[Action]:
        """What the bar has room for first: while one reads, the ways on from the text before what is done in it."""
        has_lab = self.lesson is not None and self.lesson.lab is not None
        here = [action for action in self.actions_here if has_lab or action.id != "study.lab"]
        reads = self.pane is self.reader and not self.reader.finding and not self.lessons.has_focus
        return sorted(here, key=lambda action: action.id not in WAYS_ON) if reads else here

    # What may change the keys that work

    def on_descendant_focus(self) -> None:
        self.show_keys()

    def on_reader_find_ended(self) -> None:
        self.show_keys()

    def on_table_desk_keys_changed(self) -> None:
        self.show_keys()

    def on_lab_pane_keys_changed(self) -> None:
        self.show_keys()

    # What keys do

    def action_read(self) -> None:
        self.turn_to("read")

    async def action_compare(self) -> None:
        # Waited for, so that a key typed right after this one is a key of the table.
        if await self.bring_comparison():
            self.turn_to("compare")
