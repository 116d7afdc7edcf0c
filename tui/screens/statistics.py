"""What was learned, in figures: one page to scroll through."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from textual import work
from textual.app import ComposeResult
from textual.message import Message
from textual.worker import get_current_worker

from ..actions.everywhere import EVERYWHERE
from ..actions.review import STATISTICS
from ..actions.table import bar_keys, bindings
from ..render.text import Line, Piece
from ..widgets.bars import KeyBar, TitleBar
from ..widgets.lines import LineView
from .own import OwnScreen

if TYPE_CHECKING:
    from ..review.confusions import Confusion

LayOut = Callable[[int], list[Line]]
WIDEST = 84


class FiguresView(LineView):
    """The lines that `lay_out(width)` returns; says that it adds up until it is told what."""

    def __init__(self) -> None:
        super().__init__(id="figures")
        self._make: LayOut = lambda width: [Line((Piece("Adding up…", "muted"),))]
        self._lines: list[Line] = []

    def show(self, make: LayOut) -> None:
        """Show these lines."""
        self._make = make
        self.lay_out_anew()

    def line(self, number: int) -> Line:
        return self._lines[number]

    def line_numbers(self) -> range:
        return range(len(self._lines))

    @property
    def indent(self) -> int:
        return max(1, (self.line_width - WIDEST) // 2)

    def lay_out(self) -> None:
        self._lines = self._make(max(1, min(self.line_width - 2, WIDEST)))
        self.set_height(len(self._lines))


class StatisticsScreen(OwnScreen[None]):
    """Adds up beside the screen, for it goes through everything that was ever done."""

    BINDINGS = bindings(STATISTICS)
    ACTIONS = STATISTICS

    class AddedUp(Message):
        """The figures as lines, and what the person mixes up."""

        def __init__(self, lay_out: LayOut, mixed_up: list[Confusion]) -> None:
            super().__init__()
            self.lay_out = lay_out
            self.mixed_up = mixed_up

    def compose(self) -> ComposeResult:
        yield TitleBar(id="title")
        yield FiguresView()
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        title = self.query_one(TitleBar)
        title.lead, title.heading = "Statistics", self.app.desk.course.title
        self.query_one(KeyBar).keys = bar_keys((*STATISTICS, *EVERYWHERE))
        self.query_one(FiguresView).focus()
        self._mixed_up: list[Confusion] = []
        self._add_up()

    @work(thread=True)
    def _add_up(self) -> None:
        from ..render.statistics import statistics_lines
        from ..review.statistics import statistics
        from ..review.things import read_things
        from .loading import load

        desk = self.app.desk
        board, now = load(desk)
        events, today = desk.store.events(), board.today(now)
        found = statistics(
            desk.course, desk.state, events, board.ledger, board.items, board.settings, board.zone, today
        )
        things, mixed_up = read_things(desk.course), board.confusions(events, now)
        if not get_current_worker().is_cancelled:
            lay_out = partial(statistics_lines, found, mixed_up, things)
            self.post_message(self.AddedUp(lay_out, mixed_up))

    def on_statistics_screen_added_up(self, message: AddedUp) -> None:
        self._mixed_up = message.mixed_up
        self.query_one(FiguresView).show(message.lay_out)

    def action_confusions(self) -> None:
        from .confusions import ConfusionsScreen

        self.app.push_screen(ConfusionsScreen(self._mixed_up))

    def action_leave(self) -> None:
        self.app.pop_screen()
