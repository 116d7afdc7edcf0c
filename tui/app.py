"""The app: which screens there are, what they share, and what every screen can do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import PurePath

from textual.app import App, SystemCommand
from textual.filter import LineFilter
from textual.screen import Screen

from .course.model import Lesson
from .desk import Desk
from .folders import shipped
from .progress.state import Place
from .questions import Question
from .screens.actions import EVERYWHERE, Action, bindings
from .screens.study import StudyScreen
from .widgets.guard import ControlFilter


class CarrelApp(App[None]):
    """A desk with one course on it."""

    TITLE = "Carrel"
    BINDINGS = bindings(EVERYWHERE)
    ENABLE_COMMAND_PALETTE = True

    def __init__(self, desk: Desk, lesson_id: str = "", notices: Sequence[str] = ()) -> None:
        self.desk = desk
        self._lesson_id = lesson_id
        self._notices = notices
        super().__init__(css_path=_style_sheets())

    def get_default_screen(self) -> Screen[None]:
        return StudyScreen(self._lesson_id)

    def on_mount(self) -> None:
        for notice in self._notices:
            self.notify(notice, severity="warning", timeout=20, markup=False)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's own filters, and a second wall against control codes in any widget's text."""
        return [*super().get_line_filters(), ControlFilter()]

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        yield from super().get_system_commands(screen)
        for action in self._actions(screen):
            yield SystemCommand(action.words, action.tooltip, lambda a=action: self._press(screen, a))

    def take_quiz(self, lesson: Lesson, questions: tuple[Question, ...] | None = None) -> None:
        """Open the lesson's quiz where it was left, or a new one over these questions."""
        from .screens.quiz import QuizScreen

        session = self.desk.open_quiz(lesson) if questions is None else None
        session = session or self.desk.start_quiz(lesson, questions)
        if not session.questions:
            self.notify("None of this lesson's questions can be asked; `carrel check` says why.", markup=False)
            return
        self.push_screen(QuizScreen(lesson, session))

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
        """Leave, with the place written down."""
        study = self.screen_stack[0]
        if isinstance(study, StudyScreen):
            study.keep_place()
        self.exit()

    def _tell_term(self, term_id: str) -> None:
        term = self.desk.term(term_id)
        if term is None:
            self.notify(f"The glossary has no entry for {term_id!r}.", severity="warning", markup=False)
        else:
            self.notify(" ".join(term.short.split()), title=term.term, timeout=15, markup=False)

    @staticmethod
    def _actions(screen: Screen[object]) -> tuple[Action, ...]:
        return getattr(screen, "ACTIONS", ())

    def _press(self, screen: Screen[object], action: Action) -> None:
        self.call_later(screen.run_action, action.press)


def _style_sheets() -> list[str | PurePath]:
    return [*sorted(shipped("styles").glob("*.tcss"))]
