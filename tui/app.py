"""The app: which screens there are, what they share, and what every screen can do."""

from __future__ import annotations

import asyncio
import gc
import signal
from collections.abc import Iterable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from textual.app import App, SystemCommand
from textual.filter import LineFilter
from textual.screen import Screen

from .actions.everywhere import EVERYWHERE
from .actions.table import Action, bindings
from .course.loading import open_course
from .course.model import Lesson
from .course.problems import CourseError
from .desk import Desk
from .examiner import Examiner
from .folders import shipped
from .progress.events import Mode
from .progress.state import Place
from .questions import Question
from .screens.study import StudyScreen
from .widgets.guard import ControlFilter
from .widgets.lines import ROLE_CLASSES

if TYPE_CHECKING:
    from .course.search import Index

# How often saving is tried again after it failed.
RETRY_SECONDS = 5.0
SETTLE_SECONDS = 1.0


class CarrelApp(App[None]):
    """A desk with one course on it."""

    TITLE = "Carrel"
    COMPONENT_CLASSES = ROLE_CLASSES
    BINDINGS = bindings(EVERYWHERE)
    ENABLE_COMMAND_PALETTE = True

    def __init__(
        self,
        desk: Desk,
        lesson_id: str = "",
        notices: Sequence[str] = (),
        shelves: Sequence[Path] = (),
        review: bool = False,
    ) -> None:
        self.put_on_desk(desk)
        # What search has read: the course and notes that it read, and their index.
        self.search_index: tuple[object, Index] | None = None
        self._shelves = shelves
        self._lesson_id = lesson_id
        self._notices = notices
        self._begin_with_review = review
        super().__init__(css_path=_style_sheets())

    def put_on_desk(self, desk: Desk) -> None:
        """This course is the one that the screens show and ask about."""
        self.desk = desk
        self.desk.tell = self._warn
        self.examiner = Examiner(desk)

    def get_default_screen(self) -> Screen[None]:
        return StudyScreen(self._lesson_id)

    def on_mount(self) -> None:
        self._end_in_order_on_signals()
        for notice in self._notices:
            self._warn(notice)
        self.set_interval(RETRY_SECONDS, lambda: self.desk.retry_saving())
        self.set_timer(SETTLE_SECONDS, self._settle)
        if self._begin_with_review:
            self.review()

    def on_ready(self) -> None:
        """The first screen is painted: garbage is collected again, among what comes from now on."""
        gc.freeze()
        gc.enable()

    def _settle(self) -> None:
        """Fold in what earlier runs left behind, beside the work on screen and well after its first picture."""
        self.run_worker(self.desk.store.settle, thread=True, exit_on_error=False)

    def _warn(self, words: str) -> None:
        self.notify(words, severity="warning", timeout=20, markup=False)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's own filters, and a second wall against control codes in any widget's text."""
        return [*super().get_line_filters(), ControlFilter()]

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        yield from super().get_system_commands(screen)
        for action in self._actions(screen):
            yield SystemCommand(action.words, action.tooltip, partial(self._press_later, screen, action))

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
        from .screens.review import ReviewPage

        self.push_screen(ReviewPage())

    def choose_course(self) -> None:
        """Show the courses there are; the one chosen comes on the desk, with its progress."""
        from .course.catalogue import courses
        from .screens.courses import CoursesScreen

        self.push_screen(CoursesScreen(courses(self._shelves), self.desk.course.folder), self._course_chosen)

    def _course_chosen(self, folder: Path | None) -> None:
        study = self.screen_stack[0]
        if folder is None or folder == self.desk.course.folder or not isinstance(study, StudyScreen):
            return
        try:
            course = open_course(folder)
        except CourseError as error:
            self._warn(error.problems[0].sentence())
            return
        study.keep_place()
        self.put_on_desk(Desk(course, self.desk.store))
        study.show_course()

    def follow(self, target: str) -> None:
        """Go where a link leads: another lesson, a section of this one, or the browser."""
        lesson_id, _, section = target.partition("#")
        study = self.screen_stack[0]
        if target.startswith("term:"):
            self._tell_term(target.removeprefix("term:"))
        elif "://" in target or target.startswith("mailto:"):
            self.notify(target, title="Opening in the browser", markup=False)
            self.open_url(target)
        elif isinstance(study, StudyScreen) and (not lesson_id or self.desk.course.index(lesson_id) is not None):
            study.open_lesson(lesson_id or study.lesson_id, Place("read", section, -1) if section else None)
        else:
            self.notify(f"The course has no lesson {lesson_id!r} yet.", severity="warning", markup=False)

    def action_help(self) -> None:
        from .screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(self._actions(self.screen)))

    async def action_quit(self) -> None:
        self.leave()

    def leave(self, return_code: int = 0) -> None:
        """Close the desk, with the place written down."""
        study = self.screen_stack[0]
        if isinstance(study, StudyScreen):
            study.keep_place()
        self.exit(return_code=return_code)

    def _end_in_order_on_signals(self) -> None:
        """A signal that ends the program must leave the terminal usable, and the place written down."""
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP"):
            # Windows has no SIGHUP, and its event loop takes no handlers; a thread of tests neither.
            with suppress(AttributeError, NotImplementedError, RuntimeError, ValueError):
                number = getattr(signal, name)
                loop.add_signal_handler(number, self.leave, 128 + number)

    def _tell_term(self, term_id: str) -> None:
        term = self.desk.term(term_id)
        if term is None:
            self.notify(f"The glossary has no entry for {term_id!r}.", severity="warning", markup=False)
        else:
            self.notify(" ".join(term.short.split()), title=term.term, timeout=15, markup=False)

    def _press_later(self, screen: Screen[Any], action: Action) -> None:
        self.call_later(self.press, screen, action.press)

    async def press(self, screen: Screen[Any], action: str) -> None:
        """Do what a key does that the bar or the palette stands for: the app's, the screen's, or the pane's in it."""
        name = action.partition("(")[0]
        own = "." in name or hasattr(screen, f"action_{name}")
        owner = screen if own else getattr(screen, "pane", screen)
        await owner.run_action(action)

    @staticmethod
    def _actions(screen: Screen[Any]) -> tuple[Action, ...]:
        """What can be done there: on the desk that depends on what is shown of the lesson."""
        found: tuple[Action, ...] = getattr(screen, "actions" if hasattr(screen, "actions") else "ACTIONS", ())
        return found


def _style_sheets() -> list[str | PurePath]:
    return [*sorted(shipped("styles").glob("*.tcss"))]
