"""The ways from the desk to other screens, and back to what was found there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.screen import Screen

from ..course.model import Lesson
from ..history import History
from ..progress.events import Mode
from ..progress.state import Place

if TYPE_CHECKING:
    from ..app import CarrelApp
    from ..course.search import Hit


class StudyWays(Screen[None]):
    """What the desk's keys open: quiz, review, statistics, search, glossary, courses, and what was open before."""

    app: CarrelApp
    # The lesson on the desk; None while it can't be read.
    lesson: Lesson | None = None
    # What was opened since the start, to go back to.
    visited = History()

    def keep_place(self) -> None:
        """Write down where the person is."""
        raise NotImplementedError

    def open_lesson(self, lesson_id: str, place: Place | None = None) -> None:
        """Put a lesson on the desk, where it was left or at the given place."""
        raise NotImplementedError

    def put_on_desk(self, lesson_id: str, place: Place | None) -> None:
        """The same, and no step for going back."""
        raise NotImplementedError

    def leave_list(self) -> None:
        """Turn from the list to the lesson."""
        raise NotImplementedError

    def action_go_back(self) -> None:
        self.keep_place()
        self._revisit(self.visited.known(self._is_there).back(), "There is nothing to go back to.")

    def action_go_forward(self) -> None:
        self.keep_place()
        self._revisit(self.visited.known(self._is_there).forward(), "There is nothing to go forward to.")

    def _revisit(self, visited: History | None, at_the_end: str) -> None:
        if visited is None or visited.now is None:
            self.notify(at_the_end, timeout=2)
            return
        self.visited = visited
        self.put_on_desk(visited.now.lesson, visited.now.place)
        self.leave_list()

    def _is_there(self, lesson_id: str) -> bool:
        return self.app.desk.course.index(lesson_id) is not None

    def action_quiz(self, mode: Mode | None = None) -> None:
        if self.lesson is None:
            self.notify("This lesson can't be read, so it has no quiz.", markup=False)
        elif not self.app.examiner.has_quiz(self.lesson):
            self.notify("This lesson has no questions. Press n for the next lesson.", markup=False)
        else:
            self.keep_place()
            self.app.take_quiz(self.lesson, mode=mode)

    def action_exam(self) -> None:
        self.action_quiz("exam")

    def action_review(self) -> None:
        self.keep_place()
        self.app.review()

    def action_statistics(self) -> None:
        from .statistics import StatisticsScreen

        self.keep_place()
        self.app.push_screen(StatisticsScreen())

    def action_courses(self) -> None:
        self.app.choose_course()

    def action_search(self) -> None:
        from .search import SearchScreen

        self.app.push_screen(SearchScreen(), self._go_to)

    def action_glossary(self, term_id: str = "") -> None:
        from .glossary import GlossaryScreen

        self.app.push_screen(GlossaryScreen(term_id), self._go_to_lesson)

    def _go_to(self, hit: Hit | None) -> None:
        """Open what search found."""
        if hit is None:
            return
        if hit.kind == "term":
            self.action_glossary(hit.item)
        else:
            tab = "compare" if hit.kind == "cell" else "read"
            self.open_lesson(hit.lesson, Place(tab, hit.section, -1))
            self.leave_list()

    def _go_to_lesson(self, lesson_id: str | None) -> None:
        if lesson_id is not None:
            self.open_lesson(lesson_id)
            self.leave_list()
