"""The quiz screen: one question at a time, answered by keys, with feedback that explains."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, Literal

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.getters import query_one
from textual.screen import Screen

from ..course.model import Lesson
from ..progress.events import Certainty
from ..questions import AnswerError, Question
from ..quiz.session import Session
from ..render.feedback import feedback_lines, prompt_lines
from ..render.text import Line, Piece, Styled, break_lines
from ..widgets.answers import AnswerWidget, answer_widget
from ..widgets.bars import Buttons, KeyBar, TitleBar
from ..widgets.block import TextBlock
from ..widgets.lines import Painter
from .actions import EVERYWHERE, QUIZ, bar_keys, bindings

if TYPE_CHECKING:
    from ..app import CarrelApp

AFTER_ANSWER = (("Enter", "Go on", "submit"), ("Esc", "Leave", "leave"), ("?", "Help", "app.help"))


class QuizScreen(Screen[None]):
    """Asks a session's questions in turn. Leaving it keeps the session, which goes on where it was."""

    app: CarrelApp
    BINDINGS = bindings(QUIZ)
    ACTIONS = QUIZ

    title_bar = query_one("#title", TitleBar)
    page = query_one("#page", VerticalScroll)
    prompt = query_one("#prompt", TextBlock)
    feedback = query_one("#feedback", TextBlock)
    key_bar = query_one("#keys", KeyBar)

    def __init__(self, lesson: Lesson, session: Session) -> None:
        super().__init__()
        self.lesson = lesson
        self.session = session
        self.question: Question | None = None
        self.answering: AnswerWidget | None = None
        self._asked_at = 0.0

    def compose(self) -> ComposeResult:
        yield TitleBar(id="title")
        with VerticalScroll(id="page", can_focus=True):
            yield TextBlock(id="prompt")
            yield TextBlock(id="feedback")
        yield KeyBar(id="keys")

    async def on_mount(self) -> None:
        self.title_bar.heading = f"Quiz › {self.lesson.title}"
        await self.ask()

    async def ask(self) -> None:
        """Show the next open question, or the results when there is none."""
        question = self.session.current
        if question is None:
            self.finish()
            return
        self.question = question
        if self.answering is not None:
            await self.answering.remove()
        self.answering = answer_widget(question, self.session.arrangement(question))
        await self.page.mount(self.answering, before=self.feedback)
        self.prompt.show(lambda width: prompt_lines(question, width))
        self.feedback.show(lambda width: [])
        self.page.scroll_to(y=0, animate=False)
        self.key_bar.keys = bar_keys((*QUIZ, *EVERYWHERE))
        self._show_progress()
        self.answering.focus()
        self._asked_at = monotonic()

    def finish(self) -> None:
        """Close the quiz and show what it came to."""
        from .results import ResultsScreen

        outcome = self.app.desk.finish_quiz(self.lesson, self.session)
        self.app.switch_screen(ResultsScreen(self.lesson, outcome))

    # What widgets report

    async def on_answer_widget_submitted(self) -> None:
        await self.action_submit()

    def on_answer_widget_changed(self) -> None:
        if not self._graded:
            self._say("")

    async def on_buttons_pressed(self, message: Buttons.Pressed) -> None:
        await self.run_action(message.action)

    def on_painter_followed(self, message: Painter.Followed) -> None:
        self.notify("Links and terms open from the lesson, not within a quiz.", timeout=4)

    # What keys do

    async def action_submit(self) -> None:
        if self._graded:
            await self.ask()
        else:
            self._answer("fairly_sure")

    def action_certain(self, certainty: Certainty) -> None:
        if not self._graded:
            self._answer(certainty)

    def action_undo(self) -> None:
        if not self._graded and self.answering is not None:
            self.answering.clear()

    def action_leave(self) -> None:
        self.app.pop_screen()

    @property
    def _graded(self) -> bool:
        return self.answering is not None and self.answering.graded is not None

    def _answer(self, certainty: Certainty) -> None:
        if self.answering is None or self.question is None:
            return
        if missing := self.answering.missing():
            self._say(missing)
            return
        response = self.answering.response()
        question = self.question
        try:
            self.session, outcome = self.app.desk.answer(
                self.session, question, response, certainty, monotonic() - self._asked_at
            )
        except AnswerError as error:
            self._say(str(error))
            return
        # The answer is on disk by now; only then is it shown as answered.
        self.answering.show_graded(outcome.grade, response)
        self.feedback.show(lambda width: feedback_lines(question, outcome, response, width))
        self.key_bar.keys = AFTER_ANSWER
        self._show_progress()
        self.page.focus()
        self.call_after_refresh(self.feedback.scroll_visible, animate=False, top=False)

    def _say(self, words: str) -> None:
        """A remark under the answer, such as what is missing before it can be given."""

        def lay_out(width: int) -> list[Line]:
            text = Styled([Piece(words, "partly")])
            return [Line(cut) for cut in text.cuts(break_lines(words, width))] if words else []

        self.feedback.show(lay_out)

    def _show_progress(self) -> None:
        marks = []
        for question in self.session.questions:
            final = self.session.final(question.id)
            here = question is self.question and final is None
            marks.append("▪" if here else "·" if final is None else _mark(final.fraction))
        number = self.session.number(self.question) if self.question else 0
        self.title_bar.aside = f"{number}/{len(marks)} {''.join(marks) if len(marks) <= 20 else ''}"


def _mark(fraction: float) -> Literal["✓", "◐", "✗"]:
    return "✓" if fraction >= 1 else "◐" if fraction > 0 else "✗"
