"""The review: what is due is asked again, mixed across lessons, and the page before and after it."""

from __future__ import annotations

from collections.abc import Sequence
from time import monotonic
from typing import TYPE_CHECKING

from msgspec import Struct
from textual import work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.getters import query_one
from textual.screen import Screen
from textual.worker import get_current_worker

from ..actions.everywhere import EVERYWHERE
from ..actions.review import JUDGE, REVEAL, REVIEW, REVIEW_PAGE
from ..actions.table import bar_keys, bindings
from ..progress.events import AnswerGiven, Certainty, ItemRecalled
from ..render.markdown import layout
from ..render.review import answer_lines, page_lines, recall_lines
from ..render.text import Line
from ..review.next_step import Step as NextStep
from ..review.ratings import Rating, rating
from ..review.steps import Step
from ..widgets.bars import Buttons, KeyBar, TitleBar
from ..widgets.block import TextBlock
from .passage import PassageScreen
from .quiz import QuizScreen

if TYPE_CHECKING:
    from ..app import CarrelApp

# What the keys 1, 2 and 3 say of a card: lost, half there, there.
JUDGED: dict[Certainty, float] = {"guess": 0.0, "fairly_sure": 0.5, "sure": 1.0}


class Standing(Struct, frozen=True):
    """What is due now (`asked`), what is set apart to be read first, what there is to say, and what to do instead."""

    asked: list[Step]
    apart: list[Step]
    sentences: list[str]
    instead: NextStep


class Tally(Struct, frozen=True):
    """How a review went: items asked, and those of them that were kept."""

    asked: int
    kept: int

    @property
    def words(self) -> str:
        return f"{self.asked} asked, {self.kept} kept ({self.kept / self.asked:.0%})."


class ReviewPage(Screen[None]):
    """Looks up what is due and begins to ask it; after that, or where it is nothing, says when there is more."""

    app: CarrelApp
    BINDINGS = bindings(REVIEW_PAGE)
    ACTIONS = REVIEW_PAGE

    page = query_one("#page", VerticalScroll)
    text = query_one("#text", TextBlock)

    def __init__(self, tally: Tally | None = None) -> None:
        super().__init__()
        self._tally = tally
        self._standing: Standing | None = None
        self._passages_shown = 0

    def compose(self) -> ComposeResult:
        yield TitleBar(id="title")
        with VerticalScroll(id="page", can_focus=True):
            yield TextBlock(lambda width: page_lines("Adding up…", (), (), width), id="text")
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        title = self.query_one(TitleBar)
        title.lead, title.heading = "Review", self.app.desk.course.title
        self.query_one(KeyBar).keys = bar_keys((*REVIEW_PAGE[-1:], *EVERYWHERE))
        self.page.focus()
        self._look_up()

    @work(thread=True)
    def _look_up(self) -> None:
        # Beside the screen: after weeks of answers elsewhere it may take seconds.
        from ..review.queue import in_words
        from ..review.steps import steps
        from .loading import load

        desk = self.app.desk
        board, now = load(desk)
        queue = board.queue(desk.state, now)
        items = [*(due.item for due in queue.asked), *queue.fresh]
        standing = Standing(
            asked=steps(desk.course, items),
            apart=steps(desk.course, [due.item for due in queue.set_apart]),
            sentences=in_words(queue),
            instead=board.next_step(desk.state, now),
        )
        if not get_current_worker().is_cancelled:
            self.app.call_from_thread(self._show, standing)

    def _show(self, standing: Standing) -> None:
        self._standing = standing
        if standing.asked and self._tally is None:
            self._begin()
            return
        self.text.show(lambda width: page_lines(self._heading, self._sentences(standing), standing.apart, width))
        keys = REVIEW_PAGE if standing.apart else REVIEW_PAGE[2:]
        self.query_one(KeyBar).keys = bar_keys((*keys, *EVERYWHERE))

    def on_screen_resume(self) -> None:
        """Back from the help, opened while it was adding up."""
        self._begin()

    def _begin(self) -> None:
        """Ask what is due, unless that was just done."""
        if self._standing and self._standing.asked and self._tally is None and self.is_active:
            self.app.switch_screen(ReviewScreen(self.app, self._standing.asked))

    @property
    def _heading(self) -> str:
        return "The review is done" if self._tally else "Review"

    def _sentences(self, standing: Standing) -> list[str]:
        said = [self._tally.words] if self._tally else []
        said += standing.sentences or ["Nothing is due yet: what you answer in a quiz comes back here."]
        if standing.asked:
            said.append(f"{len(standing.asked)} more can be asked now: Esc, then v.")
        elif standing.instead.action in ("read", "quiz"):
            said.append(f"{standing.instead.words} (Enter).")
        return said

    async def on_buttons_pressed(self, message: Buttons.Pressed) -> None:
        await self.run_action(message.action)

    # What keys do

    def action_explain(self) -> None:
        """The passages to read again, one after the other."""
        apart = self._standing.apart if self._standing else []
        if apart:
            step = apart[self._passages_shown % len(apart)]
            self._passages_shown += 1
            show_place(self.app, step)

    def action_ask_apart(self) -> None:
        if self._standing and self._standing.apart:
            self.app.switch_screen(ReviewScreen(self.app, self._standing.apart))

    def action_go_on(self) -> None:
        """Back to the desk, at what to do instead."""
        instead = self._standing.instead if self._standing else None
        self.app.pop_screen()
        if instead and instead.lesson:
            self.app.follow(instead.lesson)
            if instead.action == "quiz":
                self.call_later(self.app.screen.run_action, "quiz")

    def action_leave(self) -> None:
        self.app.pop_screen()


