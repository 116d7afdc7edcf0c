"""How a table is looked at: which subjects in which order, which rows in which order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, get_args

from msgspec import Struct
from msgspec.structs import replace

from ..course.model import Comparison, Row, Subject
from .cells import agreeing, is_alike

Sort = Literal["author", "name", "difference"]
SORTS: tuple[Sort, ...] = get_args(Sort)
SORT_WORDS: dict[Sort, str] = {
    "author": "the author's order",
    "name": "rows A–Z",
    "difference": "most different first",
}


class Arrangement(Struct, frozen=True):
    """The ids of the subjects set side by side, in order; whether rows that are alike are hidden; the words that a
    row must have; and how rows are sorted."""

    subjects: tuple[str, ...]
    differences: bool = False
    words: str = ""
    sort: Sort = "author"

    def moved(self, subject: str, by: int) -> Arrangement:
        """With this subject moved by so many places, as far as there are places."""
        order = [name for name in self.subjects if name != subject]
        order.insert(max(self.subjects.index(subject) + by, 0), subject)
        return replace(self, subjects=tuple(order))

    def sorted_next(self) -> Arrangement:
        """With rows in the next of the orders that there are."""
        return replace(self, sort=SORTS[(SORTS.index(self.sort) + 1) % len(SORTS)])


class Shown(Struct, frozen=True):
    """What is seen of a table: `subjects` and `rows`; `all_subjects` and `all_rows` count those there are, `alike`
    the rows of the whole table that say the same of all subjects shown, or nothing."""

    subjects: tuple[Subject, ...]
    rows: tuple[Row, ...]
    all_subjects: int
    all_rows: int
    alike: int
    arrangement: Arrangement

    @property
    def status(self) -> tuple[str, ...]:
        """What there is to say of it, in parts."""
        count = len(self.subjects)
        subjects = f"{count} of {self.all_subjects}" if count < self.all_subjects else f"{count}"
        parts = [f"{subjects} subject{'s' if self.all_subjects != 1 else ''}"]
        if count < 2 or not self.all_rows:
            parts.append(f"{self.all_rows} row{'s' if self.all_rows != 1 else ''}")
        elif self.alike:
            parts.append(f"{self.all_rows - self.alike} of {self.all_rows} rows differ")
        else:
            parts.append(f"all {self.all_rows} rows differ" if self.all_rows > 1 else "1 row, which differs")
        if self.arrangement.differences:
            parts.append("alike ones hidden")
        if self.arrangement.words:
            parts.append(f"filter: {self.arrangement.words} ({len(self.rows)})")
        if self.arrangement.sort != "author":
            parts.append(SORT_WORDS[self.arrangement.sort])
        return tuple(parts)

    @property
    def empty(self) -> str:
        """Why no row is shown, and the way out; '' when rows are."""
        if self.rows:
            return ""
        if not self.subjects:
            return "This table has no subjects."
        if self.arrangement.words:
            return "No row has these words. Escape takes the filter away."
        if self.arrangement.differences and self.all_rows:
            return "All rows say the same of these subjects. Press d to see them."
        return "This table has no rows."


def whole(table: Comparison) -> Arrangement:
    """The table as its author wrote it."""
    return Arrangement(tuple(subject.id for subject in distinct(table)))


def kept(table: Comparison, before: Arrangement) -> Arrangement:
    """The arrangement as far as the table has its subjects; all of them when it has none."""
    there = {subject.id for subject in table.subjects}
    subjects = tuple(name for name in before.subjects if name in there)
    return replace(before, subjects=subjects or whole(table).subjects)


def distinct(table: Comparison) -> tuple[Subject, ...]:
    """The table's subjects; of an id that stands there twice the first counts."""
    return tuple({subject.id: subject for subject in reversed(table.subjects)}.values())[::-1]


def arranged(table: Comparison, arrangement: Arrangement) -> Shown:
    """What is seen of the table in this arrangement."""
    by_id = {subject.id: subject for subject in distinct(table)}
    subjects = tuple(by_id[name] for name in arrangement.subjects if name in by_id)
    alike = {place for place, row in enumerate(table.rows) if is_alike(row, subjects)}
    wanted = arrangement.words.casefold().split()
    rows = [
        row
        for place, row in enumerate(table.rows)
        if subjects and not (arrangement.differences and place in alike) and _has(row, subjects, wanted)
    ]
    return Shown(
        subjects=subjects,
        rows=_sorted(rows, subjects, arrangement.sort),
        all_subjects=len(by_id),
        all_rows=len(table.rows),
        alike=len(alike),
        arrangement=arrangement,
    )


def _has(row: Row, subjects: Sequence[Subject], words: list[str]) -> bool:
    """Whether dimension and cells have all the words, or what begins or holds them."""
    if not words:
        return True
    cells = [row.cells[subject.id].short for subject in subjects if subject.id in row.cells]
    text = " ".join((row.dimension, *cells)).casefold()
    return all(word in text for word in words)


def _sorted(rows: list[Row], subjects: tuple[Subject, ...], sort: Sort) -> tuple[Row, ...]:
    if sort == "name":
        return tuple(sorted(rows, key=lambda row: row.dimension.casefold()))
    if sort == "difference":
        # Sorting is stable: of equals the author's order stands.
        return tuple(sorted(rows, key=lambda row: -len(agreeing(row, subjects))))
    return tuple(rows)
