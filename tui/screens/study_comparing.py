"""What the comparison tab needs of the desk: progress, and the screens on which tables and subjects are chosen."""

from __future__ import annotations

from asyncio import Lock
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from textual import work
from textual.containers import Vertical
from textual.css.query import NoMatches
from textual.message import Message
from textual.widget import MountError
from textual.worker import get_current_worker

from ..progress.events import ItemRecalled, new_id
from ..progress.state import Place
from .study_ways import StudyWays

if TYPE_CHECKING:
    from ..compare.across import Sheet
    from ..course.model import Comparison
    from ..course.search import Hit
    from ..widgets.comparison import ComparisonView


class StudyComparing(StudyWays):
    """Keeps what was recalled of tables, and opens what the tab asks for."""

    class LookedBack(Message):
        """How cells went when they were last asked: the fraction by item."""

        def __init__(self, fractions: Mapping[str, float]) -> None:
            super().__init__()
            self.fractions = fractions

    # One session of recall, as an attempt at a quiz is one.
    _recall = ""

    def __init__(self) -> None:
        super().__init__()
        # A key may ask for the tab while it is being mounted.
        self._bringing = Lock()

    def open_comparison(self, lesson_id: str, comparison_id: str, subject_ids: Sequence[str]) -> None:
        """Show a table of a lesson with just these subjects side by side."""

        async def show() -> None:
            if comparison := await self.bring_comparison():
                self.go_to(lesson_id, Place("compare"))
                comparison.set_side_by_side(comparison_id, subject_ids)

        self.call_later(show)

    def new_comparison(self) -> ComparisonView:
        """A comparison tab, not to be seen yet."""
        from ..widgets.comparison import ComparisonView

        comparison = ComparisonView(id="comparison")
        comparison.display = False
        return comparison

    async def bring_comparison(self) -> ComparisonView | None:
        """The comparison tab, with the tables of the lesson on the desk in it; None when the desk is closing."""
        async with self._bringing:
            if self.comparison is None:
                comparison = self.new_comparison()
                try:
                    await self.query_one("#lesson", Vertical).mount(comparison)
                    if comparison.is_mounted:
                        self.comparison = comparison
                        self.show_tables()
                except (MountError, NoMatches):
                    # The desk was closed meanwhile, and its parts go one by one.
                    self.comparison = None
            return self.comparison

    def show_tables(self) -> None:
        """Put the tables of the lesson on the desk into the tab, if it is there yet."""
        tables: tuple[Comparison, ...] = self.lesson.comparisons if self.lesson else ()
        if self.comparison is not None:
            self.comparison.show(tables, self.lesson_id)

    def _go_to(self, hit: Hit | None) -> None:
        super()._go_to(hit)
        if hit is not None and hit.kind == "cell":
            cell = f"cell:{hit.item}"

            async def show() -> None:
                if comparison := await self.bring_comparison():
                    comparison.open_cell(cell)

            self.call_later(show)

    def on_recalling_hiding(self) -> None:
        self._recall = new_id()
        self._look_back()

    def on_recalling_recalled(self, message: ComparisonView.Recalled) -> None:
        self.app.desk.record(
            ItemRecalled,
            item=message.item,
            lesson=message.lesson,
            attempt=self._recall,
            fraction=message.fraction,
            response=message.response,
            seconds=message.seconds,
        )

    @work(thread=True, exclusive=True, group="recall")
    def _look_back(self) -> None:
        """How cells went when they were last asked. After weeks of answers that may take seconds."""
        from ..review.cards import last_fractions
        from .loading import load

        board, _ = load(self.app.desk)
        fractions = last_fractions(board.ledger.book)
        if not get_current_worker().is_cancelled:
            self.post_message(self.LookedBack(fractions))

    def on_study_comparing_looked_back(self, message: LookedBack) -> None:
        if self.comparison is not None:
            self.comparison.learn(message.fractions)

    def on_comparison_view_subjects_wanted(self, message: ComparisonView.SubjectsWanted) -> None:
        from .subjects import SubjectsScreen

        def take(subjects: tuple[str, ...] | None) -> None:
            if subjects and self.comparison is not None:
                self.comparison.set_subjects(subjects)

        self.app.push_screen(SubjectsScreen(message.table, message.subjects), take)

    def on_comparison_view_tables_wanted(self) -> None:
        from .tables import TablesScreen

        def take(sheet: Sheet | None) -> None:
            if sheet is not None and self.comparison is not None:
                self.comparison.borrow(sheet)

        self.app.push_screen(TablesScreen(self.app.desk.course), take)