class ReviewScreen(QuizScreen, inherit_bindings=False):
    """Asks the steps in turn: questions as in a quiz, cells and terms as cards that the person judges."""

    BINDINGS = bindings(REVIEW)
    ACTIONS = REVIEW
    NAME = "Review"

    def __init__(self, app: CarrelApp, steps: Sequence[Step]) -> None:
        owned = [(step.lesson, step.question) for step in steps if step.lesson and step.question]
        super().__init__(*app.examiner.review(owned))
        self._steps = list(steps)
        self._place = -1
        self._revealed = False
        self._seconds = 0.0
        self._judged: list[ItemRecalled] = []

    @property
    def step(self) -> Step:
        """What is asked now."""
        return self._steps[max(self._place, 0)]

    async def go_on(self) -> None:
        """The next step, or the page at the end."""
        if self._place + 1 == len(self._steps):
            self.app.switch_screen(ReviewPage(self.tally))
            return
        self._place += 1
        self.title_bar.heading = self.step.lesson.title if self.step.lesson else "Glossary"
        if self.step.question is not None:
            await self.ask(self.step.question)
        else:
            await self._ask_card()

    @property
    def tally(self) -> Tally:
        """How it went so far."""
        answers: list[AnswerGiven | ItemRecalled] = [
            *(answer for answer in self.session.answers if answer.final),
            *self._judged,
        ]
        kept = sum(rating(a.fraction, a.certainty, a.hints, a.tries) > Rating.AGAIN for a in answers)
        return Tally(len(answers), kept)

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
        self.show_keys((REVEAL, *REVIEW[-1:]))
        self.show_progress()
        self.page.focus()
        self._asked_at = monotonic()

    # What keys do

    async def action_submit(self) -> None:
        if self.step.question is not None:
            await super().action_submit()
        elif self.settled and not self._revealed:
            step = self.step
            self._revealed, self._seconds = True, self.seconds_on_question
            self.hint.show(lambda width: answer_lines(step, width))
            self.show_keys((*JUDGE, *REVIEW[-2:]))
            self.call_after_refresh(self.page.scroll_end, animate=False)

    def action_certain(self, certainty: Certainty) -> None:
        if self.step.question is not None:
            super().action_certain(certainty)
        elif self._revealed:
            self._judge(JUDGED[certainty])

    def action_explain(self) -> None:
        if self.step.question is not None:
            super().action_explain()
        elif self._revealed:
            show_place(self.app, self.step)

    def _judge(self, fraction: float) -> None:
        """Keep what the person says of their own answer, and go on."""
        self._revealed = False
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
        self.call_later(self.go_on)


def show_place(app: CarrelApp, step: Step) -> None:
    """Open the passage that the step is explained in, or say where it is."""
    section = step.item.section
    if step.lesson is not None and step.lesson.section_title(section):
        app.push_screen(PassageScreen(step.lesson, section))
    else:
        app.notify(f"It is explained in {step.place}.", timeout=6, markup=False)
