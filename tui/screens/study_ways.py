"""The ways from the desk to other screens, and back to what was found there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..history import History
from ..progress.events import Mode
from ..progress.state import Place
from .study_desk import StudyDesk

if TYPE_CHECKING:
    from ..course.search import Hit


class StudyWays(StudyDesk):
    """What the desk's keys open: quiz, review, statistics, search, glossary, courses, and what was open before."""

    # What was opened since the start, to go back to.
    visited = History()

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
            self.go_to(hit.lesson, Place(tab, hit.section, -1))

    def _go_to_lesson(self, lesson_id: str | None) -> None:
        if lesson_id is not None:
            self.go_to(lesson_id)
