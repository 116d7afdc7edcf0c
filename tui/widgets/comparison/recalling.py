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
            self.recalled = recall
            self._go_on()
        self.tell_keys()

    def action_answer(self) -> None:
        """Open the field for the blank at the cursor, or for the one asked now."""
        recall, here = self.recalled, self.here
        if recall is None or recall.revealed or recall.current is None:
            return
        if here is not None:
            recall = recall.choose(here[0].id, here[1].id)
        self.ask_on(recall)
        self.say(asked(recall, typing=True))
        self.ask("Type it; Enter answers")

    def action_reveal(self) -> None:
        recall, here = self.recalled, self.here
        if recall is None or recall.revealed:
            return
        if here is not None:
            recall = recall.choose(here[0].id, here[1].id)
        self.ask_on(recall.reveal())

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
        self.close_field()
        if after.revealed:
            self.ask_on(after)
        else:
            self._settle(after)

    def _settle(self, after: Recall) -> None:
        """A cell is settled: tell it, and go on to the next one."""
        self.recalled = after
        last = after.last
        if last is not None and self.sheet is not None:
            origin = self.sheet.origin(last.cell.row, last.cell.subject)
            self.known[origin.item] = last.fraction
            seconds = round(monotonic() - self._asked_at, 1)
            self.post_message(self.Recalled(origin.item, origin.lesson, last.fraction, last.response, seconds))
        self._go_on()

    def _go_on(self) -> None:
        """Ask the next cell, or say how it went."""
        recall = self.recalled
        assert recall is not None
        self._asked_at = monotonic()
        self.ask_on(recall)

    def ask_on(self, recall: Recall) -> None:
        """Show where the recall stands."""
        self.recalled = recall
        if recall.finished:
            self.say(ended(recall))
        else:
            self.say([*asked(recall), *pressed(JUDGE if recall.revealed else RECALL[:-1])])
        if recall.current is not None:
            self.go_to(recall.current.row, recall.current.subject)
        self.draw()
        self.tell_keys()
