"""The ways from screen to screen: which opens for a quiz, a review, a plan, another course, a link."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from .course.loading import Course, open_course
from .course.problems import CourseError
from .desk import Desk
from .marking import Marking
from .pressing import Pressing
from .screens.study import StudyScreen

if TYPE_CHECKING:
    from .compare.across import Tables
    from .course.model import Lesson
    from .course.search import Index
    from .examiner import Examiner
    from .labs.line import State
    from .progress.events import Mode
    from .questions import Question
    from .review.next_step import Step

# Lesson, section and text of each note.
Notes = tuple[tuple[str, str, str], ...]


class Routes(Pressing):
    """An app with one course on its desk, and the screens that lead on from there."""

    desk: Desk
    marking: Marking
    _examiner: Examiner | None = None
    # Where courses are looked for when the person wants another one.
    shelves: Sequence[Path] = ()
    # What was read of a whole course, with what it was read from: kept until that is another.
    search_index: tuple[tuple[Course, Notes], Index] | None = None
    tables_read: tuple[Course, Tables] | None = None

    def action_command_palette(self) -> None:
        from .screens.palette import Palette

        if not isinstance(self.screen, Palette):
            self.push_screen(Palette())

    def search_themes(self) -> None:
        from textual.theme import ThemeProvider

        from .screens.palette import Palette

        self.push_screen(Palette(providers=[ThemeProvider], placeholder="Search for themes…"))

    def warn(self, words: str) -> None:
        """Say what the person should know, long enough to be read."""
        self.notify(words, severity="warning", timeout=20, markup=False)

    def put_on_desk(self, desk: Desk) -> None:
        """This course is the one that the screens show and ask about."""
        self.desk = desk
        self.desk.tell = self.warn
        self._examiner = None
        self.marking = Marking(desk)

    @property
    def examiner(self) -> Examiner:
        """Runs quizzes on this desk. Loaded when first asked for: to read on, none of it is needed."""
        if self._examiner is None:
            from .examiner import Examiner

            self._examiner = Examiner(self.desk)
        return self._examiner

    @property
    def study(self) -> StudyScreen | None:
        """The screen at the bottom, which all others come back to."""
        lowest = self.screen_stack[0]
        return lowest if isinstance(lowest, StudyScreen) else None

    def clear_desk(self) -> StudyScreen | None:
        """The screen at the bottom, with whatever lay over it put away."""
        while len(self.screen_stack) > 1:
            self.pop_screen()
        return self.study

    def take_quiz(
        self,
        lesson: Lesson,
        questions: tuple[Question, ...] | None = None,
        mode: Mode | None = None,
        again: bool = False,
    ) -> None:
        """Open the lesson's quiz where it was left, or a new one: over these questions, in this mode, or again."""
        from .screens.exam import ExamScreen
        from .screens.quiz import QuizScreen

        fresh = again or questions is not None or mode is not None
        session = None if fresh else self.examiner.left_open(lesson)
        session = session or self.examiner.begin(lesson, questions, mode)
        if session.gone:
            names = ", ".join(session.gone)
            self.notify(f"Left out, since they can't be asked: {names}", severity="warning", markup=False)
        if not session.questions:
            self.notify("None of this lesson's questions can be asked; `carrel check` says why.", markup=False)
        else:
            self.push_screen((ExamScreen if session.mode == "exam" else QuizScreen)(lesson, session))

    def review(self) -> None:
        """Ask what is due, in all lessons of the course."""
        from .screens.review_page import ReviewPage

        self.push_screen(ReviewPage())

    def plan(self, minutes: int | None = None) -> None:
        """Plan a session of so many minutes, to be chosen anew there."""
        from .screens.plan import USUAL, PlanScreen

        self.push_screen(PlanScreen(minutes or USUAL))

    def do_next(self, step: Step) -> None:
        """Go on at the desk with the next thing to do."""
        if self.study:
            self.study.take(step)

    def choose_course(self) -> None:
        """Show the courses there are; the one chosen comes on the desk, with its progress."""
        from .course.catalogue import courses
        from .screens.courses import CoursesScreen

        self.push_screen(CoursesScreen(courses(self.shelves), self.desk.course.folder), self._course_chosen)

    def _course_chosen(self, folder: Path | None) -> None:
        if folder is None or folder == self.desk.course.folder or self.study is None:
            return
        try:
            course = open_course(folder)
        except CourseError as error:
            self.warn(error.problems[0].sentence())
            return
        self.study.keep_place()
        self.put_on_desk(Desk(course, self.desk.store, self.desk.settings))
        self.study.show_course()

    def follow(self, target: str) -> None:
        """Go where a link leads: a lesson and section, a term's meaning, or an address outside the course."""
        from .screens.following import follow

        follow(self, target)

    def open_lab(self, made: Callable[[], State]) -> None:
        """Show the lab that `made` sets up, in a thread, on a screen of its own; in place of one that is shown so."""
        from .screens.lab import LabScreen

        shown = isinstance(self.screen, LabScreen)
        (self.switch_screen if shown else self.push_screen)(LabScreen(made))

    def open_lab_of(self, kind: str) -> None:
        """Show the lab of this kind."""
        from .labs.line import read

        self.open_lab(partial(read, kind))
