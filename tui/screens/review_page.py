"""The page before and after a review: what is due, what was kept, what is set apart, and what to do instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from textual import work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.getters import query_one
from textual.message import Message
from textual.worker import get_current_worker

from ..actions.everywhere import EVERYWHERE
from ..actions.review import REVIEW_PAGE
from ..actions.table import bar_keys, bindings
from ..progress.events import RecallTakenBack
from ..render.review import page_lines
from ..review.next_step import Step as NextStep
from ..review.steps import Step
from ..review.tally import NOTHING, Tally
from ..widgets.bars import KeyBar, TitleBar
from ..widgets.block import TextBlock
from .own import OwnScreen
from .passage import PassageScreen

if TYPE_CHECKING:
    from ..app import CarrelApp
    from ..review.confusions import Confusion
    from ..review.foresight import Foresight

# At a review's end no more of them than this are named.
CONFUSIONS_NAMED = 3


class Standing(Struct, frozen=True):
    """What is due now (`asked`), what is set apart to be read first, what there is to say, and what to do instead."""

    asked: list[Step]
    apart: list[Step]
    sentences: list[str]
    instead: NextStep
    foresight: Foresight


class LastCard(Struct, frozen=True):
    """The card judged last, in the event with the id `recall`; how the review went `before` it."""

    step: Step
    recall: str
    foresight: Foresight
    before: Tally

    def take_back(self, app: CarrelApp) -> None:
        """What was said of the card was a slip: as if it had not been said."""
        app.desk.record(RecallTakenBack, recall=self.recall)
        self.foresight.take_back()
        app.notify("Taken back: the card is asked again.", timeout=3)


class ReviewPage(OwnScreen[None]):
    """Looks up what is due and begins to ask it; after that, or where it is nothing, says when there is more."""

    BINDINGS = bindings(REVIEW_PAGE)
    ACTIONS = REVIEW_PAGE

    class LookedUp(Message):
        """What is due; and, a moment later, what was taken for what in this review, and whenever before."""

        def __init__(self, standing: Standing, mixed_up: list[Confusion]) -> None:
            super().__init__()
            self.standing = standing
            self.mixed_up = mixed_up

    page = query_one("#page", VerticalScroll)
    text = query_one("#text", TextBlock)

    def __init__(
        self, tally: Tally | None = None, then: NextStep | None = None, last: LastCard | None = None
    ) -> None:
        """`tally` is of the review that is over, `then` what was planned to follow it, `last` a card at its end."""
        super().__init__()
        self._tally = tally
        self._then = then
        self._last = last
        self._mixed_up: list[Confusion] = []
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
        from ..review.foresight import Foresight
        from ..review.queue import in_words
        from ..review.steps import steps
        from .loading import load

        desk = self.app.desk
        board, now = load(desk)
        queue = board.queue(desk.state, now)
        items = [*(due.item for due in queue.asked), *queue.fresh]
        turn = board.today(now).toordinal()
        standing = Standing(
            asked=steps(desk.course, items, turn),
            apart=steps(desk.course, [due.item for due in queue.set_apart], turn),
            sentences=in_words(queue),
            instead=self._then or board.next_step(desk.state, now),
            foresight=Foresight(board.ledger.book, board.today(now)),
        )
        worker = get_current_worker()
        if not worker.is_cancelled:
            self.post_message(self.LookedUp(standing, []))
        if self._tally and not worker.is_cancelled:
            today = board.today(now)
            found = [one for one in board.confusions(desk.store.events(), now) if one.last == today]
            self.post_message(self.LookedUp(standing, found))

    def on_review_page_looked_up(self, message: LookedUp) -> None:
        standing = message.standing
        self._standing, self._mixed_up = standing, message.mixed_up
        if standing.asked and self._tally is None:
            self._begin()
            return
        self.text.show(lambda width: page_lines(self._heading, self._sentences(standing), standing.apart, width))
        absent = set() if standing.apart else {"explain", "ask_apart"}
        absent |= set() if self._mixed_up else {"confusions"}
        absent |= set() if self._last else {"undo"}
        keys = tuple(action for action in REVIEW_PAGE if action.method not in absent)
        self.query_one(KeyBar).keys = bar_keys((*keys, *EVERYWHERE))

    def on_screen_resume(self) -> None:
        """Back from the help, opened while it was adding up."""
        self._begin()

    def _begin(self) -> None:
        """Ask what is due, unless that was just done."""
        if self._standing and self._standing.asked and self._tally is None and self.is_active:
            self._ask(self._standing.asked, self._standing.foresight)

    def _ask(self, steps: list[Step], foresight: Foresight, before: Tally = NOTHING) -> None:
        # Late: the review ends on this page.
        from .review import ReviewScreen

        self.app.switch_screen(ReviewScreen(self.app, steps, foresight, self._then, before))

    @property
    def _heading(self) -> str:
        return "The review is done" if self._tally else "Review"

    def _sentences(self, standing: Standing) -> list[str]:
        said = [*self._tally.words] if self._tally else []
        said += standing.sentences or ["Nothing is due yet: what you answer in a quiz comes back here."]
        said += [f"{one.words} (c shows them side by side)." for one in self._mixed_up[:CONFUSIONS_NAMED]]
        if self._then:
            said.append(f"{self._then.words} (Enter).")
        elif standing.asked:
            said.append(f"{len(standing.asked)} more can be asked now (Enter).")
        elif standing.instead.action in ("read", "quiz"):
            said.append(f"{standing.instead.words} (Enter).")
        return said

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
            self._ask(self._standing.apart, self._standing.foresight)

    def action_undo(self) -> None:
        if self._last:
            self._last.take_back(self.app)
            self._ask([self._last.step], self._last.foresight, self._last.before)

    def action_confusions(self) -> None:
        if self._mixed_up:
            from .confusions import ConfusionsScreen

            self.app.push_screen(ConfusionsScreen(self._mixed_up))

    def action_go_on(self) -> None:
        """Ask what is left; or back to the desk, at what to do instead."""
        if self._standing and self._standing.asked and not self._then:
            self._ask(self._standing.asked, self._standing.foresight)
            return
        instead = self._standing.instead if self._standing else None
        self.app.pop_screen()
        if instead and instead.lesson:
            self.app.do_next(instead)

    def action_leave(self) -> None:
        self.app.pop_screen()


def show_place(app: CarrelApp, step: Step) -> None:
    """Open the passage that the step is explained in, or say where it is."""
    section = step.item.section
    if step.lesson is not None and step.lesson.section_title(section):
        app.push_screen(PassageScreen(step.lesson, section))
    else:
        app.notify(f"It is explained in {step.place}.", timeout=6, markup=False)
