"""The comparison tab: what its keys do."""

from __future__ import annotations

from msgspec.structs import replace
from textual.message import Message
from textual.widgets import Input

from ...actions.comparing import BLANKS, COMPARE, FILLING, HIDE, JUDGE, RECALL, REVEAL, TYPING
from ...actions.table import Action, bindings
from ...compare.arrange import SORT_WORDS
from ...compare.as_markdown import as_markdown
from ...compare.cells import cell_of
from ...course.model import Comparison
from .cells import CellView
from .choice import TableChoice

# What can't be changed while cells are hidden: the blanks would move away under the person.
_FOR_READING = frozenset(
    ("subjects", "differences", "filter", "sort", "earlier", "later", "next_table", "previous_table", "tables")
)


class ComparisonView(TableChoice):
    """Shows tables with a cursor on their cells: notes, choice of subjects and rows, recall, copying."""

    BINDINGS = [
        *bindings((*HIDE, *JUDGE, *BLANKS, RECALL[0], RECALL[-1], *COMPARE)),
        *bindings(REVEAL, priority=True),
    ]
    ACTIONS: tuple[Action, ...] = COMPARE

    class SubjectsWanted(Message):
        """The person wants to choose which subjects stand side by side: `set_subjects` takes them."""

        def __init__(self, table: Comparison, subjects: tuple[str, ...]) -> None:
            super().__init__()
            self.table = table
            self.subjects = subjects

    class TablesWanted(Message):
        """The person wants to see all tables of the course: `borrow` shows one."""

    def tell_keys(self) -> None:
        self.ACTIONS = self._actions_now()
        super().tell_keys()

    def _actions_now(self) -> tuple[Action, ...]:
        if self.typing:
            return TYPING if self.recalled is None else FILLING
        if self.choosing:
            return (*HIDE, COMPARE[-1])
        if self.recalled is None:
            return COMPARE
        if self.recalled.finished:
            return (
                RECALL[-1],
                *(action for action in COMPARE if action.method in ("note", "recall", "copy", "notes")),
            )
        return (*(JUDGE if self.recalled.revealed else RECALL[:2]), RECALL[-1])

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        recall = self.recalled
        match action:
            case "hide":
                return self.choosing
            case "judge":
                return recall is not None and recall.revealed
            case "answer":
                return recall is not None and self._at_blank and not self.choosing
            case "blank":
                return recall is not None and self.typing
            case "reveal":
                open_blank = recall is not None and not recall.finished and not recall.revealed and not self.choosing
                return open_blank and not (self.typing and self.field.value)
            case "leave_recall":
                return recall is not None and not self.typing and not self.choosing
            case "back":
                return self._can_go_back
        return not (recall is not None and action in _FOR_READING)

    @property
    def _at_blank(self) -> bool:
        here = self.here
        return here is not None and (here[0].id, here[1].id) in self.hidden

    @property
    def _can_go_back(self) -> bool:
        filtered = self.sheet is not None and bool(self.arrangement.words)
        return self.typing or self.choosing or filtered or self._borrowed is not None

    # What widgets report

    def on_cell_view_opened(self, message: CellView.Opened) -> None:
        message.stop()
        if self._at_blank:
            self.action_answer()
        else:
            self.action_note()

    def on_cell_view_chosen(self, message: CellView.Chosen) -> None:
        message.stop()
        if self._at_blank:
            self.action_answer()
        elif self.typing and self.recalled is not None:
            self.rest()

    def on_cell_view_spaced(self, message: CellView.Spaced) -> None:
        message.stop()
        if self.check_action("reveal", ()):
            self.action_reveal()
        else:
            self.cells.action_page_down()

    def on_input_changed(self, message: Input.Changed) -> None:
        message.stop()
        if self.typing and self.recalled is None and self.sheet is not None:
            self._rearrange(replace(self.arrangement, words=message.value.strip()))

    def on_input_submitted(self, message: Input.Submitted) -> None:
        message.stop()
        self.action_accept()

    def action_accept(self) -> None:
        """Take what was typed."""
        if self.recalled is not None:
            self.take(self.field.value)
        else:
            self.close_field()

    # What keys do

    def action_note(self) -> None:
        here = self.here
        if here is None:
            return
        cell = cell_of(*here)
        if cell is None or not cell.note:
            self.notify("There is no note behind this cell.", timeout=2)
            return
        self._notes ^= {(here[0].id, here[1].id)}
        self.draw()

    def action_notes(self) -> None:
        self._all_notes = not self._all_notes
        self._notes.clear()
        self.draw()

    def action_subjects(self) -> None:
        if self.sheet is not None:
            self.post_message(self.SubjectsWanted(self.sheet.table, self.arrangement.subjects))

    def action_differences(self) -> None:
        if self.sheet is not None:
            self._rearrange(replace(self.arrangement, differences=not self.arrangement.differences))

    def action_filter(self) -> None:
        if self.sheet is not None:
            self.ask("Show only rows with these words", self.arrangement.words)

    def action_sort(self) -> None:
        if self.sheet is not None:
            self._rearrange(self.arrangement.sorted_next())
            self.notify(f"Rows: {SORT_WORDS[self.arrangement.sort]}.", timeout=2)

    def action_earlier(self) -> None:
        self._carry(-1)

    def action_later(self) -> None:
        self._carry(1)

    def _carry(self, by: int) -> None:
        if (here := self.here) is not None:
            self._rearrange(self.arrangement.moved(here[1].id, by))

    def action_copy(self) -> None:
        if self.shown is None:
            return
        open_notes = frozenset(
            (row.id, subject.id)
            for row in self.shown.rows
            for subject in self.shown.subjects
            if self._all_notes != ((row.id, subject.id) in self._notes)
        )
        self.app.copy_to_clipboard(as_markdown(self.shown, notes=open_notes, hidden=self.hidden))
        size = f"{len(self.shown.subjects)} subjects × {len(self.shown.rows)} rows"
        self.notify(f"Copied as a Markdown table: {size}.", timeout=3)

    def action_next_table(self) -> None:
        self._turn(1)

    def action_previous_table(self) -> None:
        self._turn(-1)

    def _turn(self, by: int) -> None:
        if len(self._own) < 2:
            self.notify("This lesson has no other table. a shows those of the course.", timeout=3)
        else:
            self._turn_to((self._place + by) % len(self._own))

    def action_tables(self) -> None:
        self.post_message(self.TablesWanted())

    def action_back(self) -> None:
        """Out of the field and the filter; out of the choice; out of another lesson's table."""
        if self.choosing:
            self.choosing = False
            self.say([])
            self.tell_keys()
        elif self.typing and self.recalled is not None:
            self.rest()
        elif self.typing or (self.sheet is not None and self.arrangement.words):
            self.close_field()
            self._rearrange(replace(self.arrangement, words=""))
        else:
            self._turn_to(self._place)
