"""What the lab tab needs of the desk: it is mounted when first shown, and what is done in it is recorded."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.containers import Vertical

from ..course.model import LabSetting
from ..progress.events import LabGoalReached, LabPredicted
from ..progress.state import LabState
from .lab_host import LabHost
from .study_desk import StudyDesk

if TYPE_CHECKING:
    from ..labs.line import State
    from ..widgets.lab import LabPane


class StudyLabs(LabHost, StudyDesk):
    """The lesson's lab, and all others."""

    # The lesson and the lab that are shown in the tab.
    _lab_open: tuple[str, LabSetting] | None = None

    @property
    def about(self) -> str:
        """What one sees in the tab, where that needs words."""
        return self.lab.about if self.lab is not None and self.tab == "lab" else ""

    def bring_lab(self) -> None:
        """Have the lesson's lab in the tab, for which there is one now at the latest."""
        lesson = self.lesson
        if lesson is None or lesson.lab is None:
            return
        if self.lab is None:
            from ..widgets.lab import LabPane

            self.lab = LabPane(id="lab", ascii_only=self.app.ascii_only)
            self.query_one("#lesson", Vertical).mount(self.lab)
        if self._lab_open != (lesson.id, lesson.lab):
            self._lab_open = lesson.id, lesson.lab
            known = self.app.desk.lesson_state(lesson.id).labs.get(lesson.lab.name, LabState())
            self.lab.open(partial(_state_of, lesson.lab), known)

    def put_lab_away(self) -> None:
        """Another lesson comes on the desk: nothing of this one's lab goes on."""
        if self.lab is not None:
            self.lab.rest()

    # What the lab reports

    def on_lab_pane_predicted(self, message: LabPane.Predicted) -> None:
        if self._lab_open is not None:
            lesson, lab = self._lab_open
            choice, answer = message.choice, message.answer
            self.app.desk.record(LabPredicted, lesson=lesson, lab=lab.name, choice=choice, answer=answer)

    def on_lab_pane_reached(self, message: LabPane.Reached) -> None:
        if self._lab_open is not None:
            lesson, lab = self._lab_open
            goal, seed, step = message.goal, message.seed, message.step
            self.app.desk.record(LabGoalReached, lesson=lesson, lab=lab.name, goal=goal, seed=seed, step=step)

    def on_lab_pane_left(self) -> None:
        self.show_tab("read")

    # What keys do

    def action_lab(self) -> None:
        if self.lesson is not None and self.lesson.lab is not None:
            self.turn_to("lab")
            return
        self.notify("This lesson has no lab of its own; these are all there are.", timeout=4)
        self.action_labs()

    def action_labs(self) -> None:
        from .labs import LabsScreen

        self.keep_place()
        self.app.push_screen(LabsScreen(), lambda kind: None if kind is None else self.app.open_lab_of(kind))


def _state_of(setting: LabSetting) -> State:
    """The lab as the lesson asks for it. Raises LabError."""
    from ..labs.line import State
    from ..labs.setup import setup_of

    return State(setup_of(setting))
