"""An exam: answers may be changed, nothing is graded until all are handed in, and time may run."""

from __future__ import annotations

from datetime import UTC, datetime

from ..actions.quiz import EXAM
from ..actions.table import bindings
from ..progress.events import Certainty
from ..questions import AnswerError, Question
from .asking import AskingScreen

WARN_SECONDS = 5 * 60


class ExamScreen(AskingScreen):
    """Asks a session's questions in any order. A time limit is the attempt's: it runs while the window is closed."""

    BINDINGS = bindings(EXAM)
    ACTIONS = EXAM
    NAME = "Exam"

    _warned = False

    async def on_mount(self) -> None:
        if self.session.deadline is not None:
            self.set_interval(1, self._tick)

    async def go_on(self) -> None:
        """The first question without an answer; with none left, the last step before handing in."""
        if self._seconds_left() == 0:
            self._time_is_up()
        elif unanswered := self.session.unanswered:
            await self.ask(unanswered[0])
        else:
            await self.ask(self.session.questions[-1])
            self.action_hand_in()

    async def ask(self, question: Question) -> None:
        await super().ask(question)
        answer = self.session.latest(question.id)
        if answer is not None and self.answering is not None:
            self.answering.restore(answer.response)

    def mark_of(self, question: Question) -> str:
        if question.id in self.session.flagged:
            return "⚑"
        if question is self.question:
            return "▣"
        return "▪" if self.session.latest(question.id) else "·"

    def time_left(self) -> str:
        left = self._seconds_left()
        return "" if left is None else f"{_clock(left)} left · "

    # What keys do

    async def action_submit(self) -> None:
        if self.settled:
            await self.action_certain("fairly_sure")

    async def action_certain(self, certainty: Certainty) -> None:
        if self._keep(certainty):
            await self._step(1)

    async def action_next(self) -> None:
        self.keep()
        await self._step(1)

    async def action_previous(self) -> None:
        self.keep()
        await self._step(-1)

    def action_leave(self) -> None:
        self.keep()
        super().action_leave()

    def action_undo(self) -> None:
        if self.answering is not None:
            self.answering.clear()

    def action_hand_in(self) -> None:
        from .hand_in import HandInScreen

        self.keep()
        self.app.push_screen(HandInScreen(self.session), self._handed_in)

    def _handed_in(self, confirmed: bool | None) -> None:
        if confirmed:
            self._finish()

    def _finish(self) -> None:
        self.session = self.app.examiner.hand_in(self.session)
        self.show_results()

    def keep(self) -> None:
        """Put an answer that stands there on disk without Enter: nothing that is seen as given is lost."""
        question, response = self.question, self.answering.response() if self.answering else ""
        if question is None or not response:
            return
        before = self.session.latest(question.id)
        if before is None or before.response != response:
            try:
                self._record(question, response, (before and before.certainty) or "fairly_sure")
            except AnswerError as error:
                self.notify(f"Not kept: {error}", severity="warning", markup=False)

    def _keep(self, certainty: Certainty) -> bool:
        """Put the answer that stands in the widget on disk; False when there is none yet."""
        question, widget = self.question, self.answering
        if question is None or widget is None:
            return False
        if missing := widget.missing():
            self.say(f"{missing} Or go on with the arrow keys.")
            return False
        try:
            self._record(question, widget.response(), certainty)
        except AnswerError as error:
            self.say(str(error))
            return False
        return True

    def _record(self, question: Question, response: str, certainty: Certainty) -> None:
        seconds = self.seconds_on_question
        self.session, _ = self.app.examiner.answer(self.session, question, response, certainty, seconds)

    async def _step(self, by: int) -> None:
        if self.question is None:
            return
        place = self.session.number(self.question) - 1 + by
        if place >= len(self.session.questions):
            self.show_progress()
            self.action_hand_in()
        elif place >= 0:
            await self.ask(self.session.questions[place])

    # Time

    def _seconds_left(self) -> int | None:
        deadline = self.session.deadline
        return None if deadline is None else max(0, int((deadline - datetime.now(UTC)).total_seconds()))

    def _tick(self) -> None:
        """Once a second: what time is left, a warning near the end, and handing in when it is over."""
        left = self._seconds_left()
        if left is None or self.question is None:
            return
        if left == 0:
            self._time_is_up()
            return
        self.show_progress()
        if left <= WARN_SECONDS and not self._warned:
            self._warned = True
            self.notify(f"{_clock(left)} left.", title="Less than five minutes", severity="warning", timeout=10)

    def _time_is_up(self) -> None:
        self.keep()
        self.notify("The time is up; the exam was handed in as it stood.", severity="warning", timeout=10)
        while self.app.screen is not self and self in self.app.screen_stack:
            self.app.pop_screen()
        self._finish()


def _clock(seconds: int) -> str:
    return f"{seconds // 60}:{seconds % 60:02}"
