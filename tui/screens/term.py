"""A term opened in place: a sheet over the text with its meaning."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.getters import query_one

from ..actions.reading import TERM
from ..actions.table import bar_keys, only, sheet_bindings
from ..course.model import Term
from ..widgets.bars import KeyBar
from ..widgets.lines import Painter
from ..widgets.term import TermView
from .own import OwnSheet


class TermSheet(OwnSheet[str | None]):
    """Shows a term and those it is mixed up with; dismissed with a link's target to follow, or None.

    `may_leave` is whether other lessons can be opened from where one is; from within a quiz they can't.
    """

    BINDINGS = sheet_bindings(TERM)
    ACTIONS = TERM

    view = query_one(TermView)

    def __init__(self, term: Term, may_leave: bool) -> None:
        super().__init__()
        self._term = term
        self._may_leave = may_leave

    def compose(self) -> ComposeResult:
        with Vertical(id="sheet"):
            yield TermView()
            yield KeyBar()

    def on_mount(self) -> None:
        self._show()
        self.view.focus()

    def on_painter_followed(self, message: Painter.Followed) -> None:
        message.stop()
        name = message.target.removeprefix("term:")
        if name == message.target:
            self._leave_for(message.target)
        elif (term := self.app.desk.term(name)) is None:
            self.notify(f"The glossary has no entry for {name!r}.", severity="warning", markup=False)
        else:
            self._term = term
            self._show()

    def action_open(self) -> None:
        if self._lesson_title:
            self._leave_for(self._term.lesson)
        else:
            self.action_glossary()

    def action_glossary(self) -> None:
        self._leave_for(f"glossary:{self._term.id}")

    def action_back(self) -> None:
        self.dismiss(None)

    def _leave_for(self, target: str) -> None:
        if self._may_leave or "://" in target:
            self.dismiss(target)
        else:
            self.notify("Lessons and the glossary open from the desk; go back to it first.", timeout=4)

    @property
    def _lesson_title(self) -> str:
        """The title of the lesson that teaches the term, or ''."""
        course = self.app.desk.course
        place = course.index(self._term.lesson)
        return "" if place is None else course.heads[place].title

    def _show(self) -> None:
        confused = [term for name in self._term.confused_with if (term := self.app.desk.term(name))]
        self.view.show((self._term, confused, self._lesson_title))
        self.view.refresh(layout=True)
        keys = TERM if self._may_leave else only(TERM, "back")
        self.query_one(KeyBar).keys = bar_keys(keys)
