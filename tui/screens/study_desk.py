"""What the parts of the study screen know of each other: each is one idea, and the desk is all of them together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.getters import query_one
from textual.widget import Widget

from ..course.model import Lesson
from ..progress.state import Place
from ..widgets.bars import KeyBar, Tabs, TitleBar
from ..widgets.lesson_list import LessonList
from ..widgets.reader import Reader
from .own import OwnScreen

if TYPE_CHECKING:
    from ..widgets.comparison import ComparisonView


class StudyDesk(OwnScreen[None]):
    """A lesson on the desk, shown in one of its tabs beside the list of lessons."""

    title_bar = query_one("#title", TitleBar)
    lessons = query_one("#lessons", LessonList)
    tabs = query_one("#tabs", Tabs)
    reader = query_one("#reader", Reader)
    key_bar = query_one("#keys", KeyBar)

    # The lesson on the desk; None while it can't be read.
    lesson: Lesson | None = None
    # What is shown of it: `read`, `compare` or `lab`.
    tab = "read"
    # Mounted when it is first wanted, or when nothing else is done: a start that reads on needs none of it.
    comparison: ComparisonView | None = None

    @property
    def lesson_id(self) -> str:
        """The id of the lesson on the desk, whether or not it can be read."""
        raise NotImplementedError

    @property
    def pane(self) -> Widget:
        """What is shown of the lesson."""
        raise NotImplementedError

    def open_lesson(self, lesson_id: str, place: Place | None = None) -> None:
        """Put a lesson on the desk, where it was left or at the given place."""
        raise NotImplementedError

    def put_on_desk(self, lesson_id: str, place: Place | None) -> None:
        """The same, and no step for going back."""
        raise NotImplementedError

    def go_to(self, lesson_id: str, place: Place | None = None) -> None:
        """Open a lesson, and turn from the list to it."""
        self.open_lesson(lesson_id, place)
        self.leave_list()

    def keep_place(self) -> None:
        """Write down where the person is."""
        raise NotImplementedError

    def keep_place_soon(self) -> None:
        """Write it down once the person has rested there."""
        raise NotImplementedError

    def show_tab(self, tab: str) -> None:
        """Show this of the lesson, if it has it."""
        raise NotImplementedError

    def turn_to(self, tab: str) -> None:
        """Show this of the lesson, and let it have the keys: who asks for it wants to use it."""
        raise NotImplementedError

    def leave_list(self) -> None:
        """Turn from the list to the lesson."""
        raise NotImplementedError

    def make_room(self) -> None:
        """Fit what is shown into the room there is."""
        raise NotImplementedError

    def show_keys(self) -> None:
        """Let the bar say what keys do where the focus is."""
        raise NotImplementedError
