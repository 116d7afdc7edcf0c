"""The results of a quiz: the score, every question with your answer and the right one, and where to go from here."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.getters import query_one

from ..actions.everywhere import EVERYWHERE
from ..actions.quiz import RESULTS
from ..actions.table import bar_keys, bindings, only, without
from ..course.model import Lesson
from ..quiz.result import Result
from ..render.feedback import result_lines
from ..widgets.bars import KeyBar, TitleBar
from ..widgets.block import TextBlock
from .own import OwnScreen
from .passage import show_passage

# In the bar when there is nothing to ask again.
NONE_MISSED = (*only(RESULTS, "next_lesson"), *without(RESULTS, "next_lesson", "retry_missed", "explain"))


class ResultsScreen(OwnScreen[None]):
    """Shows a finished quiz."""

    BINDINGS = bindings(RESULTS)
    ACTIONS = RESULTS

    page = query_one("#page", VerticalScroll)

    def __init__(self, lesson: Lesson, result: Result) -> None:
        super().__init__()
        self.lesson = lesson
        self.result = result

    def compose(self) -> ComposeResult:
        yield TitleBar(id="title")
        with VerticalScroll(id="page", can_focus=True):
            yield TextBlock(lambda width: result_lines(self.result, self._sections, width))
        yield KeyBar(id="keys")

    @property
    def _sections(self) -> list[tuple[str, str]]:
        return [(section.id, section.title) for section in self.lesson.sections]

    def on_mount(self) -> None:
        title = self.query_one(TitleBar)
        title.lead, title.heading = "Results", self.lesson.title
        self.query_one(KeyBar).keys = bar_keys((*(RESULTS if self.result.missed else NONE_MISSED), *EVERYWHERE))
        self.page.focus()

    def action_retry_missed(self) -> None:
        if self.result.missed:
            self.app.pop_screen()
            self.app.take_quiz(self.lesson, self.result.missed)
        else:
            self.notify("Nothing to retry: every answer was right.", timeout=4)

    def action_retry_all(self) -> None:
        self.app.pop_screen()
        self.app.take_quiz(self.lesson, again=True)

    def action_next_lesson(self) -> None:
        if desk := self.app.clear_desk():
            desk.action_next_lesson()

    def action_explain(self) -> None:
        if self.result.missed:
            show_passage(self.app, self.result.missed[0])

    def action_leave(self) -> None:
        self.app.pop_screen()
