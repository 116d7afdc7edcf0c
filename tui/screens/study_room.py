"""Room at the desk: where there is little of it, the list of lessons and the lesson take turns."""

from __future__ import annotations

from textual import events

from .study_desk import StudyDesk

# Below this width the list and the lesson take turns.
NARROW = 64
# Below this one, the list and a lab.
ROOMY = 112


class StudyRoom(StudyDesk):
    """Shows the list and the lesson side by side, or one of them."""

    # Whether the list was put away for want of room, and comes back with it.
    _list_back = False

    def on_resize(self, event: events.Resize) -> None:
        self.make_room()

    def action_toggle_list(self) -> None:
        self._list_back = False
        shown = not self.lessons.display
        self.lessons.display = shown
        self._fit()
        (self.lessons if shown else self.pane).focus()

    def action_back(self) -> None:
        if self.lessons.has_focus:
            self.leave_list()
        else:
            self.lessons.display = True
            self._fit()
            self.lessons.focus()

    def make_room(self) -> None:
        """Where there is little room, a lab above all, what one has open takes the list's; the list comes back."""
        roomy = self.app.size.width >= (ROOMY if self.tab == "lab" else NARROW)
        if self.lessons.display and not self.lessons.has_focus and not roomy:
            self.lessons.display, self._list_back = False, True
        elif self._list_back and roomy:
            self.lessons.display, self._list_back = True, False
        self._fit()

    def leave_list(self) -> None:
        """Turn from the list to the lesson."""
        if self.size.width < NARROW:
            self.lessons.display = False
            self._fit()
        self.pane.focus()

    def _fit(self) -> None:
        """On a narrow screen the list, when shown, takes the lesson's room."""
        narrow = self.app.size.width < NARROW
        self.set_class(narrow, "-narrow")
        self.query_one("#lesson").display = not (narrow and self.lessons.display)
