"""Recall of a table: cells are hidden and filled in from memory."""

from __future__ import annotations

from collections.abc import Mapping
from time import monotonic

from textual.message import Message

from ...actions.comparing import HIDE, JUDGE, RECALL
from ...course.cells import cell_id
from ...course.model import Row, Subject
from ...questions import AnswerError
from ...quiz.recall import Recall, begin
from ...render.comparison.faces import Face
from ...render.comparison.recalling import asked, ended, recall_face
from ...render.text import Piece
from .base import TableDesk, pressed


class Recalling(TableDesk):
    """Hides cells and takes them in again as they are recalled; what came of each is told in a message."""

    class Hiding(Message):
        """The person is about to hide cells: how they went before should be put in `known`."""

    class Recalled(Message):
        """A cell was recalled: its item in reviews, its lesson, and what came of it (see ItemRecalled)."""

        def __init__(self, item: str, lesson: str, fraction: float, response: str, seconds: float) -> None:
            super().__init__()
            self.item = item
            self.lesson = lesson
            self.fraction = fraction
            self.response = response
            self.seconds = seconds

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        # How each item went when it was last asked.
        self.known: dict[str, float] = {}
        self.choosing = False
        self.recalled: Recall | None = None
        # What was typed for blanks that were left before it was an answer, by item.
        self._drafts: dict[str, str] = {}
        self._asked_at = 0.0

    def learn(self, known: Mapping[str, float]) -> None:
        """How items went before; what was recalled here meanwhile is newer."""
        self.known = {**known, **self.known}

    def recall_face(self, row: Row, subject: Subject) -> Face | None:
        """What stands in a cell that is recalled; None for others."""
        return recall_face(self.recalled, row, subject) if self.recalled else None

    @property
    def hidden(self) -> frozenset[tuple[str, str]]:
        """The (row id, subject id) of blanks."""
        return self.recalled.hidden if self.recalled else frozenset()

    # What keys do

    def action_recall(self) -> None:
        here = self.here
        if here is None:
            self.notify("There is no cell here to hide.", timeout=3)
            return
        self.choosing = True
        self.post_message(self.Hiding())
        row, subject = here
        self.say([Piece("Hide", "strong"), *pressed(HIDE), Piece(f"  ({subject.name} · {row.dimension})", "muted")])
        self.tell_keys()

    def action_hide(self, what: str) -> None:
        here = self.here
        if here is None or self.shown is None or self.sheet is None:
            return
        row, subject = here
        rows = self.shown.rows if what in ("subject", "all") else (row,)
        subjects = self.shown.subjects if what in ("row", "all") else (subject,)
        spots = [(line.id, one.id) for line in rows for one in subjects]
        table = self.sheet.table
        known = {}
        for spot in spots:
            item = self.sheet.origin(*spot).item
            if item in self.known:
                known[cell_id(table.id, *spot)] = self.known[item]
        recall = begin(table, spots, known)
        self.choosing = False
        if not recall.cells:
            self.say([])
            self.notify("Nothing is given there, so there is nothing to recall.", timeout=3)
        else:
            self._drafts.clear()
            self._go_on(recall)
        self.tell_keys()

    def action_answer(self) -> None:
        """Fill in the blank at the cursor, or the one asked now."""
        if self.recalled is not None and not self.recalled.revealed:
            self._keep_draft(self.recalled)
            self._ask_on(self._chosen_here(self.recalled))

    def action_blank(self, by: int) -> None:
        """Fill in the next blank of the table, or the one before."""
        recall = self.recalled
        if recall is None or recall.current is None or self.shown is None:
            return
        spots = [(row.id, subject.id) for row in self.shown.rows for subject in self.shown.subjects]
        blanks = [spot for spot in spots if spot in recall.hidden]
        place = blanks.index((recall.current.row, recall.current.subject))
        self._keep_draft(recall)
        self._ask_on(recall.choose(*blanks[(place + by) % len(blanks)]))

    def action_reveal(self) -> None:
        if self.recalled is not None and not self.recalled.revealed:
            self._ask_on(self._chosen_here(self.recalled).reveal())

    def _chosen_here(self, recall: Recall) -> Recall:
        """The recall asking the blank at the cursor, if there is one."""
        here = self.here
        return recall.choose(here[0].id, here[1].id) if here else recall

    def action_judge(self, fraction: float) -> None:
        if self.recalled is not None and self.recalled.revealed:
            self._settle(self.recalled.judge(fraction))

    def action_leave_recall(self) -> None:
        """Show the table again."""
        self.choosing = False
        self.recalled = None
        self.close_field()
        self.say([])
        self.draw()
        self.tell_keys()

    def take(self, words: str) -> None:
        """These words were typed for the cell asked now."""
        if self.recalled is None:
            return
        try:
            after = self.recalled.typed(words)
        except AnswerError as error:
            self.say([Piece(str(error), "wrong")])
            return
        if after.revealed:
            self._ask_on(after)
        else:
            self._settle(after)

    def _settle(self, after: Recall) -> None:
        """A cell is settled: tell it, and go on to the next one."""
        last = after.last
        if last is not None and self.sheet is not None:
            origin = self.sheet.origin(last.cell.row, last.cell.subject)
            self.known[origin.item] = last.fraction
            seconds = round(monotonic() - self._asked_at, 1)
            self.post_message(self.Recalled(origin.item, origin.lesson, last.fraction, last.response, seconds))
        self._go_on(after)

    def _go_on(self, recall: Recall) -> None:
        """Ask the next cell, or say how it went."""
        self._asked_at = monotonic()
        self._ask_on(recall)

    def _ask_on(self, recall: Recall) -> None:
        """Show where the recall stands: the field is open for a blank, so that the next letter is its answer."""
        self.recalled = recall
        cell = recall.current
        if cell is not None:
            self.go_to(cell.row, cell.subject)
        if cell is None:
            self.close_field()
            self.say(ended(recall))
        elif recall.revealed:
            self.close_field()
            self.say([*asked(recall), *pressed(JUDGE)])
        else:
            self.say(asked(recall))
            self.ask("Type it; Enter answers, = shows it", self._drafts.get(cell.item, ""))
        self.draw()
        self.tell_keys()

    def rest(self) -> None:
        """Leave the field for the table; what was typed waits."""
        recall = self.recalled
        if recall is None or recall.current is None:
            return
        self._keep_draft(recall)
        self.close_field()
        self.say([*asked(recall), *pressed(RECALL[:-1])])

    def _keep_draft(self, recall: Recall) -> None:
        """What is typed so far waits until its blank is filled in again."""
        if self.typing and recall.current is not None:
            self._drafts[recall.current.item] = self.field.value
