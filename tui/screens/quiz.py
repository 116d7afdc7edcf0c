"""The quiz in practice: each answer is graded at once, with feedback that explains."""

from __future__ import annotations

from ..actions.quiz import QUIZ
from ..actions.table import Action, bindings, only, without
from ..progress.events import Certainty
from ..questions import AnswerError, Question
from ..quiz.session import Outcome
from ..render.feedback import feedback_lines
from .asking import AskingScreen
from .passage import show_passage

GO_ON = Action("quiz.submit", "enter", "Enter", "Go on", "")
TRY_AGAIN = Action("quiz.submit", "enter", "Enter", "Try again", "")


class QuizScreen(AskingScreen):
    """Asks a session's questions in turn; `outcome` is there while an answer's feedback is on the screen."""

    BINDINGS = bindings(QUIZ)
    ACTIONS = QUIZ
    NAME = "Quiz"

    outcome: Outcome | None = None

    @property
    def open_actions(self) -> tuple[Action, ...]:
        return without(QUIZ, "explain")

    async def go_on(self) -> None:
        """The next open question, or the results when there is none."""
        question = self.session.current
        if question is None:
            self.show_results()
        else:
            await self.ask(question)

    async def ask(self, question: Question) -> None:
        self.outcome = None
        await super().ask(question)

    def mark_of(self, question: Question) -> str:
        if question.id in self.session.flagged:
            return "⚑"
        answer = self.session.latest(question.id)
        if answer is None or not answer.final:
            return "▪" if question is self.question else "·"
        return "✓" if answer.fraction >= 1 else "◐" if answer.fraction > 0 else "✗"

    def on_answer_widget_changed(self) -> None:
        if self.outcome is None:
            self.say("")

    # What keys do

    async def action_submit(self) -> None:
        if not self.settled:
            return
        if self.outcome is None:
            self._answer("fairly_sure")
        elif self.outcome.final:
            await self.go_on()
        else:
            await self._try_again()

    def action_certain(self, certainty: Certainty) -> None:
        if self.outcome is None:
            self._answer(certainty)

    def action_hint(self) -> None:
        question = self.question
        if question is None or self.outcome is not None:
            return
        if self.session.hints_shown(question) < len(question.hints):
            self.session = self.app.examiner.show_hint(self.session, question)
            self.show_hints()
            self.call_after_refresh(self.hint.scroll_visible, animate=False)
        else:
            self.say("There is no further hint." if question.hints else "This question has no hint.")

    def action_explain(self) -> None:
        if self.outcome is None:
            self.say("Answer first; then w shows the passage that explains it.")
        elif self.question is not None:
            show_passage(self.app, self.question)

    def action_undo(self) -> None:
        if self.outcome is None and self.answering is not None:
            self.answering.clear()

    def _answer(self, certainty: Certainty) -> None:
        question, widget = self.question, self.answering
        if question is None or widget is None:
            return
        if missing := widget.missing():
            self.say(missing)
            return
        response = widget.response()
        seconds = self.seconds_on_question
        try:
            self.session, outcome = self.app.examiner.answer(self.session, question, response, certainty, seconds)
        except AnswerError as error:
            self.say(str(error))
            return
        # The answer is on disk by now; only then is it shown as answered.
        self._show_outcome(question, outcome, response)

    def _show_outcome(self, question: Question, outcome: Outcome, response: str) -> None:
        self.outcome = outcome
        if self.answering is not None and outcome.final:
            self.answering.show_graded(outcome.grade, response)
        self.feedback.show(lambda width: feedback_lines(question, outcome, response, width))
        self.show_keys((GO_ON if outcome.final else TRY_AGAIN, *only(QUIZ, "explain", "leave")))
        self.show_progress()
        self.page.focus()
        self.call_after_refresh(self.feedback.scroll_visible, animate=False)

    async def _try_again(self) -> None:
        """The same question once more, with its next hint; what was wrong is taken back if its author wants that."""
        question, widget = self.question, self.answering
        if question is None or widget is None:
            return
        response = widget.response()
        if question.clear_wrong:
            response = question.without_wrong(response)
        if self.session.hints_shown(question) < len(question.hints):
            self.session = self.app.examiner.show_hint(self.session, question)
        await self.ask(question)
        if response and self.answering is not None:
            self.answering.restore(response)
