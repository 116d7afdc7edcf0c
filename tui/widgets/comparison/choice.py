"""Which table is looked at and how: the lesson's own in turn, or one of another lesson."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from ...compare.across import Sheet
from ...compare.arrange import Arrangement, arranged, kept, whole
from ...compare.cells import cell_of
from ...course.model import Comparison, Row, Subject
from ...render.comparison.faces import Face, face
from .recalling import Recalling

EMPTY = "This lesson has no comparison. Press a for all tables of the course, r to read, n for the next lesson."


class TableChoice(Recalling):
    """Holds the tables, how each is looked at, and which notes are open."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._own: list[Sheet] = []
        self._place = 0
        self._borrowed: Sheet | None = None
        self._lesson = ""
        self.arrangement = Arrangement(())
        # What was chosen of the lesson's own tables, while they are open.
        self._chosen: dict[str, Arrangement] = {}
        self._notes: set[tuple[str, str]] = set()
        self._all_notes = False

    def show(self, tables: Sequence[Comparison], lesson_id: str = "") -> None:
        """Show these tables of a lesson. What was chosen of them stays while the lesson does."""
        again = lesson_id == self._lesson and bool(lesson_id)
        self._own = [Sheet(table, lesson_id) for table in tables]
        self._lesson = lesson_id
        chosen = self._chosen if again else {}
        self._chosen = {table.id: kept(table, chosen[table.id]) for table in tables if table.id in chosen}
        self._turn_to(self._place if again and self._place < len(tables) else 0, anew=not again)

    def borrow(self, sheet: Sheet) -> None:
        """Show a table of the course, until Escape unless it is the lesson's own."""
        if (place := self._place_of(sheet.table.id)) is not None and sheet.lesson == self._lesson:
            self._turn_to(place)
            return
        self._borrowed = sheet
        self._begin()

    def set_subjects(self, subject_ids: Sequence[str]) -> None:
        """Set these subjects of the table side by side, in this order."""
        if self.sheet is not None and subject_ids:
            self._rearrange(replace(self.arrangement, subjects=tuple(subject_ids)))

    def set_side_by_side(self, comparison_id: str, subject_ids: Sequence[str]) -> None:
        """Show this table of the lesson with just these subjects; those that it has not are left out."""
        place = self._place_of(comparison_id)
        if place is None:
            self.notify("This lesson has no such table any more.", severity="warning", markup=False)
            return
        table = self._own[place].table
        self._chosen[table.id] = kept(table, Arrangement(tuple(dict.fromkeys(subject_ids))))
        self._turn_to(place)

    def open_cell(self, item: str) -> None:
        """Put the cursor on the cell with this item id, in whichever of the lesson's tables it is."""
        for place, sheet in enumerate(self._own):
            for row in sheet.table.rows:
                for subject in sheet.table.subjects:
                    if subject.id in row.cells and sheet.origin(row.id, subject.id).item == item:
                        self._chosen.pop(sheet.table.id, None)
                        self._turn_to(place)
                        self.go_to(row.id, subject.id)
                        return

    def _place_of(self, table_id: str) -> int | None:
        """Where among the lesson's tables the one with this id is."""
        return next((i for i, sheet in enumerate(self._own) if sheet.table.id == table_id), None)

    # Drawing

    def face_of(self, row: Row, subject: Subject) -> Face:
        spot = row.id, subject.id
        return self.recall_face(row, subject) or face(
            cell_of(row, subject), note=self._all_notes != (spot in self._notes)
        )

    def draw(self, *, anew: bool = False) -> None:
        if self.shown is None:
            self.cells.say_instead(EMPTY)
        else:
            self.cells.show(self.shown, self._title, self._status, self.face_of, anew=anew)

    @property
    def _title(self) -> list[tuple[str, str]]:
        assert self.sheet is not None
        words = [(self.sheet.table.title, "h1")]
        if self._borrowed is not None:
            words.append((f"{self.sheet.about} · Escape goes back", "muted"))
        elif len(self._own) > 1:
            keys = "]\N{NO-BREAK SPACE}next, [\N{NO-BREAK SPACE}before"
            words.append((f"table {self._place + 1} of {len(self._own)} · {keys}", "muted"))
        return words

    @property
    def _status(self) -> tuple[str, ...]:
        assert self.shown is not None
        if self.recalled is not None:
            return (f"Recall: {len(self.recalled.done)} of {len(self.recalled.cells)} done",)
        return self.shown.status

    def _turn_to(self, place: int, *, anew: bool = True) -> None:
        """Show the lesson's table at this place."""
        self._place = place
        self._borrowed = None
        self._begin(anew=anew)

    def _begin(self, *, anew: bool = True) -> None:
        """Show another table, without what was open in the one before."""
        self._notes.clear()
        self._all_notes = False
        self.choosing, self.recalled = False, None
        self.close_field()
        self.say([])
        own = self._own[self._place] if self._own else None
        self.sheet = self._borrowed or own
        if self.sheet is not None:
            chosen = None if self._borrowed else self._chosen.get(self.sheet.table.id)
            self.arrangement = chosen or whole(self.sheet.table)
        self._look(anew=anew)
        self.tell_keys()

    def _rearrange(self, arrangement: Arrangement) -> None:
        """Look at the table in another way, the cursor on the same cell if it is still there."""
        assert self.sheet is not None
        here = self.here
        self.arrangement = arrangement
        if self._borrowed is None:
            self._chosen[self.sheet.table.id] = arrangement
        self._look()
        if here is not None:
            self.go_to(here[0].id, here[1].id)

    def _look(self, *, anew: bool = False) -> None:
        self.shown = arranged(self.sheet.table, self.arrangement) if self.sheet else None
        self.draw(anew=anew)
