"""`I have 10 minutes`: asks how many there are, says what would be done in them, and begins it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events, work
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.message import Message
from textual.worker import get_current_worker

from ..actions.review import PLAN
from ..actions.table import bar_keys, sheet_bindings
from ..render.plan import MINUTES, plan_lines
from ..render.text import Line
from ..review.next_step import Step as NextStep
from ..review.planner import LEAST_MINUTES, MOST_MINUTES, Reading, Stock
from ..review.steps import Step, steps
from ..widgets.bars import KeyBar
from ..widgets.block import TextBlock
from ..widgets.lines import Painter
from .own import OwnSheet

if TYPE_CHECKING:
    from ..review.foresight import Foresight

CHOICES = (5, 10, 15, 20, 30)
USUAL = 10


class PlanScreen(OwnSheet[None]):
    """A small sheet over the desk; what it plans from is looked up beside it."""

    BINDINGS = sheet_bindings(PLAN)
    ACTIONS = PLAN

    class LookedUp(Message):
        """What there is to plan from, and each item of it ready to be asked, by id."""

        def __init__(self, stock: Stock, ready: dict[str, Step], foresight: Foresight) -> None:
            super().__init__()
            self.stock = stock
            self.ready = ready
            self.foresight = foresight

    def __init__(self, minutes: int = USUAL) -> None:
        super().__init__()
        self._minutes = max(LEAST_MINUTES, min(minutes, MOST_MINUTES))
        self._typed = ""
        self._stock: Stock | None = None
        # Each item that may be asked, ready to be asked.
        self._steps: dict[str, Step] = {}
        self._foresight: Foresight | None = None

    def compose(self) -> ComposeResult:
        with Vertical(id="sheet"):
            with VerticalScroll(id="said", can_focus=True):
                yield TextBlock(self._lines, id="text")
            yield KeyBar(id="keys")

    def on_mount(self) -> None:
        self.query_one(KeyBar).keys = bar_keys(PLAN)
        self.query_one("#said").focus()
        self._look_up()

    @work(thread=True)
    def _look_up(self) -> None:
        # It brings the scheduler with it, as does the board.
        from ..review.foresight import Foresight
        from .loading import load

        desk = self.app.desk
        board, now = load(desk)
        stock = board.stock(desk.state, desk.store.events(), now)
        longest = stock.plan(MOST_MINUTES)
        ready = {step.item.id: step for step in steps(desk.course, longest.items, board.today(now).toordinal())}
        if not get_current_worker().is_cancelled:
            self.post_message(self.LookedUp(stock, ready, Foresight(board.ledger.book, board.today(now))))

    def on_plan_screen_looked_up(self, message: LookedUp) -> None:
        self._stock, self._steps, self._foresight = message.stock, message.ready, message.foresight
        self.query_one("#text", TextBlock).redraw()

    def _lines(self, width: int) -> list[Line]:
        if self._stock is None:
            return plan_lines(self._minutes, CHOICES, ["Adding up…"], "", width)
        plan = self._stock.plan(self._minutes)
        total = f"{plan.minutes:.0f} of {self._minutes} minutes. Enter starts." if plan.minutes else ""
        return plan_lines(self._minutes, CHOICES, self._stock.in_words(plan), total, width)

    def on_key(self, event: events.Key) -> None:
        """Digits are a number of minutes."""
        if event.key == "backspace":
            self._typed = self._typed[:-1]
        elif event.character and event.character in "0123456789":
            self._typed = (self._typed + event.character).lstrip("0")[-len(str(MOST_MINUTES)) :]
        else:
            return
        event.stop()
        self._choose(int(self._typed or USUAL))

    def on_painter_followed(self, message: Painter.Followed) -> None:
        self._typed = ""
        self._choose(int(message.target.removeprefix(MINUTES)))

    def action_step(self, by: int) -> None:
        """The next of the usual choices."""
        self._typed = ""
        beyond = [choice for choice in CHOICES if (choice - self._minutes) * by > 0]
        if beyond:
            self._choose(beyond[0] if by > 0 else beyond[-1])

    def action_begin(self) -> None:
        if self._stock is None or self._foresight is None:
            return
        plan = self._stock.plan(self._minutes)
        asked = [self._steps[item.id] for item in plan.items if item.id in self._steps]
        reading = reading_step(plan.reading[0]) if plan.reading else None
        if asked:
            from .review import ReviewScreen

            self.app.switch_screen(ReviewScreen(self.app, asked, self._foresight, reading))
        elif reading:
            self.app.pop_screen()
            self.app.do_next(reading)

    def action_leave(self) -> None:
        self.app.pop_screen()

    def _choose(self, minutes: int) -> None:
        self._minutes = max(LEAST_MINUTES, min(minutes, MOST_MINUTES))
        self.query_one("#text", TextBlock).redraw()


def reading_step(reading: Reading) -> NextStep:
    """The reading that ends a session, as the next thing to do."""
    return NextStep("read", reading.lesson, f"Now read {reading.title}, {max(round(reading.minutes), 1)} min")
