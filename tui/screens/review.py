"""The review: what is due is asked again, mixed across lessons."""

from __future__ import annotations

from collections.abc import Sequence
from time import monotonic
from typing import TYPE_CHECKING

from ..actions.review import JUDGE, REVEAL, REVIEW, TAKE_BACK
from ..actions.table import Action, bindings
from ..examiner import Recalling
from ..progress.events import AnswerGiven, Certainty, ItemRecalled
from ..questions import Question
from ..quiz.session import Outcome
from ..render.feedback import feedback_lines
from ..render.markdown import layout
from ..render.review import answer_lines, recall_lines, return_lines
from ..render.text import Line
from ..review.next_step import Step as NextStep
from ..review.steps import Step
from ..review.tally import NOTHING, Tally, tally
from .quiz import QuizScreen
from .review_page import LastCard, ReviewPage, show_place

if TYPE_CHECKING:
    from ..app import CarrelApp
    from ..review.foresight import Foresight

# What the keys 1, 2 and 3 say of a card: lost, half there, there.
JUDGED: dict[Certainty, float] = {"guess": 0.0, "fairly_sure": 0.5, "sure": 1.0}


class ReviewScreen(QuizScreen, inherit_bindings=False):
    """Asks the steps in turn: questions as in a quiz, and so cells and terms where there is something to choose from;
    else these are cards that the person judges."""

    BINDINGS = bindings(REVIEW)
    ACTIONS = REVIEW
    NAME = "Review"

    def __init__(
        self,
        app: CarrelApp,
        steps: Sequence[Step],
        foresight: Foresight,
        then: NextStep | None = None,
        before: Tally = NOTHING,
    ) -> None:
        """`then` is what follows the review, where that was planned; `before` how it went up to these steps."""
        owned = [(step.lesson, step.question) for step in steps if step.question]
        recalled = {
            step.question.id: Recalling(step.item.id, step.names) for step in steps if step.question and step.names
        }
        super().__init__(*app.examiner.review(owned, recalled))
        self._steps = list(steps)
        self._foresight = foresight
        self._then = then
        self._before = before
        self._place = -1
        self._revealed = False
        self._seconds = 0.0
        self._judged: list[ItemRecalled] = []
        self._last: LastCard | None = None
        self._untouched = ""

    @property
    def step(self) -> Step:
        """What is asked now."""
        return self._steps[max(self._place, 0)]

    async def go_on(self) -> None:
        """The next step, or the page at the end."""
        if self._place + 1 == len(self._steps):
            self.give_way(ReviewPage(self.tally, self._then, self._last))
            return
        self._place += 1
        self.title_bar.heading = self.step.lesson.title if self.step.lesson else "Glossary"
        if self.step.question is not None:
            await self.ask(self.step.question)
            self._untouched = self.answering.response() if self.answering else ""
        else:
            await self._ask_card()

    @property
    def tally(self) -> Tally:
        """How it went so far."""
        answers: list[AnswerGiven | ItemRecalled] = [
            *(answer for answer in self.session.answers if answer.final),
            *self._judged,
        ]
        return self._before + tally(answers)

    @property
    def open_actions(self) -> tuple[Action, ...]:
        first, *rest = super().open_actions
        return (first, *self._back, *rest)

    @property
    def _may_take_back(self) -> bool:
        """Whether a card was judged just before this step."""
        return self._last is not None and self._last.step is not self.step

    @property
    def _back(self) -> tuple[Action, ...]:
        return (TAKE_BACK,) if self._may_take_back else ()

    def show_progress(self) -> None:
        self.title_bar.asides = (f"{self._place + 1}/{len(self._steps)}",)

    async def _ask_card(self) -> None:
        """Show a cell or term with its answer hidden."""
        step = self.step
        self.question, self.outcome, self._revealed = None, None, False
        if self.answering is not None:
            await self.answering.remove()
            self.answering = None
        self.prompt.show(lambda width: [*layout(step.prompt, width), Line()])
        self.hint.show(recall_lines)
        self.say("")
        self.page.scroll_to(y=0, animate=False)
        self.show_keys((REVEAL, *self._back, *REVIEW[-1:]))
        self.show_progress()
        self.page.focus()
        self._asked_at = monotonic()

    # What keys do

    async def action_submit(self) -> None:
        if self.step.question is not None:
            await super().action_submit()
        elif self.settled and not self._revealed:
            step, foresight = self.step, self._foresight
            self._revealed, self._seconds = True, self.seconds_on_question
            returns = [foresight.in_short(foresight.expect(step.item, had)) for had in JUDGED.values()]
            self.hint.show(lambda width: answer_lines(step, returns, width))
            self.show_keys((*JUDGE, *REVIEW[-2:]))
            self.call_after_refresh(self.page.scroll_end, animate=False)

    def action_certain(self, certainty: Certainty) -> None:
        if self.step.question is not None:
            super().action_certain(certainty)
        elif self._revealed:
            self._judge(JUDGED[certainty])

    def action_undo(self) -> None:
        untouched = self.answering is None or self.answering.response() == self._untouched
        if self._last and self._may_take_back and untouched:
            self._last.take_back(self.app)
            self._last = None
            self._judged.pop()
            self._place -= 2
            # What is typed before the card is there again says nothing of what is in view.
            self.question, self._revealed = None, False
            self.call_later(self.go_on)
        else:
            super().action_undo()

    def action_explain(self) -> None:
        if self.step.question is not None and not (self.step.names and self.outcome):
            super().action_explain()
        elif self.step.names or self._revealed:
            show_place(self.app, self.step)

    def _show_outcome(self, question: Question, outcome: Outcome, response: str) -> None:
        super()._show_outcome(question, outcome, response)
        self._last = None
        if outcome.final:
            foresight = self._foresight
            when = foresight.in_words(foresight.count(self.step.item, self.session.answers[-1]))
            self.feedback.show(
                lambda width: [*feedback_lines(question, outcome, response, width), *return_lines(when, width)]
            )

    def _judge(self, fraction: float) -> None:
        """Keep what the person says of their own answer, and go on."""
        self._revealed = False
        before = self.tally
        event = self.app.desk.record(
            ItemRecalled,
            item=self.step.item.id,
            lesson=self.step.item.lesson,
            attempt=self.session.started.attempt,
            fraction=fraction,
            seconds=round(self._seconds, 1),
        )
        assert isinstance(event, ItemRecalled)
        self._judged.append(event)
        self._foresight.count(self.step.item, event)
        self._last = LastCard(self.step, event.id, self._foresight, before)
        self.call_later(self.go_on)
